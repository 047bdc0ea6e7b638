#include "engine/jsonpath/parse.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/jsonpath/print.hpp"

using namespace joinery;

namespace {
JsonPathError refused(std::string_view text, const Limits& limits = {}) {
  const auto query = parse_jsonpath(text, limits);
  BOOST_REQUIRE_MESSAGE(!query, "accepted: " << text);
  return query.error();
}
std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}
}  // namespace

BOOST_AUTO_TEST_CASE(errors_mark_the_wrong_part_and_say_what_to_write) {
  struct Case {
    std::string_view query, part, words;
  };
  const Case cases[] = {
      {"a.b", "a", "begins with `$`"},
      {" $.a", " ", "no blank may stand before"},
      {"$.a  ", "  ", "no blank may follow the query"},
      {"$. a", "a", "no blank may follow the dot"},
      {"$.a[b]", "b", "`['b']`"},
      {"$.'a'", "'", "in brackets"},
      {"$.0", "0", "`[0]`"},
      {"$[(@.length-1)]", "(", "begins with `?`"},
      {"$.a[0", "[", "`]` is missing"},
      {"$[?(@.a]", "]", "expected `)`"},
      {"$[?(@.a", "(", "`)` is missing"},
      {"$[01]", "01", "leading zeros"},
      {"$[-0]", "-0", "`-1` for the last"},
      {"$[9007199254740992]", "9007199254740992", "9007199254740991"},
      {"$['\\q']", "\\q", "`\\\\`"},
      {"$['\\\"']", "\\\"", "no backslash"},
      {"$['\\ud83d']", "\\ud83d", "surrogate"},
      {"$['a\n']", "\n", "`\\u000a`"},
      {"$['a]", "'a]", "no closing `'`"},
      {"$[?@.a = 1]", "=", "`==`"},
      {"$[?@.a === 1]", "===", "write `==`"},
      {"$[?@.a =~ 'b']", "=~", "match(@.a"},
      {"$[?a == 1]", "a", "`@.a`"},
      {"$[?@.a == True]", "True", "`true`"},
      {"$[?@.* == 1]", "@.*", "count"},
      {"$[?@[ 'a' ] == 1]", " ", "no blank"},
      {"$[?!@.a == 1]", "!@.a == 1", "`!(@.a == 1)`"},
      {"$[?true]", "true", "compare"},
      {"$[?length(@)]", "length(@)", "compare"},
      {"$[?match(@, 'a') == true]", "match(@, 'a')", "condition already"},
      {"$[?size(@) == 1]", "size", "`length`"},
      {"$[?length (@) == 1]", " ", "no blank"},
      {"$[?match(@)]", "(@)", "takes 2 arguments, 1 given"},
      {"$[?count(1) == 1]", "1", "takes a query"},
      {"$[?length(@.*) == 1]", "@.*", "`value(…)`"},
      {"$[?count(@.a == 1) == 1]", "=", "not conditions"},
      {"$[?@.a and @.b]", "a", "`&&`"},
      {"$.a\xFF", "\xFF", "UTF-8"},
  };
  for (const Case& each : cases) {
    BOOST_TEST_CONTEXT(each.query) {
      const JsonPathError error = refused(each.query);
      BOOST_TEST(each.query.substr(error.begin, error.end - error.begin) == each.part);
      BOOST_TEST(error.what.find(each.words) != std::string::npos, error.what);
    }
  }
}

BOOST_AUTO_TEST_CASE(depth_stands_at_its_limit) {
  Limits limits;
  limits.query_depth = 4;
  // The filter is the first level.
  BOOST_TEST(parse_jsonpath("$[?(((@)))]", limits).has_value());
  BOOST_TEST(refused("$[?((((@))))]", limits).what.find("nests") != std::string::npos);
  BOOST_TEST(parse_jsonpath("$[?@[?@[?@[?@]]]]", limits).has_value());
  refused("$[?@[?@[?@[?@[?@]]]]]", limits);
  BOOST_TEST(parse_jsonpath("$[?length(length(length(1)))==1]", limits).has_value());
  refused("$[?length(length(length(length(1))))==1]", limits);
}

BOOST_AUTO_TEST_CASE(length_stands_at_its_limit) {
  Limits limits;
  limits.query_bytes = 5;
  BOOST_TEST(parse_jsonpath("$.abc", limits).has_value());
  BOOST_TEST(refused("$.abcd", limits).begin == 5U);
}

BOOST_AUTO_TEST_CASE(hostile_queries_are_refused_and_do_no_harm) {
  Limits limits;
  limits.query_bytes = 10'000'000;
  for (const std::string_view part : {"(", "!(", "@[?", "length(", "$[?", "[", "$[?(@["}) {
    BOOST_TEST(!parse_jsonpath("$[?" + repeated(part, 200'000), limits).has_value());
  }
  BOOST_TEST(parse_jsonpath("$" + repeated("[0]", 100'000), limits).has_value());
  BOOST_TEST(parse_jsonpath("$[?@" + repeated("&&@", 100'000) + "]", limits).has_value());
}

BOOST_AUTO_TEST_CASE(patterns_past_their_limits_are_errors_of_the_query) {
  const JsonPathError error = refused("$[?match(@, '((a{100}){100}){100}')]");
  BOOST_TEST(error.begin == 12U);
  BOOST_TEST(!error.what.empty());
  Limits limits;
  limits.pattern_bytes = 4;
  BOOST_TEST(parse_jsonpath("$[?match(@, 'abcd')]", limits).has_value());
  refused("$[?match(@, 'abcde')]", limits);
}

BOOST_AUTO_TEST_CASE(only_names_and_indexes_are_singular) {
  for (const char* yes : {"$", "$.a", "$['a'][0]", "$[-1]['b'].c"}) {
    BOOST_TEST(is_singular(parse_jsonpath(yes, Limits{}).value()), yes);
  }
  for (const char* no : {"$.*", "$..a", "$[0,0]", "$['a','b']", "$[0:1]", "$[?@]", "$.a..b.c"}) {
    BOOST_TEST(!is_singular(parse_jsonpath(no, Limits{}).value()), no);
  }
}

BOOST_AUTO_TEST_CASE(equality_is_of_meaning_as_written) {
  const auto same = [](const char* left, const char* right) {
    return parse_jsonpath(left, Limits{}).value() == parse_jsonpath(right, Limits{}).value();
  };
  BOOST_TEST(same("$.a", "$['a']"));
  BOOST_TEST(same("$[?(@.a)]", "$[?@.a]"));
  BOOST_TEST(same("$[?@.a&&(@.b&&@.c)]", "$[?@.a && @.b && @.c]"));
  BOOST_TEST(same("$[?@==1]", "$[?@ == 1.0]"));
  for (const auto& [left, right] : {std::pair{"$.a", "$.b"},
                                    {"$.a", "$..a"},
                                    {"$[0]", "$['0']"},
                                    {"$[1:]", "$[1::1]"},
                                    {"$[?@.a]", "$[?$.a]"},
                                    {"$[?@.a]", "$[?!@.a]"},
                                    {"$[?@==1]", "$[?@!=1]"},
                                    {"$[?@.a&&@.b]", "$[?@.a||@.b]"},
                                    {"$[?@=='1']", "$[?@==1]"},
                                    {"$[?@.a&&@.b]", "$[?@.b&&@.a]"},
                                    {"$[?match(@,'a')]", "$[?search(@,'a')]"},
                                    {"$[?match(@,'a')]", "$[?match(@,'b')]"}}) {
    BOOST_TEST(!same(left, right), left << " and " << right);
  }
}
