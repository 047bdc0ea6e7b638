#pragma once
/// The keys of a file of guards. It is no document of the language, for no mapping can change it;
/// its reader, its schema and its layout go by these tables all the same.

#include <string_view>

#include "dsl/read/keys.hpp"

namespace joinery {

/// Whether a text begins with `guards:`, comments and blank lines aside.
[[nodiscard]] bool is_guards_file(std::string_view text);

/// `guards`, `language`, `about`, `protected`, `limits`.
extern const MapRule guards_rule;
/// The guards that have a limit.
extern const MapRule guard_limits_rule;

}  // namespace joinery
