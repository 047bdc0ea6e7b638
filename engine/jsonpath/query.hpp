#pragma once
/// A parsed JSONPath query (RFC 9535): an immutable tree, well-formed and well-typed, since only
/// `parse_jsonpath` makes it. Equality is equality of meaning as written: numbers by value, names
/// by text; spelling (`.a` or `['a']`), blanks and needless brackets make no difference.
///
/// Values own all they need, copies are independent, const use from several threads is safe.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/json/json.hpp"
#include "engine/pattern/pattern.hpp"

namespace joinery::jsonpath {

struct Condition;

struct NameSelector {
  std::string name;
  friend bool operator==(const NameSelector&, const NameSelector&) = default;
};
struct WildcardSelector {
  friend bool operator==(const WildcardSelector&, const WildcardSelector&) = default;
};
struct IndexSelector {
  std::int64_t index = 0;  ///< negative: from the end
  friend bool operator==(const IndexSelector&, const IndexSelector&) = default;
};
struct SliceSelector {
  std::optional<std::int64_t> begin, end, step;
  friend bool operator==(const SliceSelector&, const SliceSelector&) = default;
};
struct FilterSelector {
  std::shared_ptr<const Condition> condition;  ///< never null; shared, since it never changes
  friend bool operator==(const FilterSelector& left, const FilterSelector& right);
};
using Selector =
    std::variant<NameSelector, WildcardSelector, IndexSelector, SliceSelector, FilterSelector>;

enum class SegmentKind : std::uint8_t { child, descendant };
struct Segment {
  SegmentKind kind = SegmentKind::child;
  std::vector<Selector> selectors;  ///< at least one
  friend bool operator==(const Segment&, const Segment&) = default;
};

/// Where a query begins: at the whole value (`$`), or at the one that a filter looks at (`@`).
enum class Root : std::uint8_t { document, current };
struct Query {
  Root root = Root::document;
  std::vector<Segment> segments;
  friend bool operator==(const Query&, const Query&) = default;
};

enum class Function : std::uint8_t { length, count, match, search, value };

struct Operand;
struct FunctionCall {
  Function function{};
  std::vector<Operand> arguments;
  /// Of `match` and `search` with a literal pattern: ready to run; none where the literal is no
  /// I-Regexp, so that nothing matches. Follows from the arguments, so equality ignores it.
  std::optional<Pattern> pattern;
  friend bool operator==(const FunctionCall& left, const FunctionCall& right);
};

/// One side of a comparison, or an argument: a literal, a query or a call.
struct Operand {
  std::variant<Json, Query, FunctionCall> value;
  friend bool operator==(const Operand&, const Operand&) = default;
};

enum class Comparator : std::uint8_t {
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal
};
struct Comparison {
  Operand left;
  Comparator comparator{};
  Operand right;
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// True where the query finds at least one node.
struct Existence {
  Query query;
  friend bool operator==(const Existence&, const Existence&) = default;
};
/// The parts of these are at least two, none of them of the same kind.
struct AnyOf {
  std::vector<Condition> parts;
  friend bool operator==(const AnyOf& left, const AnyOf& right);
};
struct AllOf {
  std::vector<Condition> parts;
  friend bool operator==(const AllOf& left, const AllOf& right);
};
struct Negation {
  std::shared_ptr<const Condition> condition;  ///< never null
  friend bool operator==(const Negation& left, const Negation& right);
};
struct Condition {
  std::variant<AnyOf, AllOf, Negation, Comparison, Existence, FunctionCall> value;
  friend bool operator==(const Condition&, const Condition&) = default;
};

/// `length`, `count`, ...
[[nodiscard]] std::string_view name_of(Function function);
/// `==`, `<=`, ...
[[nodiscard]] std::string_view sign_of(Comparator comparator);

}  // namespace joinery::jsonpath

namespace joinery {

using JsonPathQuery = jsonpath::Query;

/// Whether it can find at most one node: names and indexes only, one in each segment.
[[nodiscard]] bool is_singular(const JsonPathQuery& query);

}  // namespace joinery
