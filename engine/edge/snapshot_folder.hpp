#pragma once
/// The seam to the folder in which a snapshot lies. A file has its name only once it is whole and on
/// the disk: until then nobody can read it, and what was never sealed is gone or has a name that
/// readers pass over.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"

namespace joinery {

/// A file that is being written. Destroyed without `seal`, it is as if it had never been.
class SnapshotFile {
 public:
  virtual ~SnapshotFile() = default;
  [[nodiscard]] virtual Result<void> append(std::string_view bytes) = 0;
  /// Forgets what was appended behind the first `bytes` bytes.
  [[nodiscard]] virtual Result<void> cut_back(std::uint64_t bytes) = 0;
  /// Puts it on the disk under its name, in place of one that had it. Once, at the end.
  [[nodiscard]] virtual Result<void> seal(const std::string& name) = 0;
};

/// Names are plain: no slash, not beginning with a point. One thread.
class SnapshotFolder {
 public:
  virtual ~SnapshotFolder() = default;
  [[nodiscard]] virtual Result<std::unique_ptr<SnapshotFile>> create() = 0;
  /// `not_found` where there is none, `too_large` past `bytes_max`.
  [[nodiscard]] virtual Result<std::string> read(const std::string& name,
                                                 std::size_t bytes_max) const = 0;
  /// Gives the bytes of a file in pieces, from its beginning on, until one is refused.
  [[nodiscard]] virtual Result<void> each_piece(
      const std::string& name, const std::function<Result<void>(std::string_view)>& take) const = 0;
  /// The names of the sealed files, sorted.
  [[nodiscard]] virtual Result<std::vector<std::string>> list() const = 0;
  /// Takes a sealed file away; fine where there is none.
  [[nodiscard]] virtual Result<void> remove(const std::string& name) = 0;
};

}  // namespace joinery
