/// What holds for any company and any platform.

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/cases/case_mapping.hpp"
#include "tests/cases/world.hpp"
#include "tests/property/population.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// The ways in which a customer may have decided, one after the other.
const std::vector<std::string>& decisions() {
  static const std::vector<std::string> all = {
      "",
      "invite: immediately\npolicies:\n  archive empty groups: yes\n  people out of scope: archive\n",
      "policies:\n  inactive manager: their manager\n  self manager: clear\n  local archive: hr decides\n"
      "  rename groups by overlap: apply\n  leaver with reports: hold\n",
      "policies:\n  adopt: hold\n  cleared manager: keep\n  create groups: no\n"
      "  partial source: create and update\n",
  };
  return all;
}

CaseQuestion question_of(const World& world, const std::string& records) {
  CaseQuestion question;
  question.records = records;
  question.users = world.users_text();
  question.groups = world.groups_text();
  question.memory = &world.memory;
  return question;
}

struct Situation {
  std::uint64_t seed;
  Population population;
  const CompiledMapping& mapping;
  World world;

  explicit Situation(std::uint64_t from)
      : seed(from), population(joinery::testing::population(from)),
        mapping(case_mapping(decisions()[from % decisions().size()])) {
    world.set_users(population.users);
    world.set_groups(population.groups);
    world.memory = population.memory;
  }
};

template <class Check>
void for_all_seeds(std::uint64_t otherwise, Check check) {
  const char* one = std::getenv("JOINERY_SEED");
  const char* many = std::getenv("JOINERY_SEEDS");
  const std::uint64_t first = one != nullptr ? std::strtoull(one, nullptr, 10) : 1;
  std::uint64_t count = many != nullptr ? std::strtoull(many, nullptr, 10) : otherwise;
  if (one != nullptr) count = 1;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    BOOST_TEST_CONTEXT("JOINERY_SEED=" << seed) { check(Situation(seed)); }
  }
}

/// Of the groups that a user is in, those that were not ours.
std::set<std::string> foreign_groups(const World& before, const WorldUser& user) {
  std::set<std::string> foreign;
  for (const std::string& id : user.groups) {
    const auto group = before.groups.find(id);
    if (group != before.groups.end() && !group->second.managed) foreign.insert(id);
  }
  return foreign;
}

/// Before and after a plan: what must not have changed did not.
void check_foreign(const World& before, const World& after) {
  for (const auto& [id, user] : before.users) {
    const WorldUser& now = after.users.at(id);
    const auto budget = user.fields.find("budget");
    if (budget != user.fields.end()) BOOST_TEST(now.fields.at("budget") == budget->second);
    if (!user.managed && !now.managed) BOOST_TEST((now == user), id << " is not ours and changed");
    // A mapping may put people into a group that is not ours; nobody is ever taken out of one.
    BOOST_TEST(std::ranges::includes(now.groups, foreign_groups(before, user)),
               id << " was taken out of a group that is not ours");
  }
  for (const auto& [id, group] : before.groups) {
    if (group.managed) continue;
    BOOST_TEST((after.groups.contains(id) && after.groups.at(id) == group),
               id << " is not ours and changed");
  }
}

std::size_t active_admins(const World& world) {
  std::size_t count = 0;
  for (const auto& [id, user] : world.users) count += user.admin && user.active ? 1 : 0;
  return count;
}

/// So many ids of users or persons, or addresses, of those whom nobody may touch.
const std::vector<std::string> protected_names = {"U0", "E1", "p2@x.example", "U17", "E30"};

bool is_protected(const std::string& id, const WorldUser& user) {
  const auto email = user.fields.find("email");
  return std::ranges::any_of(protected_names, [&](const std::string& name) {
    return id == name || user.person == name ||
           (email != user.fields.end() && email->second == '"' + name + '"');
  });
}

/// Plans on what the world is now and carries all of it out; the lines of its mutations.
std::vector<std::string> plan_and_apply(Situation& s) {
  const Memory memory = s.world.memory;
  CaseQuestion question = question_of(s.world, s.population.records);
  question.memory = &memory;
  const Planned planned(s.mapping, question);
  std::vector<std::string> lines;
  if (!planned.plan().mutations.empty()) lines = planned.lines();
  if (std::getenv("JOINERY_SEED") != nullptr) {
    std::cerr << fmt::format("--- plan\n{}\n", fmt::join(planned.lines(), "\n"));
  }
  s.world.apply(planned, Held::done);
  return lines;
}

bool has_line(const std::vector<std::string>& lines, std::string_view part) {
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_second_plan_is_empty_unless_an_address_came_free_or_another_admin) {
  for_all_seeds(1000, [](Situation s) {
    const World before = s.world;
    const std::vector<std::string> first = plan_and_apply(s);
    check_foreign(before, s.world);
    if (active_admins(before) > 0) BOOST_TEST(active_admins(s.world) > 0U);
    // An address is taken from a user only once they are archived: a plan that archives them cannot know
    // that it will be done. So whoever waits for the address comes with the second plan, and what hangs
    // on them: their groups, their reports. Nothing waits for that one. Likewise, the last admin is not
    // touched by a plan that brings another one back, and is by the next.
    const std::vector<std::string> second = plan_and_apply(s);
    if (second.empty()) return;
    const bool address_came_free = has_line(second, " has this email now") ||
                                   has_line(first, " with this email is linked to ") ||
                                   has_line(first, " both have this email");
    BOOST_TEST((address_came_free || has_line(first, " is an admin who must stay")), second.front());
    const std::vector<std::string> third = plan_and_apply(s);
    BOOST_TEST(third.empty(), (third.empty() ? "" : third.front()));
  });
}

BOOST_AUTO_TEST_CASE(order_blocks_and_threads_never_change_a_plan) {
  for_all_seeds(1000, [](const Situation& s) {
    CaseQuestion question = question_of(s.world, s.population.records);
    const std::string straight = Planned(s.mapping, question).json();
    question.records = shuffled(question.records, s.seed);
    question.users = shuffled(question.users, s.seed + 1);
    question.groups = shuffled(question.groups, s.seed + 2);
    question.threads = 1 + s.seed % 4;
    question.block_bytes = 1 + s.seed % 700;
    BOOST_TEST((Planned(s.mapping, question).json() == straight));
  });
}

BOOST_AUTO_TEST_CASE(without_a_complete_source_nobody_loses_anything) {
  std::size_t seeds = 0, lost_with_a_complete_one = 0;
  for_all_seeds(1000, [&](const Situation& s) {
    CaseQuestion question = question_of(s.world, s.population.records);
    ++seeds;
    const Planned complete(s.mapping, question);
    lost_with_a_complete_one += static_cast<std::size_t>(std::ranges::count_if(
        complete.plan().mutations, [](const Mutation& mutation) { return takes_away(mutation); }));
    question.source.incomplete = "page 4 of 5 did not come";
    const Planned planned(s.mapping, question);
    BOOST_TEST(!planned.plan().complete);
    for (const Mutation& mutation : planned.plan().mutations) {
      BOOST_TEST(!takes_away(mutation), name_of(mutation.kind));
    }
  });
  BOOST_TEST((seeds == 1 || lost_with_a_complete_one > seeds / 2));
}

BOOST_AUTO_TEST_CASE(who_is_protected_is_never_touched) {
  std::size_t seeds = 0, touched_without_a_word = 0;
  for_all_seeds(1000, [&](Situation s) {
    const World before = s.world;
    CaseQuestion question = question_of(s.world, s.population.records);
    ++seeds;
    const Planned unprotected(s.mapping, question);
    question.guards.protected_ = protected_names;
    const Memory memory = s.world.memory;
    question.memory = &memory;
    const Planned planned(s.mapping, question);
    World without = s.world;
    without.apply(unprotected, Held::done);
    s.world.apply(planned, Held::done);
    for (const auto& [id, user] : before.users) {
      if (!is_protected(id, user)) continue;
      BOOST_TEST((s.world.users.at(id) == user), id << " is protected and changed");
      touched_without_a_word += without.users.at(id) == user ? 0U : 1U;
    }
  });
  BOOST_TEST((seeds == 1 || touched_without_a_word > seeds / 4));
}
