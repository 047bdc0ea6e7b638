#pragma once
/// What stands at one path of one record, before anybody gives it a type.
/// Views point into the record's bytes or the reader's buffer: valid until the next record is read.

#include <cstdint>
#include <string_view>

namespace joinery {

enum class RawState : std::uint8_t {
  missing,   ///< the member, or one above it, is not there
  null,
  text,      ///< `data` is the decoded text, which may be empty
  number,    ///< `data` is the number exactly as written
  boolean_true,
  boolean_false,
  object,    ///< `data` is the JSON text of the whole object …
  array,     ///< … or array
};

struct RawValue {
  RawState state = RawState::missing;
  bool escaped = false;          ///< text: holds characters that JSON must escape again
  std::uint32_t size = 0;
  const char* data = nullptr;

  [[nodiscard]] std::string_view view() const { return {data, size}; }
};

}  // namespace joinery
