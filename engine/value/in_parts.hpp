#pragma once
/// The same work on many things by several threads, each of which gets things that stand one behind the other.

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace joinery {

/// Calls `work(part, begin, end)` for `parts` parts of [0, count) at once, and waits for all. Work that writes
/// keeps to what is of its part.
template <class Work>
void in_parts(std::size_t count, std::size_t parts, Work work) {
  const std::size_t each = count / parts + 1;
  std::vector<std::thread> others;
  for (std::size_t part = 1; part < parts; ++part) {
    others.emplace_back([&work, part, each, count] {
      work(part, std::min(count, part * each), std::min(count, (part + 1) * each));
    });
  }
  work(std::size_t{0}, std::size_t{0}, std::min(count, each));
  for (std::thread& other : others) other.join();
}

}  // namespace joinery
