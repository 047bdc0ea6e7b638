/// Every case of tests/cases/*.txt, and what holds for all of them.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/case_file.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/world.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::vector<PlanCase> all_cases() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".txt") && name != "rows.txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<PlanCase> all;
  for (const std::string& file : files) {
    for (PlanCase& one : read_cases(file)) all.push_back(std::move(one));
  }
  return all;
}

SourceAnswer source_answer(const std::string& word) {
  if (word == "present") return SourceAnswer::present;
  if (word == "left_out") return SourceAnswer::left_out;
  if (word == "invisible") return SourceAnswer::invisible;
  BOOST_TEST_REQUIRE(word == "gone");
  return SourceAnswer::gone;
}

/// `incomplete WHY`, `groups incomplete WHY`, `stamp INSTANT`, `identity NAME`, `forced`,
/// `look up PERSON ANSWER`, `cannot be asked`, `group names N`, `reserved group NAME`.
void read_source(const std::string& line, CaseQuestion& question) {
  const auto after = [&](std::string_view begin) -> std::optional<std::string> {
    if (!line.starts_with(begin)) return std::nullopt;
    return line.substr(begin.size());
  };
  SourceProof& source = question.source;
  if (const auto why = after("incomplete ")) {
    source.incomplete = *why;
  } else if (const auto groups_why = after("groups incomplete ")) {
    source.groups_incomplete = *groups_why;
  } else if (const auto stamp = after("stamp ")) {
    source.stamp = *parse_instant(*stamp);
  } else if (const auto identity = after("identity ")) {
    source.identity = *identity;
  } else if (line == "forced") {
    source.forced = true;
  } else if (const auto count = after("group names ")) {
    question.limits.group_name_max = static_cast<std::uint32_t>(std::stoul(*count));
  } else if (const auto name = after("reserved group ")) {
    question.limits.reserved_group_names.push_back(*name);
  } else if (const auto words = after("look up ")) {
    const std::size_t space = words->find(' ');
    source.look_ups[words->substr(0, space)] = source_answer(words->substr(space + 1));
  } else if (line == "cannot be asked") {
    source.can_be_asked = false;
  } else {
    BOOST_TEST_REQUIRE(false, "nobody knows what this says of the source: " << line);
  }
}

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
    for (const std::string& line : run.memory) {
      if (line == "unreleased") {
        world.memory.first_released.reset();
        world.memory.mail_released.reset();
        continue;
      }
      const auto event = read_event(json_of(line));
      BOOST_TEST_REQUIRE(event.has_value(), line);
      remember(world.memory, *event);
    }
    CaseQuestion question;
    question.at = run.at;
    question.records = run.records;
    question.users = world.users_text();
    question.groups = world.groups_text();
    const Memory before = world.memory;
    if (run.remembers) question.memory = &before;
    for (const std::string& line : run.source) read_source(line, question);
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
