#include <boost/test/unit_test.hpp>

#include "engine/execute/arithmetic.hpp"

using namespace joinery;

namespace {

constexpr std::int64_t one = number_one;

bool is_number(const Value& value, std::int64_t millionths) {
  return value.kind == ValueKind::number && value.integer == millionths;
}

}  // namespace

BOOST_AUTO_TEST_CASE(products_and_quotients_round_halves_to_even) {
  const auto n = [](std::int64_t millionths) { return Value::number(millionths); };
  BOOST_TEST(is_number(multiply(n(3), n(one / 2)), 2));
  BOOST_TEST(is_number(multiply(n(5), n(one / 2)), 2));
  BOOST_TEST(is_number(multiply(n(-3), n(one / 2)), -2));
  BOOST_TEST(is_number(divide(n(one), n(3 * one)), 333'333));
  BOOST_TEST(is_number(divide(n(2 * one), n(-3 * one)), -666'667));
  BOOST_TEST(is_number(divide(n(1), n(2 * one)), 0));
  BOOST_TEST(is_number(divide(n(3), n(2 * one)), 2));
}

BOOST_AUTO_TEST_CASE(what_passes_the_range_is_a_hold) {
  const Value most = Value::number(INT64_MAX), least = Value::number(INT64_MIN);
  const Value unit = Value::number(1), two = Value::number(2 * one);
  BOOST_TEST(add(most, unit).is_hold());
  BOOST_TEST(subtract(least, unit).is_hold());
  BOOST_TEST(negate(least).is_hold());
  BOOST_TEST(multiply(most, two).is_hold());
  BOOST_TEST(multiply(least, least).is_hold());
  BOOST_TEST(divide(most, unit).is_hold());
  BOOST_TEST(divide(two, Value::number(0)).view() == "division by zero");
  BOOST_TEST(is_number(add(most, least), -1));
}
