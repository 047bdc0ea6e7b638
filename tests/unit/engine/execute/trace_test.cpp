#include "tests/support/evaluation.hpp"

using namespace joinery;
using namespace joinery::testing;

BOOST_AUTO_TEST_CASE(a_trace_holds_what_ran_and_nothing_else) {
  GraphBuilder b;
  const NodeId country = b.read("country"), code = b.read("code");
  const NodeId key = b.add(NodeOp::else_, {country, code});
  const NodeId region = b.table(NodeOp::table, key, GraphBuilder::text_table({{"fr", "South"}}));
  const NodeId root = b.add(NodeOp::else_, {region, b.hold("none")});
  b.id(root);
  const auto program = compile(b.graph);
  Executor executor(program, references(), {instant("2026-11-21T08:00:00Z")}, Limits{});
  Traced traced;
  {
    const auto record = parse_json(R"({"country":"FR","code":"DE"})", Limits{});
    traced = executor.run_root({Root::Kind::id, 0}, *record);
  }
  BOOST_TEST(traced.result.view() == "South");
  BOOST_TEST_REQUIRE(traced.reads.size() == 1U);
  BOOST_TEST((traced.reads[0].reading == b.graph[country].reading));
  BOOST_TEST(traced.reads[0].raw.view() == "FR");
  BOOST_TEST_REQUIRE(traced.rows.size() == 1U);
  BOOST_TEST(traced.rows[0].row == 0);
  BOOST_TEST((traced.rows[0].node == region));
  const auto last = [&](NodeId node) -> const Value* {
    const Value* found = nullptr;
    for (const Traced::Step& step : traced.steps) {
      if (step.node == node) found = &step.value;
    }
    return found;
  };
  BOOST_TEST(last(code) == nullptr);
  BOOST_TEST_REQUIRE(last(key) != nullptr);
  BOOST_TEST(last(key)->view() == "FR");
  BOOST_TEST_REQUIRE(last(root) != nullptr);
  BOOST_TEST(last(root)->view() == "South");
}

BOOST_AUTO_TEST_CASE(steps_of_bodies_say_how_deep_they_stand) {
  GraphBuilder b;
  const NodeId list = b.read(member_steps("l"), Type::list_of(Type::of(TypeWord::text)));
  const NodeId body = b.yes_no_of(NodeOp::equal, {b.element(0), b.text("x")});
  b.id(b.list(NodeOp::where, list, {body}));
  Executor executor(compile(b.graph), references(), {}, Limits{});
  const auto record = parse_json(R"({"l":["x","y"]})", Limits{});
  const Traced traced = executor.run_root({}, *record);
  std::string seen;
  for (const Traced::Step& step : traced.steps) {
    if (step.node == body) seen += std::to_string(step.depth) + (step.value.is_yes() ? "y" : "n");
  }
  BOOST_TEST(seen == "1y1n");
}
