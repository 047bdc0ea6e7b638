// What is left after optimizing says what to ask the vendor for, and what a record costs at most.

#include "engine/graph/needs.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/compiled.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

CompiledMapping mapping_of(const std::string& mode) {
  return CompiledMapping(
      {{"mappings/hr/source.yaml", R"(source: hr
title: HR
language: 1
read:
  id: text from id
  site: text from work.site.name
  team: text from work.team
  city: text from $.address.city
  homes: list of text from address.homes[].city
  jobs:
    from: history.jobs
    each:
      title: text from title.text
      hours: number from hours
permissions:
  work: Employment section
  work.site: Site section
  address: Address section
  history: History section
)"},
       {"mappings/lms/target.yaml", R"(target: lms
title: LMS
language: 1
settings:
  mode: {title: M, choose: {site: S, team: T, city: C, jobs: J}, default: site}
user:
  it: text
set:
  it:
    cases:
      - {when: settings.mode is "site", then: lower(worker.site) else keep}
      - {when: settings.mode is "team", then: worker.team else keep}
      - when: settings.mode is "city"
        then: worker.city else join(sorted(worker.homes by item), " ") else keep
      - otherwise: only(worker.jobs[hours > 10].title) else keep
)"},
       {"acme/integration.yaml",
        "integration: acme\ntitle: A\nsource: hr\ntarget: lms\nlanguage: 1\nsettings:\n  mode: " +
            mode + "\n"}});
}

std::string paths(const Graph& graph) {
  std::string out;
  for (const Need& need : needs(graph)) out += (out.empty() ? "" : ", ") + need.path;
  return out;
}

std::string permissions(const Graph& graph) {
  std::string out;
  for (const std::string& permission : permissions_needed(graph))
    out += (out.empty() ? "" : ", ") + permission;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_what_a_choice_uses_is_asked_for) {
  struct Row {
    const char* mode;
    const char* paths;
    const char* permissions;
  };
  for (const Row& row : {
           Row{"site", "id, work.site.name", "Site section"},
           Row{"team", "id, work.team", "Employment section"},
           Row{"city", "$.address.city, address.homes[].city, id", "Address section"},
           Row{"jobs", "history.jobs, history.jobs[].hours, history.jobs[].title.text, id",
               "History section"},
       }) {
    BOOST_TEST_CONTEXT(row.mode) {
      const CompiledMapping mapping = mapping_of(row.mode);
      BOOST_TEST(paths(mapping.optimized()) == row.paths);
      BOOST_TEST(permissions(mapping.optimized()) == row.permissions);
    }
  }
}

BOOST_AUTO_TEST_CASE(before_optimizing_everything_could_be_needed) {
  const CompiledMapping mapping = mapping_of("site");
  BOOST_TEST(needs(mapping.graph()).size() == 8U);
  BOOST_TEST(permissions(mapping.graph()) ==
             "Address section, Employment section, History section, Site section");
}

BOOST_AUTO_TEST_CASE(the_worst_cost_counts_steps_reads_functions_and_items) {
  const Cost site = worst_cost(mapping_of("site").optimized());
  BOOST_TEST(site.reads == 2U);
  BOOST_TEST(site.library > 0U);
  BOOST_TEST(site.per_item == 0U);
  // id, site, lower(site), … else keep
  BOOST_TEST(site.steps == 4U);
  const Cost jobs = worst_cost(mapping_of("jobs").optimized());
  BOOST_TEST(jobs.library == 0U);
  // hours, and its comparison
  BOOST_TEST(jobs.per_item == 2U);
}
