#pragma once
/// One run of a query over a value. Private to engine/jsonpath. It ends early, with an error, when
/// its steps are spent; until the caller sees that, results are incomplete.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/jsonpath/select.hpp"

namespace joinery::jsonpath {

class Selection {
 public:
  /// All must outlive the selection.
  Selection(const Json& root, const Limits& limits)
      : root_(root), limits_(limits), steps_(limits.query_nodes) {}

  [[nodiscard]] Result<std::vector<JsonPathNode>> run(const Query& query);

 private:
  /// The way to a node, backwards: `parent` is the place in `trail_` of the step before.
  static constexpr std::uint32_t no_trail = UINT32_MAX;
  struct Step {
    std::uint32_t parent = no_trail;
    const std::string* name = nullptr;  ///< inside the root or the query; null: an index
    std::size_t index = 0;
  };
  struct Node {
    const Json* value = nullptr;
    std::uint32_t trail = no_trail;
  };
  using Nodes = std::vector<Node>;
  /// Only the outermost query is asked where its nodes stand.
  enum class Tracing : std::uint8_t { off, on };
  /// The value of an operand; none is the RFC's Nothing.
  using Value = std::optional<Json>;

  // selection.cpp
  Nodes nodes(const Query& query, const Json& current, Tracing tracing);
  void descend(const Segment& segment, Node from, Tracing tracing, Nodes& out);
  void apply(const Segment& segment, Node from, Tracing tracing, Nodes& out);
  void apply_wildcard(Node from, const Condition* filter, Tracing tracing, Nodes& out);
  void apply_index(const IndexSelector& selector, Node from, Tracing tracing, Nodes& out);
  void apply_slice(const SliceSelector& selector, Node from, Tracing tracing, Nodes& out);
  Node child(Node from, const Json& value, const std::string* name, std::size_t index,
             Tracing tracing);
  [[nodiscard]] JsonLocation location_of(std::uint32_t trail);

  // selection_filter.cpp
  bool holds(const Condition& condition, const Json& current);
  bool compare(const Comparison& comparison, const Json& current);
  bool equal(const Value& left, const Value& right);
  bool less(const Value& left, const Value& right);
  Value value_of(const Operand& operand, const Json& current);
  const Json* singular(const Query& query, const Json& current);
  Value call(const FunctionCall& call, const Json& current);
  bool matches(const FunctionCall& call, const Json& current);
  const std::optional<Pattern>& pattern_of(std::string_view text);

  /// Takes steps; false once they are spent.
  bool spend(std::size_t steps);
  void stop(Error error);
  [[nodiscard]] bool stopped() const { return error_.has_value(); }

  const Json& root_;
  const Limits& limits_;
  std::size_t steps_;
  std::optional<Error> error_;
  std::vector<Step> trail_;
  /// Patterns that the record itself holds, so that one for all items is compiled once.
  std::map<std::string, std::optional<Pattern>, std::less<>> patterns_;
};

}  // namespace joinery::jsonpath
