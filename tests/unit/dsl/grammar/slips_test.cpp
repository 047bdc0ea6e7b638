#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "parsed.hpp"

namespace joinery {
namespace {

using testing::lines_of;
using testing::same_place;

/// Words and signs of other languages: what is written, what is understood, and what is said about it.
struct Row {
  std::string_view text;
  std::string_view understood;
  std::string_view lines;
};

// clang-format off
constexpr Row rows[] = {
    {"a == b", "a is b",
      "J0206 2-4 `==` is written `is` here | fix 2-4 is"},
    {"a = b", "a is b",
      "J0206 2-3 `=` is written `is` here | fix 2-3 is"},
    {"a === b", "a is b",
      "J0206 2-5 `===` is written `is` here | fix 2-5 is"},
    {"a != b", "a is not b",
      "J0206 2-4 `!=` is written `is not` here | fix 2-4 is not"},
    {"a !== b", "a is not b",
      "J0206 2-5 `!==` is written `is not` here | fix 2-5 is not"},
    {"a <> b", "a is not b",
      "J0206 2-4 `<>` is written `is not` here | fix 2-4 is not"},
    {"a => b", "a >= b",
      "J0206 2-4 `=>` is written `>=` here | fix 2-4 >="},
    {"a =< b", "a <= b",
      "J0206 2-4 `=<` is written `<=` here | fix 2-4 <="},
    {"a && b || c", "(a and b) or c",
      "J0206 2-4 `&&` is written `and` here | fix 2-4 and\n"
      "J0205 7-9 `and` beside `or` needs brackets\n"
      "J0206 7-9 `||` is written `or` here | fix 7-9 or"},
    {"!a", "not a",
      "J0206 0-1 `!` is written `not` here | fix 0-1 not "},
    {"! a is b", "not a is b",
      "J0206 0-1 `!` is written `not` here | fix 0-1 not "},
    {"a ? b : c", "if a then b otherwise c",
      "J0206 2-3 `? :` is written `if … then … otherwise …` here | fix 0-9 if a then b otherwise c"},
    {"a and b ? \"x\" : \"y\"", "if a and b then \"x\" otherwise \"y\"",
      "J0206 8-9 `? :` is written `if … then … otherwise …` here | fix 0-19 if a and b then \"x\" otherwise \"y\""},
    {"a ? b", "if a then b otherwise …",
      "J0206 2-3 `? :` is written `if … then … otherwise …` here"},
    {"x is 'it'", "x is \"it\"",
      "J0206 5-9 texts stand in double quotes | fix 5-9 \"it\""},
    {"'single quotes'", "\"single quotes\"",
      "J0206 0-15 texts stand in double quotes | fix 0-15 \"single quotes\""},
    {"“typographic”", "\"typographic\"",
      "J0206 0-17 texts stand in double quotes | fix 0-17 \"typographic\""},
    {"‘typographic’", "\"typographic\"",
      "J0206 0-17 texts stand in double quotes | fix 0-17 \"typographic\""},
    {"„deutsch“", "\"deutsch\"",
      "J0206 0-13 texts stand in double quotes | fix 0-13 \"deutsch\""},
    {"«guillemets»", "\"guillemets\"",
      "J0206 0-14 texts stand in double quotes | fix 0-14 \"guillemets\""},
    {"`ticks`", "\"ticks\"",
      "J0206 0-7 texts stand in double quotes | fix 0-7 \"ticks\""},
    {"'unclosed", "\"unclosed\"",
      "J0206 0-9 texts stand in double quotes"},
    {"true", "yes",
      "J0206 0-4 `true` is called `yes` here | fix 0-4 yes"},
    {"x is FALSE", "x is no",
      "J0206 5-10 `FALSE` is called `no` here | fix 5-10 no"},
    {"null", "blank",
      "J0206 0-4 `null` is called `blank` here | fix 0-4 blank"},
    {"x else none", "x else blank",
      "J0206 7-11 `none` is called `blank` here | fix 7-11 blank"},
    {"x is nil", "x is blank",
      "J0206 2-8 `is nil` is written `is blank` here | fix 2-8 is blank"},
    {"a AND b", "a and b",
      "J0206 2-5 `AND` is written `and` here | fix 2-5 and"},
    {"a Or b", "a or b",
      "J0206 2-4 `Or` is written `or` here | fix 2-4 or"},
    {"NOT a", "not a",
      "J0206 0-3 `NOT` is written `not` here | fix 0-3 not"},
    {"If a Then b Otherwise c", "if a then b otherwise c",
      "J0206 0-2 `If` is written `if` here | fix 0-2 if\n"
      "J0206 5-9 `Then` is written `then` here | fix 5-9 then\n"
      "J0206 12-21 `Otherwise` is written `otherwise` here | fix 12-21 otherwise"},
    {"x Is Blank", "x is blank",
      "J0206 2-4 `Is` is written `is` here | fix 2-4 is\n"
      "J0206 5-10 `Blank` is written `blank` here | fix 5-10 blank"},
    {"IF(a, b, c)", "if a then b otherwise c",
      "J0206 0-2 `IF` is not a function | fix 0-11 if a then b otherwise c"},
    {"if(a, b, c)", "if a then b otherwise c",
      "J0206 0-2 `if` is not a function | fix 0-11 if a then b otherwise c"},
    {"IF(a, b)", "…",
      "J0206 0-2 `IF` is not a function"},
    {"AND(a, b)", "a and b",
      "J0206 0-3 `AND` is not a function | fix 0-9 a and b"},
    {"OR(a, b, c)", "a or b or c",
      "J0206 0-2 `OR` is not a function | fix 0-11 a or b or c"},
    {"if a then b else c", "if a then b otherwise c",
      "J0211 12-16 this `if` has no `otherwise` | fix 12-16 otherwise"},
    {"if a then b else if c then d else e", "if a then b otherwise if c then d otherwise e",
      "J0211 12-16 this `if` has no `otherwise` | fix 12-16 otherwise\n"
      "J0211 29-33 this `if` has no `otherwise` | fix 29-33 otherwise"},
    {"if a then b", "if a then b otherwise …",
      "J0211 0-2 this `if` has no `otherwise`"},
    {"if a b otherwise c", "if a then b otherwise c",
      "J0202 0-2 this `if` has no `then` | fix 5-5 then "},
    {"if a, b, c", "if a then b otherwise …",
      "J0202 0-2 this `if` has no `then` | fix 4-5  then\n"
      "J0211 0-2 this `if` has no `otherwise` | fix 7-8  otherwise"},
    {"if a: b otherwise c", "if a then b otherwise c",
      "J0202 0-2 this `if` has no `then` | fix 4-5  then"},
    {"if a then otherwise b", "if a then … otherwise b",
      "J0201 5-9 nothing stands behind `then`"},
    {"if then a otherwise b", "if … then a otherwise b",
      "J0201 0-2 nothing stands behind `if`"},
    {"then a", "…",
      "J0204 0-4 `then` without an `if` before it"},
    {"x isn't \"a\"", "x is not \"a\"",
      "J0206 2-7 `isn't` is written `is not` here | fix 2-7 is not"},
    {"x is equal to y", "x is y",
      "J0206 2-13 `is equal to` is written `is` here | fix 2-13 is"},
    {"x equals y", "x is y",
      "J0206 2-8 `equals` is written `is` here | fix 2-8 is"},
    {"x is in (\"a\", \"b\")", "x in (\"a\", \"b\")",
      "J0206 2-7 `is in` is written `in` here | fix 2-7 in"},
    {"x is not in (\"a\")", "x not in (\"a\")",
      "J0206 2-11 `is not in` is written `not in` here | fix 2-11 not in"},
    {"x isn't in (\"a\")", "x not in (\"a\")",
      "J0206 2-10 `isn't in` is written `not in` here | fix 2-10 not in"},
    {"x is one of (\"a\", \"b\")", "x in (\"a\", \"b\")",
      "J0206 2-11 `is one of` is written `in` here | fix 2-11 in"},
    {"x is none of (\"a\")", "x not in (\"a\")",
      "J0206 2-12 `is none of` is written `not in` here | fix 2-12 not in"},
    {"x in \"a\", \"b\"", "x in (…)",
      "J0202 5-13 the values behind `in` stand in brackets | fix 5-13 (\"a\", \"b\")"},
    {"x in [\"a\", \"b\"]", "x in (…)",
      "J0206 5-6 a list stands in round brackets | fix 5-15 (\"a\", \"b\")"},
    {"x does not contain \"a\"", "x contains \"a\"",
      "J0206 2-18 `not` stands in front of the whole comparison | fix 0-18 not x contains"},
    {"x doesn't contain \"a\"", "x contains \"a\"",
      "J0206 2-17 `not` stands in front of the whole comparison | fix 0-17 not x contains"},
    {"x not contains \"a\"", "x contains \"a\"",
      "J0206 2-14 `not` stands in front of the whole comparison | fix 0-14 not x contains"},
    {"x not starts with \"a\"", "x starts with \"a\"",
      "J0206 2-17 `not` stands in front of the whole comparison | fix 0-17 not x starts with"},
    {"x is before y", "x before y",
      "J0206 2-11 `is before` is written `before` here | fix 2-11 before"},
    {"x is on or after y", "x on or after y",
      "J0206 2-16 `is on or after` is written `on or after` here | fix 2-16 on or after"},
    {"x is not after y", "x on or before y",
      "J0206 2-14 `is not after` is written `on or before` here | fix 2-14 on or before"},
    {"x is less than 3", "x < 3",
      "J0206 2-14 `is less than` is written `<` here | fix 2-14 <"},
    {"x is empty", "x is blank",
      "J0206 2-10 `is empty` is written `is blank` here | fix 2-10 is blank"},
    {"x is null", "x is blank",
      "J0206 2-9 `is null` is written `is blank` here | fix 2-9 is blank"},
    {"x is not null", "x is present",
      "J0206 2-13 `is not null` is written `is present` here | fix 2-13 is present"},
    {"x is missing", "x is blank",
      "J0206 2-12 `is missing` is written `is blank` here | fix 2-12 is blank"},
    {"x is not empty", "x is present",
      "J0206 2-14 `is not empty` is written `is present` here | fix 2-14 is present"},
    {"x like \"a\"", "x matches \"a\"",
      "J0206 2-6 `like` is written `matches` here | fix 2-6 matches"},
    {"x begins with \"a\"", "x starts with \"a\"",
      "J0206 2-13 `begins with` is written `starts with` here | fix 2-13 starts with"},
    {"x starts \"a\"", "x",
      "J0204 2-8 `starts` cannot follow what stands before it | fix 2-8 starts with"},
    {"x between a and b", "x and b",
      "J0204 2-9 `between` cannot follow what stands before it"},
    {"x on \"2024-01-31\"", "x",
      "J0204 2-4 `on` cannot follow what stands before it"},
    {"a & b", "a + b",
      "J0206 2-3 texts are not joined with `&` here | fix 0-5 \"{a}{b}\""},
    {"\"Dear \" & name", "\"Dear \" + name",
      "J0206 8-9 texts are not joined with `&` here | fix 0-14 \"Dear {name}\""},
};
// clang-format on

/// A fix is only given where it makes the problem go away; so applying the one of a row leaves
/// nothing to report.
std::string fixed(std::string_view text, const Diagnostics& diagnostics) {
  const Fix& fix = *diagnostics.all().front().fix;
  std::string result(text);
  return result.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_slip_from_another_language_is_named_at_its_place) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      Diagnostics diagnostics;
      const Expr read = parse_expression(row.text, same_place, {}, diagnostics);
      BOOST_TEST(lines_of(diagnostics) == row.lines);
      BOOST_TEST(print(read) == row.understood);
      if (diagnostics.all().size() != 1 || !diagnostics.all().front().fix) continue;
      Diagnostics afterwards;
      (void)parse_expression(fixed(row.text, diagnostics), same_place, {}, afterwards);
      BOOST_TEST(lines_of(afterwards) == "");
    }
  }
}

}  // namespace joinery
