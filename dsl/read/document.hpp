#pragma once
/// From a YAML file to a `Document`: every key of the language with its place, expressions parsed.
/// Shape is checked here, meaning is not: names are not resolved and types are not compared.

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"
#include "dsl/syntax/documents.hpp"

namespace joinery {

/// Never fails: reports every mistake it can tell apart (J01xx to J03xx) and returns what it
/// understood, with `Op::broken` where an expression could not be read. Where a diagnostic touches
/// a place that may hold a secret, it neither shows nor quotes it. Pure.
///
/// Deliberate forms: `records:` as a list of names becomes one dotted path whose names are quoted
/// where a path needs it; a quoted value where only an expression makes sense is reported (J0213);
/// a `cases` map without `of:` must have an `otherwise`.
[[nodiscard]] Document read_document(SourceId source, const Sources& sources, const Limits& limits,
                                     Diagnostics& diagnostics);

}  // namespace joinery
