#pragma once
/// Links that are remembered and that the platform does not keep itself.

#include "engine/memory/memory.hpp"
#include "engine/present/present.hpp"

namespace joinery {

/// Writes the remembered links into the users, over what the platform says: a link that was moved
/// since is the newer one. Who is linked is ours, and so is a group that we made. The texts are the
/// memory's, which outlives `present`.
void link_remembered(Present& present, const Memory& memory);

}  // namespace joinery
