#include "engine/connect/pacer.hpp"

#include <algorithm>
#include <limits>

namespace joinery {
namespace {

/// A request takes unequal times to arrive: the vendor's window may see two closer than we sent
/// them.
constexpr std::chrono::milliseconds margin{100};

std::chrono::milliseconds span_of(const Rate& rate) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(rate.per) + margin;
}

}  // namespace

Pacer::Pacer(std::vector<Rate> rates) {
  for (const Rate& rate : rates) {
    if (rate.requests > 0) windows_.push_back({rate, {}});
  }
}

void Pacer::forget_old(Window& window, std::chrono::milliseconds now) {
  const auto span = span_of(window.rate);
  while (!window.taken.empty() && window.taken.front() + span <= now) window.taken.pop_front();
}

std::size_t Pacer::room(std::chrono::milliseconds now) {
  std::size_t room = std::numeric_limits<std::size_t>::max();
  for (Window& window : windows_) {
    forget_old(window, now);
    room = std::min<std::size_t>(room, window.rate.requests - window.taken.size());
  }
  return room;
}

std::chrono::milliseconds Pacer::wait(std::chrono::milliseconds now) {
  std::chrono::milliseconds at = std::max(now, paused_until_);
  for (Window& window : windows_) {
    forget_old(window, now);
    if (window.taken.size() >= window.rate.requests)
      at = std::max(at, window.taken.front() + span_of(window.rate));
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
