#include <algorithm>

#include "dsl/base/check.hpp"
#include "engine/program/emitter.hpp"

namespace joinery {
namespace {

ShiftUnit unit_of(const std::string& word) {
  if (word == "minute") return ShiftUnit::minute;
  if (word == "hour") return ShiftUnit::hour;
  if (word == "day") return ShiftUnit::day;
  if (word == "week") return ShiftUnit::week;
  if (word == "month") return ShiftUnit::month;
  JOINERY_CHECK(word == "year");
  return ShiftUnit::year;
}

Opcode opcode_of(NodeOp op) {
  switch (op) {
    case NodeOp::now: return Opcode::now;
    case NodeOp::today: return Opcode::today;
    case NodeOp::not_: return Opcode::not_;
    case NodeOp::is_blank: return Opcode::is_blank;
    case NodeOp::is_present: return Opcode::is_present;
    case NodeOp::hold: return Opcode::hold;
    case NodeOp::equal: return Opcode::equal;
    case NodeOp::unequal: return Opcode::unequal;
    case NodeOp::less: return Opcode::less;
    case NodeOp::less_equal: return Opcode::less_equal;
    case NodeOp::in_list: return Opcode::in_list;
    case NodeOp::starts_with: return Opcode::starts_with;
    case NodeOp::ends_with: return Opcode::ends_with;
    case NodeOp::contains: return Opcode::contains;
    case NodeOp::negate: return Opcode::negate;
    case NodeOp::add: return Opcode::add;
    case NodeOp::subtract: return Opcode::subtract;
    case NodeOp::multiply: return Opcode::multiply;
    case NodeOp::divide: return Opcode::divide;
    case NodeOp::days_between: return Opcode::days_between;
    case NodeOp::show: return Opcode::show;
    case NodeOp::only: return Opcode::only;
    case NodeOp::count: return Opcode::count;
    case NodeOp::each: return Opcode::each;
    case NodeOp::field: return Opcode::field;
    case NodeOp::where: return Opcode::where;
    case NodeOp::sort: return Opcode::sort;
    case NodeOp::first: return Opcode::first;
    case NodeOp::describe: return Opcode::describe;
    default: JOINERY_CHECK(!"an operator of its own kind"); return Opcode::end;
  }
}

bool is_constant_text(const Node& node) {
  return (node.op == NodeOp::constant || node.op == NodeOp::setting) &&
         node.constant.kind == ValueKind::text;
}

}  // namespace

/// Every operator that always needs all its operands.
void Emitter::strict(NodeId id) {
  const Node& node = graph_[id];
  for (const NodeId operand : node.in) need(operand);
  const std::uint32_t to = slot(id);
  const std::uint32_t a = node.in.empty() ? 0 : slot(node.in[0]);
  const std::uint32_t b = node.in.size() < 2 ? 0 : slot(node.in[1]);
  const auto count = static_cast<std::uint32_t>(node.in.size());
  switch (node.op) {
    case NodeOp::constant:
    case NodeOp::setting: return;
    case NodeOp::read: emit(Opcode::read, id, to, node.reading.index); return;
    case NodeOp::element: emit(Opcode::element, id, to, slots_.item_of(scope_->index), node.index);
      return;
    case NodeOp::else_:
    case NodeOp::and_:
    case NodeOp::or_: emit(Opcode::move, id, to, a); return;   // of one operand
    case NodeOp::in_constants: emit(Opcode::in_set, id, to, a, add_set(node)); return;
    case NodeOp::equal:
    case NodeOp::unequal: comparison(id, node); return;
    case NodeOp::in_set: emit(Opcode::in_table, id, to, a, node.table.index); return;
    case NodeOp::table: emit(Opcode::table, id, to, a, node.table.index); return;
    case NodeOp::matches: emit(Opcode::matches, id, to, a, node.pattern.value()); return;
    case NodeOp::concat: emit(Opcode::concat, id, to, 0, add_operands(node.in), count); return;
    case NodeOp::show:
    case NodeOp::hold: emit(opcode_of(node.op), id, to, 0, add_operands(node.in), count); return;
    case NodeOp::call:
      program_.arguments_max = std::max(program_.arguments_max, count);
      emit(Opcode::call, id, to, add_function(node.function), add_operands(node.in), count);
      return;
    case NodeOp::shift: {
      const auto unit = static_cast<std::uint32_t>(unit_of(node.unit));
      const std::uint32_t at = emit(Opcode::shift, id, to, a, b, unit);
      program_.code[at].flag = node.index == 1;
      return;
    }
    case NodeOp::each:
    case NodeOp::field: emit(opcode_of(node.op), id, to, a, node.index); return;
    case NodeOp::where:
    case NodeOp::sort:
    case NodeOp::first:
    case NodeOp::describe: list_operator(id, node); return;
    default: emit(opcode_of(node.op), id, to, a, b); return;
  }
}

void Emitter::comparison(NodeId id, const Node& node) {
  const bool is_equal = node.op == NodeOp::equal;
  NodeId left = node.in[0];
  NodeId right = node.in[1];
  if (is_constant_text(graph_[left])) std::swap(left, right);
  if (is_constant_text(graph_[right])) {
    emit(is_equal ? Opcode::equal_text : Opcode::unequal_text, id, slot(id), slot(left),
         slot(right));
  } else {
    emit(opcode_of(node.op), id, slot(id), slot(node.in[0]), slot(node.in[1]));
  }
}

bool Emitter::is_refused(const Node& node) const {
  return std::any_of(node.bodies.begin(), node.bodies.end(), [&](NodeId body) {
    return live_.scopes[live_.scope_of.at(body.index)].refused;
  });
}

void Emitter::list_operator(NodeId id, const Node& node) {
  if (is_refused(node)) {
    emit(Opcode::refuse, id, slot(id));
    return;
  }
  // The operands of a list operator are its bodies; each body is one scope.
  const auto begin = static_cast<std::uint32_t>(program_.operands.size());
  for (std::size_t i = 0; i < node.bodies.size(); ++i) {
    const bool descending = node.op != NodeOp::where && i < 32 && (node.index >> i & 1U) != 0;
    program_.operands.push_back(live_.scope_of.at(node.bodies[i].index));
    program_.operand_types.push_back(descending ? 1 : 0);
  }
  emit(opcode_of(node.op), id, slot(id), slot(node.in[0]), begin,
       static_cast<std::uint32_t>(node.bodies.size()));
}

std::uint32_t Emitter::add_operands(const std::vector<NodeId>& nodes) {
  const auto begin = static_cast<std::uint32_t>(program_.operands.size());
  for (const NodeId node : nodes) {
    program_.operands.push_back(slot(node));
    program_.operand_types.push_back(add_type(graph_[node].type));
  }
  return begin;
}

std::uint32_t Emitter::add_type(const Type& type) {
  const auto found = std::find(program_.types.begin(), program_.types.end(), type);
  if (found == program_.types.end()) {
    program_.types.push_back(type);
    return static_cast<std::uint32_t>(program_.types.size() - 1);
  }
  return static_cast<std::uint32_t>(found - program_.types.begin());
}

std::uint32_t Emitter::add_set(const Node& node) {
  std::vector<Constant> values;
  for (std::size_t i = 1; i < node.in.size(); ++i) {
    values.push_back(graph_[node.in[i]].constant);
  }
  program_.sets.emplace_back(std::move(values));
  return static_cast<std::uint32_t>(program_.sets.size() - 1);
}

std::uint32_t Emitter::add_function(const FunctionDef* function) {
  auto& known = program_.functions;
  const auto found = std::find(known.begin(), known.end(), function);
  if (found == known.end()) {
    known.push_back(function);
    return static_cast<std::uint32_t>(known.size() - 1);
  }
  return static_cast<std::uint32_t>(found - known.begin());
}

}  // namespace joinery
