#include <fmt/format.h>

#include "engine/program/operand_use.hpp"
#include "engine/program/program.hpp"

namespace joinery {
namespace {

/// The code is a row of stretches, each closed by `end` or `end_block`. Jumps go forward inside
/// their stretch, so that every stretch ends; blocks call blocks of smaller nodes only.
class Verifier {
 public:
  explicit Verifier(const Program& program) : program_(program) {}

  std::optional<std::string> run() {
    if (program_.code.size() != program_.nodes.size()) return "nodes are not parallel to the code";
    if (program_.operands.size() != program_.operand_types.size()) return "operands without types";
    if (program_.constants.size() > program_.slot_count) return "more constants than slots";
    const auto code_size = static_cast<std::uint32_t>(program_.code.size());
    if (code_size > 0 && !closes(program_.code.back().op)) return "the code does not end";
    for (std::uint32_t begin = 0; begin < code_size && !wrong_;) begin = stretch(begin);
    for (const Block& block : program_.blocks) {
      if (block.begin != Entry::nowhere) require(begins_stretch(block.begin), 0, "block");
      require(block.scope < program_.scope_count, 0, "scope of a block");
    }
    for (const Body& body : program_.bodies) {
      require(begins_stretch(body.begin), body.begin, "body");
      require(is_variable(body.item), body.begin, "item of a body");
      require(body.slot < program_.slot_count, body.begin, "slot of a body");
      require(body.scope > 0 && body.scope < program_.scope_count, body.begin, "body's scope");
    }
    entries();
    for (const ProgramReading& reading : program_.readings) {
      require(reading.slot < program_.wanted.size(), 0, "member of a reading");
    }
    return wrong_;
  }

 private:
  static bool closes(Opcode op) { return op == Opcode::end || op == Opcode::end_block; }

  void require(bool holds, std::uint32_t place, std::string_view what) {
    if (!holds && !wrong_) wrong_ = fmt::format("wrong {} at {}", what, place);
  }

  [[nodiscard]] bool begins_stretch(std::uint32_t place) const {
    return place < program_.code.size() && (place == 0 || closes(program_.code[place - 1].op));
  }
  /// Constants are written by nobody.
  [[nodiscard]] bool is_variable(std::uint32_t slot) const {
    return slot >= program_.constants.size() && slot < program_.slot_count;
  }

  void entries() {
    const auto check = [this](const Entry& entry) {
      require(entry.slot < program_.slot_count, entry.begin, "slot of an entry");
      require(entry.begin == Entry::nowhere || begins_stretch(entry.begin), entry.begin, "entry");
    };
    for (const Entry* entry : {&program_.prelude, &program_.id, &program_.zone, &program_.starts,
                               &program_.ends, &program_.archived_when,
                               &program_.invite_condition}) {
      check(*entry);
    }
    for (const Entry& entry : program_.zone_tries) check(entry);
    for (const ProgramRule& rule : program_.rules) check(rule.condition);
    for (const ProgramField& field : program_.fields) check(field.value);
    for (const ProgramGroup& group : program_.groups) check(group.value);
  }

  std::uint32_t stretch(std::uint32_t begin) {
    std::uint32_t end = begin;
    while (!closes(program_.code[end].op)) ++end;
    const Instruction& last = program_.code[end];
    const bool is_block = last.op == Opcode::end_block;
    if (is_block) {
      require(last.a < program_.blocks.size() && program_.blocks[last.a].begin == begin, end,
              "end of a block");
    }
    for (std::uint32_t i = begin; i <= end && !wrong_; ++i) {
      instruction(i, end);
      if (is_block && !wrong_ && program_.code[i].op == Opcode::ensure) {
        require(program_.blocks[program_.code[i].a].node < program_.blocks[last.a].node, i,
                "order of blocks");
      }
    }
    return end + 1;
  }

  void instruction(std::uint32_t place, std::uint32_t end) {
    const Instruction& at = program_.code[place];
    const InstructionShape shape = shape_of(at.op);
    if (shape.has_result) require(is_variable(at.to), place, "result");
    number(shape.a, at.a, at.b, place, end);
    number(shape.b, at.b, at.c, place, end);
    number(shape.c, at.c, 0, place, end);
    if (at.op == Opcode::ensure && !wrong_) {
      require(program_.blocks[at.a].begin == at.b && program_.blocks[at.a].scope == at.c, place,
              "call of a block");
    }
  }

  void number(OperandUse use, std::uint32_t value, std::uint32_t next, std::uint32_t place,
              std::uint32_t end) {
    const auto below = [&](std::size_t size) { require(value < size, place, "operand"); };
    switch (use) {
      case OperandUse::none:
      case OperandUse::field:
      case OperandUse::count: return;
      case OperandUse::slot: return below(program_.slot_count);
      case OperandUse::place: return require_place(value, place, end);
      case OperandUse::block: return below(program_.blocks.size());
      case OperandUse::scope: return below(program_.scope_count);
      case OperandUse::reading: return below(program_.readings.size());
      case OperandUse::set: return below(program_.sets.size());
      case OperandUse::table: return below(program_.tables.size());
      case OperandUse::pattern: return below(program_.patterns.size());
      case OperandUse::function: return below(program_.functions.size());
      case OperandUse::unit: return below(6);
      case OperandUse::operands:
      case OperandUse::bodies: break;
    }
    require(std::size_t{value} + next <= program_.operands.size(), place, "operands");
    for (std::uint32_t i = 0; i < next && !wrong_; ++i) {
      const std::size_t limit =
          use == OperandUse::bodies ? program_.bodies.size() : program_.slot_count;
      require(program_.operands[value + i] < limit, place, "operand of many");
    }
  }

  void require_place(std::uint32_t value, std::uint32_t place, std::uint32_t end) {
    if (program_.code[place].op == Opcode::ensure) return;   // calls are checked by their block
    require(value > place && value <= end, place, "jump");
  }

  const Program& program_;
  std::optional<std::string> wrong_;
};

}  // namespace

std::optional<std::string> verify(const Program& program) { return Verifier(program).run(); }

}  // namespace joinery
