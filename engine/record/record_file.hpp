#pragma once
/// A plain file of records that can be looked at again: the bytes at a place, as long as nobody has
/// changed the file since it was opened. Movable; one thread at a time.

#include <cstdint>
#include <optional>
#include <string>

#include "dsl/base/result.hpp"

namespace joinery {

class RecordFile {
 public:
  /// Nothing for standard input (`-`), a pipe, or what cannot be opened: such are read once.
  [[nodiscard]] static std::optional<RecordFile> open(const std::string& file);
  RecordFile(RecordFile&& other) noexcept;
  RecordFile& operator=(RecordFile&& other) noexcept;
  ~RecordFile();

  /// The bytes at `offset`. `unreadable` if they are not there.
  [[nodiscard]] Result<void> read(std::uint64_t offset, std::size_t size, std::string& out) const;
  /// `unreadable` if the file was written to since it was opened, as its size and times tell.
  [[nodiscard]] Result<void> is_unchanged() const;

 private:
  struct Stamp {
    std::int64_t size = 0, seconds = 0, nanoseconds = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  explicit RecordFile(int descriptor) : descriptor_(descriptor) {}
  [[nodiscard]] std::optional<Stamp> stamp() const;

  int descriptor_;
  Stamp stamp_;
};

}  // namespace joinery
