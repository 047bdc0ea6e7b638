#pragma once
/// The graph for people and programs. Stable: the same mapping gives the same bytes.

#include <string>

#include "dsl/source/source.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

/// One line per node (`n12 text? = lower(n11)  target.yaml:27:19`), then the roots, what is read,
/// the permissions and the cost.
[[nodiscard]] std::string print_text(const Graph& graph, const Sources& sources,
                                     const ZoneTable& zones);
[[nodiscard]] std::string print_json(const Graph& graph, const Sources& sources,
                                     const ZoneTable& zones);
/// For Graphviz: sources on the left, the platform's fields on the right.
[[nodiscard]] std::string print_dot(const Graph& graph, const ZoneTable& zones);
/// The operator and what it holds, without operands: `read email from email`, `constant "Acme
/// Ltd"`.
[[nodiscard]] std::string label(const Graph& graph, NodeId node, const ZoneTable& zones);
/// The name of an operator, as `equal` or `in list`.
[[nodiscard]] std::string_view name_of(NodeOp op);

}  // namespace joinery
