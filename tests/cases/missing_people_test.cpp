/// Whom the source is asked for before a plan: in which order, and how many.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/memory/memory_event.hpp"
#include "engine/plan/missing_people.hpp"
#include "tests/cases/case_mapping.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// Six users of E1 … E6; of these E6 is among the records.
struct Roster {
  Present present;
  Matching matching;
  Memory memory;

  Roster() {
    static constexpr std::string_view users[] = {"U1", "U2", "U3", "U4", "U5", "U6"};
    static constexpr std::string_view people[] = {"E1", "E2", "E3", "E4", "E5", "E6"};
    for (std::size_t i = 0; i < std::size(users); ++i) {
      PresentUser user;
      user.id = users[i];
      user.person = people[i];
      user.managed = true;
      present.users.push_back(user);
      matching.person_of_user.push_back(i == 5 ? 0 : Match::nobody);
    }
  }
  [[nodiscard]] std::vector<std::string> asked(std::size_t at_most, const std::string& lines = "") const {
    return missing_people(present, matching, Policies(case_mapping(lines).graph()), memory, at_most);
  }
};

void is_missing(Memory& memory, const char* person, const char* since) {
  remember(memory, Missing{person, *parse_instant(since)});
}

using Names = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(whoever_has_an_account_and_no_record_is_asked_for) {
  Roster roster;
  BOOST_TEST((roster.asked(9) == Names{"E1", "E2", "E3", "E4", "E5"}));
  roster.present.users[0].active = false;    // has no account any more
  roster.present.users[1].managed = false;   // is not ours
  roster.present.users[2].person = {};       // nobody knows who that is
  BOOST_TEST((roster.asked(9) == Names{"E4", "E5"}));
}

BOOST_AUTO_TEST_CASE(nobody_is_asked_for_where_absent_people_are_kept) {
  const Roster roster;
  BOOST_TEST(roster.asked(9, "policies:\n  absent people: keep\n").empty());
  BOOST_TEST(roster.asked(9, "policies:\n  absent people: hold\n").size() == 5U);
}

BOOST_AUTO_TEST_CASE(who_is_missing_for_longest_is_asked_for_first_and_who_is_hidden_last) {
  Roster roster;
  is_missing(roster.memory, "E5", "2026-11-19T08:00:00Z");
  is_missing(roster.memory, "E4", "2026-11-20T08:00:00Z");
  is_missing(roster.memory, "E1", "2026-11-01T08:00:00Z");
  remember(roster.memory, LookedUp{"E1", *parse_instant("2026-11-02T08:00:00Z"), LookUp::invisible});
  is_missing(roster.memory, "E2", "2026-11-02T08:00:00Z");
  remember(roster.memory, LookedUp{"E2", *parse_instant("2026-11-02T08:00:00Z"), LookUp::gone});
  BOOST_TEST((roster.asked(9) == Names{"E5", "E4", "E3", "E2", "E1"}));
  BOOST_TEST((roster.asked(2) == Names{"E5", "E4"}));
  BOOST_TEST(roster.asked(0).empty());
}
