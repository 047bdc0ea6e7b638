/// What happens to many at once, over several runs on a platform that does as it is told.

#include <algorithm>

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/world.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// A company that is planned for and changed, run by run.
struct Flood {
  World world;
  std::string lines;   ///< of the integration

  explicit Flood(std::string integration = "") : lines(std::move(integration)) {
    world.memory.first_released = *parse_instant("2020-01-01T00:00:00Z");
    world.memory.mail_released = world.memory.first_released;
  }
  /// A user who is there, made by us and linked.
  void add(int n, const std::string& more = "") {
    const std::string id = fmt::format("U{:04}", n), person = fmt::format("E{:04}", n);
    WorldUser& user = world.users[id];
    user.managed = true;
    user.person = person;
    user.fields = {{"email", fmt::format("\"p{}@old.example\"", n)}, {"first_name", "\"A\""},
                   {"last_name", fmt::format("\"B{}\"", n)}};
    if (!more.empty()) user.groups.insert(more);
    remember(world.memory, Linked{person, id, *parse_instant("2026-01-01T00:00:00Z"), LinkEvidence::created});
  }
  struct Went {
    std::map<MutationKind, std::size_t> planned, held;
    std::vector<std::string> tripped;   ///< what guards say
    std::vector<std::string> lines;
  };
  Went run(const std::string& at, const std::string& records, Held held = Held::left) {
    CaseQuestion question;
    question.at = at;
    question.records = records;
    question.users = world.users_text();
    question.groups = world.groups_text();
    const Memory before = world.memory;
    question.memory = &before;
    const Planned planned(case_mapping(lines), question);
    Went went;
    for (const Mutation& mutation : planned.plan().mutations) {
      ++went.planned[mutation.kind];
      if (mutation.guard != nobody) ++went.held[mutation.kind];
    }
    for (const GuardResult& guard : planned.plan().guards) {
      if (guard.tripped) went.tripped.push_back(guard.name + ": " + guard.because);
    }
    went.lines = planned.lines();
    world.apply(planned, held);
    return went;
  }
  [[nodiscard]] std::size_t active() const {
    std::size_t count = 0;
    for (const auto& [id, user] : world.users) count += user.active ? 1U : 0U;
    return count;
  }
};

std::string record_of(int n, const std::string& domain, const std::string& more = "") {
  return fmt::format(R"({{"id":"E{0:04}","email":"p{0}@{1}","first":"A","last":"B{0}"{2}}})" "\n", n, domain, more);
}

using Kind = MutationKind;
using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(x_f22_another_domain_for_everybody_waits_for_a_word_and_invites_nobody) {
  Flood flood("invite: immediately\n");
  std::string records, moved;
  for (int n = 0; n < 500; ++n) {
    flood.add(n);
    remember(flood.world.memory, Invited{fmt::format("E{:04}", n), *parse_instant("2026-01-02T00:00:00Z")});
    records += record_of(n, "old.example");
    moved += record_of(n, "new.example");
  }
  BOOST_TEST(flood.run("2026-11-20T08:00:00Z", records).lines == Lines());
  const auto links = [&] {
    std::map<std::string, std::string> all;
    for (const auto& [person, known] : flood.world.memory.people) all[person] = known.user;
    return all;
  };
  const auto before = links();
  const Flood::Went held = flood.run("2026-11-21T08:00:00Z", moved);
  BOOST_TEST(held.planned.at(Kind::update_user) == 500U);
  BOOST_TEST(held.held.at(Kind::update_user) == 500U);
  BOOST_TEST(held.tripped == Lines{"update_field:email: 500 of 500 users would get another email, more than 250"},
             boost::test_tools::per_element());
  BOOST_TEST(held.planned.size() == 1U);   // nobody is made, linked or invited
  BOOST_TEST(flood.world.users.at("U0007").fields.at("email") == "\"p7@old.example\"");
  const Flood::Went approved = flood.run("2026-11-21T09:00:00Z", moved, Held::done);
  BOOST_TEST(approved.planned.at(Kind::update_user) == 500U);
  BOOST_TEST(flood.world.users.size() == 500U);
  for (const auto& [id, user] : flood.world.users) {
    BOOST_TEST(user.fields.at("email").find("@new.example") != std::string::npos);
    BOOST_TEST(user.invitation == "");
  }
  BOOST_TEST((links() == before));
  BOOST_TEST(flood.run("2026-11-21T10:00:00Z", moved).lines == Lines());
}

BOOST_AUTO_TEST_CASE(x_d20_a_slow_drain_is_held_when_the_sum_of_a_day_is_too_much) {
  Flood flood;
  for (int n = 0; n < 100; ++n) flood.add(n);
  const auto feed = [](int gone) {
    std::string records;
    for (int n = 0; n < 100; ++n) {
      records += record_of(n, "old.example", n < gone ? R"(,"status":"archived")" : "");
    }
    return records;
  };
  const auto is_of_a_day = [](const std::string& line) { return line.starts_with("archive_in_a_day: "); };
  // Four in a hundred, eight times in one day: the first four go, then nobody does.
  for (int run = 1; run <= 8; ++run) {
    const Flood::Went went = flood.run(fmt::format("2026-11-21T{:02}:00:00Z", run), feed(4 * run));
    const std::size_t archives = went.planned.at(Kind::archive_user);
    BOOST_TEST_CONTEXT("run " << run) {
      BOOST_TEST(archives == static_cast<std::size_t>(run == 1 ? 4 : 4 * (run - 1)));
      BOOST_TEST((went.held.empty() == (run == 1)));
      BOOST_TEST(std::ranges::any_of(went.tripped, is_of_a_day) == (run > 1));
      if (run == 2) BOOST_TEST(went.tripped.size() == 1U);   // no other guard would have held them
      if (run > 1) BOOST_TEST(went.held.at(Kind::archive_user) == archives);
      BOOST_TEST(flood.active() == 96U);
    }
  }
  const Flood::Went early = flood.run("2026-11-22T00:59:59Z", feed(8));
  BOOST_TEST(early.held.at(Kind::archive_user) == 4U);
  const Flood::Went next = flood.run("2026-11-22T01:00:00Z", feed(8));
  BOOST_TEST(next.held.empty());
  BOOST_TEST(flood.active() == 92U);
}

BOOST_AUTO_TEST_CASE(x_c05_hires_that_are_called_off_count_to_the_limit_of_archives) {
  for (const int called_off : {5, 6}) {
    Flood flood;
    std::string records;
    for (int n = 0; n < 20; ++n) {
      flood.add(n);
      if (n >= called_off) {
        records += record_of(n, "old.example");
        continue;
      }
      remember(flood.world.memory, Decided{fmt::format("E{:04}", n), true, *parse_day("2026-12-01"), {}});
    }
    const Flood::Went went = flood.run("2026-11-21T08:00:00Z", records);
    BOOST_TEST(went.planned.at(Kind::archive_user) == static_cast<std::size_t>(called_off));
    BOOST_TEST(flood.active() == (called_off == 5 ? 15U : 20U));
    const bool tripped = std::ranges::any_of(went.tripped, [](const std::string& line) {
      return line.starts_with("archive_user: ");
    });
    BOOST_TEST(tripped == (called_off == 6));
  }
}

namespace {

/// A department of `old` members, of whom `moved` are in one of another name now, with `fresh` new ones.
Flood::Went renamed_with(int old, int moved, int fresh) {
  Flood flood;
  flood.world.groups["g1"] = {"team", "Sales", "Sales", "", "", true};
  std::string records;
  for (int n = 0; n < old; ++n) {
    flood.add(n, "g1");
    if (n < moved) records += record_of(n, "old.example", R"(,"department":"Revenue")");
    else records += record_of(n, "old.example");
  }
  for (int n = old; n < old + fresh; ++n) {
    flood.add(n);
    records += record_of(n, "old.example", R"(,"department":"Revenue")");
  }
  return flood.run("2026-11-21T08:00:00Z", records);
}

bool is_a_rename(const Flood::Went& went) { return went.planned.contains(Kind::rename_group); }

}  // namespace

BOOST_AUTO_TEST_CASE(x_h02_four_in_five_make_a_renaming_and_less_does_not) {
  BOOST_TEST(is_a_rename(renamed_with(100, 80, 0)));
  BOOST_TEST(renamed_with(100, 80, 0).held.at(Kind::rename_group) == 1U);
  BOOST_TEST(!is_a_rename(renamed_with(100, 79, 0)));
  BOOST_TEST(renamed_with(100, 79, 0).planned.at(Kind::create_group) == 1U);
  // Of the larger of the two: who came counts as who went.
  BOOST_TEST(is_a_rename(renamed_with(40, 40, 10)));
  BOOST_TEST(!is_a_rename(renamed_with(40, 40, 11)));
}

BOOST_AUTO_TEST_CASE(x_h02_of_fewer_than_five_anybody_may_be_the_same_by_chance) {
  BOOST_TEST(is_a_rename(renamed_with(5, 5, 0)));
  BOOST_TEST(!is_a_rename(renamed_with(4, 4, 0)));
}
