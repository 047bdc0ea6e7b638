#include "engine/decode/near_zone.hpp"

#include <algorithm>

#include "dsl/diagnostic/nearest.hpp"

namespace joinery {
namespace {

std::string_view city_of(std::string_view zone) {
  const std::size_t slash = zone.rfind('/');
  return slash == std::string_view::npos ? zone : zone.substr(slash + 1);
}

std::string_view area_of(std::string_view zone) {
  const std::size_t slash = zone.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : zone.substr(0, slash);
}

std::size_t allowed(std::string_view text) {
  return text.size() < 4 ? 0 : text.size() < 8 ? 1 : text.size() / 4;
}

}  // namespace

std::string near_zone(std::string_view written, std::span<const std::string_view> zones) {
  std::string city(city_of(written));
  std::ranges::replace(city, ' ', '_');
  const std::string_view area = area_of(written);
  const std::size_t most = allowed(city);
  std::string found;
  std::size_t best = 2 * (most + 1);
  for (const std::string_view zone : zones) {
    // Somebody who names a continent means it; a slip in it is allowed, too.
    if (!area.empty() && edits_between(area, area_of(zone), 2) > 2) continue;
    // Who names no continent may mean a zone that has none.
    const std::size_t distance =
        2 * edits_between(city, city_of(zone), most) + (area_of(zone).empty() == area.empty() ? 0 : 1);
    if (distance < best) {
      best = distance;
      found = zone;
    }
  }
  return found;
}

}  // namespace joinery
