#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "parsed.hpp"

namespace joinery {
namespace {

using testing::lines_of;
using testing::same_place;

struct Row {
  char kind;  ///< r: a reading, f: a field, t: a type
  std::string_view text;
  std::string_view understood;
  std::string_view lines;
};

// clang-format off
constexpr Row rows[] = {
    {'r', "strng from a", "text from a",
      "J0216 0-5 `strng` is not a type | fix 0-5 text"},
    {'r', "string from a", "text from a",
      "J0216 0-6 `string` is not a type | fix 0-6 text"},
    {'r', "datetime from a", "text from a",
      "J0216 0-8 `datetime` is not a type | fix 0-8 instant"},
    {'r', "Text from a", "text from a",
      "J0216 0-4 `Text` is not a type | fix 0-4 text"},
    {'r', "from a", "text from a",
      "J0216 0-4 a type is missing"},
    {'r', "colour from a", "text from a",
      "J0216 0-6 `colour` is not a type"},
    {'r', "one of from a", "one of () from a",
      "J0216 7-11 the values of `one of` are missing"},
    {'r', "one of \"a\" from a", "one of (\"a\") from a",
      "J0216 7-8 the values of `one of` stand in brackets"},
    {'r', "one of () from a", "one of () from a",
      "J0216 8-9 a text in double quotes is missing"},
    {'r', "one of (active, \"x\") from a", "one of (\"active\", \"x\") from a",
      "J0216 8-14 a text stands in double quotes | fix 8-14 \"active\""},
    {'r', "one of (\"a\", \"b\", \"a\") from a", "one of (\"a\", \"b\") from a",
      "J0216 18-21 \"a\" stands twice in this list"},
    {'r', "one of [\"a\", \"b\"] from a", "one of (\"a\", \"b\") from a",
      "J0216 7-8 a list stands in round brackets"},
    {'r', "one of (\"a\", \"b\" from a", "one of (\"a\", \"b\") from a",
      "J0203 7-8 `(` is not closed"},
    {'r', "one (\"a\") from a", "one of (\"a\") from a",
      "J0216 0-3 `one` needs an `of` | fix 0-3 one of"},
    {'r', "list text from a", "list of text from a",
      "J0216 0-4 `list` needs an `of` | fix 0-4 list of"},
    {'r', "list of from a", "list of text from a",
      "J0216 8-12 a type is missing"},
    {'r', "text work.title", "text from work.title",
      "J0217 5-9 `from` is missing before this | fix 5-5 from "},
    {'r', "text form work.title", "text from work.title",
      "J0217 5-9 `from` is missing before this | fix 5-9 from"},
    {'r', "text", "text from ",
      "J0217 0-4 this reading has no `from`"},
    {'r', "text from", "text from ",
      "J0219 5-9 a path is missing"},
    {'r', "text from a.b exact", "text from a.b, exact",
      "J0217 14-19 a `,` is missing before this | fix 13-14 , "},
    {'r', "text from cost centre.x", "text from cost.x",
      "J0219 10-21 a key with a space in it stands in quotes | fix 10-21 \"cost centre\""},
    {'r', "text from cost centre", "text from cost",
      "J0219 10-21 a key with a space in it stands in quotes | fix 10-21 \"cost centre\""},
    {'r', "", "text from ",
      "J0216 0-0 a type is missing\n"
      "J0217 0-0 this reading has no `from`"},
    {'r', "text from a[0]", "text from a[]",
      "J0219 11-14 items of a list are not chosen by their place"},
    {'r', "text from a['b'].c", "text from a.b.c",
      "J0219 11-16 a key in quotes stands behind a point | fix 11-16 .\"b\""},
    {'r', "text from a[*]", "text from a[]",
      "J0219 11-14 every item of a list is written `[]` | fix 11-14 []"},
    {'r', "text from a[t == \"x\"].b", "text from a[t is \"x\"].b",
      "J0219 14-16 `==` is written `is` here | fix 14-16  is "},
    {'r', "text from a[t != \"x\"].b", "text from a[t is not \"x\"].b",
      "J0219 14-16 `!=` is written `is not` here | fix 14-16  is not "},
    {'r', "text from a[t \"x\"].b", "text from a[t is \"\"].b",
      "J0219 14-15 `is` or `is not` is missing"},
    {'r', "text from a[is \"x\"].b", "text from a[is is \"\"].b",
      "J0219 15-16 `is` or `is not` is missing"},
    {'r', "text from a[t is x].b", "text from a[t is \"\"].b",
      "J0219 17-18 a text, a number, `yes` or `no` is missing"},
    {'r', "text from a[t is \"x\".b", "text from a[t is \"x\"].b",
      "J0203 11-12 `[` is not closed"},
    {'r', "text from a/b", "text from a.b",
      "J0219 11-12 keys are joined with `.` | fix 11-12 ."},
    {'r', "text from a.", "text from a",
      "J0219 11-12 a key is missing behind `.`"},
    {'r', "text from a..b", "text from a.b",
      "J0219 12-13 a key is missing behind `.`"},
    {'r', "text from \"a {b}\"", "text from \"\"",
      "J0202 10-17 this text is fixed: it holds no `{…}`"},
    {'r', "text from a \"b\"", "text from a",
      "J0217 12-15 a reading ends here, and something follows"},
    {'r', "text from 'a b'", "text from \"a b\"",
      "J0206 10-15 texts stand in double quotes | fix 10-15 \"a b\""},
    {'r', "yes_no from (\"Y\") from a", "yes_no from (\"Y\", ) from a",
      "J0217 12-16 the words for no are missing"},
    {'r', "yes_no from (Y, N) from a", "yes_no from (\"Y\", \"N\") from a",
      "J0217 13-14 a text stands in double quotes | fix 13-14 \"Y\"\n"
      "J0217 16-17 a text stands in double quotes | fix 16-17 \"N\""},
    {'r', "yes_no from (\"Y\", \"N\", \"X\") from a", "yes_no from (\"Y\", \"N\") from a",
      "J0217 21-22 there are only two sides: yes and no"},
    {'r', "yes_no from (\"Y\", \"N\") a", "yes_no from (\"Y\", \"N\") from a",
      "J0217 23-24 a second `from` and the path are missing"},
    {'r', "yes_no from (\"Y\", \"N\")", "yes_no from (\"Y\", \"N\") from ",
      "J0217 21-22 a second `from` and the path are missing"},
    {'r', "yes_no from (\"Y\", \"N\" from a", "yes_no from (\"Y\", \"N\") from a",
      "J0203 12-13 `(` is not closed"},
    {'r', "date like from a", "date from a",
      "J0217 5-9 an example is missing behind `like`"},
    {'r', "instant in London from a", "instant in \"London\" from a",
      "J0217 11-17 a zone stands in double quotes | fix 11-17 \"London\""},
    {'r', "instant in from a", "instant from a",
      "J0217 11-15 a zone is missing behind `in`"},
    {'r', "text from a, required", "text from a",
      "J0217 13-21 `required` is not said of a reading"},
    {'r', "text from a, exakt", "text from a",
      "J0217 13-18 `exakt` is not said of a reading"},
    {'r', "text from a, exact, exact", "text from a, exact",
      "J0217 20-25 `exact` is said twice"},
    {'r', "text from a, blank", "text from a",
      "J0217 13-18 `blank` is not said of a reading"},
    {'r', "text from a, blank when", "text from a",
      "J0217 19-23 a text in double quotes is missing"},
    {'r', "text from a, blank when N/A", "text from a, blank when \"N/A\"",
      "J0217 24-27 a text stands in double quotes | fix 24-27 \"N/A\""},
    {'r', "text from a, blank when \"x\", blank when \"y\"", "text from a, blank when (\"x\", \"y\")",
      "J0217 29-39 `blank when` is said twice"},
    {'r', "text from a,", "text from a",
      "J0217 11-12 a `,` with nothing behind it | fix 11-12 "},
    {'r', "text from a, , exact", "text from a, exact",
      "J0217 11-12 a `,` with nothing behind it | fix 11-12 "},
    {'f', "string", "text",
      "J0216 0-6 `string` is not a type | fix 0-6 text"},
    {'f', "text required", "text, required",
      "J0218 5-13 a `,` is missing before this | fix 4-5 , "},
    {'f', "text, requird", "text",
      "J0218 6-13 `requird` is not said of a field | fix 6-13 required"},
    {'f', "text, Required", "text",
      "J0218 6-14 `Required` is not said of a field | fix 6-14 required"},
    {'f', "text, required, required", "text, required",
      "J0218 16-24 `required` is said a second time"},
    {'f', "text, match", "text",
      "J0218 6-11 `match` does not say in which order"},
    {'f', "text, match 1", "text, match first",
      "J0218 6-13 `match` is not followed by an order | fix 12-13 first"},
    {'f', "text, match sixth", "text",
      "J0218 6-17 `match` is not followed by an order"},
    {'f', "text, match third, match first", "text, match first",
      "J0218 19-30 `match first` is said a second time"},
    {'f', "text, at most", "text",
      "J0218 6-13 `at most` does not say how many"},
    {'f', "text, at most 50", "text, at most 50 characters",
      "J0218 6-16 a length is counted in characters | fix 16-16  characters"},
    {'f', "text, at most 50 chars", "text, at most 50 characters",
      "J0218 6-22 a length is counted in characters | fix 16-22  characters"},
    {'f', "text, at most 0 characters", "text",
      "J0218 6-26 this is no possible length"},
    {'f', "text, at most 99999999999 characters", "text",
      "J0218 6-36 this is no possible length"},
    {'f', "text, on create", "text",
      "J0218 6-15 `on create` is not said of a field | fix 6-15 on create only"},
    {'f', "text, only if empty", "text",
      "J0218 6-19 `only if empty` is not said of a field | fix 6-19 only if empty on the platform"},
    {'f', "text, optional", "text",
      "J0218 6-14 `optional` is not said of a field"},
    {'f', "text, unique", "text",
      "J0218 6-12 `unique` is not said of a field"},
    {'f', "text, from a.b", "text",
      "J0218 6-14 `from a.b` is not said of a field"},
    {'f', "text,", "text",
      "J0218 4-5 a `,` with nothing behind it | fix 4-5 "},
    {'f', "text, , required", "text, required",
      "J0218 6-7 a `,` with nothing behind it | fix 6-7 "},
    {'f', "text)", "text",
      "J0203 4-5 `)` closes nothing | fix 4-5 "},
    {'f', "one of (\"a\", \"b\"", "one of (\"a\", \"b\")",
      "J0203 7-8 `(` is not closed"},
    {'t', "date x", "date",
      "J0216 5-6 a type ends here, and something follows"},
    {'t', "dat", "text",
      "J0216 0-3 `dat` is not a type | fix 0-3 date"},
    {'t', "list of", "list of text",
      "J0216 5-7 a type is missing"},
};

struct Good {
  char kind;
  std::string_view text;
};
constexpr Good good[] = {
    {'r', "text from work.title"},
    {'r', "date like 31/01/2024 from work.start, blank when \"N/A\""},
    {'r', "instant like 31/01/2024 08:00 in \"Europe/London\" from x"},
    {'r', "yes_no from (\"Y\" or \"Yes\", \"N\") from flags.active"},
    {'r', "one of (\"active\", \"inactive\") from internal.status"},
    {'r', "text from addresses[type is \"home\"].country"},
    {'r', "text from custom.\"cost centre\", blank when (\"N/A\", \"-\"), exact"},
    {'r', "list of list of text from a[].b-c.@d.from"},
    {'r', "text from $.employments[?@.primary == true, 1].title, exact"},
    {'r', "text from ümlaut.is[not is not \"x\"]"},
    {'f', "text, required, match first"},
    {'f', "group, one"},
    {'f', "number, foreign"},
    {'f', "list of group, ours only"},
    {'f', "text, on create only, only if empty on the platform, at most 50 characters"},
    {'t', "one of (\"a\", \"b\")"},
    {'t', "list of person"},
};
// clang-format on

std::string understood(char kind, std::string_view text, Diagnostics& diagnostics) {
  if (kind == 'r') return print(parse_reading(text, same_place, {}, diagnostics));
  if (kind == 'f') return print(parse_field(text, same_place, {}, diagnostics));
  return print(parse_type(text, same_place, {}, diagnostics));
}

/// A fix is only given where it makes the problem go away; so applying the one of a row leaves
/// nothing to report.
std::string fixed(std::string_view text, const Diagnostics& diagnostics) {
  const Fix& fix = *diagnostics.all().front().fix;
  std::string result(text);
  return result.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_canonical_line_is_read_and_printed_as_it_stands) {
  for (const Good& row : good) {
    BOOST_TEST_CONTEXT(row.text) {
      Diagnostics diagnostics;
      BOOST_TEST(understood(row.kind, row.text, diagnostics) == row.text);
      BOOST_TEST(lines_of(diagnostics) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(options_may_stand_in_any_order_and_values_of_other_kinds_keep_theirs) {
  Diagnostics diagnostics;
  BOOST_TEST(understood('r', "text from a[n is 5][b is yes], exact, blank when \"-\"",
                        diagnostics) ==
             "text from a[n is 5][b is yes], blank when \"-\", exact");
  BOOST_TEST(understood('f', "text, match second, required", diagnostics) ==
             "text, required, match second");
  BOOST_TEST(lines_of(diagnostics) == "");
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_line_is_named_at_its_place) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      Diagnostics diagnostics;
      BOOST_TEST(understood(row.kind, row.text, diagnostics) == row.understood);
      BOOST_TEST(lines_of(diagnostics) == row.lines);
      if (diagnostics.all().size() != 1 || !diagnostics.all().front().fix) continue;
      Diagnostics afterwards;
      (void)understood(row.kind, fixed(row.text, diagnostics), afterwards);
      BOOST_TEST(lines_of(afterwards) == "");
    }
  }
}

}  // namespace joinery
