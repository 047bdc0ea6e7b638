#include <boost/test/unit_test.hpp>

#include "engine/program/compile.hpp"
#include "tests/support/graph_builder.hpp"

using namespace joinery;
using joinery::testing::GraphBuilder;

namespace {

NodeId is(GraphBuilder& b, NodeId node, const char* text) {
  return b.yes_no_of(NodeOp::equal, {node, b.text(text)});
}

std::shared_ptr<const Program> sound(const GraphBuilder& b) {
  auto program = compile(b.graph);
  BOOST_TEST(verify(*program).value_or("") == "");
  return program;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_program_prints_as_it_stands) {
  GraphBuilder b;
  const NodeId type = b.read("work.type");
  const NodeId home = b.add(NodeOp::else_, {b.read("home"), b.hold("no home")});
  b.id(b.read("id"));
  b.rule("contractors", Outcome::exclude, is(b, type, "Contractor"));
  b.field("home", home).field("type", b.add(NodeOp::else_, {type, b.keep()}));
  BOOST_TEST(print(*sound(b)) ==
             "s0 = text \"no home\"\n"
             "s1 = text \"Contractor\"\n"
             "s2 = keep\n"
             "s3 = blank\n"
             "member 0 work.type\n"
             "member 1 home\n"
             "member 2 id\n"
             "reading reading0 from member 0: work.type\n"
             "reading reading1 from member 1: home\n"
             "reading reading2 from member 2: id\n"
             "prelude at 0 -> s0\n"
             "id at 2 -> s8\n"
             "rule contractors at 4 -> s9\n"
             "field home at 7 -> s7\n"
             "field type at 11 -> s10\n"
             "zone -> s3\n"
             "starts -> s3\n"
             "ends -> s3\n"
             "archived when -> s3\n"
             "invite -> s3\n"
             "    0 s4 = hold s0\n"
             "    1 end\n"
             "    2 s8 = read reading2\n"
             "    3 end\n"
             "    4 s5 = read_once reading0 block 0\n"
             "    5 s9 = equal_text s5 s1\n"
             "    6 end\n"
             "    7 s6 = read reading1\n"
             "    8 s7 = take_present s6 @10\n"
             "    9 s7 = move s4\n"
             "   10 end\n"
             "   11 s5 = read_once reading0 block 0\n"
             "   12 s10 = take_present s5 @14\n"
             "   13 s10 = move s2\n"
             "   14 end\n");
}

BOOST_AUTO_TEST_CASE(what_depends_on_the_clock_alone_is_computed_once_per_run) {
  GraphBuilder b;
  const NodeId zone = b.zone(ZoneId{3});
  const NodeId today = b.add(NodeOp::today, {zone}, Type::of(TypeWord::date));
  const NodeId deadline = b.shift(today, b.number(7), "day");
  b.id(b.yes_no_of(NodeOp::less, {b.read("start", TypeWord::date), deadline}));
  const auto program = sound(b);
  BOOST_TEST((program->code[0].op == Opcode::today));
  BOOST_TEST((program->code[1].op == Opcode::shift));
  BOOST_TEST((program->code[2].op == Opcode::end));
  BOOST_TEST(program->id.begin == 3U);
}

BOOST_AUTO_TEST_CASE(constants_need_no_code) {
  GraphBuilder b;
  b.id(b.text("everybody"));
  const auto program = sound(b);
  BOOST_TEST(program->id.begin == Entry::nowhere);
  BOOST_TEST(program->constants[program->id.slot].text == "everybody");
}

BOOST_AUTO_TEST_CASE(very_deep_and_very_long_graphs_compile_without_recursion) {
  GraphBuilder chain;
  NodeId last = chain.read("a");
  for (int i = 0; i < 50'000; ++i) last = chain.add(NodeOp::show, {last});
  chain.id(last);
  BOOST_TEST(sound(chain)->code.size() > 50'000U);

  GraphBuilder cases;
  const NodeId subject = cases.read("a");
  const NodeId shared = cases.add(NodeOp::show, {cases.read("b")});
  NodeId rest = cases.text("none");
  for (int i = 0; i < 20'000; ++i) {
    const NodeId condition = is(cases, subject, std::to_string(i).c_str());
    rest = cases.add(NodeOp::if_, {condition, shared, rest});
  }
  cases.id(rest);
  const auto program = sound(cases);
  // The shared text, and the mark of the subject, whose uses lie too far apart to be one stretch.
  BOOST_TEST(program->blocks.size() == 2U);
  BOOST_TEST(program->code.size() < 200'000U);
}

BOOST_AUTO_TEST_CASE(lists_in_lists_past_the_limit_become_a_hold) {
  for (const auto& [depth, refused] : {std::pair{64, false}, {65, true}}) {
    GraphBuilder b;
    const Type list_type = Type::list_of(Type::of(TypeWord::text));
    NodeId body = b.yes_no_of(NodeOp::is_present, {b.element(0)});
    for (int i = 1; i < depth; ++i) {
      const NodeId inner = b.list(NodeOp::where, b.element(0), {body});
      b.at(inner).type = list_type;
      body = b.yes_no_of(NodeOp::is_present, {inner});
    }
    const NodeId list = b.read(joinery::testing::member_steps("l"), list_type);
    b.id(b.list(NodeOp::where, list, {body}));
    const auto program = sound(b);
    bool has_refusal = false;
    for (const Instruction& at : program->code) has_refusal |= at.op == Opcode::refuse;
    BOOST_TEST(has_refusal == refused);
  }
}

BOOST_AUTO_TEST_CASE(a_body_that_several_lists_share_is_written_once) {
  GraphBuilder b;
  const Type list_type = Type::list_of(Type::of(TypeWord::text));
  const NodeId body = is(b, b.element(0), "x");
  std::vector<NodeId> counts;
  for (const char* member : {"a", "b", "c"}) {
    const NodeId list = b.read(joinery::testing::member_steps(member), list_type);
    const NodeId some = b.list(NodeOp::where, list, {body});
    counts.push_back(b.add(NodeOp::count, {some}, Type::of(TypeWord::number)));
  }
  b.id(b.add(NodeOp::concat, counts));
  BOOST_TEST(sound(b)->bodies.size() == 1U);
}
