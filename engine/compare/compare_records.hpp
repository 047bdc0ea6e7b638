#pragma once
/// All records through both versions: who changes, how, and why. In the order of the input, on as
/// many threads as wanted, with memory for a few blocks; what is reported does not depend on the
/// number of threads.

#include <functional>
#include <optional>

#include "engine/compare/attribution.hpp"
#include "engine/decision/waterfall.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery {

struct CompareOptions {
  std::size_t threads = 1;
  CompareLimits limits;
};

struct CompareReport {
  Waterfall old, now;
  std::uint64_t changed = 0;   ///< people
  std::optional<Error> error;  ///< the document was broken; what came before is reported
};

/// Called for everybody who changes, from one thread at a time, in the order of the input.
using VisitChange = std::function<void(const PersonChange& change)>;

[[nodiscard]] CompareReport compare_records(RecordStream& records, Hybrids& hybrids,
                                            const RunSetting& setting,
                                            const CompareOptions& options,
                                            const VisitChange& visit);

}  // namespace joinery
