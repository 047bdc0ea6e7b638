#pragma once
/// The secret by which examples are disguised.

#include <string>

#include "dsl/base/result.hpp"

namespace joinery {

/// The text of `file`; where it is not there and `make` says so, a new one is drawn and written, with
/// a note beside it that keeps it out of version control.
[[nodiscard]] Result<std::string> capture_key(const std::string& file, bool make);

}  // namespace joinery
