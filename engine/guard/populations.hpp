#pragma once
/// How many there are of everything that a guard's limit is a share of. Internal to engine/guard.

#include <cstdint>
#include <map>

#include "engine/guard/guards.hpp"

namespace joinery {

struct Populations {
  std::uint64_t managed_active = 0, managed = 0, linked = 0, linked_missing = 0, matched = 0;
  std::uint64_t memberships = 0;
  std::map<std::uint32_t, std::uint64_t> members;   ///< of present groups that we manage
  std::uint64_t archived_lately = 0;                ///< by us, in the last 24 hours
  std::uint64_t ids_rewritten = 0;                  ///< known ids that came back in another form
  std::uint64_t leaving_scope = 0;                  ///< with an account, and left out since
  bool is_first_run = false;
};

[[nodiscard]] Populations populations_of(const GuardView& view);

}  // namespace joinery
