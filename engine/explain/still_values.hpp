#pragma once
/// Values of single operators for one record, whether its roots would come to ask for them or not.
/// Internal to engine/explain.

#include <map>
#include <memory>
#include <vector>

#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"

namespace joinery {

class StillValues {
 public:
  /// `nodes` are no nodes of items. Evaluation is pure, so asking for them out of place does no
  /// harm.
  StillValues(const Inquiry& inquiry, const Json& record, const std::vector<NodeId>& nodes);

  [[nodiscard]] const Value& of(NodeId node) const { return values_.at(node.index); }

 private:
  std::unique_ptr<Arena> arena_ = std::make_unique<Arena>();
  std::map<std::uint32_t, Value> values_;
};

}  // namespace joinery
