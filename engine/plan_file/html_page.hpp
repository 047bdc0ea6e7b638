#pragma once
/// The frame of a page: style, search, and nothing from anywhere else. Internal to engine/plan_file.

#include <string>
#include <string_view>

#include "engine/calendar/day.hpp"

namespace joinery {

/// Text as it may stand in HTML, in attributes, too: markup is escaped, and what a reader would not
/// see or what turns the direction of writing is shown as U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// `2026-11-21 08:00 UTC`.
[[nodiscard]] std::string shown_instant(Instant instant);

/// A whole document, well-formed as XML, too. `body` is markup. Rows of tables are found by their
/// text; the page's own policy forbids it to load or send anything.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body);

}  // namespace joinery
