#pragma once
/// Parsing in tests: the text is its own file, and diagnostics become lines that a table can hold.

#include <string>
#include <string_view>

#include "dsl/grammar/parse.hpp"

namespace joinery::testing {

[[nodiscard]] inline Span same_place(std::uint32_t begin, std::uint32_t end) {
  return {SourceId{0}, begin, end};
}

/// `J0206 2-4 message | fix 2-4 text`, one line for each.
[[nodiscard]] inline std::string lines_of(const Diagnostics& diagnostics) {
  std::string result;
  for (const Diagnostic& d : diagnostics.sorted(100)) {
    if (!result.empty()) result += '\n';
    result += code_text(d.code) + ' ' + std::to_string(d.span.begin) + '-' +
              std::to_string(d.span.end) + ' ' + d.message;
    if (!d.fix) continue;
    result += " | fix " + std::to_string(d.fix->span.begin) + '-' +
              std::to_string(d.fix->span.end) + ' ' + d.fix->replacement;
  }
  return result;
}

}  // namespace joinery::testing
