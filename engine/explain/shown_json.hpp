#pragma once
/// Parts of what both texts say. Internal to engine/explain.

#include <string>
#include <string_view>
#include <vector>

#include "engine/explain/source_place.hpp"

namespace joinery {

inline constexpr std::size_t shown_places_max = 5;

/// A raw value on one line: a text in quotes, a number as it is, `a list of 3`, `an object`.
[[nodiscard]] std::string shown_json(const Json& value);
/// What stands at a place: its values, or `missing`, `null`, `blank`.
[[nodiscard]] std::string shown_place(const SourcePlace& place);
/// `$['sites'][1]['name']: "London"`, for a path through lists; at most `shown_places_max`.
[[nodiscard]] std::vector<std::string> shown_locations(const SourcePlace& place);
/// `E12`, or `this person`.
[[nodiscard]] std::string shown_person(const std::string& person);
/// `text` with a question mark for whatever a terminal would obey; line breaks stay.
[[nodiscard]] std::string harmless(std::string_view text);
/// ` (integration.yaml:27:7)`, or nothing where the place is unknown.
[[nodiscard]] std::string at_place(const Sources& sources, Span place);

}  // namespace joinery
