#include "engine/connect/pacer.hpp"

#include <algorithm>

namespace joinery {
namespace {

/// A request takes unequal times to arrive: the vendor's window may see two closer than we sent
/// them.
constexpr std::chrono::milliseconds margin{100};

}  // namespace

Pacer::Pacer(std::vector<Rate> rates) {
  for (const Rate& rate : rates) {
    if (rate.requests > 0) windows_.push_back({rate, {}});
  }
}

std::chrono::milliseconds Pacer::wait(std::chrono::milliseconds now) {
  std::chrono::milliseconds at = std::max(now, paused_until_);
  for (Window& window : windows_) {
    const auto span =
        std::chrono::duration_cast<std::chrono::milliseconds>(window.rate.per) + margin;
    while (!window.taken.empty() && window.taken.front() + span <= now) window.taken.pop_front();
    if (window.taken.size() >= window.rate.requests) at = std::max(at, window.taken.front() + span);
  }
  return at - now;
}

void Pacer::take(std::chrono::milliseconds now) {
  for (Window& window : windows_) {
    window.taken.push_back(now);
    if (window.taken.size() > window.rate.requests) window.taken.pop_front();
  }
}

void Pacer::pause_until(std::chrono::milliseconds moment) {
  paused_until_ = std::max(paused_until_, moment);
}

}  // namespace joinery
