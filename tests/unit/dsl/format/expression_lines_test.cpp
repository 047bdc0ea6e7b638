#include <boost/test/unit_test.hpp>
#include <string>

#include "dsl/grammar/parse.hpp"

namespace joinery {
namespace {

Expr parsed(const std::string& text) {
  Diagnostics diagnostics;
  const Limits limits;
  const SpanOf nowhere = [](std::uint32_t, std::uint32_t) { return Span{}; };
  Expr expr = parse_expression(text, nowhere, limits, diagnostics);
  BOOST_TEST(diagnostics.all().empty(), text);
  return expr;
}

std::string lines(const std::string& text, std::size_t width) {
  std::string out;
  for (const std::string& line : print_lines(parsed(text), width)) out += line + '\n';
  return out;
}

BOOST_AUTO_TEST_CASE(an_expression_is_broken_before_its_operators) {
  BOOST_TEST(lines("first_value is \"a\" and second_value is \"b\"", 30) ==
             "first_value is \"a\"\nand second_value is \"b\"\n");
  BOOST_TEST(lines("first_value else second_value else third_value", 30) ==
             "first_value\nelse second_value\nelse third_value\n");
  BOOST_TEST(lines("if a is \"x\" then one_value otherwise if b is \"y\" then two otherwise three", 30) ==
             "if a is \"x\"\nthen one_value\notherwise if b is \"y\"\nthen two\notherwise three\n");
  BOOST_TEST(lines("(first_one or second_one or third_one) and fourth_one", 30) ==
             "(first_one\n or second_one\n or third_one)\nand fourth_one\n");
  BOOST_TEST(lines("full_name(worker.first_name, worker.last_name)", 30) ==
             "full_name(\n  worker.first_name,\n  worker.last_name)\n");
  BOOST_TEST(lines("department in (\"Engineering\", \"Research\")", 30) ==
             "department in (\n  \"Engineering\",\n  \"Research\")\n");
  BOOST_TEST(lines("some_long_name_of_a_value | collapse_spaces | upper", 30) ==
             "some_long_name_of_a_value\n| collapse_spaces\n| upper\n");
}

BOOST_AUTO_TEST_CASE(broken_lines_are_the_same_expression_at_every_width) {
  for (const std::string text : {
           "a else b else if c is \"x\" and (d or not (e and f)) then g(h, i | j) otherwise blank",
           "not (alpha is blank or beta in (\"x\", \"y, z\") or gamma starts with \"q\")",
           "alpha * (beta + gamma - 12) / delta before today(in zone) + 2 years",
           "if a then b otherwise if c then if d then e otherwise f otherwise g else h",
           "first(jobs[kind is \"main\"] by start descending, id).title else hold \"no {a else b}\"",
           "(\"Hello {a}\" | upper) else (if a then b otherwise c) else d",
       }) {
    BOOST_TEST_CONTEXT(text) {
      const Expr tree = parsed(text);
      for (std::size_t width = 1; width < 120; width += 7) {
        BOOST_TEST(same_tree(parsed(lines(text, width)), tree), lines(text, width));
      }
      BOOST_TEST(print(parsed(print(tree))) == print(tree));
    }
  }
}

}  // namespace
}  // namespace joinery
