#include "engine/graph/needs.hpp"

#include <algorithm>
#include <set>

namespace joinery {
namespace {

/// The member names at the beginning of a path, joined by dots.
std::string members(const PathSyntax& path) {
  std::string out;
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::member) break;
    if (!out.empty()) out += '.';
    out += step.name;
  }
  if (path.form == PathSyntax::Form::native) return out;
  for (std::size_t i = 1; i < path.query.size(); ++i) {
    const char c = path.query[i];
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || (c == '.' && path.query[i - 1] != '.');
    if (!plain) break;
    if (c != '.' || !out.empty()) out += c;
  }
  while (out.ends_with('.')) out.pop_back();
  return out;
}

/// The permission with the longest path that `path` lies in.
std::string permission_for(const Graph& graph, const std::string& path) {
  const Named<Word>* best = nullptr;
  for (const Named<Word>& permission : graph.permissions) {
    const std::string& prefix = permission.name.text;
    const bool inside =
        path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '.');
    if (inside && (best == nullptr || best->name.text.size() < prefix.size())) best = &permission;
  }
  return best == nullptr ? std::string{} : best->value.text;
}

}  // namespace

std::vector<Need> needs(const Graph& graph) {
  std::set<std::uint32_t> read;
  for (const Node& node : graph.nodes) {
    if (node.op == NodeOp::read) read.insert(node.reading.index);
  }
  std::vector<Need> all;
  for (const std::uint32_t index : read) {
    const Reading& reading = graph.readings[index];
    const std::string prefix = members(reading.path);
    all.push_back(
        {print(reading.path), reading.name, permission_for(graph, prefix), reading.place});
    for (const Reading::Field& field : reading.each) {
      const std::string inside = members(field.path);
      all.push_back({print(reading.path) + "[]." + print(field.path), reading.name + "." + field.name,
                     permission_for(graph, inside.empty() ? prefix : prefix + "." + inside), reading.place});
    }
  }
  std::sort(all.begin(), all.end(), [](const Need& a, const Need& b) {
    return std::tie(a.path, a.reading) < std::tie(b.path, b.reading);
  });
  return all;
}

std::vector<std::string> permissions_needed(const Graph& graph) {
  std::set<std::string> all;
  for (const Need& need : needs(graph)) {
    if (!need.permission.empty()) all.insert(need.permission);
  }
  return {all.begin(), all.end()};
}

namespace {

/// Nodes that a body of a list operator evaluates anew for every item.
std::vector<bool> inside_bodies(const Graph& graph) {
  std::vector<bool> of_item(graph.nodes.size(), false);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    of_item[i] =
        node.op == NodeOp::element ||
        std::any_of(node.in.begin(), node.in.end(), [&](NodeId in) { return of_item[in.index]; });
  }
  return of_item;
}

}  // namespace

Cost worst_cost(const Graph& graph) {
  const std::vector<bool> of_item = inside_bodies(graph);
  Cost cost;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    if (node.op == NodeOp::constant || node.op == NodeOp::setting) continue;
    ++cost.steps;
    if (of_item[i]) ++cost.per_item;
    if (node.op == NodeOp::read) ++cost.reads;
    if (node.op == NodeOp::call) cost.library += node.function->cost;
  }
  return cost;
}

}  // namespace joinery
