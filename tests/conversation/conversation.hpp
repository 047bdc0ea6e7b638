#pragma once
/// Holds a written conversation: the connector as the checker makes it, carried out by the code that
/// serves real ones, with a vendor and a clock that are played.

#include <string>
#include <vector>

#include "tests/conversation/written.hpp"

namespace joinery::testing {

/// All that was said, line by line, in the form of the file.
[[nodiscard]] std::vector<std::string> held(const Conversation& conversation);

}  // namespace joinery::testing
