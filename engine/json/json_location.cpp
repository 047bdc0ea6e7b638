#include "engine/json/json_location.hpp"

#include <utility>

#include "engine/json/json_escape.hpp"

namespace joinery {
namespace {

const Json* child(const Json& parent, const JsonStep& step) {
  if (const auto* name = std::get_if<std::string>(&step)) return parent.find(*name);
  const std::size_t index = std::get<std::size_t>(step);
  if (!parent.is(JsonKind::array) || index >= parent.size()) return nullptr;
  return &parent.items()[index];
}

/// A copy of `parent` with another child there; null as `value` takes the child away.
Json with_child(const Json& parent, const JsonStep& step, const Json* value) {
  if (const auto* name = std::get_if<std::string>(&step)) {
    std::vector<JsonMember> members(parent.members().begin(), parent.members().end());
    std::size_t place = 0;
    while (place < members.size() && members[place].name != *name) ++place;
    if (value == nullptr) {
      members.erase(members.begin() + static_cast<std::ptrdiff_t>(place));
    } else if (place == members.size()) {
      members.push_back({*name, *value});
    } else {
      members[place].value = *value;
    }
    return Json::from_members(std::move(members));
  }
  const std::size_t index = std::get<std::size_t>(step);
  std::vector<Json> items(parent.items().begin(), parent.items().end());
  if (value == nullptr) {
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
  } else {
    items[index] = *value;
  }
  return Json::from_items(std::move(items));
}

/// The values on the way: the root first, the parent of the last step last. Empty where the way
/// does not exist.
std::vector<const Json*> parents(const Json& root, const JsonLocation& location) {
  std::vector<const Json*> way = {&root};
  for (std::size_t i = 0; i + 1 < location.steps.size(); ++i) {
    const Json* next = child(*way.back(), location.steps[i]);
    if (next == nullptr) return {};
    way.push_back(next);
  }
  return way;
}

/// Copies the way from the changed child up to the root; everything beside it is shared.
Json rebuilt(const std::vector<const Json*>& way, const JsonLocation& location, const Json* value) {
  Json changed = with_child(*way.back(), location.steps.back(), value);
  for (std::size_t i = way.size() - 1; i > 0; --i) {
    changed = with_child(*way[i - 1], location.steps[i - 1], &changed);
  }
  return changed;
}

}  // namespace

void append_normalized_name(std::string& out, std::string_view name) {
  out += '\'';
  for (const char c : name) append_escaped(out, c, '\'');
  out += '\'';
}

std::string print(const JsonLocation& location) {
  std::string out = "$";
  for (const JsonStep& step : location.steps) {
    out += '[';
    if (const auto* name = std::get_if<std::string>(&step)) {
      append_normalized_name(out, *name);
    } else {
      out += std::to_string(std::get<std::size_t>(step));
    }
    out += ']';
  }
  return out;
}

const Json* value_at(const Json& root, const JsonLocation& location) {
  const Json* value = &root;
  for (const JsonStep& step : location.steps) {
    value = child(*value, step);
    if (value == nullptr) return nullptr;
  }
  return value;
}

std::optional<Json> replaced(const Json& root, const JsonLocation& location, Json value) {
  if (location.steps.empty()) return value;
  const std::vector<const Json*> way = parents(root, location);
  if (way.empty()) return std::nullopt;
  const bool can_be_added = way.back()->is(JsonKind::object) &&
                            std::holds_alternative<std::string>(location.steps.back());
  if (!can_be_added && child(*way.back(), location.steps.back()) == nullptr) return std::nullopt;
  return rebuilt(way, location, &value);
}

std::optional<Json> removed(const Json& root, const JsonLocation& location) {
  if (location.steps.empty() || value_at(root, location) == nullptr) return std::nullopt;
  return rebuilt(parents(root, location), location, nullptr);
}

}  // namespace joinery
