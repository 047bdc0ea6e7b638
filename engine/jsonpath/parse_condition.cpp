#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "engine/jsonpath/parser.hpp"

namespace joinery::jsonpath {
namespace {

/// Puts `parts` under one `Kind`, which takes in parts that already are of it.
template <class Kind>
Condition gathered(std::vector<Condition> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Kind all;
  for (Condition& part : parts) {
    if (auto* inner = std::get_if<Kind>(&part.value)) {
      std::move(inner->parts.begin(), inner->parts.end(), std::back_inserter(all.parts));
    } else {
      all.parts.push_back(std::move(part));
    }
  }
  return Condition{std::move(all)};
}

bool gives_a_value(Function function) {
  return function != Function::match && function != Function::search;
}

}  // namespace

bool Parser::parse_condition(Condition& out) {
  std::vector<Condition> parts;
  std::size_t before_blanks = 0;
  do {
    if (!parts.empty()) reader_.skip_blanks();
    Condition part;
    if (!parse_all_of(part)) return false;
    parts.push_back(std::move(part));
    before_blanks = reader_.at();
    reader_.skip_blanks();
  } while (reader_.take("||"));
  reader_.go_back(before_blanks);
  out = gathered<AnyOf>(std::move(parts));
  return true;
}

bool Parser::parse_all_of(Condition& out) {
  std::vector<Condition> parts;
  std::size_t before_blanks = 0;
  do {
    if (!parts.empty()) reader_.skip_blanks();
    Condition part;
    if (!parse_basic(part)) return false;
    parts.push_back(std::move(part));
    before_blanks = reader_.at();
    reader_.skip_blanks();
  } while (reader_.take("&&"));
  reader_.go_back(before_blanks);
  out = gathered<AllOf>(std::move(parts));
  return true;
}

bool Parser::parse_basic(Condition& out) {
  if (reader_.peek() == '!') return parse_negation(out);
  if (reader_.peek() == '(') return parse_bracketed(out);
  return parse_test_or_comparison(out);
}

bool Parser::parse_negation(Condition& out) {
  const std::size_t begin = reader_.at();
  reader_.take("!");
  reader_.skip_blanks();
  Condition inner;
  if (reader_.peek() == '!') return reader_.refuse_here("`!` stands once: leave both out");
  if (reader_.peek() == '(') {
    if (!parse_bracketed(inner)) return false;
  } else {
    if (!parse_test_or_comparison(inner)) return false;
    if (std::holds_alternative<Comparison>(inner.value)) {
      return reader_.refuse(begin, reader_.at(),
                            "`!` before a comparison needs brackets: `!(@.a == 1)`");
    }
  }
  out = Condition{Negation{std::make_shared<const Condition>(std::move(inner))}};
  return true;
}

bool Parser::parse_bracketed(Condition& out) {
  const Deeper deeper(depth_);
  if (too_deep()) return false;
  const std::size_t begin = reader_.at();
  reader_.take("(");
  reader_.skip_blanks();
  if (!parse_condition(out)) return false;
  reader_.skip_blanks();
  if (reader_.at_end()) {
    return reader_.refuse(begin, begin + 1, "this bracket is not closed: `)` is missing");
  }
  if (!reader_.take(")")) return reader_.refuse_here("expected `)`, `&&` or `||`");
  const std::size_t end = reader_.at();
  reader_.skip_blanks();
  if (take_comparator()) {
    return reader_.refuse(begin, end, "a condition in brackets cannot be compared");
  }
  reader_.go_back(end);
  return !reader_.failed();
}

std::optional<Comparator> Parser::take_comparator() {
  // The longer signs first, or `<=` would be read as `<`.
  constexpr std::array<Comparator, 6> signs = {
      Comparator::equal,         Comparator::not_equal,
      Comparator::less_or_equal, Comparator::greater_or_equal,
      Comparator::less,          Comparator::greater};
  const std::size_t begin = reader_.at();
  for (const Comparator each : signs) {
    if (!reader_.take(sign_of(each))) continue;
    if (reader_.peek() == '=') {
      reader_.refuse(begin, reader_.at() + 1, fmt::format("write `{}`", sign_of(each)));
    }
    return each;
  }
  if (reader_.take("=~")) {
    reader_.refuse(begin, reader_.at(), "patterns are matched with `match(@.a, 'pattern')`");
  } else if (reader_.take("=")) {
    reader_.refuse(begin, reader_.at(), "equality is written `==`");
  }
  return std::nullopt;
}

bool Parser::parse_test_or_comparison(Condition& out) {
  Placed left;
  if (!parse_operand(left)) return false;
  const std::size_t after_left = reader_.at();
  reader_.skip_blanks();
  const std::optional<Comparator> comparator = take_comparator();
  if (reader_.failed()) return false;
  if (!comparator) {
    reader_.go_back(after_left);
    return as_test(left, out);
  }
  if (!check_comparable(left)) return false;
  reader_.skip_blanks();
  Placed right;
  if (!parse_operand(right) || !check_comparable(right)) return false;
  out = Condition{Comparison{std::move(left.operand), *comparator, std::move(right.operand)}};
  return true;
}

bool Parser::as_test(Placed& from, Condition& out) {
  if (auto* query = std::get_if<Query>(&from.operand.value)) {
    out = Condition{Existence{std::move(*query)}};
    return true;
  }
  auto* call = std::get_if<FunctionCall>(&from.operand.value);
  if (call == nullptr) {
    return reader_.refuse(from.begin, from.end,
                          "a literal alone is no condition: compare it with something");
  }
  if (gives_a_value(call->function)) {
    return reader_.refuse(from.begin, from.end,
                          fmt::format("`{}` gives a value, which is no condition: compare it",
                                      name_of(call->function)));
  }
  out = Condition{std::move(*call)};
  return true;
}

bool Parser::check_comparable(const Placed& placed) {
  if (const auto* query = std::get_if<Query>(&placed.operand.value)) {
    if (!is_singular(*query)) {
      return reader_.refuse(placed.begin, placed.end,
                            "only a query of names and indexes can be compared, since this one "
                            "may find several values: use `count(…)` or `value(…)`, or a filter");
    }
    if (placed.inner_blank) {
      return reader_.refuse(*placed.inner_blank, *placed.inner_blank + 1,
                            "no blank may stand inside the brackets of a compared query");
    }
    return true;
  }
  const auto* call = std::get_if<FunctionCall>(&placed.operand.value);
  if (call == nullptr || gives_a_value(call->function)) return true;
  return reader_.refuse(
      placed.begin, placed.end,
      fmt::format("`{}` is a condition already and cannot be compared", name_of(call->function)));
}

}  // namespace joinery::jsonpath
