#pragma once
/// Writes files so that whoever reads one sees the old text or the new one, never half of it.

#include <optional>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace joinery {

/// Puts `text` in place of what the file at `path` holds (a link is followed), or makes the file. It
/// is written beside it first and then takes its name and its permissions. Nothing where it worked;
/// else the file is as it was. Safe from several threads for different files.
[[nodiscard]] std::optional<Error> write_file(const std::string& path, std::string_view text);

}  // namespace joinery
