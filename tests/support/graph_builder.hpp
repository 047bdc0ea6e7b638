#pragma once
/// Rule graphs written by hand, for tests of what runs them. Every method adds one node and gives
/// its id; `share` is not tried, so a node that is to be shared is used twice.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery::testing {

inline std::vector<PathStep> member_steps(std::string_view dotted) {
  std::vector<PathStep> steps;
  for (std::size_t at = 0; at <= dotted.size();) {
    const std::size_t end = std::min(dotted.find('.', at), dotted.size());
    PathStep step;
    step.name = dotted.substr(at, end - at);
    steps.push_back(std::move(step));
    at = end + 1;
  }
  return steps;
}

inline PathStep every_item() {
  PathStep step;
  step.kind = PathStep::Kind::all;
  return step;
}

inline PathStep items_where(std::string name, std::string value, bool negated = false) {
  PathStep step;
  step.kind = PathStep::Kind::where;
  step.name = std::move(name);
  step.value = std::move(value);
  step.negated = negated;
  return step;
}

class GraphBuilder {
 public:
  Graph graph;

  NodeId add(NodeOp op, std::vector<NodeId> in, Type type = Type::of(TypeWord::text)) {
    Node node;
    node.op = op;
    node.in = std::move(in);
    node.type = std::move(type);
    graph.nodes.push_back(std::move(node));
    return {static_cast<std::uint32_t>(graph.nodes.size() - 1)};
  }
  Node& at(NodeId node) { return graph.nodes[node.index]; }

  // Constants
  NodeId constant(Constant value, Type type) {
    const NodeId node = add(NodeOp::constant, {}, std::move(type));
    at(node).constant = std::move(value);
    return node;
  }
  NodeId text(std::string value) {
    Constant constant_text;
    constant_text.kind = ValueKind::text;
    constant_text.text = std::move(value);
    return constant(std::move(constant_text), Type::of(TypeWord::text));
  }
  NodeId of_integer(ValueKind kind, std::int64_t integer, TypeWord word) {
    Constant value;
    value.kind = kind;
    value.integer = integer;
    return constant(std::move(value), Type::of(word));
  }
  NodeId number(double value) {
    return of_integer(ValueKind::number, static_cast<std::int64_t>(value * 1e6), TypeWord::number);
  }
  NodeId date(Day day) { return of_integer(ValueKind::date, day.days, TypeWord::date); }
  NodeId zone(ZoneId id) { return of_integer(ValueKind::zone, id.index, TypeWord::zone); }
  NodeId yes_no(bool yes) {
    return of_integer(ValueKind::yes_no, yes ? 1 : 0, TypeWord::yes_no);
  }
  NodeId blank() { return constant({}, Type::nothing()); }
  NodeId keep() { return of_integer(ValueKind::keep, 0, TypeWord::text); }
  NodeId clear() { return of_integer(ValueKind::clear, 0, TypeWord::text); }
  NodeId hold(std::string reason) { return add(NodeOp::hold, {text(std::move(reason))}); }

  // Readings
  NodeId read(std::vector<PathStep> steps, Type type) {
    Reading reading;
    reading.path.steps = std::move(steps);
    return add_reading(std::move(reading), std::move(type));
  }
  NodeId read(std::string_view dotted, TypeWord word = TypeWord::text) {
    return read(member_steps(dotted), Type::of(word));
  }
  NodeId read_query(std::string query, Type type) {
    Reading reading;
    reading.path.form = PathSyntax::Form::jsonpath;
    reading.path.query = std::move(query);
    return add_reading(std::move(reading), std::move(type));
  }
  NodeId read_records(std::vector<PathStep> steps,
                      const std::vector<std::pair<std::string, Type>>& fields) {
    Reading reading;
    reading.path.steps = std::move(steps);
    std::vector<TypeField> types;
    for (const auto& [name, type] : fields) {
      Reading::Field field;
      field.name = name;
      field.path.steps = member_steps(name);
      field.decoder.type = type;
      field.decoder.where = name;
      reading.each.push_back(std::move(field));
      types.push_back({name, type});
    }
    return add_reading(std::move(reading), Type::list_of(Type::record(std::move(types))));
  }

  // Operators with something of their own
  NodeId yes_no_of(NodeOp op, std::vector<NodeId> in) {
    return add(op, std::move(in), Type::of(TypeWord::yes_no));
  }
  NodeId element(std::uint32_t field, TypeWord word = TypeWord::text) {
    const NodeId node = add(NodeOp::element, {}, Type::of(word));
    at(node).index = field;
    return node;
  }
  NodeId list(NodeOp op, NodeId list, std::vector<NodeId> bodies, std::uint32_t index = 0) {
    const NodeId node = add(op, {list}, graph[list].type);
    at(node).bodies = std::move(bodies);
    at(node).index = index;
    return node;
  }
  NodeId table(NodeOp op, NodeId key, Table table) {
    table.index();
    graph.tables.push_back(std::move(table));
    const NodeId node = add(op, {key});
    at(node).table = {static_cast<std::uint32_t>(graph.tables.size() - 1)};
    return node;
  }
  NodeId call(const FunctionDef& function, std::vector<NodeId> in) {
    const NodeId node = add(NodeOp::call, std::move(in), Type::of(function.returns));
    at(node).function = &function;
    return node;
  }
  NodeId shift(NodeId from, NodeId by, std::string unit, bool backwards = false) {
    const NodeId node = add(NodeOp::shift, {from, by}, graph[from].type);
    at(node).unit = std::move(unit);
    at(node).index = backwards ? 1 : 0;
    return node;
  }

  // Roots
  GraphBuilder& id(NodeId node) {
    graph.id = node;
    return *this;
  }
  GraphBuilder& rule(std::string name, Outcome outcome, NodeId condition,
                     Outcome if_blank = Outcome::hold) {
    GraphRule rule;
    rule.say = "because of " + name;
    rule.id = std::move(name);
    rule.outcome = outcome;
    rule.condition = condition;
    rule.if_blank = if_blank;
    graph.rules.push_back(std::move(rule));
    return *this;
  }
  GraphBuilder& field(std::string name, NodeId value) {
    GraphField field;
    field.name = std::move(name);
    field.type = graph[value].type;
    field.value = value;
    graph.fields.push_back(std::move(field));
    return *this;
  }

  static Table text_table(std::initializer_list<std::pair<const char*, const char*>> rows) {
    Table table;
    table.name = "table";
    table.key = Type::of(TypeWord::text);
    table.value = Type::of(TypeWord::text);
    for (const auto& [key, value] : rows) {
      Table::Row row;
      row.key.kind = row.value.kind = ValueKind::text;
      row.key.text = key;
      row.value.text = value;
      table.rows.push_back(std::move(row));
    }
    return table;
  }

 private:
  NodeId add_reading(Reading reading, Type type) {
    reading.name = "reading" + std::to_string(graph.readings.size());
    reading.decoder.type = type;
    reading.decoder.where = print(reading.path);
    reading.type = type;
    graph.readings.push_back(std::move(reading));
    const NodeId node = add(NodeOp::read, {}, std::move(type));
    at(node).reading = {static_cast<std::uint32_t>(graph.readings.size() - 1)};
    return node;
  }
};

}  // namespace joinery::testing
