#pragma once
/// Records in, people out: what map_records writes as lines, kept for those who compare.

#include <memory>

#include "engine/desired/people.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery {

enum class RecordHashes : std::uint8_t {
  all,     ///< at once: the input cannot be read again
  later,   ///< by `hash_records`, of whom it is needed
};

/// Decides every record, on `threads` threads. The result does not depend on their number, nor on
/// the order of the records. A record that cannot be read is a person without id that is held.
[[nodiscard]] Result<People> collect_people(RecordStream& records,
                                            std::shared_ptr<const Program> program,
                                            const References& references, RunClock clock,
                                            const Limits& limits, std::size_t threads,
                                            RecordHashes hashes = RecordHashes::all);

}  // namespace joinery
