/// The keys of what an integration changes.
#include "dsl/read/keys.hpp"

namespace joinery {
namespace {

constexpr KeyRule changed_formula_keys[] = {
    {.key = "was", .shape = Shape::formula, .example = "was: worker.department else keep"},
    {.key = "now",
     .shape = Shape::formula,
     .example = "now: worker.custom.division else base",
     .required = true},
};

constexpr KeyRule changed_rule_keys[] = {
    {.key = "was", .shape = Shape::expression, .example = "was: worker.status is \"leaver\""},
    {.key = "also",
     .shape = Shape::expression,
     .example = "also: worker.site is \"Leeds\"",
     .required = true},
};

constexpr KeyRule changed_table_keys[] = {
    {.key = "rows",
     .shape = Shape::named,
     .example = "rows:\n  IE: British Isles",
     .item = Shape::text},
    {.key = "without", .shape = Shape::words, .example = "without: [FR, BE]"},
    {.key = "otherwise",
     .shape = Shape::text,
     .example = "otherwise: Rest of the world",
     .literal = true},
    {.key = "file", .shape = Shape::word, .example = "file: regions.csv"},
};

}  // namespace

constinit const MapRule changed_formula_rule{"a change", changed_formula_keys};
constinit const MapRule changed_rule_rule{"the change of a rule", changed_rule_keys};
constinit const MapRule changed_table_rule{"the change of a table", changed_table_keys};

}  // namespace joinery
