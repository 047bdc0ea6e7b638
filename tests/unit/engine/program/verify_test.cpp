#include <boost/test/unit_test.hpp>
#include <functional>

#include "engine/program/compile.hpp"
#include "tests/support/graph_builder.hpp"

using namespace joinery;
using joinery::testing::GraphBuilder;

namespace {

Program small_program() {
  GraphBuilder b;
  const NodeId v = b.add(NodeOp::show, {b.read("v")});
  const NodeId c = b.read("c");
  b.id(b.add(NodeOp::else_, {c, v}));
  b.field("v", b.add(NodeOp::else_, {b.read("d"), v}));
  return *compile(b.graph);
}

std::size_t first_of(const Program& program, Opcode op) {
  for (std::size_t i = 0; i < program.code.size(); ++i) {
    if (program.code[i].op == op) return i;
  }
  BOOST_FAIL("no such instruction");
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_kind_of_damage_is_found) {
  using Damage = std::function<void(Program&)>;
  const auto at = [](Opcode op, const std::function<void(Instruction&)>& change) -> Damage {
    return [=](Program& program) { change(program.code[first_of(program, op)]); };
  };
  const Damage damages[] = {
      at(Opcode::read, [](Instruction& i) { i.to = 0; }),
      at(Opcode::read, [](Instruction& i) { i.a = 99; }),
      at(Opcode::take_present, [](Instruction& i) { i.b = 0; }),
      at(Opcode::take_present, [](Instruction& i) { i.b = 999; }),
      at(Opcode::move, [](Instruction& i) { i.a = 999; }),
      at(Opcode::ensure, [](Instruction& i) { i.a = 7; }),
      at(Opcode::ensure, [](Instruction& i) { i.b += 1; }),
      at(Opcode::show, [](Instruction& i) { i.b = 50; }),
      [](Program& p) { p.code.pop_back(); p.nodes.pop_back(); },
      [](Program& p) { p.nodes.pop_back(); },
      [](Program& p) { p.id.slot = 1000; },
      [](Program& p) { p.id.begin += 1; },
      [](Program& p) { p.readings[0].slot = 1000; },
      [](Program& p) { p.blocks[0].scope = 4; }};
  BOOST_TEST(!verify(small_program()).has_value());
  std::size_t number = 0;
  for (const Damage& damage : damages) {
    Program program = small_program();
    damage(program);
    BOOST_TEST(verify(program).has_value(), "damage number " << number);
    ++number;
  }
}
