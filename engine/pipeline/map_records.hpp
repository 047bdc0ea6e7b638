#pragma once
/// Records in, lines of decisions out: in the order of the input, on as many threads as wanted,
/// with memory for a few blocks whatever the number of records. The bytes written do not depend on
/// the number of threads.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "engine/decision/decision.hpp"
#include "engine/decision/waterfall.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery {

struct MapOptions {
  std::size_t threads = 1;
  /// Appends what is to be written for one decision, with its line break; append_line if not given.
  std::function<void(std::string& out, const Decision&, const Program&, const ZoneTable&)> write;
  /// Called now and then from one thread at a time, with the records and bytes that are done.
  std::function<void(std::uint64_t records, std::uint64_t bytes)> progress;
};

struct MapReport {
  Waterfall waterfall;
  std::optional<Error>
      error;  ///< the document was broken, or output failed; what came before is written
};

/// `sink` gets the output in order, in large pieces; it returns false when it cannot take more.
using Sink = std::function<bool(std::string_view)>;

[[nodiscard]] MapReport map_records(RecordStream& records, std::shared_ptr<const Program> program,
                                    const References& references, RunClock clock,
                                    const Limits& limits, const MapOptions& options,
                                    const Sink& sink);

}  // namespace joinery
