/// The rules that say who takes part, as a hash over what they mean: names of settings, the layout
/// of the file and the order of nodes in the graph do not count.

#include <algorithm>

#include <fmt/format.h>

#include "engine/digest/sha256.hpp"
#include "engine/graph/print.hpp"
#include "engine/plan/make_plan.hpp"

namespace joinery {
namespace {

void append(std::string& out, const Constant& constant) {
  out += fmt::format("{}:{}:{}", static_cast<int>(constant.kind), constant.integer, constant.text);
  for (const Constant& item : constant.items) {
    out += '[';
    append(out, item);
    out += ']';
  }
}

class Rules {
 public:
  Rules(const Graph& graph, const ZoneTable& zones) : graph_(graph), zones_(zones) {
    number_.assign(graph.nodes.size(), 0);
  }

  std::string hash() {
    for (const GraphRule& rule : graph_.rules) {
      const std::uint32_t condition = add(rule.condition);
      hash_.add(fmt::format("{} {} {} {}\n", rule.id, static_cast<int>(rule.outcome),
                            static_cast<int>(rule.if_blank), condition));
    }
    return "sha256:" + hash_.finish();
  }

 private:
  /// The number of a node in the order in which it is first met; operands come before.
  std::uint32_t add(NodeId start) {
    std::vector<std::pair<NodeId, bool>> stack{{start, false}};
    while (!stack.empty()) {
      const auto [id, is_ready] = stack.back();
      stack.pop_back();
      if (number_[id.index] != 0) continue;
      const Node& node = graph_[id];
      if (is_ready) {
        write(id, node);
        continue;
      }
      stack.emplace_back(id, true);
      for (const NodeId in : node.in) stack.emplace_back(in, false);
      for (const NodeId body : node.bodies) stack.emplace_back(body, false);
    }
    return number_[start.index];
  }

  void write(NodeId id, const Node& node) {
    std::string line = label(graph_, id, zones_);
    for (const NodeId in : node.in) line += fmt::format(" {}", number_[in.index]);
    for (const NodeId body : node.bodies) line += fmt::format(" /{}", number_[body.index]);
    if (node.table.valid()) {
      const Table& table = graph_.tables[node.table.index];
      for (const Table::Row& row : table.rows) {
        line += '\n';
        append(line, row.key);
        line += '=';
        append(line, row.value);
      }
    }
    number_[id.index] = ++count_;
    hash_.add(fmt::format("{} {}\n", count_, line));
  }

  const Graph& graph_;
  const ZoneTable& zones_;
  std::vector<std::uint32_t> number_;
  std::uint32_t count_ = 0;
  Sha256 hash_;
};

}  // namespace

std::string scope_of(const Graph& graph, const ZoneTable& zones) {
  return Rules(graph, zones).hash();
}

bool has_include_list(const Graph& graph) {
  return std::any_of(graph.rules.begin(), graph.rules.end(), [](const GraphRule& rule) {
    return rule.id.starts_with("include.");
  });
}

}  // namespace joinery
