#include "engine/snapshot/certificate.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery {
namespace {

constexpr std::uint64_t points_max = 10;  ///< of a hundred that a field may lose

std::uint64_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

}  // namespace

std::vector<std::string> doubts_about(const Certificate& now, const Certificate* last) {
  std::vector<std::string> doubts;
  if (!now.holds_everybody()) return doubts;
  if (now.records == 0) doubts.emplace_back("nobody is in the source");
  if (last == nullptr) return doubts;
  if (now.source != last->source) {
    doubts.emplace_back("the source is another one than last time: its address or account changed");
  }
  for (const Coverage& field : now.coverage) {
    const auto before = std::ranges::find(last->coverage, field.path, &Coverage::path);
    if (before == last->coverage.end()) continue;
    const std::uint64_t was = percent(before->present, last->records);
    const std::uint64_t is = percent(field.present, now.records);
    if (was > is + points_max || (before->present > 0 && field.present == 0 && now.records > 0)) {
      doubts.push_back(
          fmt::format("{} was there for {} % and is there for {} %: a permission may be gone",
                      field.path, was, is));
    }
  }
  if (!now.stamp.empty() && !last->stamp.empty() && now.stamp < last->stamp) {
    doubts.push_back(fmt::format("the source is of {}, older than that of last time, {}", now.stamp,
                                 last->stamp));
  }
  return doubts;
}

}  // namespace joinery
