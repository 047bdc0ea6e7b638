#pragma once
/// A small company whose mapping uses one of everything, for the tests of this folder.

#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/explain/inquiry.hpp"
#include "engine/json/json_location.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

inline const std::string hr_source = R"yaml(source: hr
title: HR
language: 1
read:
  id:              text from id
  first_name:      text from names.first
  known_as:        text from names.known
  email:           email from email
  department:      text from "/work/department".value
  employment_type: text from payroll.type
  site:            text from sites[main is true].name
  home_country:    country from address.country
  start_date:      date like 31/01/2024 from work.start
  end_date:        date from work.end
  zone:            zone from zone
  employment_status: one of ("active", "inactive") from status
  contract_days:   number from contract.days
  remote:          yes_no from ("Y", "N") from remote
worker:
  status: if employment_status is "inactive" then "archived" otherwise "active"
)yaml";

/// The same company with several employments a person, of which one is picked.
inline const std::string jobs_source = R"yaml(source: hr
title: HR
language: 1
read:
  id:           text from id
  first_name:   text from first
  email:        email from email
  home_country: country from country
  zone:         zone from zone
  jobs:
    from: jobs
    each:
      unit:   text from unit
      since:  date from starts
      until:  date from ends
    primary:
      starts: since
      ends: until
      zone: zone else "UTC"
  skills:       list of text from $.skills[*].name
worker:
  department: jobs.primary.unit
  start_date: jobs.primary.since
  site: join(skills, " ")
  end_date: jobs.primary.until
  status: if count(jobs[unit is "Board"]) > 0 then "archived" otherwise "active"
)yaml";

inline const char* const grace = R"({"id":"E7","first":"Grace","email":"grace@acme.example",
  "country":"US","zone":"America/New_York","skills":[{"name":"Flow"},{"name":"COBOL"}],
  "jobs":[{"unit":"Navy","starts":"2020-01-01","ends":"2026-12-31"},
          {"unit":"Lab","starts":"2027-02-01"}]})";

inline const std::string learn_target = R"yaml(target: learn
title: Learn
language: 1
settings:
  first_name_from:
    title: First name
    choose: {legal: Legal, known_as: Known as}
    default: legal
  zone:
    title: Zone
    type: zone
    default: UTC
tables:
  regions:
    key: country
    rows: {GB: Europe, FR: Europe, US: America}
    otherwise: blank
user:
  external_id:    text, required, match first
  email:          email, required, match second
  first_name:     text, required
  group:          group, one
  content_region: text, required
  location:       text
set:
  external_id: worker.id
  email:       worker.email else hold "no work e-mail address"
  first_name:
    cases:
      - when: settings.first_name_from is "known_as"
        then: worker.known_as else worker.first_name else hold "no first name"
      - otherwise: worker.first_name else hold "no first name"
  group:          worker.department else keep
  content_region: regions(worker.home_country) else hold "no region"
  location:       upper(worker.site) else clear
account:
  starts: worker.start_date
  ends:   worker.end_date
  archived when: worker.status is "archived"
  zone:   worker.zone else settings.zone
invite: never
)yaml";

inline std::map<std::string, std::string> office(
    const std::string& rules = {}, const std::string& source = hr_source,
    const std::string& rest = "invite: on start date\n") {
  std::string integration =
      "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\n"
      "settings:\n  first_name_from: known_as\n  zone: Europe/London\n";
  if (!rules.empty()) integration += "people:\n  rules:\n" + rules;
  integration += rest;
  return {{"acme/integration.yaml", integration},
          {"mappings/hr/source.yaml", source},
          {"mappings/learn/target.yaml", learn_target}};
}

inline const std::string contractors =
    "    - id: no-contractors\n"
    "      say: Contractors are managed by hand, Engineering aside\n"
    "      exclude: worker.employment_type in (\"Contractor\", \"Intern\") and "
    "worker.department is not \"Engineering\"\n"
    "      if blank: include\n";

inline const char* const ada = R"({"id":"E12","names":{"first":"Augusta","known":"Ada"},
  "email":"ada@acme.example","/work/department":{"value":"Sales"},"payroll":{"type":"Permanent"},
  "sites":[{"main":false,"name":"Paris"},{"main":true,"name":"London"}],
  "address":{"country":"United Kingdom"},"work":{"start":"01/03/2024"},"zone":"Europe/London",
  "status":"active"})";

inline Inquiry inquiry_of(const CompiledMapping& mapping,
                          std::string_view at = "2026-11-21T08:00:00Z") {
  return {mapping.graph(),
          mapping.program(),
          references(),
          mapping.sources(),
          mapping.limits(),
          clock_at(at),
          {&mapping.bundle().integration, &mapping.bundle().source, &mapping.bundle().target}};
}

/// Ada with one member changed: `with("payroll", R"({"type":"Intern"})")`.
inline Json ada_with(const std::string& member, const std::string& value) {
  return replaced(json_of(ada), JsonLocation{{member}}, json_of(value)).value();
}

}  // namespace joinery::testing
