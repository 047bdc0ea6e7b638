#include <boost/test/unit_test.hpp>
#include <algorithm>
#include <string>

#include "parsed.hpp"

namespace joinery {
namespace {

using testing::same_place;

constexpr std::size_t many = 100'000;

std::string times(std::size_t count, std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::size_t depth_of(const Expr& expr) {
  std::size_t deepest = 0;
  for (const Expr& child : expr.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

Limits roomy() {
  Limits limits;
  limits.expression_bytes = 1U << 22U;
  return limits;
}

std::string codes_of(std::string_view text, const Limits& limits) {
  Diagnostics diagnostics;
  const Expr read = parse_expression(text, same_place, limits, diagnostics);
  BOOST_TEST(depth_of(read) <= limits.expression_depth);
  std::string result;
  for (const Diagnostic& d : diagnostics.all()) result += code_text(d.code) + ' ';
  return result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_expression_as_long_as_the_limit_is_read_and_a_longer_one_is_not) {
  Limits limits;
  limits.expression_bytes = 5;
  BOOST_TEST(codes_of("abcde", limits) == "");
  BOOST_TEST(codes_of("abcdef", limits) == "J0209 ");
  Diagnostics diagnostics;
  (void)parse_reading("text from a", same_place, limits, diagnostics);
  (void)parse_field("text, required", same_place, limits, diagnostics);
  (void)parse_type("country", same_place, limits, diagnostics);
  BOOST_TEST(diagnostics.count(Severity::error) == 3U);
}

BOOST_AUTO_TEST_CASE(nesting_up_to_the_limit_is_read_and_one_more_is_not) {
  Limits limits;
  limits.expression_depth = 8;
  for (const auto& [open, middle, close] :
       {std::tuple{"(", "a", ")"}, {"not ", "a", ""}, {"- ", "a", ""}, {"f(", "a", ")"},
        {"\"{", "a", "}\""}, {"a[", "a", "]"}, {"if ", "a", " then b otherwise c"}}) {
    BOOST_TEST_CONTEXT(open << middle << close) {
      BOOST_TEST(codes_of(times(7, open) + middle + times(7, close), limits) == "");
      BOOST_TEST(codes_of(times(8, open) + middle + times(8, close), limits) == "J0210 ");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_row_of_operators_is_bounded_as_nesting_is) {
  Limits limits;
  limits.expression_depth = 8;
  for (const std::string tail : {" + a", " * a", ".a", "[a]", " | f"}) {
    BOOST_TEST_CONTEXT(tail) {
      BOOST_TEST(codes_of('a' + times(7, tail), limits) == "");
      BOOST_TEST(codes_of('a' + times(8, tail), limits) == "J0210 ");
    }
  }
  // Flat ones are not deep, however long.
  BOOST_TEST(codes_of('a' + times(500, " and a"), limits) == "");
  BOOST_TEST(codes_of('a' + times(500, " else a"), limits) == "");
}

BOOST_AUTO_TEST_CASE(hostile_repetition_neither_overflows_nor_hangs) {
  for (const std::string part :
       {"(", "[", "{", "\"{", "not ", "! ", "- ", "-", "if ", "a[", "f(", "f((", "in (", "a in (",
        "if a then ", "if a then b otherwise ", "a ? ", "a | ", "a.", "a else ", "a + ", "hold ",
        "\\", "\"", "'", ")", "]", "}", ",", "and ", "is ", "is not ", "then ", "1,000", "1-", "$",
        "+ ", "a & ", "a by ", "a is ", "IF(a,", "AND(", "\"\\u{", "%", ";", "x in [", "\xC3\xBC"}) {
    BOOST_TEST_CONTEXT(part) {
      const std::string codes = codes_of(times(many / part.size(), part), roomy());
      BOOST_TEST(codes != "");
    }
  }
}

BOOST_AUTO_TEST_CASE(one_expression_reports_no_more_than_its_share) {
  Limits limits;
  limits.diagnostics_per_file = 3;
  BOOST_TEST(codes_of("a == 'b' && c == 'd' && e == 'f'", limits) == "J0206 J0206 J0206 ");
}

BOOST_AUTO_TEST_CASE(a_type_nested_too_deeply_is_reported) {
  Diagnostics diagnostics;
  const TypeSyntax type =
      parse_type(times(many / 10, "list of ") + "text", same_place, roomy(), diagnostics);
  BOOST_TEST(type.item.empty());
  BOOST_TEST(testing::lines_of(diagnostics).starts_with("J0210"));
}

}  // namespace joinery
