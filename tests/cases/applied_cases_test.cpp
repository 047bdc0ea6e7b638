/// Every case once more, carried out by engine/apply: the next plan and the platform must be the same
/// as where every change was simply made.

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/applied_world.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/world.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

using Names = std::map<std::string, std::string>;

/// Ids that the applied world has given -> those that the plain one has given to the same.
Names names_between(const World& plain, const AppliedWorld& applied) {
  Names names;
  for (const auto& [id, user] : plain.users) {
    const std::string other = user.person.empty() ? "" : applied.made_user_of(user.person);
    if (!other.empty()) names[other] = id;
  }
  for (const auto& [id, group] : plain.groups) {
    const std::string other = applied.made_group_of(group.kind, group.key);
    if (!other.empty()) names[other] = id;
  }
  return names;
}

std::string renamed(const std::string& line, const Names& names) {
  std::string out, word;
  const auto flush = [&] {
    const auto found = names.find(word);
    out += found == names.end() ? word : found->second;
    word.clear();
  };
  for (const char c : line) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    flush();
    out += c;
  }
  flush();
  return out;
}

std::vector<std::string> renamed(std::vector<std::string> lines, const Names& names) {
  for (std::string& line : lines) line = renamed(line, names);
  return lines;
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::stringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// Both worlds, side by side.
struct Both {
  explicit Both(const CaseRun& first) : applied(first) {
    plain.memory.first_released = *parse_instant("2020-01-01T00:00:00Z");
    plain.memory.mail_released = plain.memory.first_released;
  }

  void begin(const CaseRun& run) {
    if (run.users) plain.set_users(*run.users);
    if (run.groups) plain.set_groups(*run.groups);
    if (is_unreleased(run)) {
      plain.memory.first_released.reset();
      plain.memory.mail_released.reset();
    }
    for (const MemoryEvent& event : events_of(run)) remember(plain.memory, event);
    applied.begin(run);
  }

  /// Plans in both, compares, and carries the plans out.
  void go(const CaseRun& run, const std::vector<std::string>* wanted) {
    CaseQuestion question = question_of(run, plain.users_text(), plain.groups_text());
    const Memory before = plain.memory;
    if (run.remembers) question.memory = &before;
    const Planned one(case_mapping(run.integration), question);
    const Planned other = applied.plan(run);
    const Names names = names_between(plain, applied);
    const std::vector<std::string> lines = renamed(other.lines(), names);
    BOOST_TEST(lines == (wanted != nullptr ? *wanted : one.lines()), boost::test_tools::per_element());
    plain.apply(one, run.approve ? Held::done : Held::left);
    applied.carry_out(other, run.approve);
  }

  void compare_platforms() const {
    const Names names = names_between(plain, applied);
    const auto same = [&](const std::string& text, const std::string& of_applied) {
      std::vector<std::string> lines = renamed(sorted_lines(of_applied), names);
      std::sort(lines.begin(), lines.end());
      BOOST_TEST(lines == sorted_lines(text), boost::test_tools::per_element());
    };
    same(plain.users_text(), applied.users_text());
    same(plain.groups_text(), applied.groups_text());
  }

  World plain;
  AppliedWorld applied;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_apply_carries_out_leads_to_the_same_next_plan) {
  std::size_t several = 0;
  for (const PlanCase& one : all_cases()) {
    several += one.runs.size() > 1 ? 1U : 0U;
    BOOST_TEST_CONTEXT(one.file << ":" << one.line << " " << one.title) {
      Both both(one.runs.front());
      for (std::size_t r = 0; r < one.runs.size(); ++r) {
        BOOST_TEST_CONTEXT("run " << r + 1) {
          both.begin(one.runs[r]);
          both.go(one.runs[r], &one.runs[r].plan);
          both.compare_platforms();
        }
      }
      // And once more on what is there now.
      CaseRun again = one.runs.back();
      again.users.reset();
      again.groups.reset();
      again.memory.clear();
      BOOST_TEST_CONTEXT("once more") { both.go(again, nullptr); }
    }
  }
  BOOST_TEST(several > 30U);
}
