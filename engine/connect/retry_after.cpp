#include "engine/connect/retry_after.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace joinery {
namespace {

constexpr std::int64_t seconds_max = 366LL * 86'400;

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view between = " ,-\t";
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(between);
       at != std::string_view::npos && words.size() < 8;) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(between, end);
  }
  return words;
}

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::optional<unsigned> month_of(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto found = std::ranges::find(months, text);
  if (found == months.end()) return std::nullopt;
  return static_cast<unsigned>(found - months.begin()) + 1;
}

std::optional<std::int64_t> time_of(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hours = number_of(text.substr(0, 2));
  const auto minutes = number_of(text.substr(3, 2));
  const auto seconds = number_of(text.substr(6, 2));
  if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60)
    return std::nullopt;
  return (*hours * 60LL + *minutes) * 60 + *seconds;
}

}  // namespace

std::optional<Instant> parse_http_date(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() < 5) return std::nullopt;
  // `Sun Nov 6 08:49:37 1994` has the month before the day and the year at the end.
  const bool old_form = month_of(words[1]).has_value();
  const auto month = month_of(words[old_form ? 1 : 2]);
  const auto day = number_of(words[old_form ? 2 : 1]);
  auto year = number_of(words[old_form ? 4 : 3]);
  const auto time = time_of(words[old_form ? 3 : 4]);
  if (!month || !day || !year || !time || (!old_form && (words.size() < 6 || words[5] != "GMT"))) {
    return std::nullopt;
  }
  if (words[old_form ? 4 : 3].size() == 2) *year += *year < 70 ? 2000 : 1900;
  const auto date = day_from(*year, *month, static_cast<unsigned>(*day));
  if (!date) return std::nullopt;
  return Instant{date->days * micros_per_day + *time * micros_per_second};
}

std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view text, Instant now) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    std::int64_t seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc()) seconds = seconds_max;
    return std::chrono::seconds(std::min(seconds, seconds_max));
  }
  const auto date = parse_http_date(text);
  if (!date) return std::nullopt;
  const std::int64_t micros =
      std::clamp<std::int64_t>(date->micros - now.micros, 0, seconds_max * micros_per_second);
  return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(micros));
}

}  // namespace joinery
