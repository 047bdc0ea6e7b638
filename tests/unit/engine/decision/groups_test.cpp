#include "tests/unit/engine/decision/decided.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// A field `teams`, kept where there is no `team`; its groups' parent stands in `above`.
GraphBuilder team_graph() {
  GraphBuilder b = person_graph();
  const NodeId keep = b.keep();
  const NodeId team = b.add(NodeOp::else_, {b.read("team"), keep});
  b.field("teams", team);
  const NodeId above = b.add(NodeOp::else_, {b.read("above"), keep});
  GraphGroup group;
  group.field = "teams";
  group.field_index = static_cast<std::uint32_t>(b.graph.fields.size() - 1);
  group.kind = "a \"kind\"";
  group.value = b.list(NodeOp::describe, team, {b.element(0), above, keep});
  b.graph.groups.push_back(group);
  return b;
}

}  // namespace

BOOST_AUTO_TEST_CASE(groups_follow_the_user_and_say_what_is_known) {
  const GraphBuilder b = team_graph();
  BOOST_TEST(Deciding{}.line(b, R"({"id":"1","team":"A \"1\"","above":"Top"})") ==
             R"({"person":"1","decision":"include","rule":null,"user":{"teams":"A \"1\""},)"
             R"("groups":{"teams":{"key":"A \"1\"","kind":"a \"kind\"","name":"A \"1\"","parent":"Top"}},)"
             R"("account":"active","invite":null})");
  BOOST_TEST(Deciding{}.line(b, R"({"id":"1"})") ==
             R"({"person":"1","decision":"include","rule":null,"user":{},"groups":{},)"
             R"("account":"active","invite":null})");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_of_a_group_holds_nobody_and_is_counted) {
  const GraphBuilder b = team_graph();
  const auto program = compile(b.graph);
  Waterfall waterfall(*program);
  BOOST_TEST(Deciding{}.line(b, R"({"id":"1","team":"A","above":["x"]})", &waterfall) ==
             R"({"person":"1","decision":"include","rule":null,"user":{"teams":"A"},"groups":{"teams":)"
             R"({"key":"A","kind":"a \"kind\"","name":"A","hold":{"parent":"a text is expected in )"
             R"(above, a list stands there"}}},"account":"active","invite":null})");
  (void)Deciding{}.line(b, R"({"id":"2","team":"A"})", &waterfall);
  BOOST_TEST(waterfall.unclear_groups.at(0) == 1U);
  BOOST_TEST(print(waterfall, *program).ends_with(
      "           1 of them with something unclear about teams\n"));
  BOOST_TEST(print_json(waterfall, *program).ends_with(R"("unclear_groups":{"teams":1}})"));
}
