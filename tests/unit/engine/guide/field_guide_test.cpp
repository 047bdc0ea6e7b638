#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/guide/field_guide.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const char* const source = R"(source: hr
title: The HR system
language: 1
read:
  id:         text from number
  email:      email from mail
  department: text from unit
  team:       text from squad
  start_date: date from first_day
  employment_type: text from state
permissions:
  number: Staff, view
  mail:   Contact, view
  unit:   Organization, view
  squad:  Organization of squads, view
  first_day: Contracts, view
)";

const char* const target = R"(target: lms
title: The platform
language: 1
settings:
  group_from:
    title: Group
    help: What groups are made of
    choose: {department: Department, team: Team}
    default: department
user:
  number:  text, required, match first
  email:   email, required
  group:   group, one
  note:    text, at most 40 characters, on create only
  budget:  number, foreign
  phone:   text
set:
  number: worker.id
  email:  worker.email else hold "no e-mail address"
  group:
    of: settings.group_from
    cases:
      - when: department
        then: worker.department else keep
      - when: team
        then: worker.team else keep
  note:   if worker.employment_type is "new" then "welcome" otherwise keep
groups:
  group:
    kind: team
    name: ("The {item}")
policies:
  absent people: keep
)";

std::string page(const std::string& rest, const std::string& connect = {}) {
  const CompiledMapping mapping(
      {{"acme/integration.yaml",
        "integration: acme\ntitle: Acme\nsource: hr\ntarget: lms\nlanguage: 1\n" + rest},
       {"mappings/hr/source.yaml", source + connect},
       {"mappings/lms/target.yaml", target}});
  return render_markdown(
      field_guide({mapping.bundle(), &mapping.optimized(), references().zones}));
}

BOOST_AUTO_TEST_CASE(a_field_says_what_it_is_set_to_where_hr_has_it_and_what_else_holds) {
  const std::string text = page("");
  BOOST_TEST(holds(text, "| **Email**<br>`email`, email | Their email; if there is none, the person "
                         "is held: “no e-mail address”. | `mail` | Required: it is never cleared |"));
  BOOST_TEST(holds(text, "At most 40 characters; a longer value holds the person<br>Written once"));
  BOOST_TEST(holds(text, "People are found again by it (first)"));
}

BOOST_AUTO_TEST_CASE(what_is_only_compared_is_no_place_that_a_value_comes_from) {
  BOOST_TEST(holds(page(""), "| **Note**<br>`note`, text | It depends:<br>• if their employment type is “new”: "
                             "“welcome”<br>• otherwise: the platform's value stays as it is |  | "));
}

BOOST_AUTO_TEST_CASE(only_what_is_read_with_these_settings_must_be_granted) {
  const std::string department = page("");
  BOOST_TEST(holds(department, "| **Organization, view** | `unit` |"));
  BOOST_TEST(!holds(department, "squads"));
  BOOST_TEST(!holds(department, "Contracts"));
  const std::string team = page("settings: {group_from: team}\n");
  BOOST_TEST(holds(team, "| **Organization of squads, view** | `squad` | Group, groups |"));
  BOOST_TEST(!holds(team, "**Organization, view**"));
}

BOOST_AUTO_TEST_CASE(what_nobody_writes_is_named) {
  const std::string text = page("");
  BOOST_TEST(holds(text, "**Budget** (`budget`): the platform's own"));
  BOOST_TEST(holds(text, "**Phone** (`phone`): nothing sets it here"));
}

BOOST_AUTO_TEST_CASE(settings_stand_as_an_admin_sees_them_with_what_was_chosen) {
  const std::string text = page("settings: {group_from: team}\n");
  BOOST_TEST(holds(text, "| **Group**<br>What groups are made of<br>`settings.group_from` | "
                         "• Department (`department`), the default<br>• **Team** ← chosen (`team`) |"));
}

BOOST_AUTO_TEST_CASE(people_groups_policies_schedule_and_credentials_are_told) {
  const std::string text =
      page("people:\n  rules:\n    - id: no-interns\n      say: Interns are managed by hand\n"
           "      exclude: worker.employment_type is \"Intern\"\n      if blank: include\n"
           "schedule: Monday to Friday at 08:05 UTC\n"
           "credentials:\n  hr:\n    token: env HR_TOKEN\npolicies:\n  notify on create: yes\n");
  BOOST_TEST(holds(text, "- A person is left out if their employment type is “Intern”; if that is not known, "
                         "they stay in.\n  - Reports say: “Interns are managed by hand” (rule "
                         "`no-interns`)"));
  BOOST_TEST(holds(text, "- **Group**\n  - The name of the group: “The {the key of the group}”."));
  BOOST_TEST(holds(text, "From Monday to Friday at 08:05, time zone UTC."));
  BOOST_TEST(holds(text, "| hr | `token` | Environment variable `HR_TOKEN` |"));
  BOOST_TEST(holds(text, "Their account stays, and they are reported | the platform's mapping |"));
  BOOST_TEST(holds(text, "**Mail to new users**<br>`notify on create` | yes | this integration |"));
}

BOOST_AUTO_TEST_CASE(everybody_takes_part_where_nobody_says_otherwise) {
  BOOST_TEST(holds(page(""), "## Who takes part\n\nEverybody in HR takes part.\n"));
  BOOST_TEST(holds(page("people: {include: {users: [a@b.example]}}\n"),
                   "Those who are on the lists of people to include take part"));
}

BOOST_AUTO_TEST_CASE(it_says_which_changes_wait_for_the_next_read_of_everybody) {
  const std::string without = page("");
  BOOST_TEST(!holds(without, "When a change is seen"));
  const std::string with = page("", R"(connect:
  base: "https://hr.example"
  streams:
    people: {request: {path: "/people"}, complete: whole answer}
    person:
      request:
        path: ("/people/{person.id}")
    changes: {request: {path: "/changes", query: {since: since}}, complete: whole answer}
    units:
      for each: people
      key: text from unit
      request: {path: "/units"}
      id: text from id
      put in: unit
      one: yes
  read: {all: people, one: person, changed: {stream: changes, gives: ids}, full every: 3 days}
)");
  BOOST_TEST(holds(with, "## When a change is seen\n\nBetween two reads of everybody (every 3 days)"));
  BOOST_TEST(holds(with, "A group, department, site or other list that is renamed"));
  BOOST_TEST(holds(with, "what is read beside people: `units`."));
}

BOOST_AUTO_TEST_CASE(the_same_mapping_gives_the_same_page) { BOOST_TEST(page("") == page("")); }

}  // namespace
}  // namespace joinery::testing
