/// How many requests a plan takes and how long the platform's limits make that.

#include "engine/plan/draft.hpp"

namespace joinery {

void forecast(Draft& draft) {
  Forecast& made = draft.plan.forecast;
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    made.requests += draft.plan.counts.mutations[kind] * draft.limits.requests[kind];
  }
  const std::uint64_t rate = draft.limits.requests_per_minute;
  if (rate != 0) made.seconds = (made.requests * 60 + rate - 1) / rate;
}

}  // namespace joinery
