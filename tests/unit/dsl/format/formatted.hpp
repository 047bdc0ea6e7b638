#pragma once
/// Formats a text as a test wants it: with every mistake in what comes back.

#include <string>

#include "dsl/format/format.hpp"

namespace joinery {

inline std::string formatted(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const Limits limits;
  const SourceId id = sources.add("test.yaml", text);
  const auto made = format_document(id, sources, limits, diagnostics);
  if (!made) return diagnostics.all().empty() ? "no document" : diagnostics.all().front().message;
  return made->same_meaning ? made->text : "the meaning changed";
}

inline std::string meaning(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const Limits limits;
  const SourceId id = sources.add("test.yaml", text);
  return meaning_of(id, sources, limits, diagnostics).value_or("no document");
}

}  // namespace joinery
