#pragma once
/// The file of guards, which stands beside an integration and which no mapping can change:
///
///     guards: acme
///     language: 1
///     protected: [it-admin@acme.example, E17]
///     limits:
///       archive_user: 3 %, at least 5
///
/// What a file does not say stays as it is.

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"
#include "engine/guard/guards.hpp"

namespace joinery {

/// Reports what is wrong; the guards that come back are then the strictest of file and default.
[[nodiscard]] Guards read_guards(SourceId source, const Sources& sources, const Limits& limits,
                                 Diagnostics& out);

}  // namespace joinery
