#include "engine/pattern/pattern.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {
Pattern compiled(std::string_view syntax) { return Pattern::compile(syntax, Limits{}).value(); }
ErrorCode refused(std::string_view syntax, const Limits& limits = {}) {
  const Result<Pattern> pattern = Pattern::compile(syntax, limits);
  BOOST_REQUIRE(!pattern);
  BOOST_TEST(!pattern.error().what.empty());
  return pattern.error().code;
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_full_match_takes_the_whole_text) {
  BOOST_TEST(compiled("ab*").full_match("abbb"));
  BOOST_TEST(!compiled("ab*").full_match("abc"));
  BOOST_TEST(!compiled("ab*").full_match("xab"));
  BOOST_TEST(compiled("a|ab").full_match("ab"));
  BOOST_TEST(compiled("").full_match(""));
}

BOOST_AUTO_TEST_CASE(a_partial_match_takes_any_part) {
  BOOST_TEST(compiled("b+").partial_match("abc"));
  BOOST_TEST(!compiled("b+").partial_match("ac"));
  BOOST_TEST(compiled("").partial_match(""));
}

BOOST_AUTO_TEST_CASE(characters_are_code_points) {
  BOOST_TEST(compiled(".").full_match("😀"));
  BOOST_TEST(compiled("\\p{Lu}").full_match("Ж"));
  BOOST_TEST(!compiled("[a-z]").full_match("é"));
}

BOOST_AUTO_TEST_CASE(a_nul_is_a_character_like_any_other) {
  BOOST_TEST(compiled("a.b").full_match(std::string_view("a\0b", 3)));
  BOOST_TEST(!compiled("a").full_match(std::string_view("a\0", 2)));
}

BOOST_AUTO_TEST_CASE(what_is_no_pattern_is_malformed) {
  for (const char* syntax : {"(", "[a", "*a", "a\\", "\\1", "(?=a)", "\xFF", "[b-a]"}) {
    BOOST_TEST_CONTEXT(syntax) { BOOST_TEST((refused(syntax) == ErrorCode::malformed)); }
  }
}

BOOST_AUTO_TEST_CASE(patterns_stand_at_their_limits) {
  Limits limits;
  limits.pattern_bytes = 3;
  BOOST_TEST(Pattern::compile("abc", limits).has_value());
  BOOST_TEST((refused("abcd", limits) == ErrorCode::too_large));
  BOOST_TEST((refused("((a{100}){100}){100}") == ErrorCode::too_large));
  BOOST_TEST((refused("((\\p{L}{30}){30}\\p{L}{30}){1,30}") == ErrorCode::too_large));
}

BOOST_AUTO_TEST_CASE(nested_repetition_takes_linear_time) {
  const std::string text(200'000, 'a');
  BOOST_TEST(!compiled("(a*)*b").full_match(text));
  BOOST_TEST(!compiled("(a|a)*b").partial_match(text));
}

BOOST_AUTO_TEST_CASE(size_grows_with_the_pattern) {
  BOOST_TEST(compiled("abc").size() < compiled("(abc){100}").size());
  BOOST_TEST(compiled("(abc){100}").size() < compiled("\\p{L}{20}").size());
}

BOOST_AUTO_TEST_CASE(copies_match_alike) {
  const Pattern first = compiled("a+");
  const Pattern second = first;  // NOLINT: the copy is what is tested
  BOOST_TEST(second.full_match("aaa"));
}
