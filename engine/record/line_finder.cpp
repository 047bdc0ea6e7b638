#include "engine/record/line_finder.hpp"

#include <cstring>

#include "engine/record/json_text.hpp"

namespace joinery {

Result<void> LineFinder::scan(const ScanWindow& window, std::vector<RecordSpan>& records) {
  const char* at = window.bytes + window.from;
  const char* const end = window.bytes + window.to;
  while (at < end) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    add_line(window, window.offset + static_cast<std::size_t>(at - window.bytes), records);
    ++at;
    line_ = window.offset + static_cast<std::size_t>(at - window.bytes);
  }
  return {};
}

Result<void> LineFinder::finish(const ScanWindow& window, std::vector<RecordSpan>& records) {
  add_line(window, window.offset + window.to, records);
  line_ = window.offset + window.to;
  return {};
}

/// The limit counts the whole line, so that it does not matter how the input was cut into blocks.
void LineFinder::add_line(const ScanWindow& window, std::uint64_t end,
                          std::vector<RecordSpan>& records) {
  if (passing_over_ || end - line_ > record_bytes_) {
    passing_over_ = false;
    records.push_back({line_, 0, 0, true});
    return;
  }
  std::size_t first = line_ - window.offset;
  std::size_t last = end - window.offset;
  while (first < last && is_json_space(window.bytes[first])) ++first;
  while (first < last && is_json_space(window.bytes[last - 1])) --last;
  if (first == last) return;
  records.push_back({window.offset + first, static_cast<std::uint32_t>(first),
                     static_cast<std::uint32_t>(last - first), false});
}

}  // namespace joinery
