#pragma once
/// From the `connect:` of a source or target to a checked Connector: names and types, streams, proofs,
/// secrets, and what the mapping needs of it.

#include <optional>

#include "engine/check/check.hpp"
#include "engine/connector/connector.hpp"

namespace joinery {

/// `document` is the source or the target of `layers`, with `connect`. `mapping` is the rule graph of
/// the integration, optimized, or null where a document is checked by itself: then everything that the
/// source reads is needed, and of a target nothing is. Never fails: every mistake is a diagnostic, and
/// the connector is there only if none of them is an error.
[[nodiscard]] std::optional<Connector> check_connector(const Layers& layers, const Document& document,
                                                       const Graph* mapping, const Words& words,
                                                       const Limits& limits, Diagnostics& diagnostics);

/// Whether the credentials that the integration gives are those that its connectors declare.
void check_credentials(const Layers& layers, Diagnostics& diagnostics);

}  // namespace joinery
