#pragma once
/// The seam between the language and a disk: whoever loads mappings asks a `FileReader`, so that
/// tests, an editor and the command line can answer from wherever they like.

#include <cstddef>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"

namespace joinery {

/// Paths use forward slashes and are relative to where the user stands, or absolute where the user
/// wrote them so. Threads: an implementation says.
struct FileReader {
  virtual ~FileReader() = default;

  /// The bytes of a file. `not_found` where there is none, `too_large` (without reading it all) where
  /// it has more than `bytes_max`, `unreadable` for everything else, a folder too.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                 std::size_t bytes_max) const = 0;
  /// The names in a folder, without their paths, in any order; none where it cannot be listed. Only
  /// for suggestions.
  [[nodiscard]] virtual std::vector<std::string> list(const std::string& folder) const = 0;
};

}  // namespace joinery
