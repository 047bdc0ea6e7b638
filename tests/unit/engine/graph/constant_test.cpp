#include <boost/test/unit_test.hpp>

#include "engine/graph/constant.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(a_constant_gives_back_the_value_it_was_made_of) {
  Arena arena;
  const Value texts[] = {Value::text("a"), Value::text("b\"c")};
  const Value fields[] = {Value::list(texts), Value{}, Value::hold("why")};
  const Value values[] = {Value{},
                          Value::text("Ada"),
                          Value::number(1'500'000),
                          Value::yes_no(true),
                          Value::of(ValueKind::date, -3),
                          Value::of(ValueKind::keep, 0),
                          Value::hold("no"),
                          Value::list(texts),
                          Value::record(fields)};
  for (const Value& value : values) {
    const Constant constant = Constant::of(value);
    BOOST_TEST(same(constant.view(arena), value));
    BOOST_TEST((Constant::of(constant.view(arena)) == constant));
  }
}

BOOST_AUTO_TEST_CASE(a_constant_text_says_whether_json_must_escape_it) {
  Arena arena;
  for (const auto& [text, escape] : {std::pair{"plain Zoë", false}, {"a\"b", true}, {"a\nb", true},
                                     {"a\\b", true}}) {
    BOOST_TEST(Constant::of(Value::text(text)).view(arena).escape == escape, text);
  }
}
