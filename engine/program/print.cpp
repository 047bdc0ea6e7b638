#include <fmt/format.h>

#include "engine/program/operand_use.hpp"
#include "engine/program/program.hpp"

namespace joinery {
namespace {

class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  std::string run() {
    constants();
    wanted();
    add("prelude", program_.prelude);
    add("id", program_.id);
    for (const ProgramRule& rule : program_.rules) add("rule " + rule.id, rule.condition);
    for (const ProgramField& field : program_.fields) add("field " + field.name, field.value);
    add("zone", program_.zone);
    add("starts", program_.starts);
    add("ends", program_.ends);
    add("archived when", program_.archived_when);
    add("invite", program_.invite_condition);
    for (const Entry& entry : program_.zone_tries) add("zone, tried", entry);
    code();
    return std::move(out_);
  }

 private:
  void line(const std::string& text) {
    out_ += text;
    out_ += '\n';
  }

  static std::string text_of(const Constant& constant) {
    switch (constant.kind) {
      case ValueKind::blank: return "blank";
      case ValueKind::text: return fmt::format("text \"{}\"", constant.text);
      case ValueKind::hold: return fmt::format("hold \"{}\"", constant.text);
      case ValueKind::list:
      case ValueKind::record: return fmt::format("{} items", constant.items.size());
      case ValueKind::keep: return "keep";
      case ValueKind::clear: return "clear";
      case ValueKind::number: return fmt::format("number {}e-6", constant.integer);
      case ValueKind::yes_no: return constant.integer != 0 ? "yes" : "no";
      case ValueKind::date: return fmt::format("date {}", constant.integer);
      case ValueKind::instant: return fmt::format("instant {}", constant.integer);
      case ValueKind::zone: return fmt::format("zone {}", constant.integer);
    }
    return "?";
  }

  void constants() {
    for (std::size_t i = 0; i < program_.constants.size(); ++i) {
      line(fmt::format("s{} = {}", i, text_of(program_.constants[i])));
    }
  }

  void wanted() {
    for (std::size_t i = 0; i < program_.wanted.size(); ++i) {
      const WantedMember& wanted = program_.wanted[i];
      line(fmt::format("member {} {}{}", i, fmt::join(wanted.steps, "."),
                       wanted.subtree ? " with what is below it" : ""));
    }
    for (const ProgramReading& reading : program_.readings) {
      line(fmt::format("reading {} from member {}: {}", reading.name, reading.slot,
                       reading.where));
    }
  }

  void add(const std::string& name, const Entry& entry) {
    if (entry.begin == Entry::nowhere) {
      line(fmt::format("{} -> s{}", name, entry.slot));
    } else {
      line(fmt::format("{} at {} -> s{}", name, entry.begin, entry.slot));
    }
  }

  std::string number(OperandUse use, std::uint32_t value, std::uint32_t next) const {
    switch (use) {
      case OperandUse::none:
      case OperandUse::count: return "";
      case OperandUse::slot: return fmt::format(" s{}", value);
      case OperandUse::place: return fmt::format(" @{}", value);
      case OperandUse::block: return fmt::format(" block {}", value);
      case OperandUse::scope: return fmt::format(" scope {}", value);
      case OperandUse::reading: return " " + program_.readings[value].name;
      case OperandUse::field: return fmt::format(" .{}", value);
      case OperandUse::set: return fmt::format(" set of {}", program_.sets[value].values().size());
      case OperandUse::table: return " " + program_.tables[value].name;
      case OperandUse::pattern: return fmt::format(" pattern {}", value);
      case OperandUse::function: return fmt::format(" {}", program_.functions[value]->name);
      case OperandUse::unit: return fmt::format(" unit {}", value);
      case OperandUse::operands:
      case OperandUse::bodies: break;
    }
    std::string list;
    for (std::uint32_t i = value; i < value + next; ++i) {
      list += fmt::format(" {}{}", use == OperandUse::bodies ? "body " : "s", program_.operands[i]);
    }
    return list;
  }

  void code() {
    for (std::size_t i = 0; i < program_.code.size(); ++i) {
      const Instruction& at = program_.code[i];
      const InstructionShape shape = shape_of(at.op);
      const std::string to = shape.has_result ? fmt::format("s{} = ", at.to) : "";
      line(fmt::format("{:5} {}{}{}{}{}{}", i, to, name_of(at.op), at.flag ? " back" : "",
                       number(shape.a, at.a, at.b), number(shape.b, at.b, at.c),
                       number(shape.c, at.c, 0)));
    }
    for (std::size_t i = 0; i < program_.bodies.size(); ++i) {
      const Body& body = program_.bodies[i];
      line(fmt::format("body {} at {}: item s{} -> s{}", i, body.begin, body.item, body.slot));
    }
  }

  const Program& program_;
  std::string out_;
};

}  // namespace

std::string print(const Program& program) { return Printer(program).run(); }

}  // namespace joinery
