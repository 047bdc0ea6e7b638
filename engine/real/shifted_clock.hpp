#pragma once
/// A clock that began at another moment than it really did, and goes on from there: for runs whose
/// time is an input. Waiting takes as long as it takes.

#include <chrono>

#include "engine/edge/waiting_clock.hpp"

namespace joinery {

class ShiftedClock final : public WaitingClock {
 public:
  /// `real` outlives it; now it is `begin`.
  ShiftedClock(WaitingClock& real, Instant begin)
      : real_(real), ahead_micros_(begin.micros - real.now().micros) {}

  [[nodiscard]] Instant now() const override { return {real_.now().micros + ahead_micros_}; }
  [[nodiscard]] std::chrono::milliseconds steady() const override { return real_.steady(); }
  [[nodiscard]] bool wait(std::chrono::milliseconds time) override { return real_.wait(time); }
  [[nodiscard]] bool stopped() const override { return real_.stopped(); }
  [[nodiscard]] double jitter() override { return real_.jitter(); }

 private:
  WaitingClock& real_;
  std::int64_t ahead_micros_;
};

}  // namespace joinery
