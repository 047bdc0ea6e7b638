#pragma once
/// Diagnostics as people and programs read them. Pure: text in, text out; no terminal is asked.

#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"

namespace joinery {

enum class Colors : std::uint8_t { off, on };

/// The form that docs/language.md shows: message, place, the line with carets, notes. Several lines
/// are shown where a span covers them (first and last). Tabs are shown as one space. Long lines are
/// cut to the part round the span. Ends with a newline.
[[nodiscard]] std::string render_text(const Diagnostic& diagnostic, const Sources& sources,
                                      Colors colors = Colors::off);
/// One JSON object per diagnostic, in an array.
[[nodiscard]] std::string render_json(const std::vector<Diagnostic>& diagnostics,
                                      const Sources& sources);
/// A SARIF 2.1.0 log with the rules that occur, regions and fixes.
[[nodiscard]] std::string render_sarif(const std::vector<Diagnostic>& diagnostics,
                                       const Sources& sources);

}  // namespace joinery
