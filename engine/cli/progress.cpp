#include "engine/cli/progress.hpp"

#include <iostream>

#include <fmt/format.h>

namespace joinery {

void Progress::show(std::uint64_t records, std::uint64_t bytes) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  dirty_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = seconds > 0 ? static_cast<double>(records) / seconds : 0;
  std::cerr << fmt::format("\r\033[K{} records, {:.0f} MB, {:.0f} records/s", records,
                           static_cast<double>(bytes) / 1e6, rate)
            << std::flush;
}

void Progress::clear() {
  if (dirty_) std::cerr << "\r\033[K" << std::flush;
  dirty_ = false;
}

}  // namespace joinery
