#include <iterator>
#include <utility>

#include "dsl/syntax/levels.hpp"

namespace joinery {
namespace {

using Lines = std::vector<std::string>;

/// `all` behind `before`, every line but the first indented by two where there is something before.
void append_hanging(std::string_view before, const Lines& all, Lines& out) {
  const std::string_view hanging = before.empty() ? "" : "  ";
  for (std::size_t i = 0; i < all.size(); ++i) {
    out.push_back(std::string(i == 0 ? before : hanging) + all[i]);
  }
}

std::size_t narrower(std::size_t width, std::size_t by) { return width > by + 20 ? width - by : 20; }

/// A part of a larger expression: in brackets of its own lines where it binds too loosely.
Lines part(const Expr& expr, Level least, std::size_t width) {
  std::string whole = at_level(expr, least);
  if (whole.size() <= width) return {std::move(whole)};
  if (level_of(expr) >= least) return print_lines(expr, width);
  Lines inside = print_lines(expr, narrower(width, 2));
  Lines out;
  for (std::string& line : inside) out.push_back((out.empty() ? "(" : " ") + std::move(line));
  out.back() += ')';
  return out;
}

void append_part(std::string_view before, const Expr& expr, Level least, std::size_t width,
                 Lines& out) {
  append_hanging(before, part(expr, least, narrower(width, before.size())), out);
}

/// `a` / `and b` / `and c`: each operand on a line that begins with the operator.
Lines chain(const Expr& expr, std::size_t width) {
  const std::string word = std::string(sign_of(expr.op).substr(1));
  Lines out;
  for (const Expr& child : expr.children) {
    const bool last_branch =
        expr.op == Op::else_ && &child == &expr.children.back() && child.op == Op::if_;
    append_part(out.empty() ? "" : word, child, last_branch ? Level::branch : Level::negation, width,
                out);
  }
  return out;
}

/// A chain of conditions stays flat: `otherwise if …` begins a line as the first `if` does.
Lines conditional(const Expr& expr, std::size_t width) {
  Lines out;
  append_part("if ", expr.children[0], Level::expression, width, out);
  append_part("then ", expr.children[1], Level::expression, width, out);
  const Expr& rest = expr.children[2];
  if (rest.op == Op::if_ && print(rest).size() + 10 > width) {
    Lines further = conditional(rest, width);
    further.front().insert(0, "otherwise ");
    out.insert(out.end(), std::move_iterator(further.begin()), std::move_iterator(further.end()));
    return out;
  }
  append_part("otherwise ", rest, Level::expression, width, out);
  return out;
}

/// The values from `first` on, each on a line of its own, between `opening` and `)`.
Lines listed(const std::string& opening, const Expr& expr, std::size_t first, std::size_t width) {
  Lines out = {opening};
  for (std::size_t i = first; i < expr.children.size(); ++i) {
    Lines lines = print_lines(expr.children[i], narrower(width, 3));
    lines.back() += i + 1 < expr.children.size() ? "," : ")";
    append_hanging("  ", lines, out);
  }
  return out;
}

Lines call(const Expr& expr, std::size_t width) {
  if (!expr.piped) return listed(expr.text + '(', expr, 0, width);
  Lines out = part(expr.children[0], Level::piped, width);
  Expr rest = expr;
  rest.piped = false;
  rest.children.erase(rest.children.begin());
  out.push_back("| " + (rest.children.empty() ? expr.text : print(rest)));
  return out;
}

/// Two operands: the operator begins the second line.
Lines binary(const Expr& expr, Level left, Level right, std::size_t width) {
  Lines out = part(expr.children[0], left, width);
  append_part(sign_of(expr.op).substr(1), expr.children[1], right, width, out);
  return out;
}

Lines membership(const Expr& expr, std::size_t width) {
  if (!expr.listed) return binary(expr, Level::piped, Level::postfix, width);
  Lines left = part(expr.children[0], Level::piped, width);
  const std::string word(sign_of(expr.op));
  Lines rest = listed(word.substr(1) + '(', expr, 1, width);
  if (left.size() == 1 && left[0].size() + word.size() + 1 <= width) {
    rest.front() = left[0] + word + '(';
    return rest;
  }
  left.insert(left.end(), std::move_iterator(rest.begin()), std::move_iterator(rest.end()));
  return left;
}

}  // namespace

std::vector<std::string> print_lines(const Expr& expr, std::size_t width) {
  std::string whole = print(expr);
  if (whole.size() <= width) return {std::move(whole)};
  switch (expr.op) {
    case Op::else_:
    case Op::and_:
    case Op::or_: return chain(expr, width);
    case Op::if_: return conditional(expr, width);
    case Op::call: return expr.children.empty() ? Lines{std::move(whole)} : call(expr, width);
    case Op::in:
    case Op::not_in: return membership(expr, width);
    case Op::add:
    case Op::subtract: return binary(expr, Level::additive, Level::multiplicative, width);
    case Op::multiply:
    case Op::divide: return binary(expr, Level::multiplicative, Level::unary, width);
    case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
    case Op::before: case Op::after: case Op::on_or_before: case Op::on_or_after:
    case Op::starts_with: case Op::ends_with: case Op::contains:
      return binary(expr, Level::piped, Level::piped, width);
    case Op::not_: {
      Lines out;
      append_part("not ", expr.children[0], Level::negation, width, out);
      return out;
    }
    default: return {std::move(whole)};  // a text, a name, a pattern: nowhere to break
  }
}

}  // namespace joinery
