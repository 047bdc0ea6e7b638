#include "engine/value/value.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

using namespace joinery;

namespace {

Value date(std::int64_t day) { return Value::of(ValueKind::date, day); }

}  // namespace

BOOST_AUTO_TEST_CASE(values_are_the_same_by_kind_and_content) {
  const std::vector<Value> items{Value::text("a"), Value{}};
  const std::vector<Value> twin{Value::text(std::string_view("ab").substr(0, 1), false), Value{}};
  BOOST_TEST(same(Value{}, Value{}));
  BOOST_TEST(same(Value::text("é"), Value::text("é", false)));
  BOOST_TEST(same(Value::text({}), Value::text("")));
  BOOST_TEST(same(Value::list(items), Value::list(twin)));
  BOOST_TEST(!same(Value::list(items), Value::record(twin)));
  BOOST_TEST(!same(Value::list(items), Value::list({})));
  BOOST_TEST(!same(Value::text("a"), Value::text("b")));
  BOOST_TEST(!same(Value::text("a"), Value::text("ab")));
  BOOST_TEST(!same(Value::text("a"), Value::hold("a")));
  BOOST_TEST(!same(Value::text(""), Value{}));
  BOOST_TEST(!same(date(1), Value::of(ValueKind::instant, 1)));
  BOOST_TEST(same(Value::number(7), Value::number(7)));
  BOOST_TEST(!same(Value::yes_no(true), Value::yes_no(false)));
}

BOOST_AUTO_TEST_CASE(sorting_puts_blank_first_and_texts_by_code_point) {
  const std::vector<Value> in_order{Value{}, Value::text("Z"), Value::text("Za"), Value::text("a"),
                                    Value::text("é"), Value::text("😀")};
  for (std::size_t a = 0; a < in_order.size(); ++a) {
    for (std::size_t b = 0; b < in_order.size(); ++b) {
      const int wanted = a < b ? -1 : (a > b ? 1 : 0);
      BOOST_TEST(compare(in_order[a], in_order[b]) == wanted);
    }
  }
  BOOST_TEST(compare(Value::number(-5), Value::number(3)) < 0);
  BOOST_TEST(compare(date(20), date(19)) > 0);
  BOOST_TEST(compare(Value::yes_no(false), Value::yes_no(true)) < 0);
}

BOOST_AUTO_TEST_CASE(lists_are_ordered_item_by_item_then_by_length) {
  const std::vector<Value> one{Value::number(1)}, two{Value::number(1), Value::number(0)},
      other{Value::number(2)};
  BOOST_TEST(compare(Value::list(one), Value::list(two)) < 0);
  BOOST_TEST(compare(Value::list(two), Value::list(other)) < 0);
  BOOST_TEST(compare(Value::list(one), Value::list(one)) == 0);
  BOOST_TEST(compare(Value::list({}), Value::list(one)) < 0);
}

BOOST_AUTO_TEST_CASE(a_copy_outlives_what_it_was_made_of) {
  Arena arena;
  Value copied;
  {
    std::string text = "Ada Lovelace";
    std::vector<Value> inner{Value::text(text, false), Value::number(1)};
    std::vector<Value> outer{Value::record(inner), Value{}};
    copied = copy(Value::list(outer), arena);
    text.assign(text.size(), 'x');
    inner.assign(2, Value{});
    outer.assign(2, Value{});
  }
  BOOST_REQUIRE(copied.size == 2);
  const Value& record = copied.items[0];
  BOOST_TEST((record.kind == ValueKind::record));
  BOOST_TEST(record.items[0].view() == "Ada Lovelace");
  BOOST_TEST(!record.items[0].escape);
  BOOST_TEST(record.items[1].integer == 1);
  BOOST_TEST(copied.items[1].is_blank());
}
