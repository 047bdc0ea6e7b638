#pragma once
/// When the next request may go: at most so many within any so long, and not before a vendor said.
/// Windows slide, as the vendors' own do: a bucket that is full at the beginning would let twice as
/// many through. One object for whoever shares the budget; one thread.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "engine/connector/connector.hpp"

namespace joinery {

class Pacer {
 public:
  explicit Pacer(std::vector<Rate> rates);

  /// How long from `now` (of a clock that never goes back) until one more may go; 0: at once.
  [[nodiscard]] std::chrono::milliseconds wait(std::chrono::milliseconds now);
  /// How many may go at once, now.
  [[nodiscard]] std::size_t room(std::chrono::milliseconds now);
  /// One goes now.
  void take(std::chrono::milliseconds now);
  /// Nothing goes before that moment.
  void pause_until(std::chrono::milliseconds moment);

 private:
  struct Window {
    Rate rate;
    std::deque<std::chrono::milliseconds> taken;  ///< at most as many as the rate allows
  };
  static void forget_old(Window& window, std::chrono::milliseconds now);

  std::vector<Window> windows_;
  std::chrono::milliseconds paused_until_{0};
};

}  // namespace joinery
