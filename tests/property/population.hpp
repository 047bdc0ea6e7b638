#pragma once
/// A company, a platform, and what earlier runs have left, out of a seed: full of what goes wrong. Most
/// are small; one in six has up to sixty people, so that shares of them count, too.

#include <cstdint>
#include <string>

#include "engine/memory/memory.hpp"

namespace joinery::testing {

struct Population {
  std::string records, users, groups;   ///< NDJSON
  Memory memory;                        ///< true as a rule, and sometimes out of date
};

/// The same for the same seed, on every machine.
[[nodiscard]] Population population(std::uint64_t seed);

/// The lines of a text in an order that depends on the seed.
[[nodiscard]] std::string shuffled(const std::string& lines, std::uint64_t seed);

}  // namespace joinery::testing
