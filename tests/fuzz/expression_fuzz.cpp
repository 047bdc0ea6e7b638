// Any bytes as an expression, a reading, a field and a type: nothing crashes, and what was read
// without a mistake prints to a text that parses to the same tree.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "dsl/grammar/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace joinery;
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(data[i]);
  const SpanOf span_of = [&](std::uint32_t begin, std::uint32_t end) {
    JOINERY_CHECK(begin <= end && end <= text.size());
    return Span{SourceId{0}, begin, end};
  };
  const Limits limits;
  Diagnostics diagnostics;
  const Expr expr = parse_expression(text, span_of, limits, diagnostics);
  if (diagnostics.all().empty()) {
    const std::string printed = print(expr);
    const SpanOf anywhere = [](std::uint32_t begin, std::uint32_t end) {
      return Span{SourceId{0}, begin, end};
    };
    // Canonical spelling may be longer than what was written.
    Limits roomy = limits;
    roomy.expression_bytes *= 8;
    const Expr again = parse_expression(printed, anywhere, roomy, diagnostics);
    JOINERY_CHECK(diagnostics.all().empty() && same_tree(expr, again));
  }
  (void)parse_function_head(text, span_of, limits, diagnostics);
  (void)print(parse_reading(text, span_of, limits, diagnostics));
  (void)print(parse_field(text, span_of, limits, diagnostics));
  (void)print(parse_type(text, span_of, limits, diagnostics));
  return 0;
}
