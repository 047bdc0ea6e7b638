/// Every case of tests/cases/*.txt, and what holds for all of them.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/case_play.hpp"
#include "tests/cases/world.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// The lines of NDJSON from the last to the first.
std::string turned(const std::string& text) {
  std::string out;
  std::stringstream in(text);
  for (std::string line; std::getline(in, line);) out = line + "\n" + out;
  return out;
}

struct Played {
  std::vector<std::string> lines;
  std::string json, turned_json;
};

/// One run of a case after the other; each plan is carried out before the next run.
std::vector<Played> play(const PlanCase& one) {
  World world;
  world.memory.first_released = *parse_instant("2020-01-01T00:00:00Z");
  world.memory.mail_released = world.memory.first_released;
  std::vector<Played> played;
  for (const CaseRun& run : one.runs) {
    if (run.users) world.set_users(*run.users);
    if (run.groups) world.set_groups(*run.groups);
    if (is_unreleased(run)) {
      world.memory.first_released.reset();
      world.memory.mail_released.reset();
    }
    for (const MemoryEvent& event : events_of(run)) remember(world.memory, event);
    CaseQuestion question = question_of(run, world.users_text(), world.groups_text());
    const Memory before = world.memory;
    if (run.remembers) question.memory = &before;
    const CompiledMapping& mapping = case_mapping(run.integration);
    const Planned planned(mapping, question);
    Played result{planned.lines(), planned.json(), ""};
    question.records = turned(question.records);
    question.users = turned(question.users);
    question.groups = turned(question.groups);
    question.threads = 3;
    result.turned_json = Planned(mapping, question).json();
    played.push_back(std::move(result));
    world.apply(planned, run.approve ? Held::done : Held::left);
  }
  return played;
}

/// With JOINERY_ACCEPT=1 the plans that came are written into the files, and the test fails.
void accept(const std::vector<PlanCase>& cases, const std::vector<std::vector<Played>>& played) {
  for (std::size_t i = cases.size(); i-- > 0;) {
    std::vector<std::string> lines;
    std::ifstream in(cases[i].file);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    for (std::size_t r = cases[i].runs.size(); r-- > 0;) {
      const CaseRun& run = cases[i].runs[r];
      if (run.plan_line == 0) continue;
      const auto at = [&](std::size_t line) {
        return lines.begin() + static_cast<std::ptrdiff_t>(line);
      };
      lines.erase(at(run.plan_line), at(std::max(run.plan_end - 1, run.plan_line)));
      lines.insert(at(run.plan_line), played[i][r].lines.begin(), played[i][r].lines.end());
    }
    std::ofstream out(cases[i].file);
    for (const std::string& line : lines) out << line << '\n';
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_gives_the_plan_that_is_written) {
  const std::vector<PlanCase> cases = all_cases();
  BOOST_TEST(cases.size() > 40U);
  std::vector<std::vector<Played>> all;
  for (const PlanCase& one : cases) {
    BOOST_TEST_CONTEXT(one.file << ":" << one.line << " " << one.title) {
      all.push_back(play(one));
      for (std::size_t r = 0; r < one.runs.size(); ++r) {
        BOOST_TEST_CONTEXT("run " << r + 1) {
          BOOST_TEST((one.runs[r].plan_line != 0), "a run without `plan`");
          BOOST_TEST(all.back()[r].lines == one.runs[r].plan, boost::test_tools::per_element());
          BOOST_TEST((all.back()[r].json == all.back()[r].turned_json),
                     "the order of records, users and groups makes a difference");
        }
      }
    }
  }
  if (std::getenv("JOINERY_ACCEPT") != nullptr) {
    accept(cases, all);
    BOOST_TEST(false, "accepted: read what has changed");
  }
}
