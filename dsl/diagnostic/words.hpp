#pragma once
/// The fixed words that every form of output uses.

#include <string_view>

#include "dsl/diagnostic/diagnostic.hpp"

namespace joinery {

[[nodiscard]] constexpr std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view word(NoteKind kind) {
  switch (kind) {
    case NoteKind::seen:
      return "seen";
    case NoteKind::help:
      return "help";
    case NoteKind::why:
      return "why";
  }
  return {};
}

}  // namespace joinery
