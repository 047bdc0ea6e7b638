#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "engine/record/json_fault.hpp"

using joinery::ErrorCode;
using joinery::find_json_fault;

BOOST_AUTO_TEST_SUITE(json_fault)

BOOST_AUTO_TEST_CASE(valid_texts_have_no_fault) {
  for (const std::string text :
       {R"({})", R"([])", R"( {"a":[1,-0,0.5,1e9,1E-2,true,false,null,""],"b":{"c":{}}} )", "5",
        R"("\ud83d\ude00\u0041\/\"")", "\"\xF0\x9F\x98\x80\xEF\xBF\xBD\"", R"([[[]],[{}]])"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!find_json_fault(text, 64)); }
  }
}

BOOST_AUTO_TEST_CASE(a_fault_has_its_byte_and_its_words) {
  struct Case {
    std::string text;
    std::size_t position;
    std::string what;
  };
  const std::string control =
      "a control character stands in a text (or the text is not closed)";
  const std::vector<Case> cases = {
      {"", 0, "the text ends where a value is expected"},
      {R"({"a":1 "b":2})", 7, "a comma is missing"},
      {R"({"a" 1})", 5, "a colon is missing"},
      {R"({"a":"x)", 5, "a text is not closed"},
      {R"({"a":1)", 6, "an object is not closed"},
      {R"([1,2)", 4, "a list is not closed"},
      {R"([1,2})", 4, "a comma is missing"},
      {R"([1,])", 3, "a value is expected here"},
      {R"({"a":1,})", 7, "the name of a member is expected here"},
      {R"({a:1})", 1, "the name of a member is expected here"},
      {R"({"a":01})", 5, "a number is not written as JSON has it"},
      {R"({"a":1.})", 5, "a number is not written as JSON has it"},
      {R"({"a":-})", 5, "a number is not written as JSON has it"},
      {R"({"a":1x})", 5, "a number is not written as JSON has it"},
      {R"({"a":nul})", 5, "a value is expected here"},
      {R"({"a":truex})", 5, "a value is expected here"},
      {R"({"a":1}{)", 7, "something stands after the end of the value"},
      {R"({"a":"\q"})", 6, "an escape in a text is wrong"},
      {R"({"a":"\ud800"})", 6, "an escape in a text is wrong"},
      {R"({"a":"\ud800\u0041"})", 6, "an escape in a text is wrong"},
      {R"({"a":"\udc00"})", 6, "an escape in a text is wrong"},
      {R"({"a":"\u00g0"})", 6, "an escape in a text is wrong"},
      {"{\"a\":\"x\ny\"}", 7, control},
      {"{\"a\":\"\xC0\xAF\"}", 6, "a text is not UTF-8"},
      {"{\"a\":\"\xED\xA0\x80\"}", 6, "a text is not UTF-8"},
      {"{\"a\":\"\xF4\x90\x80\x80\"}", 6, "a text is not UTF-8"},
      {"{\"a\":\"\xE2\x82\"}", 6, "a text is not UTF-8"},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.text) {
      const auto fault = find_json_fault(c.text, 64);
      BOOST_TEST_REQUIRE(fault.has_value());
      BOOST_TEST(fault->position == c.position);
      BOOST_TEST(fault->what == c.what);
      BOOST_TEST((fault->code == ErrorCode::malformed));
    }
  }
}

BOOST_AUTO_TEST_CASE(depth_has_an_edge) {
  for (const std::size_t depth : {1U, 5U, 64U}) {
    const std::string fits = std::string(depth, '[') + std::string(depth, ']');
    BOOST_TEST(!find_json_fault(fits, depth));
    const auto fault = find_json_fault("[" + fits + "]", depth);
    BOOST_TEST_REQUIRE(fault.has_value());
    BOOST_TEST((fault->code == ErrorCode::too_large));
    BOOST_TEST(fault->position == depth);
  }
}

BOOST_AUTO_TEST_SUITE_END()
