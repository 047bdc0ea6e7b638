#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "parsed.hpp"

namespace joinery {
namespace {

using testing::lines_of;
using testing::same_place;

/// Every node but a name or number in brackets, so that the tree can be seen.
std::string dump(const Expr& expr) {
  if (expr.children.empty()) return print(expr);
  std::string result = "(" + std::to_string(static_cast<int>(expr.op));
  for (const Expr& child : expr.children) result += ' ' + dump(child);
  return result + (expr.text.empty() ? ")" : " :" + expr.text + ")");
}

std::string op(Op which) { return std::to_string(static_cast<int>(which)); }

Expr read(std::string_view text) {
  Diagnostics diagnostics;
  Expr expr = parse_expression(text, same_place, {}, diagnostics);
  BOOST_TEST(lines_of(diagnostics) == "");
  return expr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(operators_bind_as_the_brackets_say) {
  struct Row {
    std::string_view text;
    std::string_view bracketed;
  };
  for (const Row& row : {
           Row{"a + b * c", "a + (b * c)"},
           Row{"a - b - c", "(a - b) - c"},
           Row{"a / b * c", "(a / b) * c"},
           Row{"-a * b", "(-a) * b"},
           Row{"- -a", "-(-a)"},
           Row{"-3 days", "-(3 days)"},
           Row{"a + 3 days", "a + (3 days)"},
           Row{"a.b.c days", "((a.b).c) days"},
           Row{"a | f | g(b)", "g(f(a), b)"},
           Row{"a + b | f", "f(a + b)"},
           Row{"a is b | f", "a is (f(b))"},
           Row{"a < b + c", "a < (b + c)"},
           Row{"not a is b", "not (a is b)"},
           Row{"not not a", "not (not a)"},
           Row{"not a and b", "(not a) and b"},
           Row{"a is b and c is d", "(a is b) and (c is d)"},
           Row{"a and b else c", "(a and b) else c"},
           Row{"a else if b then c otherwise d else e",
               "a else (if b then c otherwise (d else e))"},
           Row{"if a then if b then c otherwise d otherwise e",
               "if a then (if b then c otherwise d) otherwise e"},
           Row{"if a and b then c else d otherwise e",
               "if (a and b) then (c else d) otherwise e"},
           Row{"a not in (b, c) or d", "(a not in (b, c)) or d"},
           Row{"a in b.c and d", "(a in (b.c)) and d"},
           Row{"a on or before b - 3 days", "a on or before (b - (3 days))"},
           Row{"hold \"x\" else a", "(hold \"x\") else a"},
           Row{"f(a else b, in c else d)", "f((a else b), in (c else d))"},
           Row{"a[b is c].d", "(a[(b is c)]).d"},
           Row{"x is \"A\" or \"B\"", "(x is \"A\") or \"B\""},
       }) {
    BOOST_TEST_CONTEXT(row.text) {
      Expr plain = read(row.text);
      // `in b.c` has no brackets of its own: they would make it a list.
      if (row.text.starts_with("a in b.c")) {
        BOOST_TEST(!plain.children.at(0).listed);
        continue;
      }
      BOOST_TEST(dump(plain) == dump(read(row.bracketed)));
    }
  }
}

BOOST_AUTO_TEST_CASE(chains_are_flat_and_brackets_keep_them_apart) {
  BOOST_TEST(dump(read("a and b and c")) == "(" + op(Op::and_) + " a b c)");
  BOOST_TEST(dump(read("(a and b) and c")) ==
             "(" + op(Op::and_) + " (" + op(Op::and_) + " a b) c)");
  BOOST_TEST(dump(read("a else b else c")) == "(" + op(Op::else_) + " a b c)");
  BOOST_TEST(dump(read("a else (b else c)")) ==
             "(" + op(Op::else_) + " a (" + op(Op::else_) + " b c))");
}

BOOST_AUTO_TEST_CASE(each_form_has_its_operator) {
  struct Row {
    std::string_view text;
    Op op;
    std::string_view word;
  };
  for (const Row& row : {
           Row{"\"a\"", Op::text, "a"}, Row{"\"a {b}\"", Op::compound, ""},
           Row{"12.5", Op::number, "12.5"}, Row{"123456789012.123456", Op::number,
                                                "123456789012.123456"},
           Row{"2024-01-31", Op::date, "2024-01-31"},
           Row{"2024-01-31T08:00:00.5+01:00", Op::instant, "2024-01-31T08:00:00.5+01:00"},
           Row{"2024-01-31T08:00Z", Op::instant, "2024-01-31T08:00Z"},
           Row{"2024 - 01 - 31", Op::subtract, ""}, Row{"yes", Op::yes, ""},
           Row{"no", Op::no, ""}, Row{"blank", Op::blank, ""}, Row{"yesterday", Op::name, "yesterday"},
           Row{"a.title", Op::member, "title"}, Row{"a.\"x y\"", Op::member, "x y"},
           Row{"a.is", Op::member, "is"}, Row{"a[b]", Op::filter, ""}, Row{"f()", Op::call, "f"},
           Row{"1 day", Op::duration, "day"}, Row{"a minutes", Op::duration, "minute"},
           Row{"a is b", Op::is, ""}, Row{"a is not b", Op::is_not, ""},
           Row{"a is blank", Op::is_blank, ""}, Row{"a is not blank", Op::is_present, ""},
           Row{"a is present", Op::is_present, ""}, Row{"a is not present", Op::is_blank, ""},
           Row{"a <= b", Op::less_equal, ""}, Row{"a>=b", Op::greater_equal, ""},
           Row{"a on\n or  after b", Op::on_or_after, ""}, Row{"a ends with b", Op::ends_with, ""},
           Row{"keep", Op::keep, ""}, Row{"clear", Op::clear, ""}, Row{"base", Op::base, ""},
           Row{"hold \"x\"", Op::hold, ""}, Row{" \n a \t ", Op::name, "a"},
       }) {
    BOOST_TEST_CONTEXT(row.text) {
      const Expr expr = read(row.text);
      BOOST_TEST(op(expr.op) == op(row.op));
      BOOST_TEST(expr.text == row.word);
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_are_decoded) {
  BOOST_TEST(read("\"a\\\"b\\\\c\\{d\\}\\n\\t\"").text == "a\"b\\c{d}\n\t");
  BOOST_TEST(read("\"\\u{e9}\\u{20AC}\\u{1F600}\\u{41}\"").text == "é€😀A");
  const Expr compound = read("\" {a} \\{x\\}{\"in {b}\"}\"");
  BOOST_REQUIRE(compound.children.size() == 4U);
  BOOST_TEST(compound.children[0].text == " ");
  BOOST_TEST(compound.children[2].text == " {x}");
  BOOST_TEST(op(compound.children[3].op) == op(Op::compound));
}

BOOST_AUTO_TEST_CASE(a_function_head_is_a_name_with_names) {
  struct Row {
    std::string_view text;
    std::string_view lines;
  };
  for (const Row& row : {
           Row{"region_of(place)", ""}, Row{"f()", ""}, Row{"f(a, b)", ""},
           Row{"f", "J0202 0-1 this is not the head of a function"},
           Row{"f(a, a)", "J0202 5-6 `a` stands twice in this head"},
           Row{"f(1)", "J0202 2-3 here stands only a name"},
           Row{"f(a.b)", "J0202 2-5 here stands only a name"},
           Row{"f(a", "J0203 1-2 `(` is not closed | fix 3-3 )"},
           Row{"", "J0201 0-0 an expression is missing"},
       }) {
    BOOST_TEST_CONTEXT(row.text) {
      Diagnostics diagnostics;
      const Expr head = parse_function_head(row.text, same_place, {}, diagnostics);
      BOOST_TEST(lines_of(diagnostics) == row.lines);
      if (row.lines.empty()) BOOST_TEST(print(head) == row.text);
    }
  }
}

}  // namespace joinery
