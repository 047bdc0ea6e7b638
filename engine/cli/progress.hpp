#pragma once
/// One line on a terminal that says how far the work is. Shown at most ten times a second.

#include <chrono>
#include <cstdint>

namespace joinery {

class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  [[nodiscard]] bool shown() const { return shown_; }
  void show(std::uint64_t records, std::uint64_t bytes);
  /// Takes the line away.
  void clear();

 private:
  bool shown_;
  bool dirty_ = false;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace joinery
