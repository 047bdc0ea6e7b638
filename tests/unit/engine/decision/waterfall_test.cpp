#include "tests/unit/engine/decision/decided.hpp"

using namespace joinery;
using namespace joinery::testing;

BOOST_AUTO_TEST_CASE(a_waterfall_counts_everybody_once_and_merges_in_any_order) {
  GraphBuilder b = person_graph();
  b.rule("odd", Outcome::exclude,
         b.yes_no_of(NodeOp::equal, {b.read("kind"), b.text("odd")}));
  b.field("name", b.read("name"));
  const auto program = compile(b.graph);
  Waterfall first(*program), second(*program), whole(*program);
  const char* records[] = {R"({"id":"1","kind":"odd"})", R"({"id":"2"})", R"({"id":"3","kind":"a"})",
                           R"({"id":"4","kind":"a","name":"n"})", R"({"kind":"a"})", "{", "[]"};
  int number = 0;
  for (const char* record : records) {
    (void)Deciding{}.line(b, record, ++number % 2 == 0 ? &first : &second);
    (void)Deciding{}.line(b, record, &whole);
  }
  Waterfall forwards = first;
  forwards.add(second);
  Waterfall backwards = second;
  backwards.add(first);
  BOOST_TEST((forwards == whole));
  BOOST_TEST((backwards == whole));
  BOOST_TEST(print(whole, *program) ==
             "           7 records read\n"
             "           2 held: cannot be read\n"
             "           1 held: no id\n"
             "           1 excluded by odd\n"
             "           1 held by odd\n"
             "           1 held by field name\n"
             "           1 included\n"
             "           0 of them waiting\n"
             "           1 of them active\n"
             "           0 of them archived\n");
  BOOST_TEST(print_json(whole, *program) ==
             R"({"read":7,"unreadable":2,"without_id":1,"rules":[{"rule":"odd","include":0,)"
             R"("exclude":1,"hold":1}],"held_fields":{"name":1},"held_account":0,"held_invite":0,)"
             R"("included":1,"waiting":0,"active":1,"archived":0})");
}
