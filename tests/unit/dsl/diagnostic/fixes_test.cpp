#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/fixes.hpp"

namespace joinery {
namespace {

std::string fixed(const std::string& text, const std::vector<Fix>& fixes, std::size_t count) {
  Sources sources;
  const SourceId id = sources.add("a.yaml", text);
  Diagnostics out;
  for (const Fix& fix : fixes) {
    const Span place{id, fix.span.begin, fix.span.end};
    out.report(Code::unknown_name, place, "x").fixed_by(place, fix.replacement);
  }
  const auto made = apply_fixes(out.all(), sources);
  if (made.empty()) return text;
  BOOST_TEST(made.at(id).fixes == count);
  return made.at(id).text;
}

BOOST_AUTO_TEST_CASE(fixes_are_carried_out_from_the_first_to_the_last) {
  BOOST_TEST(fixed("one two\n", {{{{}, 4, 7}, "2"}, {{{}, 0, 3}, "1"}}, 2) == "1 2\n");
  BOOST_TEST(fixed("ab\n", {{{{}, 1, 1}, "-"}}, 1) == "a-b\n");
}

BOOST_AUTO_TEST_CASE(of_two_that_touch_only_the_first_is_carried_out) {
  BOOST_TEST(fixed("abcdef\n", {{{{}, 0, 3}, "x"}, {{{}, 2, 4}, "y"}}, 1) == "xdef\n");
  BOOST_TEST(fixed("abcdef\n", {{{{}, 0, 3}, "x"}, {{{}, 3, 4}, "y"}}, 1) == "xdef\n");
}

BOOST_AUTO_TEST_CASE(lines_of_which_nothing_is_left_go) {
  BOOST_TEST(fixed("a\n  b\nc\n", {{{{}, 4, 5}, ""}}, 1) == "a\nc\n");
  BOOST_TEST(fixed("a\n  b # why\nc\n", {{{{}, 4, 5}, ""}}, 1) == "a\n   # why\nc\n");
}

BOOST_AUTO_TEST_CASE(questions_secrets_and_lines_that_cannot_be_read_are_left_alone) {
  Sources sources;
  const SourceId id = sources.add("a.yaml", "x: y z\n");
  const Span place{id, 3, 4};
  Diagnostics asks;
  asks.report(Code::may_end_blank, place, "x").fixed_by(place, "y else keep");
  BOOST_TEST(apply_fixes(asks.all(), sources).empty());
  Diagnostics secret;
  secret.report(Code::unknown_key, place, "x").fixed_by(place, "k").hiding_source();
  BOOST_TEST(apply_fixes(secret.all(), sources).empty());
  Diagnostics unclear;
  unclear.report(Code::unknown_name, place, "x").fixed_by(place, "k");
  unclear.report(Code::expression_goes_on, {id, 5, 6}, "x");
  BOOST_TEST(apply_fixes(unclear.all(), sources).empty());
}

}  // namespace
}  // namespace joinery
