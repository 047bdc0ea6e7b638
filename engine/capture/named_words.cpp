#include "engine/capture/named_words.hpp"

#include "engine/unicode/normal_key.hpp"

namespace joinery {

NamedWords::NamedWords(const Graph& graph) {
  for (const Node& node : graph.nodes) {
    if (node.op == NodeOp::constant || node.op == NodeOp::setting) add(node.constant);
  }
  for (const Table& table : graph.tables) {
    for (const Table::Row& row : table.rows) add(row.key);
  }
  for (const Reading& reading : graph.readings) {
    add(reading.path);
    for (const std::string& word : reading.decoder.blank_when) add(word);
    for (const Reading::Field& field : reading.each) {
      add(field.path);
      for (const std::string& word : field.decoder.blank_when) add(word);
    }
  }
  for (const Node& node : graph.nodes) {
    const bool of_part = node.op == NodeOp::starts_with || node.op == NodeOp::ends_with ||
                         node.op == NodeOp::contains;
    if (!of_part && node.op != NodeOp::equal && node.op != NodeOp::in_constants) continue;
    for (const NodeId in : node.in) {
      const Constant& constant = graph[in].constant;
      if (graph[in].op == NodeOp::constant && constant.text.size() > 1) pieces_.insert(constant.text);
    }
  }
}

bool NamedWords::holds(std::string_view text) const { return keys_.contains(normal_key(text)); }

void NamedWords::add(const Constant& constant) {
  if (constant.kind == ValueKind::text) add(constant.text);
  for (const Constant& item : constant.items) add(item);
}

void NamedWords::add(std::string_view text) {
  std::string key = normal_key(text);
  if (!key.empty()) keys_.insert(std::move(key));
}

void NamedWords::add(const PathSyntax& path) {
  for (const PathStep& step : path.steps) add(step.value);
  // The texts in a query stand in quotes of either kind.
  for (std::size_t at = 0; at < path.query.size(); ++at) {
    const char quote = path.query[at];
    if (quote != '\'' && quote != '"') continue;
    const std::size_t end = std::min(path.query.find(quote, at + 1), path.query.size());
    add(std::string_view(path.query).substr(at + 1, end - at - 1));
    at = end;
  }
}

}  // namespace joinery
