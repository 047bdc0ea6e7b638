#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "engine/calendar/day.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/references.hpp"

using namespace joinery;

namespace {

struct Calling {
  Arena arena;
  Value run(const FunctionDef& function, std::vector<Value> arguments, std::size_t limit = 64) {
    arguments.resize(function.parameters.size());
    return function.run(Call{arena, testing::references(), limit}, arguments);
  }
  std::string reason(const FunctionDef& function, std::vector<Value> arguments) {
    const Value value = run(function, std::move(arguments));
    return value.is_hold() ? std::string(value.view()) : "no hold";
  }
};

}  // namespace

// What no literal can say, and so no example.

BOOST_FIXTURE_TEST_CASE(numbers_at_the_ends_of_their_range_are_held_and_do_not_wrap, Calling) {
  const Value highest = Value::number(INT64_MAX), lowest = Value::number(INT64_MIN);
  BOOST_TEST(reason(stdlib::round_function, {highest}) == "`round` leaves the range of numbers");
  BOOST_TEST(reason(stdlib::round_function, {lowest}) == "`round` leaves the range of numbers");
  BOOST_TEST(reason(stdlib::floor_function, {lowest}) == "`floor` leaves the range of numbers");
  BOOST_TEST(reason(stdlib::ceiling_function, {highest}) ==
             "`ceiling` leaves the range of numbers");
  BOOST_TEST(reason(stdlib::absolute_function, {lowest}) ==
             "`absolute` leaves the range of numbers");
  BOOST_TEST(run(stdlib::floor_function, {highest}).integer == 9'223'372'036'854'000'000);
  BOOST_TEST(run(stdlib::round_function, {highest, Value::number(6'000'000)}).integer == INT64_MAX);
  BOOST_TEST(run(stdlib::round_function, {lowest, Value::number(6'000'000)}).integer == INT64_MIN);
}

BOOST_FIXTURE_TEST_CASE(a_text_at_the_limit_is_made_and_one_past_it_is_held, Calling) {
  const Value x = Value::text("x"), y = Value::text("y");
  const auto pad = [&](std::int64_t size) {
    return run(stdlib::pad_left_function, {x, Value::number(size * number_one), y});
  };
  BOOST_TEST(pad(64).size == 64);
  BOOST_TEST(pad(65).is_hold());
  BOOST_TEST(pad(9'000'000'000'000).is_hold());
  const std::string many(64, 'x');
  const Value long_text = Value::text(many);
  BOOST_TEST(run(stdlib::replace_function, {long_text, x, y}).view() == std::string(64, 'y'));
  BOOST_TEST(run(stdlib::replace_function, {long_text, x, Value::text("yy")}).is_hold());
  BOOST_TEST(run(stdlib::full_name_function, {long_text, x}).is_hold());
  const std::array<Value, 2> items{long_text, long_text};
  BOOST_TEST(run(stdlib::join_function, {Value::list(items)}).is_hold());
}

BOOST_FIXTURE_TEST_CASE(texts_that_json_must_escape_stay_marked, Calling) {
  const Value quoted = Value::text("\"a\" @ b", true);
  BOOST_TEST(run(stdlib::part_before_function, {quoted, Value::text("@")}).escape);
  BOOST_TEST(run(stdlib::upper_function, {quoted}).escape);
  const Value plain = Value::text("a", false);
  BOOST_TEST(run(stdlib::replace_function, {plain, plain, Value::text("\n")}).escape);
}

BOOST_FIXTURE_TEST_CASE(unique_is_quick_and_stable_with_many_items, Calling) {
  std::vector<Value> items;
  for (std::int64_t i = 0; i < 20'000; ++i) items.push_back(Value::number(-(i % 10'000)));
  const Value result = run(stdlib::unique_function, {Value::list(items)});
  BOOST_REQUIRE(result.size == 10'000);
  for (std::int64_t i = 0; i < 10'000; ++i) {
    BOOST_REQUIRE(result.items[i].integer == -i);
  }
}

BOOST_FIXTURE_TEST_CASE(the_last_month_of_the_calendar_has_its_ends, Calling) {
  const Value last = Value::of(ValueKind::date, last_day.days);
  BOOST_TEST(run(stdlib::end_of_month_function, {last}).integer == last_day.days);
  BOOST_TEST(run(stdlib::start_of_month_function, {last}).integer == last_day.days - 30);
}

BOOST_FIXTURE_TEST_CASE(the_first_day_of_the_calendar_begins_too_early_in_the_east, Calling) {
  const auto tokyo = testing::references().zones.find("Asia/Tokyo");
  BOOST_REQUIRE(tokyo.has_value());
  const Value first = Value::of(ValueKind::date, first_day.days);
  BOOST_TEST(reason(stdlib::start_of_day_function,
                    {first, Value::of(ValueKind::zone, tokyo->index)}) ==
             "`start_of_day` leaves the years 0001 to 9999");
}

BOOST_FIXTURE_TEST_CASE(working_days_are_what_walking_over_the_days_finds, Calling) {
  const auto is_working = [](std::int32_t day) { return weekday(Day{day}) < Weekday::saturday; };
  const auto date = [](std::int32_t day) { return Value::of(ValueKind::date, day); };
  for (std::int32_t start = 20'000; start < 20'007; ++start) {
    std::int32_t day = start;
    std::int64_t between = 0;
    for (std::int64_t count = 1; count < 30; ++count) {
      do {
        ++day;
      } while (!is_working(day));
      ++between;
      const auto later = run(stdlib::add_working_days_function,
                             {date(start), Value::number(count * number_one)});
      BOOST_TEST(later.integer == day);
      const auto counted = run(stdlib::working_days_between_function, {date(start), date(day)});
      BOOST_TEST(counted.integer == between * number_one);
    }
    day = start;
    for (std::int64_t count = 1; count < 30; ++count) {
      do {
        --day;
      } while (!is_working(day));
      const auto earlier = run(stdlib::add_working_days_function,
                               {date(start), Value::number(-count * number_one)});
      BOOST_TEST(earlier.integer == day);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(weeks_have_the_numbers_of_iso_8601_at_every_turn_of_a_year, Calling) {
  for (int year = 2000; year < 2030; ++year) {
    const Day fourth = day_from(year, 1, 4).value();  // always in the first week
    const Value date = Value::of(ValueKind::date, fourth.days);
    BOOST_TEST(run(stdlib::week_of_year_function, {date}).integer == number_one);
    BOOST_TEST(run(stdlib::year_of_week_function, {date}).integer == year * number_one);
    const std::int32_t monday = fourth.days + 1 - static_cast<std::int32_t>(weekday(fourth));
    const Value before = Value::of(ValueKind::date, monday - 1);
    BOOST_TEST(run(stdlib::week_of_year_function, {before}).integer >= 52 * number_one);
    BOOST_TEST(run(stdlib::year_of_week_function, {before}).integer == (year - 1) * number_one);
  }
}

BOOST_FIXTURE_TEST_CASE(numbers_are_formatted_to_the_ends_of_their_range, Calling) {
  const auto formatted = [&](std::int64_t number, std::int64_t places) {
    return std::string(run(stdlib::format_number_function,
                           {Value::number(number), Value::number(places * number_one)})
                           .view());
  };
  BOOST_TEST(formatted(INT64_MIN, 6) == "-9223372036854.775808");
  BOOST_TEST(formatted(INT64_MAX, 6) == "9223372036854.775807");
  BOOST_TEST(formatted(INT64_MAX, 0) == "9223372036855");
  BOOST_TEST(formatted(-499'999, 0) == "0");
  BOOST_TEST(formatted(-500'000, 0) == "-1");
}
