#include "engine/json/json.hpp"

#include <limits>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"

using namespace joinery;

namespace {
Json read(std::string_view text) {
  Result<Json> json = parse_json(text, Limits{});
  BOOST_REQUIRE_MESSAGE(json, "cannot read " << text);
  return *json;
}
}  // namespace

BOOST_AUTO_TEST_CASE(numbers_keep_the_text_they_were_read_with) {
  for (const char* text : {"0", "-0", "1.50", "1E+2", "9007199254740993", "18446744073709551616",
                           "-9223372036854775809", "1e-400", "0.1000000000000000055511151231257827",
                           "123456789012345", "1234567890123456"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(read(text).number_text() == text); }
  }
}

BOOST_AUTO_TEST_CASE(numbers_have_the_nearest_double) {
  BOOST_TEST(read("1.5e3").as_number() == 1500.0);
  BOOST_TEST(read("-0").as_number() == 0.0);
  BOOST_TEST(read("1e-400").as_number() == 0.0);
  const double infinite = std::numeric_limits<double>::infinity();
  BOOST_TEST(Json::from_number_text("1e400").as_number() == infinite);
  BOOST_TEST(Json::from_number_text("-1e+99999999999999999999").as_number() == -infinite);
  BOOST_TEST(Json::from_number_text("1e-99999999999999999999").as_number() == 0.0);
  const std::string zeros(400, '0');
  BOOST_TEST(Json::from_number_text("1" + zeros).as_number() == infinite);
  BOOST_TEST(Json::from_number_text("0." + zeros + "1").as_number() == 0.0);
  BOOST_TEST(Json::from_number_text("0." + zeros + "1e5").as_number() == 0.0);
}

BOOST_AUTO_TEST_CASE(long_integers_are_compared_digit_by_digit) {
  struct Case {
    const char *left, *right;
    std::partial_ordering order;
  };
  const Case cases[] = {
      {"9007199254740993", "9007199254740992", std::partial_ordering::greater},
      {"-9007199254740993", "-9007199254740992", std::partial_ordering::less},
      {"99999999999999999999", "100000000000000000000", std::partial_ordering::less},
      {"-1", "1", std::partial_ordering::less},
      {"-0", "0", std::partial_ordering::equivalent},
      {"1", "1.0", std::partial_ordering::equivalent},
      {"100", "1e2", std::partial_ordering::equivalent},
      {"1.1", "1.2", std::partial_ordering::less},
  };
  for (const Case& each : cases) {
    BOOST_TEST_CONTEXT(each.left << " and " << each.right) {
      BOOST_TEST((compare_numbers(read(each.left), read(each.right)) == each.order));
    }
  }
}

BOOST_AUTO_TEST_CASE(equality_ignores_the_order_of_members_and_nothing_else) {
  BOOST_TEST((read(R"({"a":1,"b":[2,{}]})") == read(R"({"b":[2.0,{}],"a":1})")));
  for (const auto& [left, right] : {std::pair{"{\"a\":1}", "{\"a\":2}"},
                                    {"{\"a\":1}", "{\"b\":1}"},
                                    {"{\"a\":1}", "{}"},
                                    {"[1,2]", "[2,1]"},
                                    {"[1]", "[1,1]"},
                                    {"[]", "{}"},
                                    {"null", "false"},
                                    {"\"1\"", "1"},
                                    {"\"a\"", "\"A\""},
                                    {"true", "false"}}) {
    BOOST_TEST_CONTEXT(left << " and " << right) { BOOST_TEST(!(read(left) == read(right))); }
  }
}

BOOST_AUTO_TEST_CASE(equality_stops_when_its_budget_is_spent) {
  const Json list = read("[1,2,3,4]");
  std::size_t enough = 6;
  BOOST_TEST(equal_within(list, list, enough));
  std::size_t few = 3;
  BOOST_TEST(!equal_within(list, list, few));
  BOOST_TEST(few == 0U);
}

BOOST_AUTO_TEST_CASE(members_are_found_by_name_in_small_and_large_objects) {
  for (const std::size_t size : {0U, 1U, 12U, 13U, 500U}) {
    std::vector<JsonMember> members;
    for (std::size_t i = 0; i < size; ++i) {
      members.push_back({"m" + std::to_string(i), Json::from_number(static_cast<int>(i))});
    }
    const Json object = Json::from_members(std::move(members));
    BOOST_TEST_CONTEXT(size << " members") {
      for (std::size_t i = 0; i < size; ++i) {
        const Json* found = object.find("m" + std::to_string(i));
        BOOST_REQUIRE(found != nullptr);
        BOOST_TEST(found->number_text() == std::to_string(i));
        BOOST_TEST(object.members()[i].name == "m" + std::to_string(i));
      }
      BOOST_TEST(object.find("m") == nullptr);
      BOOST_TEST(object.find("zzz") == nullptr);
      BOOST_TEST(object.size() == size);
    }
  }
  BOOST_TEST(read("[1]").find("a") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_first_repeated_name_is_found_in_small_and_large_objects) {
  for (const std::size_t size : {2U, 12U, 40U}) {
    std::vector<JsonMember> members(size);
    for (std::size_t i = 0; i < size; ++i) members[i].name = std::to_string(i);
    BOOST_TEST(!first_duplicate(members).has_value());
    members[size - 1].name = "0";
    BOOST_TEST(first_duplicate(members).value() == size - 1);
    members[size / 2].name = "0";
    BOOST_TEST(first_duplicate(members).value() == size / 2);
  }
}

BOOST_AUTO_TEST_CASE(texts_of_every_length_come_back) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string text(length, 'x');
    BOOST_TEST(Json::from_text(text).as_text() == text);
  }
}

BOOST_AUTO_TEST_CASE(only_json_numbers_are_numbers) {
  for (const char* yes : {"0", "-0", "10", "1.0", "1e5", "1E-5", "-1.25e+10"}) {
    BOOST_TEST(is_json_number(yes), yes);
  }
  for (const char* no : {"", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "1 ", "NaN", "1_0"}) {
    BOOST_TEST(!is_json_number(no), no);
  }
}
