#include "engine/jsonpath/query.hpp"

#include <algorithm>

namespace joinery::jsonpath {

bool operator==(const FilterSelector& left, const FilterSelector& right) {
  return *left.condition == *right.condition;
}

bool operator==(const FunctionCall& left, const FunctionCall& right) {
  return left.function == right.function && left.arguments == right.arguments;
}

bool operator==(const AnyOf& left, const AnyOf& right) { return left.parts == right.parts; }

bool operator==(const AllOf& left, const AllOf& right) { return left.parts == right.parts; }

bool operator==(const Negation& left, const Negation& right) {
  return *left.condition == *right.condition;
}

std::string_view name_of(Function function) {
  switch (function) {
    case Function::length:
      return "length";
    case Function::count:
      return "count";
    case Function::match:
      return "match";
    case Function::search:
      return "search";
    case Function::value:
      return "value";
  }
  return "";
}

std::string_view sign_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal:
      return "==";
    case Comparator::not_equal:
      return "!=";
    case Comparator::less:
      return "<";
    case Comparator::less_or_equal:
      return "<=";
    case Comparator::greater:
      return ">";
    case Comparator::greater_or_equal:
      return ">=";
  }
  return "";
}

}  // namespace joinery::jsonpath

namespace joinery {

bool is_singular(const JsonPathQuery& query) {
  return std::all_of(query.segments.begin(), query.segments.end(), [](const auto& segment) {
    if (segment.kind != jsonpath::SegmentKind::child || segment.selectors.size() != 1) return false;
    const jsonpath::Selector& only = segment.selectors.front();
    return std::holds_alternative<jsonpath::NameSelector>(only) ||
           std::holds_alternative<jsonpath::IndexSelector>(only);
  });
}

}  // namespace joinery
