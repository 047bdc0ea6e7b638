#include "engine/jsonpath/i_regexp.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;
using jsonpath::compile_i_regexp;
using jsonpath::translate_i_regexp;

BOOST_AUTO_TEST_CASE(patterns_are_put_into_other_words) {
  struct Case {
    const char *written, *translated;
  };
  const Case cases[] = {
      {"a.b", "a[^\\n\\r]b"},
      {"(a|b)*", "(?:a|b)*"},
      {"^a$", "(?:^)a(?:$)"},
      {"a-b,c", "a\\-b\\,c"},
      {"a{2}", "a{2,2}"},
      {"a{2,}", "a{2,}"},
      {"a{1500}", "a{1000,1000}a{500,500}"},
      {"a{1500,}", "a{1000,1000}a{500,}"},
      {"a{0,1500}", "a{0,1000}a{0,500}"},
      {"[a-c.]", "[a-c\\.]"},
      {"[^-a]", "[^\\-a]"},
      {"\\p{Lu}", "[\\p{Lu}]"},
      {"\\P{C}", "[\\pL\\pM\\pN\\pP\\pS\\pZ]"},
      {"é", "é"},
  };
  for (const Case& each : cases) {
    BOOST_TEST_CONTEXT(each.written) {
      BOOST_TEST(translate_i_regexp(each.written, Limits{}).value() == each.translated);
      BOOST_TEST(compile_i_regexp(each.written, Limits{}).has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_pattern_is_malformed_at_its_byte) {
  struct Case {
    const char* written;
    std::uint64_t position;
  };
  const Case cases[] = {{"ab)", 2}, {"a(b", 3},    {"a**", 2},     {"\\d", 1}, {"[b-a]", 4},
                        {"[]", 2},  {"a{2,1}", 6}, {"\\p{Xx}", 2}, {"a\\", 2}, {"(?i)", 1}};
  for (const Case& each : cases) {
    BOOST_TEST_CONTEXT(each.written) {
      const Result<std::string> translated = translate_i_regexp(each.written, Limits{});
      BOOST_REQUIRE(!translated);
      BOOST_TEST((translated.error().code == ErrorCode::malformed));
      BOOST_TEST(translated.error().position == each.position);
    }
  }
}

BOOST_AUTO_TEST_CASE(patterns_that_grow_are_stopped) {
  std::string nested(1000, '(');
  for (const std::string& written :
       {nested, std::string("a{999999999999999999999}"),
        std::string("((((a{2000}){2000}){2000}){2000})"), std::string(20'000, 'a')}) {
    const Result<Pattern> pattern = compile_i_regexp(written, Limits{});
    BOOST_REQUIRE(!pattern);
    BOOST_TEST((pattern.error().code == ErrorCode::too_large));
  }
}

BOOST_AUTO_TEST_CASE(nesting_stands_at_its_limit) {
  Limits limits;
  limits.query_depth = 2;
  BOOST_TEST(translate_i_regexp("((a))", limits).has_value());
  BOOST_TEST(!translate_i_regexp("(((a)))", limits).has_value());
}
