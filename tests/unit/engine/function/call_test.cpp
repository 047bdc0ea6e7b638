#include <boost/test/unit_test.hpp>
#include <string>

#include "engine/function/function.hpp"

using namespace joinery;

namespace {

struct Calling {
  Arena arena;
  // `Call::text` and `Call::hold` touch no reference data, which is therefore not loaded here.
  alignas(References) unsigned char unused[sizeof(References)] = {};
  Call call{arena, *reinterpret_cast<References*>(unused), 8};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_made_text_lives_in_the_arena, Calling) {
  std::string made = "Zoë";
  const Value value = call.text(made);
  made = "????";
  BOOST_TEST((value.kind == ValueKind::text));
  BOOST_TEST(value.view() == "Zoë");
}

BOOST_FIXTURE_TEST_CASE(a_made_text_knows_whether_json_must_escape_it, Calling) {
  BOOST_TEST(!call.text("plain é").escape);
  for (const char* text : {"\"", "a\\b", "\n", "\x1f"}) BOOST_TEST(call.text(text).escape);
}

BOOST_FIXTURE_TEST_CASE(an_empty_text_is_blank, Calling) { BOOST_TEST(call.text("").is_blank()); }

BOOST_FIXTURE_TEST_CASE(a_text_past_the_limit_is_a_hold, Calling) {
  BOOST_TEST(call.text("12345678").view() == "12345678");
  const Value value = call.text("123456789");
  BOOST_TEST(value.is_hold());
  BOOST_TEST(value.view() == "a text of more than 8 bytes was made");
}

BOOST_FIXTURE_TEST_CASE(a_hold_keeps_its_reason, Calling) {
  std::string reason = "no such thing";
  const Value value = call.hold(reason);
  reason.clear();
  BOOST_TEST(value.is_hold());
  BOOST_TEST(value.view() == "no such thing");
}
