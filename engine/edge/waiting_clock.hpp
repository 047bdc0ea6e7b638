#pragma once
/// The seam to time that passes: the wall clock, a clock that never jumps, and waiting. Tests play
/// one in which waiting takes no time.

#include <chrono>

#include "engine/calendar/day.hpp"

namespace joinery {

class WaitingClock {
 public:
  virtual ~WaitingClock() = default;
  /// The wall clock.
  [[nodiscard]] virtual Instant now() const = 0;
  /// Time since some moment in the past; never goes back.
  [[nodiscard]] virtual std::chrono::milliseconds steady() const = 0;
  /// Waits so long; false if somebody asked to stop, which ends the waiting at once.
  [[nodiscard]] virtual bool wait(std::chrono::milliseconds time) = 0;
  /// Whether somebody asked to stop.
  [[nodiscard]] virtual bool stopped() const = 0;
  /// A number in [0, 1) that differs each time: so that many do not come back at the same moment.
  [[nodiscard]] virtual double jitter() = 0;
};

}  // namespace joinery
