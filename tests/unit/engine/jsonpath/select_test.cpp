#include "engine/jsonpath/select.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/jsonpath/parse.hpp"

using namespace joinery;

namespace {
Result<std::vector<JsonPathNode>> found(std::string_view query, const Json& root,
                                        std::size_t steps) {
  Limits limits;
  limits.query_nodes = steps;
  return select(parse_jsonpath(query, limits).value(), root, limits);
}
Json numbers(int count) {
  std::vector<Json> items;
  for (int i = 0; i < count; ++i) items.push_back(Json::from_number(i));
  return Json::from_items(std::move(items));
}
void check_too_large(std::string_view query, const Json& root, std::size_t steps) {
  BOOST_TEST_CONTEXT(query) {
    const auto nodes = found(query, root, steps);
    BOOST_REQUIRE(!nodes);
    BOOST_TEST((nodes.error().code == ErrorCode::too_large));
    BOOST_TEST(!nodes.error().what.empty());
  }
}
}  // namespace

BOOST_AUTO_TEST_CASE(nodes_point_into_the_value_that_was_searched) {
  const Json root = parse_json(R"({"a":[{"b":1}]})", Limits{}).value();
  const auto nodes = found("$..b", root, 1000).value();
  BOOST_REQUIRE(nodes.size() == 1U);
  BOOST_TEST(nodes[0].value == root.find("a")->items()[0].find("b"));
  BOOST_TEST(print(nodes[0].location) == "$['a'][0]['b']");
  BOOST_TEST(found("$", root, 1000).value()[0].value == &root);
}

BOOST_AUTO_TEST_CASE(steps_stand_at_their_limit) {
  // One for the selector, one for each item, one for each step of each location.
  BOOST_TEST(found("$[*]", numbers(10), 21).value().size() == 10U);
  check_too_large("$[*]", numbers(10), 20);
}

BOOST_AUTO_TEST_CASE(work_inside_filters_counts) {
  check_too_large("$[?count($[?count($[?count($.*)>1])>1])>1]", numbers(100), 100'000);
  check_too_large("$[?@ == 1 && @ == 2 || @ == 3]", numbers(100), 300);
  check_too_large("$[?!(count($..*) == 1)]", numbers(100), 1000);
  check_too_large("$[?$ == $]", numbers(1000), 100'000);
  check_too_large("$.*[?value($..*) == 1 || @ == 1]", parse_json("[[1],[2],[3]]", Limits{}).value(),
                  20);
}

BOOST_AUTO_TEST_CASE(results_that_multiply_are_stopped) {
  std::string query = "$";
  for (int i = 0; i < 30; ++i) query += "[*,*]";
  Json root = Json::from_number(1);
  for (int i = 0; i < 30; ++i) root = Json::from_items({root});
  check_too_large(query, root, 1'000'000);
  check_too_large("$..*..*..*..*..*..*..*..*", root, 10'000);
  check_too_large("$[::1,::1,::1,::1]", numbers(100), 300);
}

BOOST_AUTO_TEST_CASE(long_texts_count_by_their_length) {
  const Json root =
      Json::from_items(std::vector<Json>(8, Json::from_text(std::string(64'000, 'a'))));
  for (const char* query :
       {"$[?@ == $[0]]", "$[?@ < $[0]]", "$[?length(@) == 1]", "$[?match(@, 'a*b')]"}) {
    check_too_large(query, root, 4'000);
    BOOST_TEST(found(query, root, 1'000'000).has_value());
  }
}

BOOST_AUTO_TEST_CASE(long_names_in_locations_count_by_their_length) {
  const Json root = Json::from_members({{std::string(64'000, 'n'), numbers(100)}});
  check_too_large("$.*.*", root, 50'000);
  BOOST_TEST(found("$.*.*", root, 200'000).value().size() == 100U);
}

BOOST_AUTO_TEST_CASE(patterns_of_the_record_count_and_are_bounded) {
  std::vector<Json> items;
  for (int i = 0; i < 200; ++i) items.push_back(Json::from_text("a{" + std::to_string(i) + "}"));
  const Json root = Json::from_items(std::move(items));
  check_too_large("$[?match('a', @)]", root, 20'000);
  BOOST_TEST(found("$[?match('a', @)]", root, 1'000'000).value().size() == 1U);

  const Json huge = Json::from_items({Json::from_text("((a{100}){100}){100}")});
  check_too_large("$[?match('a', @)]", huge, 1'000'000);
}

BOOST_AUTO_TEST_CASE(a_nasty_pattern_with_a_long_text_is_stopped) {
  const Json root = Json::from_members({{"p", Json::from_text("(.{0,60}a.{0,60}){10}x")},
                                        {"t", Json::from_text(std::string(4'000'000, 'a'))}});
  check_too_large("$[?search($.t, $.p)]", root, 1'000'000);
}

BOOST_AUTO_TEST_CASE(deep_values_are_walked_to_their_end) {
  Limits limits;
  limits.record_depth = 500;
  const Json root = parse_json(std::string(500, '[') + std::string(500, ']'), limits).value();
  BOOST_TEST(found("$..*", root, 1'000'000).value().size() == 499U);
  BOOST_TEST(found("$[?count($..*) == 499]", root, 1'000'000).value().size() == 1U);
}
