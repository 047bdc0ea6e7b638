#pragma once
/// The form in which names of countries and languages are compared: forgiving where people write
/// differently and mean the same.

#include <array>
#include <cstddef>
#include <string_view>

namespace joinery {

/// A key of at most 256 bytes, on the stack: longer texts are no such names.
class NameKey {
 public:
  /// Small letters without accents; one space between words; no punctuation (dots and apostrophes
  /// vanish, the rest divides words); without the words the, of, and; `st` is saint, `rep`
  /// republic, `dem` democratic. False where it is empty or too long.
  [[nodiscard]] bool assign(std::string_view text);
  /// The key of `first`, and after it that of `second`.
  [[nodiscard]] bool assign(std::string_view first, std::string_view second);

  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  bool append(std::string_view text);
  bool append_simple(std::string_view text);
  bool end_word();
  bool close_word();

  std::array<char, 256> bytes_;
  std::size_t size_ = 0;
  std::size_t word_ = 0;  ///< where the last word begins
};

}  // namespace joinery
