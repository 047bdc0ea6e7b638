#pragma once
/// One document, read; spans are compared by the text that stands there.

#include <string>
#include <string_view>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"
#include "dsl/read/document.hpp"

namespace joinery {

struct Page {
  Sources sources;
  Limits limits;
  Diagnostics diagnostics;
  Document document;

  explicit Page(std::string text, std::string name = "acme.yaml") {
    const SourceId id = sources.add(std::move(name), std::move(text));
    document = read_document(id, sources, limits, diagnostics);
  }

  /// The text that stands at a span.
  [[nodiscard]] std::string at(Span span) const { return std::string(sources.text(span)); }
  /// All that is said about the document, in order of place.
  [[nodiscard]] std::string said() const {
    std::string text;
    for (const Diagnostic& d : diagnostics.sorted(limits.diagnostics_per_file)) {
      text += render_text(d, sources) + '\n';
    }
    return text;
  }
};

}  // namespace joinery
