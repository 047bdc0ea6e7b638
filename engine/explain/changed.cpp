#include "engine/explain/smallest_change.hpp"

namespace joinery {

std::optional<Json> changed(const Json& record, const JsonLocation& location,
                            const std::optional<Json>& value) {
  if (!value) return removed(record, location);
  // The part of the way that is there; null on the way counts as nothing.
  JsonLocation there;
  const Json* at = &record;
  for (const JsonStep& step : location.steps) {
    const JsonLocation next{{step}};
    const Json* below = value_at(*at, next);
    if (below == nullptr || below->is(JsonKind::null)) break;
    there.steps.push_back(step);
    at = below;
  }
  if (there.steps.size() == location.steps.size()) return replaced(record, location, *value);
  if (!at->is(JsonKind::object)) return std::nullopt;
  Json made = *value;
  for (std::size_t i = location.steps.size(); i > there.steps.size() + 1; --i) {
    const auto* name = std::get_if<std::string>(&location.steps[i - 1]);
    if (name == nullptr) return std::nullopt;
    std::vector<JsonMember> members;
    members.push_back({*name, std::move(made)});
    made = Json::from_members(std::move(members));
  }
  there.steps.push_back(location.steps[there.steps.size()]);
  return replaced(record, there, std::move(made));
}

}  // namespace joinery
