// What `groups:` means, and what is said about it.

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/check/mistakes.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// An office whose platform has teams; `lines` stand below `groups:`.
void add_teams(Office& office, const std::string& lines) {
  office.user += "  team: group, one\n  teams: list of group, ours only\n  rank: text\n"
                 "  badge: group, foreign\n";
  office.set += "  team: worker.department else keep\n  teams: worker.skills else clear\n";
  office.target += "groups:\n" + lines;
}

std::string with(const std::string& lines, const std::string& record,
                 const std::string& change = {}) {
  Office office;
  add_teams(office, lines);
  office.read += "  department_head: person from head\n";
  office.own = change.empty() ? "" : "change:\n" + change;
  const CompiledMapping mapping(office.files());
  const std::string line = mapping.line(record, "2026-11-21T08:00:00Z");
  const std::size_t begin = line.find("\"groups\":");
  const std::size_t end = line.find(",\"account\"");
  return begin == std::string::npos || end == std::string::npos ? line
                                                                : line.substr(begin, end - begin);
}

constexpr const char* ada = R"({"id":"E1","work":{"department":"Sales","site":"EMEA"},"head":"E5",
                               "skills":["b","a"]})";

}  // namespace

BOOST_AUTO_TEST_CASE(a_group_is_told_with_its_kind_name_parent_and_manager) {
  BOOST_TEST(with("  team:\n    kind: team\n    name: worker.site\n    parent: worker.site else keep\n"
                  "    manager: worker.department_head else clear\n",
                  ada) ==
             R"("groups":{"team":{"key":"Sales","kind":"team","name":"EMEA","parent":"EMEA","manager":"E5"}})");
}

BOOST_AUTO_TEST_CASE(a_group_without_a_name_is_called_like_its_key) {
  for (const char* name : {"", "    name: worker.location\n", "    name: item\n"}) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(with("  team:\n    kind: team\n" + std::string(name), ada) ==
                 R"("groups":{"team":{"key":"Sales","kind":"team","name":"Sales"}})");
    }
  }
}

BOOST_AUTO_TEST_CASE(parts_are_kept_cleared_or_held_and_a_hold_holds_nobody) {
  BOOST_TEST(with("  team:\n    kind: team\n    name: keep\n    parent: clear\n"
                  "    manager: hold \"nobody heads {item}\"\n",
                  ada) ==
             R"("groups":{"team":{"key":"Sales","kind":"team","parent":null,)"
             R"("hold":{"manager":"nobody heads Sales"}}})");
}

BOOST_AUTO_TEST_CASE(every_group_of_a_list_is_told_by_itself) {
  BOOST_TEST(
      with("  teams:\n    kind: skill\n    name: upper(item)\n    parent: >-\n"
           "      (if item is \"a\" then worker.site otherwise hold \"no parent of {item}\") else keep\n",
           ada) ==
      R"("groups":{"teams":[{"key":"b","kind":"skill","name":"B","hold":{"parent":"no parent of b"}},)"
      R"({"key":"a","kind":"skill","name":"A","parent":"EMEA"}]})");
}

BOOST_AUTO_TEST_CASE(who_is_in_no_group_tells_of_none) {
  const std::string lines = "  team:\n    kind: team\n  teams:\n    kind: team\n";
  BOOST_TEST(with(lines, R"({"id":"E1"})") == R"("groups":{})");
  BOOST_TEST(with(lines, R"({"id":"E1","skills":["x"]})") ==
             R"("groups":{"teams":[{"key":"x","kind":"team","name":"x"}]})");
}

BOOST_AUTO_TEST_CASE(without_the_key_lists_may_be_filtered_in_a_part) {
  BOOST_TEST(with("  team:\n    kind: team\n    parent: only(worker.skills[item is \"a\"]) else keep\n", ada) ==
             R"("groups":{"team":{"key":"Sales","kind":"team","name":"Sales","parent":"a"}})");
}

BOOST_AUTO_TEST_CASE(an_integration_changes_and_adds_parts) {
  const std::string lines = "  team:\n    kind: team\n    parent: worker.site else keep\n";
  BOOST_TEST(with(lines, ada,
                  "  groups.team.parent: if item is \"Sales\" then \"Top\" otherwise base\n"
                  "  groups.team.manager: worker.department_head else keep\n") ==
             R"("groups":{"team":{"key":"Sales","kind":"team","name":"Sales","parent":"Top","manager":"E5"}})");
  BOOST_TEST(with(lines, ada, "  set.team: worker.site else base\n") ==
             R"("groups":{"team":{"key":"EMEA","kind":"team","name":"EMEA","parent":"EMEA"}})");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_of_groups_is_explained) {
  check_mistakes({
      {904, "groups-of-no-field", "teem", [](Office& o) { add_teams(o, "  teem: {kind: team}\n"); }},
      {908, "groups-of-a-text", "rank", [](Office& o) { add_teams(o, "  rank: {kind: team}\n"); }},
      {908, "groups-of-the-platform", "badge",
       [](Office& o) { add_teams(o, "  badge: {kind: team}\n"); }},
      {504, "parent-of-a-group", "worker.site",
       [](Office& o) { add_teams(o, "  team:\n    kind: team\n    parent: worker.site\n"); }},
      {501, "parent-is-a-date", "worker.start_date else keep",
       [](Office& o) {
         add_teams(o, "  team:\n    kind: team\n    parent: worker.start_date else keep\n");
       }},
      {408, "no-such-groups-below", "groups.rank.parent",
       [](Office& o) {
         add_teams(o, "  team: {kind: team}\n");
         o.own = "change:\n  groups.rank.parent: worker.site else keep\n";
       }},
      {409, "same-parent-as-below", "worker.site else keep",
       [](Office& o) {
         add_teams(o, "  team:\n    kind: team\n    parent: worker.site else keep\n");
         o.own = "change:\n  groups.team.parent: worker.site else keep\n";
       }},
      {401, "key-outside-groups", "item", [](Office& o) { o.field("text", "item else keep"); }},
  });
}
