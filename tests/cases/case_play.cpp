#include "tests/cases/case_play.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"

namespace joinery::testing {
namespace {

constexpr std::string_view unreleased = "unreleased";

SourceAnswer source_answer(const std::string& word) {
  if (word == "present") return SourceAnswer::present;
  if (word == "left_out") return SourceAnswer::left_out;
  if (word == "invisible") return SourceAnswer::invisible;
  BOOST_TEST_REQUIRE(word == "gone");
  return SourceAnswer::gone;
}

/// `incomplete WHY`, `groups incomplete WHY`, `stamp INSTANT`, `everybody at INSTANT`, `identity NAME`, `forced`,
/// `look up PERSON ANSWER`, `cannot be asked`, `group names N`, `reserved group NAME`, `hides group managers`.
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
  } else if (const auto everybody = after("everybody at ")) {
    source.everybody_at = *parse_instant(*everybody);
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
  } else if (line == "hides group managers") {
    question.hides_group_managers = true;
  } else if (line == "cannot be asked") {
    source.can_be_asked = false;
  } else {
    BOOST_TEST_REQUIRE(false, "nobody knows what this says of the source: " << line);
  }
}

}  // namespace

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

CaseQuestion question_of(const CaseRun& run, std::string users, std::string groups) {
  CaseQuestion question;
  question.at = run.at;
  question.records = run.records;
  question.users = std::move(users);
  question.groups = std::move(groups);
  for (const std::string& line : run.source) read_source(line, question);
  return question;
}

bool is_unreleased(const CaseRun& run) {
  return std::ranges::find(run.memory, unreleased) != run.memory.end();
}

std::vector<MemoryEvent> events_of(const CaseRun& run) {
  std::vector<MemoryEvent> events;
  for (const std::string& line : run.memory) {
    if (line == unreleased) continue;
    auto event = read_event(json_of(line));
    BOOST_TEST_REQUIRE(event.has_value(), line);
    events.push_back(std::move(*event));
  }
  return events;
}

}  // namespace joinery::testing
