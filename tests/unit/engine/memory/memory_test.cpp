/// A memory is the sum of its events.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/memory/memory_event.hpp"

using namespace joinery;

namespace {

Instant at(const char* text) { return *parse_instant(text); }

const Instant monday = at("2026-11-16T08:00:00Z"), tuesday = at("2026-11-17T08:00:00Z");

}  // namespace

BOOST_AUTO_TEST_CASE(a_link_to_another_user_forgets_what_was_written_to_the_first) {
  Memory memory;
  remember(memory, Linked{"E1", "U1", monday, LinkEvidence::created});
  remember(memory, Written{"E1", "email", {1, 2}});
  remember(memory, Joined{"E1", "g1"});
  remember(memory, Linked{"E1", "U1", tuesday, LinkEvidence::stored});
  BOOST_TEST((memory.mark(*memory.find("E1"), "email") == FieldMark{1, 2}));
  BOOST_TEST((memory.find("E1")->since == monday));
  remember(memory, Linked{"E1", "U2", tuesday, LinkEvidence::confirmed});
  BOOST_TEST((memory.mark(*memory.find("E1"), "email") == FieldMark{}));
  BOOST_TEST(memory.find("E1")->groups.empty());
  BOOST_TEST(memory.serial == 5U);
}

BOOST_AUTO_TEST_CASE(an_invitation_is_counted_once_whatever_is_played_again) {
  Memory memory;
  remember(memory, Invited{"E1", monday});
  remember(memory, Invited{"E1", monday});
  BOOST_TEST(memory.find("E1")->invitations == 1);
  remember(memory, Invited{"E1", tuesday});
  BOOST_TEST(memory.find("E1")->invitations == 2);
}

BOOST_AUTO_TEST_CASE(another_id_of_hr_takes_everything_along) {
  Memory memory;
  remember(memory, Linked{"E1", "U1", monday, LinkEvidence::created});
  remember(memory, Invited{"E1", monday});
  remember(memory, Archived{"U1", "E1", monday, true, "ended", {"g1"}, "U9"});
  remember(memory, Missing{"E1", tuesday});
  remember(memory, Relinked{"E1", "E7", tuesday});
  BOOST_TEST(memory.find("E1") == nullptr);
  BOOST_TEST(memory.find("E7")->user == "U1");
  BOOST_TEST(memory.find("E7")->invitations == 1);
  BOOST_TEST((memory.find("E7")->evidence == LinkEvidence::changed_id));
  BOOST_TEST(memory.archives.at("U1").person == "E7");
  BOOST_TEST(memory.absences.empty());
}

BOOST_AUTO_TEST_CASE(archives_are_counted_for_a_day) {
  Memory memory;
  remember(memory, Archived{"U1", "E1", monday, true, "ended", {}, ""});
  remember(memory, Archived{"U1", "E1", monday, true, "ended", {}, ""});
  remember(memory, Archived{"U2", "E2", monday, false, "", {}, ""});
  BOOST_TEST(memory.archived.size() == 1U);
  remember(memory, Archived{"U3", "E3", {tuesday.micros - 1}, true, "ended", {}, ""});
  BOOST_TEST(memory.archived.size() == 2U);
  remember(memory, Archived{"U4", "E4", tuesday, true, "ended", {}, ""});
  BOOST_TEST(memory.archived.size() == 2U);
  remember(memory, Reactivated{"U4"});
  BOOST_TEST(memory.archives.count("U4") == 0U);
  BOOST_TEST(memory.archived.size() == 2U);
}

BOOST_AUTO_TEST_CASE(who_is_missing_is_counted_by_snapshots_until_they_return) {
  Memory memory;
  remember(memory, Missing{"E1", monday});
  remember(memory, Missing{"E1", monday});
  remember(memory, Missing{"E1", tuesday});
  BOOST_TEST(memory.absences.at("E1").snapshots == 2U);
  BOOST_TEST((memory.absences.at("E1").first == monday));
  remember(memory, LookedUp{"E1", tuesday, LookUp::gone});
  BOOST_TEST((memory.absences.at("E1").look_up == LookUp::gone));
  remember(memory, Returned{"E1"});
  BOOST_TEST(memory.absences.empty());
}

BOOST_AUTO_TEST_CASE(only_the_last_snapshots_are_kept) {
  Memory memory;
  for (std::int64_t day = 0; day < 20; ++day) {
    SnapshotMemory one;
    one.at = {monday.micros + day * micros_per_day};
    one.count = static_cast<std::uint64_t>(day);
    remember(memory, SnapshotAccepted{one});
  }
  BOOST_TEST(memory.snapshots.size() == Memory::snapshots_kept);
  BOOST_TEST(memory.snapshots.back().count == 19U);
}

BOOST_AUTO_TEST_CASE(who_is_due_is_known_without_a_full_run) {
  Memory memory;
  BOOST_TEST(!memory.next_change().has_value());
  remember(memory, Decided{"E1", true, {}, tuesday});
  remember(memory, Decided{"E2", true, {}, monday});
  remember(memory, Decided{"E3", false, {}, {}});
  BOOST_TEST((memory.next_change() == monday));
  BOOST_TEST(memory.due(monday).size() == 1U);
  BOOST_TEST(memory.due({monday.micros - 1}).empty());
  BOOST_TEST(memory.due(tuesday).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_somebody_allowed_ends) {
  Memory memory;
  remember(memory, Released{"E1", Release::link, tuesday});
  BOOST_TEST(memory.is_released("E1", Release::link, monday));
  BOOST_TEST(!memory.is_released("E1", Release::link, tuesday));
  BOOST_TEST(!memory.is_released("E1", Release::renew, monday));
  remember(memory, Pinned{{"U1", "email"}, {}});
  remember(memory, Pinned{{"U1", "title"}, tuesday});
  BOOST_TEST(memory.is_pinned("U1", "email", tuesday));
  BOOST_TEST(!memory.is_pinned("U1", "title", tuesday));
  remember(memory, Unpinned{{"U1", "email"}});
  BOOST_TEST(!memory.is_pinned("U1", "email", monday));
}

BOOST_AUTO_TEST_CASE(marks_are_the_same_on_every_machine) {
  BOOST_TEST(mark_of("\"a\"") != mark_of("\"b\""));
  BOOST_TEST(mark_of("") != 0U);
  BOOST_TEST(mark_of("\"ada@acme.example\"") == 3985433373710133059U);
}
