#pragma once
/// A company and a platform out of a seed: small, and full of what goes wrong.

#include <cstdint>
#include <string>

namespace joinery::testing {

struct Population {
  std::string records, users, groups;   ///< NDJSON
};

/// The same for the same seed, on every machine.
[[nodiscard]] Population population(std::uint64_t seed);

/// The lines of a text in an order that depends on the seed.
[[nodiscard]] std::string shuffled(const std::string& lines, std::uint64_t seed);

}  // namespace joinery::testing
