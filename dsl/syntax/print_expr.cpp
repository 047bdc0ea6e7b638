#include <cstddef>
#include <string>
#include <string_view>

#include "dsl/syntax/levels.hpp"

namespace joinery {

Level level_of(const Expr& expr) {
  if (expr.op == Op::call && expr.piped) return Level::piped;
  switch (expr.op) {
    case Op::else_: return Level::expression;
    case Op::if_: return Level::branch;
    case Op::and_:
    case Op::or_: return Level::logical;
    case Op::not_: return Level::negation;
    case Op::is: case Op::is_not: case Op::is_blank: case Op::is_present:
    case Op::in: case Op::not_in:
    case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
    case Op::before: case Op::after: case Op::on_or_before: case Op::on_or_after:
    case Op::starts_with: case Op::ends_with: case Op::contains: case Op::matches:
      return Level::comparison;
    case Op::add:
    case Op::subtract: return Level::additive;
    case Op::multiply:
    case Op::divide: return Level::multiplicative;
    case Op::negate: return Level::unary;
    case Op::duration: return Level::measured;
    case Op::text: case Op::compound: case Op::number: case Op::date: case Op::instant:
    case Op::yes: case Op::no: case Op::blank: case Op::name: case Op::member: case Op::filter:
    case Op::call: case Op::ordered: case Op::descending: case Op::in_zone:
    case Op::keep: case Op::clear: case Op::hold: case Op::base: case Op::broken:
      return Level::postfix;
  }
  return Level::postfix;
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add: return " + ";
    case Op::subtract: return " - ";
    case Op::multiply: return " * ";
    case Op::divide: return " / ";
    case Op::is: return " is ";
    case Op::is_not: return " is not ";
    case Op::in: return " in ";
    case Op::not_in: return " not in ";
    case Op::less: return " < ";
    case Op::less_equal: return " <= ";
    case Op::greater: return " > ";
    case Op::greater_equal: return " >= ";
    case Op::before: return " before ";
    case Op::after: return " after ";
    case Op::on_or_before: return " on or before ";
    case Op::on_or_after: return " on or after ";
    case Op::starts_with: return " starts with ";
    case Op::ends_with: return " ends with ";
    case Op::contains: return " contains ";
    case Op::matches: return " matches ";
    case Op::and_: return " and ";
    case Op::or_: return " or ";
    case Op::else_: return " else ";
    default: return " ";  // every other operator is written by a function of its own
  }
}

std::string at_level(const Expr& expr, Level least) {
  const std::string text = print(expr);
  return level_of(expr) < least ? '(' + text + ')' : text;
}

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name(std::string_view key) {
  if (key.empty() || !is_letter(key.front())) return false;
  for (const char c : key) {
    if (!is_letter(c) && !is_digit(c)) return false;
  }
  return true;
}

std::string in_brackets(const std::string& text) { return '(' + text + ')'; }

/// The children from `first` on, with commas.
std::string commas(const Expr& expr, std::size_t first) {
  std::string result;
  for (std::size_t i = first; i < expr.children.size(); ++i) {
    if (i > first) result += ", ";
    result += print(expr.children[i]);
  }
  return result;
}

std::string binary(const Expr& expr, Level left, Level right) {
  return at_level(expr.children[0], left) + std::string(sign_of(expr.op)) +
         at_level(expr.children[1], right);
}

/// `x is blank` asks a question of its own, so a right side that begins with the literal `blank`
/// stands in brackets.
std::string equality(const Expr& expr) {
  constexpr std::string_view word = "blank";
  std::string right = at_level(expr.children[1], Level::piped);
  const bool begins = right.starts_with(word) &&
                      (right.size() == word.size() ||
                       !(is_letter(right[word.size()]) || is_digit(right[word.size()])));
  if (begins) right = in_brackets(right);
  return at_level(expr.children[0], Level::piped) + std::string(sign_of(expr.op)) + right;
}

std::string membership(const Expr& expr) {
  const std::string right =
      expr.listed ? in_brackets(commas(expr, 1)) : at_level(expr.children[1], Level::postfix);
  return at_level(expr.children[0], Level::piped) + std::string(sign_of(expr.op)) + right;
}

std::string chain(const Expr& expr, Level each) {
  std::string result;
  for (const Expr& child : expr.children) {
    if (!result.empty()) result += sign_of(expr.op);
    // `otherwise` reaches to the far right, so only the last branch may end in a bare `if`.
    const bool last_branch = expr.op == Op::else_ && &child == &expr.children.back();
    result += at_level(child, last_branch && child.op == Op::if_ ? Level::branch : each);
  }
  return result;
}

/// A text child is written bare only where it cannot run together with its neighbour; between
/// holes it stands in a hole of its own.
std::string compound(const Expr& expr) {
  std::string result = "\"";
  bool bare_before = expr.children.size() == 1;
  for (const Expr& child : expr.children) {
    const bool bare = child.op == Op::text && !child.text.empty() && !bare_before;
    if (bare) {
      const std::string quoted = quote(child.text);
      result += std::string_view(quoted).substr(1, quoted.size() - 2);
    } else {
      result += '{' + print(child) + '}';
    }
    bare_before = bare;
  }
  return result + '"';
}

std::string duration(const Expr& expr) {
  const Expr& amount = expr.children[0];
  const bool one = amount.op == Op::number && amount.text == "1";
  return at_level(amount, Level::postfix) + ' ' + expr.text + (one ? "" : "s");
}

std::string member(const Expr& expr) {
  return at_level(expr.children[0], Level::postfix) + '.' +
         (is_name(expr.text) ? expr.text : quote(expr.text));
}

std::string call(const Expr& expr) {
  if (!expr.piped) return expr.text + in_brackets(commas(expr, 0));
  const std::string more = expr.children.size() > 1 ? in_brackets(commas(expr, 1)) : "";
  return at_level(expr.children[0], Level::piped) + " | " + expr.text + more;
}

std::string ordered(const Expr& expr) {
  return print(expr.children[0]) + " by " + commas(expr, 1);
}

std::string conditional(const Expr& expr) {
  return "if " + print(expr.children[0]) + " then " + print(expr.children[1]) + " otherwise " +
         print(expr.children[2]);
}

}  // namespace

std::string print(const Expr& expr) {
  switch (expr.op) {
    case Op::text: return quote(expr.text);
    case Op::compound: return compound(expr);
    case Op::number: case Op::date: case Op::instant: case Op::name: return expr.text;
    case Op::yes: return "yes";
    case Op::no: return "no";
    case Op::blank: return "blank";
    case Op::member: return member(expr);
    case Op::filter:
      return at_level(expr.children[0], Level::postfix) + '[' + print(expr.children[1]) + ']';
    case Op::call: return call(expr);
    case Op::ordered: return ordered(expr);
    case Op::descending: return print(expr.children[0]) + " descending";
    case Op::in_zone: return "in " + print(expr.children[0]);
    case Op::negate: return '-' + at_level(expr.children[0], Level::unary);
    case Op::add: case Op::subtract:
      return binary(expr, Level::additive, Level::multiplicative);
    case Op::multiply: case Op::divide: return binary(expr, Level::multiplicative, Level::unary);
    case Op::duration: return duration(expr);
    case Op::is: case Op::is_not: return equality(expr);
    case Op::is_blank: return at_level(expr.children[0], Level::piped) + " is blank";
    case Op::is_present: return at_level(expr.children[0], Level::piped) + " is present";
    case Op::in: case Op::not_in: return membership(expr);
    case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
    case Op::before: case Op::after: case Op::on_or_before: case Op::on_or_after:
    case Op::starts_with: case Op::ends_with: case Op::contains: case Op::matches:
      return binary(expr, Level::piped, Level::piped);
    case Op::not_: return "not " + at_level(expr.children[0], Level::negation);
    case Op::and_: case Op::or_: return chain(expr, Level::negation);
    // `a or b else no` is the same, but a reader would have to know so.
    case Op::else_: return chain(expr, Level::negation);
    case Op::if_: return conditional(expr);
    case Op::keep: return "keep";
    case Op::clear: return "clear";
    case Op::hold: return "hold " + print(expr.children[0]);
    case Op::base: return "base";
    case Op::broken: return "…";
  }
  return {};
}

}  // namespace joinery
