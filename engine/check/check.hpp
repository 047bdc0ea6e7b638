#pragma once
/// From documents to the rule graph: names are resolved, layers laid over each other, types and blanks
/// checked, functions written out. Never fails: every mistake is a diagnostic, and the graph is there
/// only if none of them is an error.

#include <optional>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/documents.hpp"
#include "engine/function/references.hpp"
#include "engine/function/registry.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

/// The documents of one integration, from the bottom to the top. A document that is null is not there:
/// a source or target can be checked by itself, with the settings' defaults.
struct Layers {
  const Document* model = nullptr;
  std::vector<const Document*> modules;
  const Document* source = nullptr;
  const Document* target = nullptr;
  const Document* integration = nullptr;
};

struct Words {
  const Registry& functions;
  const References& references;
};

[[nodiscard]] std::optional<Graph> check(const Layers& layers, const Words& words,
                                         const Limits& limits, Diagnostics& diagnostics);

/// One expression over a record that nobody described: `record.path.to."a key"` reads the record as
/// text, and functions, tables of the modules and literals may be used. For `joinery eval`.
[[nodiscard]] std::optional<Graph> check_expression(const Expr& expression, const Layers& layers,
                                                    const Words& words, const Limits& limits,
                                                    Diagnostics& diagnostics);

}  // namespace joinery
