#pragma once
/// From text to trees. Parsing never fails and never throws: it reports every mistake it can tell
/// apart and returns what it understood, with `Op::broken` where nothing was.

#include <functional>
#include <string_view>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/expr.hpp"
#include "dsl/syntax/reading.hpp"

namespace joinery {

/// Where bytes [begin, end) of the text being parsed stand in a file. A YAML scalar's text is not
/// what the file holds byte by byte (escapes, folded lines), so the reader of the document says.
using SpanOf = std::function<Span(std::uint32_t begin, std::uint32_t end)>;

[[nodiscard]] Expr parse_expression(std::string_view text, const SpanOf& span_of,
                                    const Limits& limits, Diagnostics& diagnostics);
/// `region_of(place)`: the head of a function of a module. The call's arguments are names.
[[nodiscard]] Expr parse_function_head(std::string_view text, const SpanOf& span_of,
                                       const Limits& limits, Diagnostics& diagnostics);
[[nodiscard]] ReadingSyntax parse_reading(std::string_view text, const SpanOf& span_of,
                                          const Limits& limits, Diagnostics& diagnostics);
[[nodiscard]] FieldSyntax parse_field(std::string_view text, const SpanOf& span_of,
                                      const Limits& limits, Diagnostics& diagnostics);
[[nodiscard]] TypeSyntax parse_type(std::string_view text, const SpanOf& span_of,
                                    const Limits& limits, Diagnostics& diagnostics);

}  // namespace joinery
