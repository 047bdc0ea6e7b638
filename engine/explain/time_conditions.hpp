#pragma once
/// Where a mapping looks at the clock. Derived from the graph once; what it means for one record
/// are instants (clock_instants.hpp). Internal to engine/explain.
///
/// A chain is `today(in zone)` or `now()`, moved by any number of spans: `today(in zone) - 3
/// months`. A chain that is compared with something that has no clock in it changes its answer at
/// two instants only. Whatever else is made of a chain of `today` can change only when its zone's
/// day begins.

#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

struct TimeConditions {
  struct Comparison {
    NodeId chain;
    NodeId other;  ///< without a clock; invalid: any date in the lists of the record
  };
  std::vector<Comparison> comparisons;
  std::vector<NodeId> days;  ///< chains that matter from day to day
  struct DayOfNow {
    NodeId chain;  ///< of `now`
    NodeId zone;
  };
  std::vector<DayOfNow> days_of_now;            ///< `day_of(now(), in zone)`
  bool starts_move = false, ends_move = false;  ///< the account's days depend on the clock
  bool is_complete = true;  ///< false: there is a use of the clock of none of these kinds
};

[[nodiscard]] TimeConditions time_conditions(const Graph& graph);

/// `today` or `now` at the beginning of a chain.
[[nodiscard]] NodeId base_of(const Graph& graph, NodeId chain);

}  // namespace joinery
