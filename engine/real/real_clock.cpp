#include "engine/real/real_clock.hpp"

#include <algorithm>
#include <random>
#include <thread>

namespace joinery {
namespace {

constexpr std::chrono::milliseconds wait_slice{50};   ///< how soon a stop is seen

}  // namespace

Instant RealClock::now() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

std::chrono::milliseconds RealClock::steady() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

bool RealClock::wait(std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!stopped()) {
    const auto left = until - std::chrono::steady_clock::now();
    if (left <= std::chrono::nanoseconds(0)) return true;
    std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(left, wait_slice));
  }
  return false;
}

bool RealClock::stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }

double RealClock::jitter() {
  thread_local std::minstd_rand random(std::random_device{}());
  return std::generate_canonical<double, 24>(random);
}

}  // namespace joinery
