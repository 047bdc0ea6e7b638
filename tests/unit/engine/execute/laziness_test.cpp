#include "tests/support/evaluation.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// A function that shows how often it has run.
struct Counter {
  static inline int runs = 0;
  static Value run(const Call&, std::span<const Value> arguments) {
    ++runs;
    return arguments[0];
  }
};
constexpr Parameter parameters[] = {{.name = "a", .about = ""}};
const FunctionDef counted{.name = "counted", .category = "test", .about = "", .parameters = parameters,
                          .examples = {}, .run = Counter::run};

/// How often `shared` ran for `record`, when `root` was computed twice, and then `other`.
int runs_of(GraphBuilder& b, NodeId root, NodeId other, std::string_view json) {
  b.id(root);
  b.field("other", other);
  const auto program = compile(b.graph);
  BOOST_TEST_REQUIRE(verify(*program).value_or("") == "");
  Executor executor(program, references(), {instant("2026-11-21T08:00:00Z")}, Limits{});
  const auto record = parse_json(json, Limits{});
  executor.begin(*record);
  Counter::runs = 0;
  (void)executor.run(program->id);
  (void)executor.run(program->fields[0].value);
  return Counter::runs;
}

NodeId is(GraphBuilder& b, NodeId node, const char* text) {
  return b.yes_no_of(NodeOp::equal, {node, b.text(text)});
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_not_needed_is_not_computed) {
  struct Case {
    const char* json;
    int wanted;
  };
  for (const auto& [json, wanted] : {Case{R"({"c":"1","v":"v"})", 1}, Case{R"({"c":"2","v":"v"})", 0}}) {
    GraphBuilder b;
    const NodeId shared = b.call(counted, {b.read("v")});
    const NodeId root = b.add(NodeOp::if_, {is(b, b.read("c"), "1"), shared, b.text("no")});
    BOOST_TEST(runs_of(b, root, b.text("x"), json) == wanted, json);
  }
}

BOOST_AUTO_TEST_CASE(a_node_of_several_lazy_places_is_computed_once_per_record) {
  for (const char* json : {R"({"c":"1","v":"v"})", R"({"c":"2","v":"v"})", R"({"v":"v"})"}) {
    GraphBuilder b;
    const NodeId c = b.read("c");
    const NodeId shared = b.call(counted, {b.read("v")});
    const NodeId inner = b.add(NodeOp::concat, {shared, shared});
    const NodeId left = b.add(NodeOp::if_, {is(b, c, "1"), inner, b.blank()});
    const NodeId right = b.add(NodeOp::if_, {is(b, c, "2"), shared, b.blank()});
    const NodeId root = b.add(NodeOp::else_, {left, right, shared});
    BOOST_TEST(runs_of(b, root, inner, json) == 1, json);
  }
}

BOOST_AUTO_TEST_CASE(a_node_that_is_needed_anyway_stands_before_the_lazy_places) {
  GraphBuilder b;
  const NodeId shared = b.call(counted, {b.read("v")});
  const NodeId lazy = b.add(NodeOp::else_, {b.read("c"), shared});
  const NodeId root = b.add(NodeOp::concat, {lazy, shared});
  BOOST_TEST(runs_of(b, root, b.text("x"), R"({"v":"v"})") == 1);
  b.graph.fields.clear();
  b.id(root);
  BOOST_TEST(compile(b.graph)->blocks.empty());
}

BOOST_AUTO_TEST_CASE(every_order_of_lazy_uses_gives_the_same_value) {
  // All the ways in which three conditions can fall, over one shared hold and one shared text.
  for (int bits = 0; bits < 8; ++bits) {
    GraphBuilder b;
    const auto condition = [&](const char* name) { return is(b, b.read(name), "1"); };
    const NodeId x = condition("x"), y = condition("y"), z = condition("z");
    const NodeId bad = b.read("bad", TypeWord::number);
    const NodeId shared = b.add(NodeOp::concat, {b.read("v"), b.text("!")});
    const NodeId inner = b.add(NodeOp::if_, {y, shared, b.add(NodeOp::show, {bad})});
    const NodeId outer = b.add(NodeOp::if_, {x, inner, b.add(NodeOp::if_, {z, shared, inner})});
    const std::string json = std::string(R"({"v":"v","bad":"q","x":")") + ((bits & 1) ? "1" : "0") +
                             R"(","y":")" + ((bits & 2) ? "1" : "0") + R"(","z":")" +
                             ((bits & 4) ? "1" : "0") + "\"}";
    const bool takes_inner = (bits & 1) != 0 || (bits & 4) == 0;
    const bool is_held = takes_inner && (bits & 2) == 0;
    BOOST_TEST_CONTEXT(json) {
      const std::string value = Evaluation{}.of(b, outer, json);
      BOOST_TEST(value == (is_held ? "hold: \"q\" in bad is not a number (12.5)" : "\"v!\""));
    }
  }
}

BOOST_AUTO_TEST_CASE(values_of_one_record_are_not_seen_in_the_next) {
  GraphBuilder b;
  const NodeId v = b.read("v");
  b.id(b.add(NodeOp::else_, {b.read("c"), v}));
  b.field("v", b.add(NodeOp::else_, {v, b.text("none")}));
  const auto program = compile(b.graph);
  Executor executor(program, references(), {}, Limits{});
  for (const char* text : {R"({"v":"1"})", R"({"v":"2"})", R"({"c":"3"})"}) {
    const auto record = parse_json(text, Limits{});
    executor.begin(*record);
    const Json* v_member = record->find("v");
    const std::string wanted = v_member == nullptr ? "none" : std::string(v_member->as_text());
    BOOST_TEST(executor.run(program->fields[0].value).view() == wanted);
    BOOST_TEST(executor.run(program->id).view() == (v_member == nullptr ? "3" : wanted));
  }
}
