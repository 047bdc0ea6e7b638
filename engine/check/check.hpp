#pragma once
/// From documents to the rule graph: names are resolved, layers laid over each other, types and blanks
/// checked, functions written out. Never fails: every mistake is a diagnostic, and the graph is there
/// only if none of them is an error.

#include <functional>
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

struct Bundle;
/// The documents of a bundle that were there.
[[nodiscard]] Layers layers_of(const Bundle& bundle);

/// Which expressions become one node: all that are equal, or only those that also stand at one place
/// if they choose between values. The graph means the same. By place it can be told which of two
/// equal choices was taken, but the checker knows less of them, so what passes one may not pass the
/// other.
enum class Sharing : std::uint8_t { equal, by_place };

struct Words {
  const Registry& functions;
  const References& references;
};

[[nodiscard]] std::optional<Graph> check(const Layers& layers, const Words& words,
                                         const Limits& limits, Diagnostics& diagnostics,
                                         Sharing sharing = Sharing::equal);

/// The type of what a record holds at a path of member names; nothing if nothing is there.
using RecordShape = std::function<std::optional<Type>(const std::vector<std::string>& path)>;

/// One expression by itself, for `joinery eval`: names that nothing declares are paths into the record,
/// whose types the record shows. The graph's `id` is the expression.
[[nodiscard]] std::optional<Graph> check_expression(const Expr& expression, const Layers& layers,
                                                    const Words& words, const RecordShape& shape,
                                                    const Limits& limits, Diagnostics& diagnostics);

}  // namespace joinery
