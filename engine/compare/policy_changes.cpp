#include "engine/compare/policy_changes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/number.hpp"

namespace joinery {
namespace {

std::string text_of(const Constant& constant) {
  switch (constant.kind) {
    case ValueKind::text:
      return constant.text;
    case ValueKind::yes_no:
      return constant.integer == 1 ? "yes" : "no";
    case ValueKind::number: {
      std::string text;
      format_number(constant.integer, text);
      return text;
    }
    default:
      return fmt::format("{}", constant.integer);
  }
}

std::string value_in(const Graph& graph, const std::string& name) {
  for (const GraphPolicy& policy : graph.policies) {
    if (policy.name == name) return text_of(policy.value);
  }
  return "none";
}

}  // namespace

std::vector<PolicyChange> policy_changes(Hybrids& hybrids) {
  const Graph& old = hybrids.make(0)->graph;
  const Graph& now = hybrids.make(hybrids.all())->graph;
  std::vector<std::string> names;
  for (const Graph* graph : {&now, &old}) {
    for (const GraphPolicy& policy : graph->policies) {
      if (std::find(names.begin(), names.end(), policy.name) == names.end())
        names.push_back(policy.name);
    }
  }
  std::vector<PolicyChange> changes;
  for (const std::string& name : names) {
    const std::string wanted = value_in(now, name);
    std::string before = value_in(old, name);
    if (before == wanted) continue;
    const EditSet edits = shrink(hybrids.all(), [&](EditSet set) {
      const Hybrid* hybrid = hybrids.make(set);
      return hybrid != nullptr && value_in(hybrid->graph, name) == wanted;
    });
    changes.push_back({name, std::move(before), wanted, Cause{edits, {}, true}});
  }
  return changes;
}

}  // namespace joinery
