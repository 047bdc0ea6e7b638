#include "engine/explain/shown_json.hpp"

#include <fmt/format.h>

#include "engine/value/shown.hpp"

namespace joinery {

std::string shown_json(const Json& value) {
  std::string out;
  switch (value.kind()) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return value.as_boolean() ? "true" : "false";
    case JsonKind::number:
      out = value.number_text().substr(0, shown_code_points_max);
      return value.number_text().size() > shown_code_points_max ? out + "…" : out;
    case JsonKind::text:
      append_shown(out, value.as_text());
      return out;
    case JsonKind::array:
      return fmt::format("a list of {}", value.size());
    case JsonKind::object:
      break;
  }
  return "an object";
}

std::string shown_place(const SourcePlace& place) {
  if (place.state == PlaceState::missing || place.state == PlaceState::null) {
    return std::string(name_of(place.state));
  }
  std::string out;
  for (std::size_t i = 0; i < place.found.size() && i < shown_places_max; ++i) {
    if (i > 0) out += ", ";
    out += shown_json(place.found[i].value);
  }
  if (place.found.size() > shown_places_max)
    out += fmt::format(" and {} more", place.found.size() - shown_places_max);
  return place.state == PlaceState::blank ? out + ", which counts as blank" : out;
}

std::string shown_person(const std::string& person) {
  if (person.empty()) return "this person";
  std::string out;
  append_shown(out, person);
  return out.substr(1, out.size() - 2);
}

std::vector<std::string> shown_locations(const SourcePlace& place) {
  std::vector<std::string> lines;
  for (const auto& [location, value] : place.found) {
    if (location == place.scope || lines.size() == shown_places_max) break;
    std::string at;
    append_shown(at, print(location));
    lines.push_back(at.substr(1, at.size() - 2) + ": " + shown_json(value));
  }
  return lines;
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = [&](std::size_t next) {
      return i + next < text.size() ? static_cast<unsigned char>(text[i + next]) : 0U;
    };
    // C1 controls are C2 80 … C2 9F; what turns the direction of writing is E2 80 8E … and E2 81 A6
    // …
    const bool control = (at(0) < 0x20 && at(0) != '\n') || at(0) == 0x7F;
    const bool of_c1 = at(0) == 0xC2 && at(1) < 0xA0;
    const bool mark =
        at(1) == 0x80 && (at(2) == 0x8E || at(2) == 0x8F || (at(2) >= 0xA8 && at(2) <= 0xAE));
    const bool isolate = at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9;
    const bool of_direction = at(0) == 0xE2 && (mark || isolate);
    if (!control && !of_c1 && !of_direction) {
      out += text[i];
      continue;
    }
    out += '?';
    i += of_direction ? 2 : of_c1 ? 1 : 0;
  }
  return out;
}

std::string at_place(const Sources& sources, Span place) {
  const std::string at = sources.at(place);
  return at.empty() ? at : " (" + at + ")";
}

}  // namespace joinery
