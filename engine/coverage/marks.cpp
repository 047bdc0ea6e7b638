#include "engine/coverage/marks.hpp"

#include "engine/explain/answer.hpp"

namespace joinery {
namespace {

class Marker {
 public:
  Marker(const Graph& graph, const CoverageSites& sites) : graph_(graph), sites_(sites) {}

  void mark(const Traced& traced);
  void mark_rule(std::uint32_t rule, const Value& result);
  [[nodiscard]] std::vector<std::size_t> take() { return std::move(marks_); }

 private:
  void mark(std::size_t point) {
    if (point != CoverageSites::none) marks_.push_back(point);
  }
  void mark_way(NodeId node, std::size_t operand);
  void choose(NodeId id, const Node& node);
  void fall_back(NodeId id, const Node& node, const Value& value);
  [[nodiscard]] Value value_of(NodeId id);

  const Graph& graph_;
  const CoverageSites& sites_;
  std::vector<std::size_t> marks_;
  std::map<std::uint32_t, Value> values_;         ///< what each node came to last
  std::map<std::uint32_t, std::size_t> operand_;  ///< of an `else_`: the one that comes next
  Arena arena_;
};

Value Marker::value_of(NodeId id) {
  const Node& node = graph_[id];
  if (node.op == NodeOp::constant || node.op == NodeOp::setting) return node.constant.view(arena_);
  const auto found = values_.find(id.index);
  return found == values_.end() ? Value{} : found->second;
}

void Marker::mark_way(NodeId node, std::size_t operand) {
  const auto way = sites_.ways.find({node.index, static_cast<std::uint32_t>(operand)});
  if (way == sites_.ways.end()) return;
  for (const std::size_t point : way->second) mark(point);
}

void Marker::choose(NodeId id, const Node& node) {
  const Value asked = value_of(node.in[0]);
  if (asked.is_hold()) return;
  mark_way(id, asked.is_yes() ? 1 : 2);
  if (!asked.is_blank()) return;
  const auto blank = sites_.not_known.find(id.index);
  if (blank == sites_.not_known.end()) return;
  for (const std::size_t point : blank->second) mark(point);
}

/// An `else_` has a step for each of its operands until one is not blank.
void Marker::fall_back(NodeId id, const Node& node, const Value& value) {
  std::size_t& next = operand_[id.index];
  const std::size_t operand = next++;
  if (!value.is_blank()) mark_way(id, operand);
  // What stands at the end was asked for even if it is blank, too.
  else if (operand > 0 && next == node.in.size()) mark_way(id, operand);
  if (!value.is_blank() || next == node.in.size()) next = 0;
}

void Marker::mark(const Traced& traced) {
  values_.clear();
  operand_.clear();
  for (const Traced::Step& step : traced.steps) {
    const Node& node = graph_[step.node];
    if (node.op == NodeOp::if_) choose(step.node, node);
    if (node.op == NodeOp::else_) fall_back(step.node, node, step.value);
    values_.insert_or_assign(step.node.index, step.value);
  }
  for (const Traced::Row& row : traced.rows) {
    if (row.row < 0) {
      const auto miss = sites_.misses.find(row.table.index);
      if (miss != sites_.misses.end()) mark(miss->second);
      continue;
    }
    const auto rows = sites_.rows.find(row.table.index);
    if (rows != sites_.rows.end()) mark(rows->second[static_cast<std::size_t>(row.row)]);
  }
}

void Marker::mark_rule(std::uint32_t rule, const Value& result) {
  const CoverageSites::Rule& points = sites_.rules[rule];
  if (result.is_hold()) return;
  if (result.is_blank()) return mark(points.blank);
  mark(result.is_yes() ? points.applies : points.does_not);
}

}  // namespace

std::vector<std::size_t> marks_of(const Inquiry& inquiry, const CoverageSites& sites,
                                  const Json& record) {
  Executor executor = inquiry.executor();
  Decider decider(executor);
  const Answer made = answer(decider, executor, record);
  std::vector<Root> roots = roots_asked(*inquiry.program, made);
  if (made.is_include()) {
    for (std::uint32_t i = 0; i < inquiry.program->groups.size(); ++i) {
      roots.push_back({Root::Kind::group, i});
    }
  }
  Marker marker(inquiry.graph, sites);
  for (const Root& root : roots) {
    const Traced traced = executor.run_root(root, record);
    marker.mark(traced);
    if (root.kind == Root::Kind::rule) marker.mark_rule(root.index, traced.result);
  }
  return marker.take();
}

}  // namespace joinery
