#include "tests/unit/engine/decision/decided.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

NodeId is(GraphBuilder& b, const char* member, const char* text) {
  return b.yes_no_of(NodeOp::equal, {b.read(member), b.text(text)});
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_included_person_has_fields_an_account_and_an_invitation) {
  GraphBuilder b = person_graph();
  b.field("name", b.read("name")).field("kept", b.keep()).field("gone", b.clear());
  b.field("fte", b.read("fte", TypeWord::number)).field("since", b.read("since", TypeWord::date));
  b.field("tags", b.read(member_steps("tags"), Type::list_of(Type::of(TypeWord::text))));
  b.field("works", b.read("works", TypeWord::yes_no));
  BOOST_TEST(Deciding{}.line(b, R"({"id":" E1 ","name":"A\"d\u0061\n\ud83d\ude00 Zoë","fte":0.80,
      "since":"2024-01-31","tags":["b","a"],"works":false})") ==
             R"({"person":"E1","decision":"include","rule":null,"user":{)"
             R"("name":"A\"da\n😀 Zoë","gone":null,"fte":0.8,"since":"2024-01-31","tags":["b","a"],)"
             R"("works":false},"account":"active","invite":null})");
}

BOOST_AUTO_TEST_CASE(a_person_without_fields_is_still_a_person) {
  BOOST_TEST(Deciding{}.line(person_graph(), R"({"id":7})") ==
             R"({"person":"7","decision":"include","rule":null,"user":{},"account":"active",)"
             R"("invite":null})");
}

BOOST_AUTO_TEST_CASE(the_first_rule_that_applies_decides) {
  GraphBuilder b = person_graph();
  b.rule("vip", Outcome::include, is(b, "kind", "vip"), Outcome::exclude);
  b.rule("no-contractors", Outcome::exclude, is(b, "kind", "contractor"), Outcome::include);
  b.rule("look-first", Outcome::hold, is(b, "kind", "odd"), Outcome::exclude);
  b.rule("known", Outcome::exclude, is(b, "site", "moon"));
  struct Case {
    const char* json;
    const char* wanted;
  };
  const Case cases[] = {
      {R"({"id":"1","kind":"vip","site":"moon"})",
       R"({"person":"1","decision":"include","rule":"vip","user":{},"account":"active","invite":null})"},
      {R"({"id":"1","kind":"contractor"})",
       R"({"person":"1","decision":"exclude","rule":"no-contractors","because":"because of no-contractors"})"},
      {R"({"id":"1","kind":"odd"})",
       R"({"person":"1","decision":"hold","rule":"look-first","because":"because of look-first"})"},
      {R"({"id":"1","site":"moon"})",
       R"({"person":"1","decision":"exclude","rule":"known","because":"because of known"})"},
      {R"({"id":"1","site":[1]})",
       R"({"person":"1","decision":"hold","rule":"known",)"
           R"("because":"a text is expected in site, a list stands there"})"},
      {R"({"id":"1"})",
       R"({"person":"1","decision":"hold","rule":"known",)"
           R"("because":"a value is blank, so nobody knows whether this applies: because of known"})"},
      {R"({"id":"1","site":"earth"})",
       R"({"person":"1","decision":"include","rule":null,"user":{},"account":"active","invite":null})"}};
  for (const Case& one : cases) BOOST_TEST(Deciding{}.line(b, one.json) == one.wanted);
}

BOOST_AUTO_TEST_CASE(a_blank_condition_can_exclude) {
  GraphBuilder b = person_graph();
  b.rule("r", Outcome::exclude, is(b, "kind", "x"), Outcome::exclude);
  BOOST_TEST(Deciding{}.line(b, R"({"id":"1"})") ==
             R"({"person":"1","decision":"exclude","rule":"r","because":"because of r"})");
}

BOOST_AUTO_TEST_CASE(the_first_field_that_is_held_holds_the_person) {
  GraphBuilder b = person_graph();
  b.field("a", b.read("a")).field("country", b.hold("no country")).field("z", b.hold("z"));
  BOOST_TEST(Deciding{}.line(b, R"({"id":"E3","a":"x"})") ==
             R"({"person":"E3","decision":"hold","field":"country","because":"no country"})");
  BOOST_TEST(Deciding{}.line(b, R"({"id":"E3"})") ==
             R"({"person":"E3","decision":"hold","field":"a","because":"a has no value"})");
}

BOOST_AUTO_TEST_CASE(a_text_is_measured_in_code_points) {
  GraphBuilder b = person_graph();
  b.field("name", b.read("name"));
  b.graph.fields[0].declared.at_most = 3;
  BOOST_TEST(Deciding{}.line(b, R"({"id":"1","name":"äöü"})").starts_with(
      R"({"person":"1","decision":"include")"));
  BOOST_TEST(Deciding{}.line(b, R"({"id":"1","name":"abcd"})") ==
             R"({"person":"1","decision":"hold","field":"name",)"
             R"("because":"name is longer than 3 characters"})");
}

BOOST_AUTO_TEST_CASE(a_record_without_id_or_without_sense_is_held) {
  const GraphBuilder b = person_graph();
  BOOST_TEST(Deciding{}.line(b, R"({"id":null})") ==
             R"({"person":null,"decision":"hold","field":null,"because":"the record has no id"})");
  BOOST_TEST(Deciding{}.line(b, R"({"id":{}})") ==
             R"({"person":null,"decision":"hold","field":null,)"
             R"("because":"a text is expected in id, an object stands there"})");
  const std::string broken = Deciding{}.line(b, R"({"id":"1",})");
  BOOST_TEST(broken.starts_with(R"({"person":null,"decision":"hold","field":null,)"
                                R"("because":"the record cannot be read: )"), broken);
  BOOST_TEST(broken.ends_with("(byte 10)\"}"), broken);
}
