/// A memory and its events come back from their JSON as they were.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/memory/memory_json.hpp"

using namespace joinery;

namespace {

Instant at(const char* text) { return *parse_instant(text); }

std::vector<MemoryEvent> one_of_each() {
  const Instant then = at("2026-11-16T08:00:00Z"), later = at("2026-11-17T08:00:00.5Z");
  SnapshotMemory snapshot{then, later, "sha256:1", "acme", 509, {{"work.title", 980}, {"id", 1000}}};
  return {Linked{"E1", "U1", then, LinkEvidence::matched},
          Linked{"E2", "U2", then, LinkEvidence::created},
          Linked{"E3", "U3", then, LinkEvidence::stored},
          Relinked{"E2", "E22", later},
          Invited{"E1", then},
          Archived{"U1", "E1", later, true, "ended", {"g1", "g2"}, "U9"},
          Archived{"U2", "E22", later, false, "", {}, ""},
          Reactivated{"U2"},
          Written{"E1", "email", {17, 18}},
          Written{"E1", "title", {0, 99}},
          GroupMade{"g1", "team", "d1", "Sales"},
          GroupLed{"g1", "U9"},
          GroupArchived{"g1"},
          Joined{"E1", "g1"},
          Joined{"E1", "g0"},
          Left{"E1", "g0"},
          UserGone{"E3", "U3", later},
          SnapshotAccepted{snapshot},
          Missing{"E4", then},
          LookedUp{"E4", later, LookUp::invisible},
          Missing{"E5", then},
          Returned{"E5"},
          Decided{"E1", false, parse_day("2026-12-01").value(), later},
          Waiting{{"E1", "manager", "E9"}, then},
          Waiting{{"E1", "approver", "E9"}, then},
          Settled{{"E1", "approver", "E9"}},
          ScopeSeen{"sha256:2", true},
          Released{"E1", Release::reactivate, later},
          Pinned{{"U1", "email"}, later},
          Pinned{{"U1", "title"}, {}},
          Pinned{{"U1", "team"}, {}},
          Unpinned{{"U1", "team"}},
          FirstRunReleased{then},
          MailReleased{later}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_kind_of_event_is_tried) {
  std::vector<bool> seen(std::variant_size_v<MemoryEvent>, false);
  for (const MemoryEvent& event : one_of_each()) seen[event.index()] = true;
  for (std::size_t i = 0; i < seen.size(); ++i) BOOST_TEST(seen[i], i);
}

BOOST_AUTO_TEST_CASE(events_come_back_as_they_were) {
  for (const MemoryEvent& event : one_of_each()) {
    const std::string text = print(event);
    const auto back = read_event(*parse_json(text, {}));
    BOOST_TEST_REQUIRE(back.has_value(), text);
    BOOST_TEST(print(*back) == text);
    BOOST_TEST(back->index() == event.index());
  }
}

BOOST_AUTO_TEST_CASE(a_memory_comes_back_as_it_was) {
  Memory memory;
  memory.integration = "acme";
  for (const MemoryEvent& event : one_of_each()) remember(memory, event);
  const std::string text = print(memory);
  const auto back = parse_memory(text, {});
  BOOST_TEST_REQUIRE(back.has_value(), back.error().what);
  BOOST_TEST(print(*back) == text);
  BOOST_TEST(back->serial == memory.serial);
  BOOST_TEST(back->people.size() == 3U);
  BOOST_TEST(back->absences.size() == 1U);
  BOOST_TEST((back->mark(*back->find("E1"), "title") == FieldMark{0, 99}));
}

BOOST_AUTO_TEST_CASE(playing_the_read_events_gives_the_same_memory) {
  Memory straight, read;
  for (const MemoryEvent& event : one_of_each()) {
    remember(straight, event);
    remember(read, *read_event(*parse_json(print(event), {})));
  }
  BOOST_TEST(print(straight) == print(read));
}

BOOST_AUTO_TEST_CASE(a_mark_may_be_written_as_its_value) {
  const auto memory = parse_memory(
      R"({"memory":1,"people":[{"person":"E1","user":"U1",
          "fields":{"email":{"sent":"Ada@x","shown":"ada@x"},"level":{"sent":3}}}]})",
      {});
  BOOST_TEST_REQUIRE(memory.has_value(), memory.error().what);
  const PersonMemory& person = *memory->find("E1");
  BOOST_TEST(memory->mark(person, "email").sent == mark_of("\"Ada@x\""));
  BOOST_TEST(memory->mark(person, "email").shown == mark_of("\"ada@x\""));
  BOOST_TEST(memory->mark(person, "level").sent == mark_of("3"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_named) {
  const auto wrong = [](const char* text) {
    const auto memory = parse_memory(text, {});
    return memory ? std::string("read") : memory.error().what;
  };
  BOOST_TEST(wrong(R"({"memory":2})") == "this is no memory: `memory` is not 1");
  BOOST_TEST(wrong(R"([])") == "this is no memory: `memory` is not 1");
  BOOST_TEST(wrong(R"({"memory":1,"peeple":[]})") ==
             "the memory is wrong: there is a member that nobody knows");
  BOOST_TEST(wrong(R"({"memory":1,"people":[{"person":"E1"},{"person":"E2","since":"today"}]})") ==
             "the memory is wrong: people[1]: `since` cannot be read");
  BOOST_TEST(wrong(R"({"memory":1,"people":[{"person":"E1","usr":"U1"}]})") ==
             "the memory is wrong: people[0]: there is a member that nobody knows");
  BOOST_TEST(wrong(R"({"memory":1,"people":{}})") == "the memory is wrong: `people` is not a list");
  BOOST_TEST(wrong(R"({"memory":1,"absences":[{"person":"E1","look_up":"maybe"}]})") ==
             "the memory is wrong: absences[0]: `look_up` cannot be read");
  BOOST_TEST(!read_event(*parse_json(R"({"event":"linked","person":1})", {})).has_value());
  BOOST_TEST(!read_event(*parse_json(R"({"event":"forgotten"})", {})).has_value());
}
