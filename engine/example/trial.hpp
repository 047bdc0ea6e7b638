#pragma once
/// Examples that are ready to be tried: their words have become records, clocks and typed values,
/// and everything that cannot be meant was reported where it stands.

#include <optional>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/documents.hpp"
#include "engine/check/check.hpp"
#include "engine/execute/clock.hpp"
#include "engine/graph/graph.hpp"
#include "engine/json/json.hpp"

namespace joinery {

struct ExpectedValue {
  std::uint32_t field = 0;  ///< of the graph
  Constant value;           ///< may be `keep` or `clear`
  Span place;
};

/// A day, an instant, or never.
struct ExpectedTime {
  std::optional<Day> day;
  std::optional<Instant> instant;
  Span place;
};

struct ReadyExample {
  const ExampleSyntax* written = nullptr;  ///< of the document, which outlives this
  RunClock clock;
  Json record;
  std::vector<ExpectedValue> user;
  std::optional<ExpectedTime> invite, next_change;
};

/// Examples that run on the same mapping: those that choose the same settings.
struct Trial {
  Graph graph;  ///< as checked, before it is optimized
  std::vector<ReadyExample> examples;
};

/// `graph` is what `layers` came to; `examples` is the document. Never fails: what is wrong is a
/// diagnostic, and an example with an error is in no trial. The order of the document is kept
/// within a trial; a trial stands where its first example does. `sharing` is for graphs that are
/// checked anew; where a mapping does not pass by place, it is checked as ever.
[[nodiscard]] std::vector<Trial> trials_of(const Layers& layers, const Graph& graph,
                                           const Document& examples, const Words& words,
                                           const Limits& limits, Diagnostics& out,
                                           Sharing sharing = Sharing::equal);

}  // namespace joinery
