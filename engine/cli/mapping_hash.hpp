#pragma once
/// The semantic hash of a mapping: the same for two mappings that say the same.

#include <string>

#include "dsl/base/limits.hpp"
#include "dsl/read/load.hpp"

namespace joinery {

/// `sha256:` and 64 digits, over the meaning (dsl/format) of the integration, the source, the target,
/// the modules and the model, in this order, and over the rows of tables in files. Layout, comments
/// and where the documents lie do not count. The documents have no errors of their own.
[[nodiscard]] std::string mapping_hash(const Bundle& bundle, const Limits& limits);

}  // namespace joinery
