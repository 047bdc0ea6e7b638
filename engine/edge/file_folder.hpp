#pragma once
/// The seam to a folder into which somebody puts files of people.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/calendar/day.hpp"

namespace joinery {

struct SeenFile {
  std::string name;          ///< within the folder
  std::uint64_t bytes = 0;
  Instant written;           ///< when it was last written to
  friend bool operator==(const SeenFile&, const SeenFile&) = default;
};

/// Only read. One thread.
class FileFolder {
 public:
  virtual ~FileFolder() = default;
  /// The plain files of the folder itself, by name; `not_found` or `unreadable` where it cannot be looked into.
  [[nodiscard]] virtual Result<std::vector<SeenFile>> list() const = 0;
  /// Gives the bytes of a file in pieces, from its beginning on, until one is refused.
  [[nodiscard]] virtual Result<void> each_piece(
      const std::string& name, const std::function<Result<void>(std::string_view)>& take) const = 0;
};

}  // namespace joinery
