#include "engine/graph/print.hpp"

#include <array>
#include <iterator>

#include <fmt/format.h>

#include "engine/graph/needs.hpp"
#include "engine/value/print.hpp"

namespace joinery {

std::string_view name_of(NodeOp op) {
  static constexpr std::array<std::string_view, 44> names{
      "constant",     "setting",      "read",   "element",     "today",      "now",
      "not",          "and",          "or",     "is blank",    "is present", "else",
      "if",           "hold",         "equal",  "unequal",     "less",       "less or equal",
      "in constants", "in list",      "in set", "starts with", "ends with",  "contains",
      "matches",      "negate",       "add",    "subtract",    "multiply",   "divide",
      "shift",        "days between", "concat", "show",        "call",       "table",
      "where",        "sort",         "first",  "only",        "count",      "each",
      "field",        "describe"};
  return names.at(static_cast<std::size_t>(op));
}

namespace {

std::string constant_text(const Node& node, const ZoneTable& zones) {
  if (node.constant.kind == ValueKind::keep) return "keep";
  if (node.constant.kind == ValueKind::clear) return "clear";
  if (node.constant.kind == ValueKind::blank) return "blank";
  Arena arena;
  std::string text;
  append_json(text, node.constant.view(arena), node.type, zones);
  return text;
}

std::string operands(const std::vector<NodeId>& in) {
  std::string out;
  for (const NodeId id : in)
    fmt::format_to(std::back_inserter(out), "{}n{}", out.empty() ? "" : ", ", id.index);
  return out;
}

std::string type_text(const Node& node) {
  const std::string type = node.type.is_known() ? print(node.type) : "outcome";
  return type + (node.may_be_blank ? "?" : "");
}

const char* outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::include:
      return "include";
    case Outcome::exclude:
      return "exclude";
    case Outcome::hold:
      return "hold";
  }
  return "";
}

void print_roots(std::string& out, const Graph& graph, const Sources& sources) {
  auto to = std::back_inserter(out);
  fmt::format_to(to, "\nid = n{}\n", graph.id.index);
  for (const GraphRule& rule : graph.rules) {
    fmt::format_to(to, "rule {} = {} when n{}, if blank {}  {}\n", rule.id,
                   outcome_word(rule.outcome), rule.condition.index, outcome_word(rule.if_blank),
                   sources.at(rule.place));
  }
  for (const GraphField& field : graph.fields) {
    fmt::format_to(to, "set {} = n{}  {}\n", field.name, field.value.index,
                   sources.at(field.place));
  }
  for (const GraphGroup& group : graph.groups) {
    fmt::format_to(to, "groups {} = n{}, kind {}\n", group.field, group.value.index,
                   quote(group.kind));
  }
  fmt::format_to(to, "account starts = n{}, ends = n{}, archived when = n{}, zone = n{}{}\n",
                 graph.account.starts.index, graph.account.ends.index,
                 graph.account.archived_when.index, graph.account.zone.index,
                 graph.account.zone_assumed ? " (assumed UTC)" : "");
}

void print_needs(std::string& out, const Graph& graph) {
  auto to = std::back_inserter(out);
  out += "\nreads\n";
  for (const Need& need : needs(graph)) {
    fmt::format_to(to, "  {:<32} as {}{}{}\n", need.path, need.reading,
                   need.permission.empty() ? "" : ", needs: ", need.permission);
  }
  out += "permissions to grant\n";
  for (const std::string& permission : permissions_needed(graph))
    fmt::format_to(to, "  {}\n", permission);
  const Cost cost = worst_cost(graph);
  fmt::format_to(to,
                 "worst cost per record: {} steps, {} reads, {} in functions; {} steps for each "
                 "further item of a list\n",
                 cost.steps, cost.reads, cost.library, cost.per_item);
}

}  // namespace

std::string label(const Graph& graph, NodeId id, const ZoneTable& zones) {
  const Node& node = graph[id];
  switch (node.op) {
    case NodeOp::constant:
      return node.name.empty() ? constant_text(node, zones)
                               : fmt::format("blank ({} is not given)", node.name);
    case NodeOp::setting:
      return fmt::format("setting {} = {}", node.name, constant_text(node, zones));
    case NodeOp::read: {
      const Reading& reading = graph.readings[node.reading.index];
      return fmt::format("read {} from {}", reading.name, print(reading.path));
    }
    case NodeOp::element:
    case NodeOp::each:
    case NodeOp::field:
      return fmt::format("{} {}", name_of(node.op), node.index);
    case NodeOp::call:
      return std::string(node.function->name);
    case NodeOp::table:
    case NodeOp::in_set:
      return fmt::format("{} {}", name_of(node.op), graph.tables[node.table.index].name);
    case NodeOp::matches:
      return fmt::format("matches {}", quote(node.name));
    case NodeOp::shift:
      return fmt::format("shift {} {}s", node.index == 1 ? "back by" : "by", node.unit);
    default:
      return std::string(name_of(node.op));
  }
}

std::string print_text(const Graph& graph, const Sources& sources, const ZoneTable& zones) {
  std::string out = fmt::format("graph {}: {} -> {}, {} nodes\n\n", graph.integration, graph.source,
                                graph.target, graph.nodes.size());
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    std::string line =
        fmt::format("n{} {} = {}", i, type_text(node), label(graph, NodeId{i}, zones));
    if (!node.in.empty()) line += fmt::format("({})", operands(node.in));
    if (!node.bodies.empty()) line += fmt::format(" each item: {}", operands(node.bodies));
    const std::string place = sources.at(node.place);
    out += place.empty() ? line + "\n" : fmt::format("{}  {}\n", line, place);
  }
  print_roots(out, graph, sources);
  print_needs(out, graph);
  return out;
}

namespace {

std::string dot_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c != '\n') out += c;
  }
  return out + '"';
}

}  // namespace

std::string print_dot(const Graph& graph, const ZoneTable& zones) {
  std::string out =
      "digraph joinery {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  auto to = std::back_inserter(out);
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    const bool read = node.op == NodeOp::read;
    fmt::format_to(to, "  n{} [label={}{}];\n", i, dot_quoted(label(graph, NodeId{i}, zones)),
                   read ? ", style=filled, fillcolor=\"#e8f1fb\"" : "");
    for (const NodeId in : node.in) fmt::format_to(to, "  n{} -> n{};\n", in.index, i);
    for (const NodeId body : node.bodies)
      fmt::format_to(to, "  n{} -> n{} [style=dashed];\n", body.index, i);
  }
  const auto root = [&](const std::string& name, NodeId node, const char* color) {
    fmt::format_to(to, "  {} [shape=ellipse, style=filled, fillcolor=\"{}\"];\n  n{} -> {};\n",
                   dot_quoted(name), color, node.index, dot_quoted(name));
  };
  for (const GraphRule& rule : graph.rules) root("rule " + rule.id, rule.condition, "#fbeee0");
  for (const GraphField& field : graph.fields) root("set " + field.name, field.value, "#e5f5e5");
  for (const GraphGroup& group : graph.groups) {
    root("groups " + group.field, group.value, "#e5f5e5");
  }
  root("account starts", graph.account.starts, "#f0f0f0");
  root("account ends", graph.account.ends, "#f0f0f0");
  root("account archived when", graph.account.archived_when, "#f0f0f0");
  root("account zone", graph.account.zone, "#f0f0f0");
  return out + "}\n";
}

}  // namespace joinery
