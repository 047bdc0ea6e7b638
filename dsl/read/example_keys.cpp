/// The keys of an example, and of what is expected of it.
#include "dsl/read/keys.hpp"

namespace joinery {
namespace {

constexpr KeyRule expect_keys[] = {
    {.key = "person", .shape = Shape::word, .example = "person: \"E12\""},
    {.key = "decision", .shape = Shape::word, .example = "decision: exclude"},
    {.key = "rule", .shape = Shape::word, .example = "rule: no-contractors"},
    {.key = "because", .example = "because: no work e-mail address"},
    {.key = "field", .shape = Shape::word, .example = "field: email"},
    {.key = "user",
     .shape = Shape::named,
     .example = "user:\n  email: ada@acme.example\n  group: keep",
     .item = Shape::one_or_more},
    {.key = "account", .shape = Shape::word, .example = "account: waiting"},
    {.key = "invite", .shape = Shape::word, .example = "invite: 2026-12-01"},
    {.key = "next change", .shape = Shape::word, .example = "next change: 2026-12-01"},
};

constexpr KeyRule example_keys[] = {
    {.key = "name", .example = "name: A contractor is left out", .required = true},
    {.key = "at", .shape = Shape::word, .example = "at: 2026-11-21T09:00:00Z"},
    {.key = "settings",
     .shape = Shape::named,
     .example = "settings: {zone: Europe/London}",
     .item = Shape::one_or_more},
    {.key = "record", .shape = Shape::record, .example = "record:\n  id: E12\n  work: {title: CTO}"},
    {.key = "with", .shape = Shape::record, .example = "with: {work.title: Engineer}"},
    {.key = "without",
     .shape = Shape::words,
     .example = "without: [work.title]",
     .literal = true},
    {.key = "expect",
     .shape = Shape::map,
     .example = "expect: {decision: exclude, rule: no-contractors}",
     .required = true,
     .inside = &expect_rule},
};

}  // namespace

constinit const MapRule example_rule{"an example", example_keys};
constinit const MapRule expect_rule{"`expect`", expect_keys};

}  // namespace joinery
