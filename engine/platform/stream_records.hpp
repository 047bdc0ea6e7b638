#pragma once
/// Everything that a stream of a platform gives, with what belongs to its records put in.

#include <functional>
#include <string>

#include "engine/connect/caller.hpp"
#include "engine/connect/stream_seen.hpp"

namespace joinery {

struct RecordsRead {
  bool complete = false;
  std::string incomplete;         ///< why not, for people
  std::uint64_t records = 0;
  bool not_found = false;         ///< a look-up: what was asked for is not there
};

/// `context` is what the request sees. `children_of` is the stream whose children belong to these records, too: a
/// look-up gives records like those of the stream of all users. An error is a read that failed;
/// what was handed out until then stands for nothing.
[[nodiscard]] Result<RecordsRead> read_records(Caller& caller, std::uint32_t stream, std::uint32_t children_of,
                                               AskUse use, Json context,
                                               const std::function<Result<void>(const Json&)>& each,
                                               const Limits& limits);

}  // namespace joinery
