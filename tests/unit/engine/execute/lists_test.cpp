#include <algorithm>

#include "tests/support/evaluation.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const Type text_type = Type::of(TypeWord::text);

NodeId jobs(GraphBuilder& b) {
  return b.read_records(member_steps("jobs"), {{"name", text_type},
                                               {"from", Type::of(TypeWord::date)},
                                               {"kind", text_type}});
}

std::string json_of(const std::vector<std::string>& items) {
  std::string json = R"({"kind":"main","jobs":[)";
  for (const std::string& item : items) json += item + ",";
  if (!items.empty()) json.pop_back();
  return json + "]}";
}

const std::vector<std::string> three = {
    R"({"name":"a","from":"2024-01-01","kind":"main"})",
    R"({"name":"b","from":"2025-01-01","kind":"side"})",
    R"({"name":"c","kind":"main"})"};

/// The names of the list that `make` builds of the jobs.
std::string names(NodeId (*make)(GraphBuilder&, NodeId), const std::string& json) {
  GraphBuilder b;
  const NodeId list = make(b, jobs(b));
  const NodeId node = b.add(NodeOp::each, {list}, Type::list_of(text_type));
  return Evaluation{}.of(b, node, json);
}

NodeId main_ones(GraphBuilder& b, NodeId list) {
  const NodeId is_main = b.yes_no_of(NodeOp::equal, {b.element(2), b.read("kind")});
  return b.list(NodeOp::where, list, {is_main});
}
NodeId by_date(GraphBuilder& b, NodeId list) {
  return b.list(NodeOp::sort, list, {b.element(1, TypeWord::date)});
}
NodeId by_date_down(GraphBuilder& b, NodeId list) {
  return b.list(NodeOp::sort, list, {b.element(1, TypeWord::date)}, 1);
}
NodeId by_kind_then_name_down(GraphBuilder& b, NodeId list) {
  return b.list(NodeOp::sort, list, {b.element(2), b.element(0)}, 2);
}

}  // namespace

BOOST_AUTO_TEST_CASE(where_and_sort_keep_what_they_should) {
  const std::string json = json_of(three);
  BOOST_TEST(names(main_ones, json) == R"(["a","c"])");
  BOOST_TEST(names(by_date, json) == R"(["a","b","c"])");
  BOOST_TEST(names(by_date_down, json) == R"(["b","a","c"])");
  BOOST_TEST(names(by_kind_then_name_down, json) == R"(["c","a","b"])");
  BOOST_TEST(names(main_ones, json_of({})) == "blank");
  BOOST_TEST(names(by_date, "{}") == "blank");
  BOOST_TEST(names(main_ones, json_of({three[1]})) == "blank");
}

BOOST_AUTO_TEST_CASE(the_order_of_the_array_makes_no_difference_to_sorted_lists) {
  std::vector<std::string> items = three;
  items.push_back(R"({"name":"d","from":"2024-01-01"})");
  items.push_back(R"({"name":"a","from":"2024-01-01"})");
  std::sort(items.begin(), items.end());
  const std::string sorted = names(by_date, json_of(items));
  const std::string down = names(by_kind_then_name_down, json_of(items));
  do {
    BOOST_TEST_REQUIRE(names(by_date, json_of(items)) == sorted);
    BOOST_TEST_REQUIRE(names(by_kind_then_name_down, json_of(items)) == down);
  } while (std::next_permutation(items.begin() + 2, items.end()));
}

BOOST_AUTO_TEST_CASE(first_only_count_and_field_take_one) {
  const auto one = [](NodeOp op, bool descending, const std::string& json) {
    GraphBuilder b;
    const NodeId list = jobs(b);
    const NodeId node = op == NodeOp::first
        ? b.list(op, list, {b.element(1, TypeWord::date)}, descending ? 1 : 0)
        : b.add(op, {list}, Type::of(TypeWord::number));
    if (op == NodeOp::count) return Evaluation{}.of(b, node, json);
    return Evaluation{}.of(b, b.add(NodeOp::field, {node}), json);
  };
  const std::string json = json_of(three);
  BOOST_TEST(one(NodeOp::first, false, json) == "\"a\"");
  BOOST_TEST(one(NodeOp::first, true, json) == "\"b\"");
  BOOST_TEST(one(NodeOp::first, true, json_of({})) == "blank");
  BOOST_TEST(one(NodeOp::first, false, json_of({three[0], three[0]})) == "\"a\"");
  BOOST_TEST(one(NodeOp::first, false, json_of({three[0], R"({"name":"z","from":"2024-01-01"})"})) ==
             "hold: several different items come first: nothing says which of them is wanted");
  BOOST_TEST(one(NodeOp::only, false, json_of({three[2]})) == "\"c\"");
  BOOST_TEST(one(NodeOp::only, false, json_of({three[2], three[2]})) == "\"c\"");
  BOOST_TEST(one(NodeOp::only, false, json) == "hold: 3 items that differ, one is expected");
  BOOST_TEST(one(NodeOp::only, false, "{}") == "blank");
  BOOST_TEST(one(NodeOp::count, false, json) == "3");
  BOOST_TEST(one(NodeOp::count, false, "{}") == "0");
  BOOST_TEST(one(NodeOp::count, false, R"({"jobs":[1]})") ==
             "hold: an item that is not an object stands at jobs");
}

BOOST_AUTO_TEST_CASE(a_field_that_cannot_be_read_holds_only_whoever_needs_it) {
  const std::string json = json_of({R"({"name":"a","from":"someday","kind":"main"})", three[1]});
  BOOST_TEST(names(main_ones, json) == R"(["a"])");
  BOOST_TEST(names(by_date, json).starts_with("hold: \"someday\" in from"));
}

BOOST_AUTO_TEST_CASE(a_list_of_plain_values_is_its_own_element) {
  GraphBuilder b;
  const NodeId list = b.read(member_steps("tags"), Type::list_of(text_type));
  const NodeId node = b.list(NodeOp::where, list,
                             {b.yes_no_of(NodeOp::starts_with, {b.element(0), b.text("x")})});
  BOOST_TEST(Evaluation{}.of(b, node, R"({"tags":["xa"," b ","xc",null,""]})") == R"(["xa","xc"])");
  BOOST_TEST(Evaluation{}.of(b, node, R"({"tags":"xa"})") == R"(["xa"])");
}

BOOST_AUTO_TEST_CASE(bodies_share_nodes_and_may_hold_lists_of_their_own) {
  // jobs whose name is among the tags that begin as the job's kind does not: a list inside a body,
  // whose own body uses the same `element` node for another thing.
  GraphBuilder b;
  const NodeId list = jobs(b);
  const NodeId tags = b.read(member_steps("tags"), Type::list_of(text_type));
  const NodeId item = b.element(0);
  const NodeId short_item = b.add(NodeOp::concat, {item, b.text("")});
  const NodeId is_tag = b.yes_no_of(NodeOp::unequal, {short_item, b.text("c")});
  const NodeId wanted = b.list(NodeOp::where, tags, {is_tag});
  const NodeId in_wanted = b.yes_no_of(NodeOp::in_list, {short_item, wanted});
  const NodeId found = b.list(NodeOp::where, list, {in_wanted});
  const NodeId node = b.add(NodeOp::each, {found}, Type::list_of(text_type));
  std::string json = json_of(three);
  json.insert(1, R"("tags":["b","c","a"],)");
  BOOST_TEST(Evaluation{}.of(b, node, json) == R"(["a","b"])");
}

BOOST_AUTO_TEST_CASE(nested_bodies_do_not_disturb_each_other) {
  GraphBuilder b;
  const NodeId list = b.read_records(member_steps("rows"), {{"key", text_type},
                                                            {"parts", Type::list_of(text_type)}});
  const NodeId key = b.element(0);
  const NodeId parts = b.element(1);
  b.at(parts).type = Type::list_of(text_type);
  const NodeId long_one = b.yes_no_of(NodeOp::contains, {key, b.text("x")});
  const NodeId inner = b.list(NodeOp::where, parts, {long_one});
  const NodeId both = b.yes_no_of(NodeOp::and_, {b.yes_no_of(NodeOp::is_present, {inner}),
                                                 long_one});
  const NodeId found = b.list(NodeOp::where, list, {both});
  const NodeId node = b.add(NodeOp::each, {found}, Type::list_of(text_type));
  BOOST_TEST(Evaluation{}.of(b, node, R"({"rows":[{"key":"x1","parts":["a","bx"]},
      {"key":"x2","parts":["a"]},{"key":"y3","parts":["x"]},{"key":"x4","parts":["x"]}]})") ==
             R"(["x1","x4"])");
}

BOOST_AUTO_TEST_CASE(lists_stay_within_their_limits) {
  std::string json = R"({"tags":[)";
  for (int i = 0; i < 100; ++i) json += "\"t" + std::to_string(i) + "\",";
  json.back() = ']';
  json += '}';
  for (const auto& [items, visits, wanted] :
       {std::tuple{100U, 100U, "100"}, {99U, 100U, "hold: more than 99 values at tags"},
        {100U, 99U, "hold: the lists of this record need too many steps"}}) {
    GraphBuilder b;
    const NodeId tags = b.read(member_steps("tags"), Type::list_of(text_type));
    const NodeId some = b.list(NodeOp::where, tags, {b.yes_no_of(NodeOp::is_present, {b.element(0)})});
    const NodeId node = b.add(NodeOp::count, {some}, Type::of(TypeWord::number));
    Evaluation evaluation;
    evaluation.limits.list_items = items;
    evaluation.limits.item_visits = visits;
    BOOST_TEST(evaluation.of(b, node, json) == wanted);
  }
}
