#include "engine/graph/graph.hpp"

namespace joinery {

std::vector<NodeId> Graph::roots() const {
  std::vector<NodeId> found;
  const auto add = [&found](NodeId node) {
    if (node.valid()) found.push_back(node);
  };
  add(id);
  for (const GraphRule& rule : rules) add(rule.condition);
  for (const GraphField& field : fields) add(field.value);
  add(account.starts);
  add(account.ends);
  add(account.archived_when);
  add(account.zone);
  add(invite.condition);
  return found;
}

}  // namespace joinery
