#pragma once
/// Whether the credentials are right, and whether they may see what the mapping reads: one page of
/// each list of people is asked for, every probe that the connector declares, and what belongs to a
/// few people.

#include <string>
#include <vector>

#include "engine/connect/caller.hpp"
#include "engine/snapshot/snapshot_writer.hpp"

namespace joinery {

struct Probed {
  std::string failed;                ///< not empty: nothing could be read, and why
  std::uint64_t records = 0;         ///< that were looked at
  std::vector<std::string> unseen;   ///< paths that no record had
  std::vector<std::string> refused;  ///< paths of probes that were not granted
};

[[nodiscard]] Probed probe(Caller& caller, const std::vector<WantedField>& fields,
                           const Limits& limits);

}  // namespace joinery
