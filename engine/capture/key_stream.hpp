#pragma once
/// Numbers that a secret key makes of a text: the same for the same, and nothing to learn from them.
/// Internal to engine/capture.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/digest/sha256.hpp"

namespace joinery {

class KeyStream {
 public:
  /// `purpose` keeps streams of different use apart.
  KeyStream(std::string_view key, std::string_view purpose, std::string_view text, unsigned variant);

  /// 0 … `count` - 1; `count` is 1 to 65,536.
  [[nodiscard]] std::uint32_t next(std::uint32_t count);

 private:
  void refill();

  std::string seed_;
  std::string block_;  ///< hexadecimal digits not used yet, from `at_`
  std::size_t at_ = 0;
  std::uint32_t round_ = 0;
};

}  // namespace joinery
