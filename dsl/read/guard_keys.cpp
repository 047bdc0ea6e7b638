#include "dsl/read/guard_keys.hpp"

#include <algorithm>

namespace joinery {
namespace {

constexpr KeyRule limits_keys[] = {
    {.key = "archive_user", .shape = Shape::word, .example = "archive_user: 3 %, at least 5"},
    {.key = "remove_member", .shape = Shape::word, .example = "remove_member: 10 %, at least 5"},
    {.key = "remove_from_group",
     .shape = Shape::word,
     .example = "remove_from_group: 30 %, at least 3"},
    {.key = "clear_field", .shape = Shape::word, .example = "clear_field: 5 %, at least 5"},
    {.key = "set_manager", .shape = Shape::word, .example = "set_manager: 15 %, at least 5"},
    {.key = "update_field", .shape = Shape::word, .example = "update_field: 50 %, at least 5"},
    {.key = "create_user", .shape = Shape::word, .example = "create_user: 20 %, at least 5"},
    {.key = "source_population",
     .shape = Shape::word,
     .example = "source_population: 5 %, at least 5"},
    {.key = "archive_in_a_day", .shape = Shape::word, .example = "archive_in_a_day: 5 %, at least 5"},
    {.key = "field_coverage", .shape = Shape::word, .example = "field_coverage: 10 %, at least 5"},
    {.key = "id_format", .shape = Shape::word, .example = "id_format: 1 %, at least 0"},
};

constexpr KeyRule guards_keys[] = {
    {.key = "guards", .shape = Shape::word, .example = "guards: acme", .required = true},
    {.key = "language", .shape = Shape::word, .example = "language: 1", .required = true},
    {.key = "about", .example = "about: Two leavers in one run are many for us"},
    {.key = "protected",
     .shape = Shape::words,
     .example = "protected: [it-admin@acme.example, E17]"},
    {.key = "limits",
     .shape = Shape::map,
     .example = "limits:\n  archive_user: 3 %, at least 5",
     .inside = &guard_limits_rule},
};

}  // namespace

bool is_guards_file(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('#') && !text.starts_with("---")) return text.starts_with("guards:");
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

constinit const MapRule guards_rule{"a file of guards", guards_keys};
constinit const MapRule guard_limits_rule{"`limits`", limits_keys};

}  // namespace joinery
