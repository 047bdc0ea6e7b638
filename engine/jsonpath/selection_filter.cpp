#include <algorithm>

#include <fmt/format.h>

#include "engine/jsonpath/i_regexp.hpp"
#include "engine/jsonpath/selection.hpp"

namespace joinery::jsonpath {
namespace {

/// Bytes of text that count as one step when they are read one by one.
constexpr std::size_t bytes_of_a_step = 64;
constexpr std::size_t patterns_kept = 8;

/// A record can hold both a nasty pattern and a long text for it, so both count.
std::size_t steps_to_match(const Pattern& pattern, std::string_view text) {
  constexpr std::size_t bytes_at_once = 16;
  constexpr std::size_t instructions_at_once = 64;
  return 1 + text.size() / bytes_at_once * (1 + pattern.size() / instructions_at_once);
}

std::int64_t code_points(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // not the rest of a sequence
  });
}

}  // namespace

bool Selection::holds(const Condition& condition, const Json& current) {
  if (!spend(1)) return false;
  const auto holds_too = [&](const Condition& part) { return holds(part, current); };
  if (const auto* any = std::get_if<AnyOf>(&condition.value)) {
    return std::any_of(any->parts.begin(), any->parts.end(), holds_too);
  }
  if (const auto* all = std::get_if<AllOf>(&condition.value)) {
    return std::all_of(all->parts.begin(), all->parts.end(), holds_too);
  }
  if (const auto* negation = std::get_if<Negation>(&condition.value)) {
    return !holds(*negation->condition, current);
  }
  if (const auto* comparison = std::get_if<Comparison>(&condition.value)) {
    return compare(*comparison, current);
  }
  if (const auto* test = std::get_if<Existence>(&condition.value)) {
    if (is_singular(test->query)) return singular(test->query, current) != nullptr;
    return !nodes(test->query, current, Tracing::off).empty();
  }
  return matches(std::get<FunctionCall>(condition.value), current);
}

bool Selection::compare(const Comparison& comparison, const Json& current) {
  const Value left = value_of(comparison.left, current);
  const Value right = value_of(comparison.right, current);
  switch (comparison.comparator) {
    case Comparator::equal:
      return equal(left, right);
    case Comparator::not_equal:
      return !equal(left, right);
    case Comparator::less:
      return less(left, right);
    case Comparator::less_or_equal:
      return less(left, right) || equal(left, right);
    case Comparator::greater:
      return less(right, left);
    case Comparator::greater_or_equal:
      return less(right, left) || equal(left, right);
  }
  return false;
}

bool Selection::equal(const Value& left, const Value& right) {
  if (!left || !right) return !left && !right;
  std::size_t steps = steps_ + 1;  // It says by 0 that the budget was not enough.
  const bool same = equal_within(*left, *right, steps);
  spend(steps == 0 ? steps_ + 1 : steps_ + 1 - steps);
  return same;
}

bool Selection::less(const Value& left, const Value& right) {
  if (!left || !right || left->kind() != right->kind()) return false;
  if (left->is(JsonKind::number)) return compare_numbers(*left, *right) < 0;
  if (!left->is(JsonKind::text)) return false;
  spend(std::min(left->as_text().size(), right->as_text().size()) / bytes_of_a_step);
  // UTF-8 keeps the order of code points, which is the order that the RFC asks for.
  return left->as_text() < right->as_text();
}

Selection::Value Selection::value_of(const Operand& operand, const Json& current) {
  if (const auto* literal = std::get_if<Json>(&operand.value)) return *literal;
  if (const auto* query = std::get_if<Query>(&operand.value)) {
    const Json* found = singular(*query, current);
    return found == nullptr ? Value() : Value(*found);
  }
  return call(std::get<FunctionCall>(operand.value), current);
}

const Json* Selection::singular(const Query& query, const Json& current) {
  const Json* value = query.root == Root::document ? &root_ : &current;
  for (const Segment& segment : query.segments) {
    if (!spend(1)) return nullptr;
    const Selector& only = segment.selectors.front();
    if (const auto* name = std::get_if<NameSelector>(&only)) {
      value = value->find(name->name);
    } else {
      Nodes found;
      apply_index(std::get<IndexSelector>(only), {value, no_trail}, Tracing::off, found);
      value = found.empty() ? nullptr : found.front().value;
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

Selection::Value Selection::call(const FunctionCall& call, const Json& current) {
  if (!spend(1)) return std::nullopt;
  const Operand& argument = call.arguments.front();
  if (call.function == Function::length) {
    const Value value = value_of(argument, current);
    if (!value) return std::nullopt;
    if (value->is(JsonKind::array) || value->is(JsonKind::object)) {
      return Json::from_number(static_cast<std::int64_t>(value->size()));
    }
    if (!value->is(JsonKind::text)) return std::nullopt;
    spend(value->as_text().size() / bytes_of_a_step);
    return Json::from_number(code_points(value->as_text()));
  }
  const Nodes found = nodes(std::get<Query>(argument.value), current, Tracing::off);
  if (call.function == Function::count) {
    return Json::from_number(static_cast<std::int64_t>(found.size()));
  }
  return found.size() == 1 ? Value(*found.front().value) : Value();
}

bool Selection::matches(const FunctionCall& call, const Json& current) {
  const Value text = value_of(call.arguments[0], current);
  const Value written = value_of(call.arguments[1], current);
  if (!text || !text->is(JsonKind::text) || !written || !written->is(JsonKind::text)) return false;
  const bool literal = std::holds_alternative<Json>(call.arguments[1].value);
  const std::optional<Pattern>& pattern = literal ? call.pattern : pattern_of(written->as_text());
  if (!pattern || !spend(steps_to_match(*pattern, text->as_text()))) return false;
  return call.function == Function::match ? pattern->full_match(text->as_text())
                                          : pattern->partial_match(text->as_text());
}

const std::optional<Pattern>& Selection::pattern_of(std::string_view text) {
  const auto known = patterns_.find(text);
  if (known != patterns_.end()) return known->second;
  // Each is a few megabytes at worst, and compiling is what costs most here.
  if (patterns_.size() >= patterns_kept) patterns_.clear();
  std::optional<Pattern>& kept = patterns_[std::string(text)];
  if (!spend(100 + 20 * text.size())) return kept;
  Result<Pattern> compiled = compile_i_regexp(text, limits_);
  if (compiled) {
    kept = std::move(*compiled);
  } else if (compiled.error().code == ErrorCode::too_large) {
    stop(Error{ErrorCode::too_large, "in the record: " + compiled.error().what, 0});
  }
  return kept;
}

}  // namespace joinery::jsonpath
