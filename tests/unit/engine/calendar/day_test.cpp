#include "engine/calendar/day.hpp"

#include <random>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"

using namespace joinery;

namespace {

Day at(const char* text) { return parse_day(text).value(); }

std::string shown(std::optional<Day> day) { return day ? day_text(*day) : "none"; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_day_is_counted_from_1970) {
  BOOST_TEST(day_from(1970, 1, 1)->days == 0);
  BOOST_TEST(day_from(1969, 12, 31)->days == -1);
  BOOST_TEST(day_from(2000, 3, 1)->days == 11'017);
  BOOST_TEST((day_from(1, 1, 1) == first_day));
  BOOST_TEST((day_from(9999, 12, 31) == last_day));
}

BOOST_AUTO_TEST_CASE(a_day_that_does_not_exist_is_none) {
  struct Row {
    int year;
    unsigned month, day;
  };
  for (const Row row : {Row{2023, 2, 29},
                        {1900, 2, 29},
                        {2024, 13, 1},
                        {2024, 0, 1},
                        {2024, 4, 31},
                        {2024, 4, 0},
                        {0, 1, 1},
                        {10'000, 1, 1},
                        {65'536 + 2024, 1, 1},
                        {2024, 256 + 1, 1},
                        {2024, 1, 256 + 1},
                        {-1, 1, 1}}) {
    BOOST_TEST_CONTEXT(row.year << "-" << row.month << "-" << row.day) {
      BOOST_TEST(!day_from(row.year, row.month, row.day));
    }
  }
}

BOOST_AUTO_TEST_CASE(parts_give_back_every_day) {
  for (std::int32_t days = first_day.days; days <= last_day.days; days += 13) {
    const DayParts from = parts(Day{days});
    BOOST_REQUIRE((day_from(from.year, from.month, from.day) == Day{days}));
  }
}

BOOST_AUTO_TEST_CASE(months_are_clamped_to_the_end_of_the_month) {
  struct Row {
    const char* day;
    std::int64_t months;
    const char* result;
  };
  for (const Row row : {Row{"2023-01-31", 1, "2023-02-28"},
                        {"2024-01-31", 1, "2024-02-29"},
                        {"2024-01-31", 13, "2025-02-28"},
                        {"2024-03-31", -1, "2024-02-29"},
                        {"2024-01-15", -1, "2023-12-15"},
                        {"2024-12-31", 12, "2025-12-31"},
                        {"9999-12-01", 1, "none"},
                        {"0001-01-31", -1, "none"},
                        {"2024-01-31", INT64_MAX, "none"},
                        {"2024-01-31", INT64_MIN, "none"}}) {
    BOOST_TEST_CONTEXT(row.day << " + " << row.months) {
      BOOST_TEST(shown(add_months(at(row.day), row.months)) == row.result);
    }
  }
}

BOOST_AUTO_TEST_CASE(days_weeks_and_years_are_added_and_checked) {
  BOOST_TEST(shown(add_days(at("2024-02-28"), 2)) == "2024-03-01");
  BOOST_TEST(shown(add_days(at("2024-03-01"), -1)) == "2024-02-29");
  BOOST_TEST(shown(add_days(last_day, 1)) == "none");
  BOOST_TEST(shown(add_days(first_day, -1)) == "none");
  BOOST_TEST(shown(add_days(first_day, last_day.days - first_day.days)) == "9999-12-31");
  BOOST_TEST(shown(add_days(first_day, INT64_MAX)) == "none");
  BOOST_TEST(shown(add_weeks(at("2024-12-30"), 1)) == "2025-01-06");
  BOOST_TEST(shown(add_weeks(at("2024-12-30"), INT64_MIN)) == "none");
  BOOST_TEST(shown(add_years(at("2024-02-29"), 1)) == "2025-02-28");
  BOOST_TEST(shown(add_years(at("2024-02-29"), -4)) == "2020-02-29");
  BOOST_TEST(shown(add_years(at("2024-02-29"), INT64_MAX / 2)) == "none");
}

BOOST_AUTO_TEST_CASE(instants_are_added_and_checked) {
  BOOST_TEST(add_micros(Instant{5}, 7)->micros == 12);
  BOOST_TEST(!add_micros(Instant{5}, INT64_MAX));
  BOOST_TEST(!add_micros(Instant{-5}, INT64_MIN));
  BOOST_TEST(!add_micros(Instant{0}, micros_per_day * 366 * 9000));
  BOOST_TEST(instant_from_seconds(1)->micros == 1'000'000);
  BOOST_TEST(instant_from_milliseconds(-1)->micros == -1000);
  BOOST_TEST(!instant_from_seconds(INT64_MAX));
  BOOST_TEST(!instant_from_milliseconds(INT64_MIN));
}

BOOST_AUTO_TEST_CASE(only_completed_months_and_years_count) {
  struct Row {
    const char* first;
    const char* second;
    std::int64_t months, years;
  };
  for (const Row row : {Row{"2024-01-31", "2024-02-28", 0, 0},
                        {"2024-01-31", "2024-02-29", 1, 0},
                        {"2024-01-15", "2024-02-14", 0, 0},
                        {"2024-01-15", "2024-02-15", 1, 0},
                        {"2020-02-29", "2021-02-27", 11, 0},
                        {"2020-02-29", "2021-02-28", 12, 1},
                        {"1990-06-16", "2024-06-15", 407, 33},
                        {"1990-06-15", "2024-06-15", 408, 34},
                        {"2024-06-15", "1990-06-15", -408, -34},
                        {"2024-01-01", "2024-01-01", 0, 0}}) {
    BOOST_TEST_CONTEXT(row.first << " to " << row.second) {
      BOOST_TEST(months_between(at(row.first), at(row.second)) == row.months);
      BOOST_TEST(years_between(at(row.first), at(row.second)) == row.years);
    }
  }
}

BOOST_AUTO_TEST_CASE(months_between_is_the_most_that_can_be_added) {
  std::mt19937 random(20240131);
  std::uniform_int_distribution<std::int32_t> any(-30'000, 60'000);
  for (int i = 0; i < 20'000; ++i) {
    Day first{any(random)};
    Day second{any(random)};
    if (second < first) std::swap(first, second);
    const auto months = months_between(first, second);
    BOOST_TEST_CONTEXT(day_text(first) << " to " << day_text(second)) {
      BOOST_REQUIRE((*add_months(first, months) <= second));
      BOOST_REQUIRE((*add_months(first, months + 1) > second));
    }
  }
}

BOOST_AUTO_TEST_CASE(weekdays_and_ends_of_months_are_right) {
  BOOST_TEST((weekday(at("2024-01-31")) == Weekday::wednesday));
  BOOST_TEST((weekday(at("0001-01-01")) == Weekday::monday));
  BOOST_TEST((weekday(at("2024-02-04")) == Weekday::sunday));
  BOOST_TEST(shown(first_of_month(at("2024-02-29"))) == "2024-02-01");
  BOOST_TEST(shown(last_of_month(at("2024-02-01"))) == "2024-02-29");
  BOOST_TEST(shown(last_of_month(at("2023-02-28"))) == "2023-02-28");
  BOOST_TEST(shown(next_or_same(at("2024-01-31"), Weekday::wednesday)) == "2024-01-31");
  BOOST_TEST(shown(next_or_same(at("2024-01-31"), Weekday::tuesday)) == "2024-02-06");
  BOOST_TEST(shown(next_or_same(last_day, weekday(last_day))) == "9999-12-31");
  BOOST_TEST(shown(next_or_same(last_day, Weekday::monday)) == "none");
}

BOOST_AUTO_TEST_CASE(open_ends_are_known) {
  BOOST_TEST(is_open_end(at("9999-12-31")));
  BOOST_TEST(is_open_end(at("4712-12-31")));
  BOOST_TEST(!is_open_end(at("4712-12-30")));
  BOOST_TEST(!is_open_end(at("2099-12-31")));
  BOOST_TEST(is_open_start(at("0001-01-01")));
  BOOST_TEST(!is_open_start(at("1900-01-01")));
}
