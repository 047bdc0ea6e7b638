#pragma once
/// A clock that stands still but for waiting, which takes no time. It counts how long was waited, and
/// can be asked to stop.

#include <functional>

#include "engine/edge/waiting_clock.hpp"

namespace joinery::testing {

class PlayedClock final : public WaitingClock {
 public:
  explicit PlayedClock(Instant start) : now_(start) {}

  [[nodiscard]] Instant now() const override { return now_; }
  [[nodiscard]] std::chrono::milliseconds steady() const override { return waited; }
  [[nodiscard]] bool wait(std::chrono::milliseconds time) override {
    if (stop) return false;
    pass(time);
    if (on_wait) on_wait();
    return !stop;
  }
  [[nodiscard]] bool stopped() const override { return stop; }
  [[nodiscard]] double jitter() override { return 0.5; }

  void pass(std::chrono::milliseconds time) {
    waited += time;
    now_.micros += time.count() * 1'000;
  }

  std::chrono::milliseconds waited{0};
  bool stop = false;
  std::function<void()> on_wait;

 private:
  Instant now_;
};

}  // namespace joinery::testing
