#include "engine/edge/platform.hpp"

#include <algorithm>

namespace joinery {

const Json* PlatformUser::find(std::string_view field) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const PlatformField& each) { return each.name == field; });
  return at == fields.end() ? nullptr : &at->value;
}

bool PlatformAbilities::is_able(MutationKind kind) const {
  return std::find(can.begin(), can.end(), kind) != can.end();
}

std::size_t PlatformAbilities::batch_of(MutationKind kind) const {
  const bool together = std::find(batches.begin(), batches.end(), kind) != batches.end();
  return together ? std::max<std::size_t>(batch_max, 1) : 1;
}

}  // namespace joinery
