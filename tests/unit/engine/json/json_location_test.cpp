#include "engine/json/json_location.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"

using namespace joinery;

namespace {
const Json& record() {
  static const Json json = parse_json(R"({"a":[1,{"b":2},3],"c":null})", Limits{}).value();
  return json;
}
std::string shown(const std::optional<Json>& json) { return json ? print(*json) : "nothing"; }
}  // namespace

BOOST_AUTO_TEST_CASE(locations_print_as_normalized_paths) {
  BOOST_TEST(print(JsonLocation{}) == "$");
  BOOST_TEST(print(JsonLocation{{"a", 0U, "j k"}}) == "$['a'][0]['j k']");
  BOOST_TEST(print(JsonLocation{{"it's \"\\\b\f\n\r\t\v é"}}) ==
             "$['it\\'s \"\\\\\\b\\f\\n\\r\\t\\u000b é']");
  BOOST_TEST(print(JsonLocation{{std::string(1, '\0')}}) == "$['\\u0000']");
}

BOOST_AUTO_TEST_CASE(values_are_found_at_their_locations) {
  BOOST_TEST(print(*value_at(record(), {{"a", 1U, "b"}})) == "2");
  BOOST_TEST(value_at(record(), {}) == &record());
  BOOST_TEST(value_at(record(), {{"a", 3U}}) == nullptr);
  BOOST_TEST(value_at(record(), {{"a", "b"}}) == nullptr);
  BOOST_TEST(value_at(record(), {{0U}}) == nullptr);
  BOOST_TEST(value_at(record(), {{"c", "d"}}) == nullptr);
}

BOOST_AUTO_TEST_CASE(replacing_changes_one_place_of_a_copy) {
  const Json blank = Json::from_text("");
  BOOST_TEST(shown(replaced(record(), {{"a", 1U, "b"}}, blank)) ==
             R"({"a":[1,{"b":""},3],"c":null})");
  BOOST_TEST(shown(replaced(record(), {{"a", 0U}}, blank)) == R"({"a":["",{"b":2},3],"c":null})");
  BOOST_TEST(shown(replaced(record(), {}, blank)) == R"("")");
  BOOST_TEST(shown(replaced(record(), {{"new"}}, blank)) ==
             R"({"a":[1,{"b":2},3],"c":null,"new":""})");
  BOOST_TEST(shown(replaced(record(), {{"a", 3U}}, blank)) == "nothing");
  BOOST_TEST(shown(replaced(record(), {{"a", "x"}}, blank)) == "nothing");
  BOOST_TEST(shown(replaced(record(), {{"x", "y"}}, blank)) == "nothing");
  BOOST_TEST(shown(replaced(record(), {{"c", "y"}}, blank)) == "nothing");
  BOOST_TEST(print(record()) == R"({"a":[1,{"b":2},3],"c":null})");
}

BOOST_AUTO_TEST_CASE(removing_takes_one_place_out_of_a_copy) {
  BOOST_TEST(shown(removed(record(), {{"a", 1U, "b"}})) == R"({"a":[1,{},3],"c":null})");
  BOOST_TEST(shown(removed(record(), {{"a", 0U}})) == R"({"a":[{"b":2},3],"c":null})");
  BOOST_TEST(shown(removed(record(), {{"c"}})) == R"({"a":[1,{"b":2},3]})");
  BOOST_TEST(shown(removed(record(), {})) == "nothing");
  BOOST_TEST(shown(removed(record(), {{"x"}})) == "nothing");
  BOOST_TEST(print(record()) == R"({"a":[1,{"b":2},3],"c":null})");
}

BOOST_AUTO_TEST_CASE(a_changed_copy_shares_what_did_not_change) {
  const Json changed = replaced(record(), {{"c"}}, Json::from_text("")).value();
  BOOST_TEST(changed.find("a")->items().data() == record().find("a")->items().data());
}
