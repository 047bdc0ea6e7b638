#pragma once
/// The semantic hash of a mapping: the same for two mappings that say the same.

#include <string>

#include "dsl/base/limits.hpp"
#include "dsl/read/load.hpp"

namespace joinery {

/// `sha256:` and 64 digits, over the meaning (dsl/format) of the integration, the source, the target,
/// the modules and the model, in this order, and over the rows of their tables: those in a file count
/// as if they stood in the document. Layout, comments and the names of files do not count. The
/// documents have no errors of their own.
[[nodiscard]] std::string mapping_hash(const Bundle& bundle, const Limits& limits);

}  // namespace joinery
