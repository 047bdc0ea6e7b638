#include "engine/graph/graph.hpp"

namespace joinery {

std::string_view name_of(GraphGroup::Part part) {
  switch (part) {
    case GraphGroup::key: return "key";
    case GraphGroup::name: return "name";
    case GraphGroup::parent: return "parent";
    case GraphGroup::manager: break;
  }
  return "manager";
}

std::vector<NodeId> Graph::roots() const {
  std::vector<NodeId> found;
  const auto add = [&found](NodeId node) {
    if (node.valid()) found.push_back(node);
  };
  add(id);
  for (const GraphRule& rule : rules) add(rule.condition);
  for (const GraphField& field : fields) add(field.value);
  for (const GraphGroup& group : groups) add(group.value);
  add(account.starts);
  add(account.ends);
  add(account.archived_when);
  add(account.zone);
  add(invite.condition);
  return found;
}

}  // namespace joinery
