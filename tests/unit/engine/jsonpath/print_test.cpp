#include "engine/jsonpath/print.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/jsonpath/parse.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(queries_print_in_their_canonical_form) {
  struct Case {
    const char *query, *printed;
  };
  const Case cases[] = {
      {"$", "$"},
      {"$ ['a'] [\"b c\"] .d", "$.a['b c'].d"},
      {"$['1']['']['é']", "$['1'][''].é"},
      {"$[*]..[*]..['a']", "$.*..*..a"},
      {"$..[0]", "$..[0]"},
      {"$[ 0,'a' ,*,1:2 ]", "$[0, 'a', *, 1:2]"},
      {"$[:][::][ 1 : ][:-1][::2][5:1:-2]", "$[:][:][1:][:-1][::2][5:1:-2]"},
      {"$[\"it's\"]", "$['it\\'s']"},
      {"$['\\u000b\\/\\n']", "$['\\u000b/\\n']"},
      {"$[?@['a']==\"x\"]", "$[?@.a == 'x']"},
      {"$[? ( (@.a) ) ]", "$[?@.a]"},
      {"$[?@.a&&@.b||@.c]", "$[?@.a && @.b || @.c]"},
      {"$[?(@.a&&@.b)||@.c]", "$[?@.a && @.b || @.c]"},
      {"$[?@.a&&(@.b||@.c)]", "$[?@.a && (@.b || @.c)]"},
      {"$[?!(@.a)]", "$[?!@.a]"},
      {"$[?!(@.a==1)]", "$[?!(@.a == 1)]"},
      {"$[?!(!@.a)]", "$[?!(!@.a)]"},
      {"$[?!(match(@,'a'))]", "$[?!match(@, 'a')]"},
      {"$[?count(@.*)>=1.50e1]", "$[?count(@.*) >= 1.50e1]"},
      {"$[?null!=@[0],?true<false]", "$[?null != @[0], ?true < false]"},
      {"$.employments[?@.primary==true].title", "$.employments[?@.primary == true].title"},
  };
  for (const Case& each : cases) {
    BOOST_TEST_CONTEXT(each.query) {
      BOOST_TEST(print(parse_jsonpath(each.query, Limits{}).value()) == each.printed);
      BOOST_TEST(print(parse_jsonpath(each.printed, Limits{}).value()) == each.printed);
    }
  }
}
