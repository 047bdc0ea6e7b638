/// What formulas see.

#include <boost/test/unit_test.hpp>

#include "engine/connect/context.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"

using namespace joinery;

namespace {

using Steps = std::vector<std::string>;

Json json(std::string_view text) {
  auto parsed = parse_json(text, Limits{});
  BOOST_REQUIRE(parsed.has_value());
  return *parsed;
}

}  // namespace

BOOST_AUTO_TEST_CASE(members_are_put_where_they_belong_and_nothing_else_moves) {
  const Json record = json(R"({"a":{"b":1},"c":[1]})");
  BOOST_TEST(print(with_member(record, Steps{"a", "d"}, json("2"))) == R"({"a":{"b":1,"d":2},"c":[1]})");
  BOOST_TEST(print(with_member(record, Steps{"a"}, json("2"))) == R"({"a":2,"c":[1]})");
  BOOST_TEST(print(with_member(record, Steps{"x", "y"}, json("2"))) == R"({"a":{"b":1},"c":[1],"x":{"y":2}})");
  BOOST_TEST(print(with_member(record, Steps{"c", "y"}, json("2"))) == R"({"a":{"b":1},"c":{"y":2}})");
  BOOST_TEST(print(merged(record, json(R"({"c":3,"e":4})"))) == R"({"a":{"b":1},"c":3,"e":4})");
}

BOOST_AUTO_TEST_CASE(headers_that_come_twice_are_one_and_none_is_broken_text) {
  HttpHead head;
  head.headers = {{"link", "<a>"}, {"x", "M\xfcller"}, {"link", "<b>"}};
  BOOST_TEST(print(headers_json(head)) == "{\"link\":\"<a>, <b>\",\"x\":\"Müller\"}");
}

BOOST_AUTO_TEST_CASE(steps_lead_to_a_value_or_to_nothing) {
  const Json record = json(R"({"a":{"b":[1]}})");
  BOOST_TEST(print(*at_steps(record, {"a", "b"})) == "[1]");
  BOOST_TEST((at_steps(record, {"a", "x"}) == nullptr));
  BOOST_TEST((at_steps(record, {"a", "b", "c"}) == nullptr));
  BOOST_TEST((at_steps(record, {}) == &record));
}
