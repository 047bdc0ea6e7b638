#include "engine/platform/template_reads.hpp"

#include <vector>

namespace joinery {
namespace {

/// The member names of a path, joined by points.
std::string member_path(const PathSyntax& path) {
  std::string joined;
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::member) break;
    if (!joined.empty()) joined += '.';
    joined += step.name;
  }
  return joined;
}

std::string prefix_of(std::string_view root) { return std::string(root) + '.'; }

}  // namespace

void add_reads(const Connector& connector, const Template& value, ReadPaths& paths) {
  if (value.formula >= connector.graph.fields.size()) return;
  std::vector<NodeId> open{connector.graph.fields[value.formula].value};
  std::set<std::uint32_t> seen;
  while (!open.empty()) {
    const NodeId at = open.back();
    open.pop_back();
    if (!seen.insert(at.index).second) continue;
    const Node& node = connector.graph.nodes[at.index];
    if (node.op == NodeOp::read) {
      paths.insert(member_path(connector.graph.readings[node.reading.index].path));
    }
    open.insert(open.end(), node.in.begin(), node.in.end());
    open.insert(open.end(), node.bodies.begin(), node.bodies.end());
  }
}

void add_reads(const Connector& connector, const RequestBody& body, ReadPaths& paths) {
  add_reads(connector, body.value, paths);
  for (const BodyMember& member : body.members) add_reads(connector, member.value, paths);
  for (const RequestBody& item : body.items) add_reads(connector, item, paths);
}

void add_reads(const Connector& connector, const Request& request, ReadPaths& paths) {
  add_reads(connector, request.path, paths);
  for (const auto* pairs : {&request.query, &request.headers, &request.form}) {
    for (const NamedTemplate& pair : *pairs) add_reads(connector, pair.value, paths);
  }
  if (request.encoding == Request::Encoding::json) add_reads(connector, request.json, paths);
}

bool any_below(const ReadPaths& paths, std::string_view root) {
  const std::string prefix = prefix_of(root);
  const auto at = paths.lower_bound(prefix);
  return at != paths.end() && at->starts_with(prefix);
}

std::set<std::string> members_below(const ReadPaths& paths, std::string_view root) {
  const std::string prefix = prefix_of(root);
  std::set<std::string> names;
  for (auto at = paths.lower_bound(prefix); at != paths.end() && at->starts_with(prefix); ++at) {
    const std::string rest = at->substr(prefix.size());
    names.insert(rest.substr(0, rest.find('.')));
  }
  return names;
}

}  // namespace joinery
