#pragma once
/// The tree of one expression: what was written and where, without meaning. Nodes are values and own
/// their children. Depth is bounded by Limits::expression_depth, so a walk may recurse.
/// Threads: const use from several threads is safe.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/span.hpp"

namespace joinery {

/// Which fields of Expr matter is said beside each operator; `c[i]` is child i.
enum class Op : std::uint8_t {
  // Literals
  text,          ///< "plain" : `text` decoded
  compound,      ///< "a {b} c" : children are `text` parts and expressions in turn, as written
  number,        ///< 12, 0.5 : `text` as written
  date,          ///< 2024-01-31 : `text`
  instant,       ///< 2024-01-31T08:00:00Z : `text`
  yes,           ///< yes
  no,            ///< no
  blank,         ///< blank
  // Names and paths
  name,          ///< worker : `text`
  member,        ///< c[0].name or c[0]."any key" : `text` the key
  filter,        ///< c[0][c[1]] : the items of a list for which c[1] holds
  // Calls
  call,          ///< f(c[0], c[1], …) : `text` the name; a pipe `c[0] | f(c[1])` is the same tree
  ordered,       ///< c[0] by c[1], c[2], … : only as the first argument of a call
  descending,    ///< c[0] descending : only as a key of `ordered`
  in_zone,       ///< in c[0] : only as an argument of a call
  // Arithmetic
  negate,        ///< -c[0]
  add,           ///< c[0] + c[1]
  subtract,      ///< c[0] - c[1]
  multiply,      ///< c[0] * c[1]
  divide,        ///< c[0] / c[1]
  duration,      ///< c[0] days : `text` the unit in the singular (minute hour day week month year)
  // Comparisons
  is,            ///< c[0] is c[1]
  is_not,        ///< c[0] is not c[1]
  is_blank,      ///< c[0] is blank
  is_present,    ///< c[0] is present
  in,            ///< c[0] in (c[1], c[2], …), or c[0] in c[1] where c[1] is a list (then `listed` is no)
  not_in,        ///< c[0] not in (…)
  less,          ///< c[0] < c[1]
  less_equal,    ///< c[0] <= c[1]
  greater,       ///< c[0] > c[1]
  greater_equal, ///< c[0] >= c[1]
  before,        ///< c[0] before c[1]
  after,         ///< c[0] after c[1]
  on_or_before,  ///< c[0] on or before c[1]
  on_or_after,   ///< c[0] on or after c[1]
  starts_with,   ///< c[0] starts with c[1]
  ends_with,     ///< c[0] ends with c[1]
  contains,      ///< c[0] contains c[1]
  matches,       ///< c[0] matches c[1] : c[1] a text literal holding a pattern
  // Logic
  not_,          ///< not c[0]
  and_,          ///< c[0] and c[1] and …
  or_,           ///< c[0] or c[1] or …
  // Decisions
  else_,         ///< c[0] else c[1] else … : the first that is not blank
  if_,           ///< if c[0] then c[1] otherwise c[2]
  keep,          ///< keep
  clear,         ///< clear
  hold,          ///< hold c[0] : c[0] text or compound
  base,          ///< base : what the layer below says
  broken,        ///< stands where nothing could be read; a diagnostic was reported
};

struct Expr {
  Op op = Op::broken;
  Span span;
  std::string text;
  std::vector<Expr> children;
  bool listed = true;  ///< `in`, `not_in`: the right side is a list in brackets
  bool piped = false;  ///< a call written as `c[0] | f(c[1])`; only its spelling, no part of the tree
};

/// The same tree, places aside.
[[nodiscard]] bool same_tree(const Expr& a, const Expr& b);

/// The expression as the canonical layout writes it: parse(print(e)) is the same tree as e, for every
/// tree without `broken`. A text literal at the beginning stays bare here; writing it into YAML is
/// the formatter's business.
[[nodiscard]] std::string print(const Expr& expr);

/// The same on lines of at most `width` columns where that can be: broken before operators and behind
/// commas, what belongs together indented. A line break counts as a space in an expression.
[[nodiscard]] std::vector<std::string> print_lines(const Expr& expr, std::size_t width);

/// A text as a literal, with quotes and escapes.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace joinery
