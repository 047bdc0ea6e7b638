#include "tests/support/evaluation.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const Type text_type = Type::of(TypeWord::text);

std::string read(std::vector<PathStep> steps, std::string_view json, const Type& type = text_type) {
  GraphBuilder b;
  return Evaluation{}.of(b, b.read(std::move(steps), type), json);
}

std::string query(std::string text, std::string_view json, const Type& type = text_type) {
  GraphBuilder b;
  return Evaluation{}.of(b, b.read_query(std::move(text), type), json);
}

std::vector<PathStep> path(std::string_view before, PathStep step, std::string_view after) {
  std::vector<PathStep> steps = member_steps(before);
  steps.push_back(std::move(step));
  for (PathStep& next : member_steps(after)) steps.push_back(std::move(next));
  return steps;
}

constexpr std::string_view addresses = R"({"addresses":[
  {"type":"home","country":"FR","n":1},{"type":"work","country":"DE","n":2},
  {"type":"home","country":"FR","n":1.0},{"country":"IT"}]})";

}  // namespace

BOOST_AUTO_TEST_CASE(the_four_states_of_a_member_become_two) {
  for (const auto& [json, wanted] :
       {std::pair{R"({"work":{"title":" Chief\u0041 "}})", "\"ChiefA\""},
        {R"({"work":{"title":"  "}})", "blank"}, {R"({"work":{"title":null}})", "blank"},
        {R"({"work":{}})", "blank"}, {R"({"work":null})", "blank"}, {R"({"work":7})", "blank"},
        {R"({"work":{"title":12.50}})", "\"12.50\""}, {R"({"work":{"title":true}})", "\"true\""},
        {R"({"work":{"title":"a\"b\u00e9"}})", "\"a\\\"bé\""},
        {R"({"work":{"title":[ 1 ]}})",
         "hold: a text is expected in work.title, a list stands there"}}) {
    BOOST_TEST(read(member_steps("work.title"), json) == wanted, json);
  }
}

BOOST_AUTO_TEST_CASE(steps_through_arrays_find_their_items) {
  const auto home = items_where("type", "home");
  BOOST_TEST(read(path("addresses", home, "country"), addresses) == "\"FR\"");
  BOOST_TEST(read(path("addresses", items_where("type", "work"), "country"), addresses) == "\"DE\"");
  BOOST_TEST(read(path("addresses", items_where("n", "2"), "country"), addresses) == "\"DE\"");
  BOOST_TEST(read(path("addresses", items_where("type", "x"), "country"), addresses) == "blank");
  BOOST_TEST(read(path("addresses", home, "country"), R"({"addresses":{"type":"home"}})") == "blank");
  BOOST_TEST(read(path("addresses", home, "country"), "{}") == "blank");
  BOOST_TEST(read(path("addresses", every_item(), "country"), addresses).starts_with("hold: "));
  const Type list = Type::list_of(text_type);
  BOOST_TEST(read(path("addresses", every_item(), "country"), addresses, list) ==
             R"(["FR","DE","FR","IT"])");
  BOOST_TEST(read(path("addresses", items_where("type", "home", true), "country"), addresses, list) ==
             R"(["DE","IT"])");
  BOOST_TEST(read(path("addresses", items_where("type", "x"), "country"), addresses, list) == "blank");
}

BOOST_AUTO_TEST_CASE(queries_find_what_they_ask_for) {
  BOOST_TEST(query("$.addresses[1].country", addresses) == "\"DE\"");
  BOOST_TEST(query("$.addresses[?@.type=='work'].country", addresses) == "\"DE\"");
  BOOST_TEST(query("$.addresses[?@.type==$.wanted].country",
                   R"({"wanted":"b","addresses":[{"type":"a"},{"type":"b","country":"X"}]})") ==
             "\"X\"");
  BOOST_TEST(query("$.work.title", R"({"work":{"title":"T"}})") == "\"T\"");
  BOOST_TEST(query("$..country", addresses, Type::list_of(text_type)) == R"(["FR","DE","FR","IT"])");
  BOOST_TEST(query("$.nothing[0]", addresses) == "blank");
}

BOOST_AUTO_TEST_CASE(readings_of_one_member_share_its_slot) {
  GraphBuilder b;
  const NodeId as_text = b.read("work.days");
  const NodeId as_number = b.read("work.days", TypeWord::number);
  const NodeId deep = b.read(path("work.days", every_item(), "x"), text_type);
  b.id(b.add(NodeOp::concat, {as_text, as_number, deep}));
  const auto program = compile(b.graph);
  BOOST_TEST(program->readings.size() == 3U);
  BOOST_TEST_REQUIRE(program->wanted.size() == 1U);
  BOOST_TEST(program->wanted[0].subtree);
}

BOOST_AUTO_TEST_CASE(what_nobody_needs_is_not_read) {
  GraphBuilder b;
  b.id(b.read("id"));
  (void)b.read("salary");
  const auto program = compile(b.graph);
  BOOST_TEST(program->wanted.size() == 1U);
  BOOST_TEST(program->wanted[0].steps.front() == "id");
  BOOST_TEST(!program->wanted[0].subtree);
}
