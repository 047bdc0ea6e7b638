#pragma once
/// Time as this machine has it. Any thread; `stop` may turn true at any time, in a signal handler too.

#include <atomic>

#include "engine/edge/waiting_clock.hpp"

namespace joinery {

class RealClock final : public WaitingClock {
 public:
  /// `stop` outlives the clock; null: nobody asks to stop.
  explicit RealClock(const std::atomic<bool>* stop = nullptr) : stop_(stop) {}

  [[nodiscard]] Instant now() const override;
  [[nodiscard]] std::chrono::milliseconds steady() const override;
  [[nodiscard]] bool wait(std::chrono::milliseconds time) override;
  [[nodiscard]] bool stopped() const override;
  [[nodiscard]] double jitter() override;

 private:
  const std::atomic<bool>* stop_;
};

}  // namespace joinery
