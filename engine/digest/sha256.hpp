#pragma once
/// SHA-256 (FIPS 180-4): names for plans, snapshots and files by what they hold.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace joinery {

/// `add` in any number of pieces, then `finish`; after that it is ready for another text. One thread.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  /// 64 small hexadecimal digits.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace joinery
