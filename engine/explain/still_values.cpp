#include "engine/explain/still_values.hpp"

#include "engine/program/compile.hpp"

namespace joinery {

StillValues::StillValues(const Inquiry& inquiry, const Json& record,
                         const std::vector<NodeId>& nodes) {
  Graph graph = inquiry.graph;
  graph.id = {};
  graph.rules.clear();
  graph.fields.clear();
  graph.account = {};
  graph.invite = {};
  for (const NodeId node : nodes) {
    if (!values_.emplace(node.index, Value{}).second) continue;
    GraphField field;
    field.type = graph[node].type;
    field.value = node;
    graph.fields.push_back(std::move(field));
  }
  const auto program = compile(graph);
  Executor executor(program, inquiry.references, inquiry.clock, inquiry.limits);
  executor.begin(record);
  for (std::size_t i = 0; i < graph.fields.size(); ++i) {
    values_[graph.fields[i].value.index] = copy(executor.run(program->fields[i].value), *arena_);
  }
}

}  // namespace joinery
