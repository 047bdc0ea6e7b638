#pragma once
/// What might stand at a place instead: the values that the mapping asks about, the days round
/// them, and one value that it knows nothing of. Internal to engine/explain.

#include <optional>
#include <vector>

#include "engine/explain/hints.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"

namespace joinery {

struct PossibleValue {
  std::optional<Json> raw;  ///< none: the member is taken away
  int cost = 0;             ///< what is nearer to the mapping comes first
};

/// Costs of a change, and what is added where it is of a kind that helps people less.
enum ChangeCost : int {
  cost_named = 0,     ///< a value that the mapping names
  cost_near = 1,      ///< next to one that it names
  cost_invented = 2,  ///< one that it does not know
  cost_removed = 3,
  cost_of_id = 10,   ///< it would be another person
  cost_of_hold = 5,  ///< an included person would be held, not left out
};

/// What the values of one decision were, by node; of several traces, whose arenas it uses.
class ValuesSeen {
 public:
  explicit ValuesSeen(const Graph& graph) : values_(graph.nodes.size()) {}
  void add(const Traced& traced) {
    for (const Traced::Step& step : traced.steps) values_[step.node.index] = step.value;
  }
  /// Blank where it was not evaluated.
  [[nodiscard]] const Value& of(NodeId node) const { return values_[node.index]; }
  [[nodiscard]] const std::vector<Value>& all() const { return values_; }

 private:
  std::vector<Value> values_;
};

/// For a reading of one place, whose value is now `value` and stands there as `raw` (null:
/// missing).
[[nodiscard]] std::vector<PossibleValue> candidates(const Inquiry& inquiry, const Hints& hints,
                                                    ReadingId reading, const Value& value,
                                                    const Json* raw, const ValuesSeen& seen);

}  // namespace joinery
