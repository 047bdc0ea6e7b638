#pragma once
/// The page "which fields do we sync" of an integration, or what there is to say of a source, a target
/// or a module alone. Pure; the same mapping gives the same page.

#include "dsl/read/load.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/graph/graph.hpp"
#include "engine/guide/guide.hpp"

namespace joinery {

struct GuideInput {
  const Bundle& bundle;          ///< without errors
  const Graph* graph = nullptr;  ///< of an integration, after the optimizer: what is really read
  const ZoneTable& zones;
};

[[nodiscard]] Guide field_guide(const GuideInput& input);

}  // namespace joinery
