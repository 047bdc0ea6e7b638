#include "engine/calendar/timestamp.hpp"

#include <random>

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

std::string shown(const Dated<Day>& day) {
  return day ? day_text(*day) : std::string(words(day.error()));
}
std::string shown(const Dated<Instant>& instant) {
  return instant ? instant_text(*instant) : std::string(words(instant.error()));
}
std::string no(DateProblem problem) { return std::string(words(problem)); }

}  // namespace

BOOST_AUTO_TEST_CASE(an_iso_day_is_read_strictly) {
  struct Row {
    std::string_view text;
    std::string result;
  };
  for (const Row& row : {Row{"2024-01-31", "2024-01-31"},
                         {"0001-01-01", "0001-01-01"},
                         {"9999-12-31", "9999-12-31"},
                         {"2024-02-29", "2024-02-29"},
                         {"2023-02-29", no(DateProblem::day)},
                         {"2024-04-31", no(DateProblem::day)},
                         {"2024-01-00", no(DateProblem::day)},
                         {"2024-13-01", no(DateProblem::month)},
                         {"2024-00-01", no(DateProblem::month)},
                         {"0000-01-01", no(DateProblem::year)},
                         {"0000-00-00", no(DateProblem::placeholder)},
                         {"2024-1-31", no(DateProblem::shape)},
                         {"24-01-31", no(DateProblem::shape)},
                         {"20240131", no(DateProblem::shape)},
                         {"2024/01/31", no(DateProblem::shape)},
                         {"", no(DateProblem::shape)},
                         {"2024-01-3", no(DateProblem::shape)},
                         {"-2024-01-31", no(DateProblem::shape)},
                         {"2024-01-31Z", no(DateProblem::trailing)},
                         {"2024-01-311", no(DateProblem::trailing)},
                         {"2024-01-31 ", no(DateProblem::trailing)},
                         {" 2024-01-31", no(DateProblem::shape)},
                         {std::string_view("2024-01-31\0", 11), no(DateProblem::trailing)}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(shown(parse_day(row.text)) == row.result); }
  }
}

BOOST_AUTO_TEST_CASE(an_instant_is_read_in_every_form_of_rfc_3339) {
  struct Row {
    std::string_view text;
    std::string result;
  };
  for (const Row& row : {Row{"2024-01-31T09:30:15Z", "2024-01-31T09:30:15Z"},
                         {"2024-01-31t09:30:15z", "2024-01-31T09:30:15Z"},
                         {"2024-01-31 09:30:15Z", "2024-01-31T09:30:15Z"},
                         {"2024-01-31 09:30:15 +0200", "none"},
                         {"2024-01-31T09:30Z", "2024-01-31T09:30:00Z"},
                         {"2024-01-31T09:30:15.5Z", "2024-01-31T09:30:15.500Z"},
                         {"2024-01-31T09:30:15,123456Z", "2024-01-31T09:30:15.123456Z"},
                         {"2024-01-31T09:30:15.123456789Z", "2024-01-31T09:30:15.123456Z"},
                         {"2024-01-31T09:30:15.1234567890Z", no(DateProblem::shape)},
                         {"2024-01-31T09:30:15.Z", no(DateProblem::shape)},
                         {"2024-01-31T00:30:00+02:00", "2024-01-30T22:30:00Z"},
                         {"2024-01-31T00:30:00+0200", "2024-01-30T22:30:00Z"},
                         {"2024-01-31T00:30:00+02", "2024-01-30T22:30:00Z"},
                         {"2024-12-31T23:30:00-05:30", "2025-01-01T05:00:00Z"},
                         {"2024-01-31T24:00:00Z", no(DateProblem::time)},
                         {"2016-12-31T23:59:60Z", no(DateProblem::time)},
                         {"2024-01-31T09:60:00Z", no(DateProblem::time)},
                         {"2024-01-31T09:30:15+24:00", no(DateProblem::offset)},
                         {"2024-01-31T09:30:15+02:60", no(DateProblem::offset)},
                         {"2024-01-31T09:30:15+02:", no(DateProblem::offset)},
                         {"2024-01-31T09:30:15+2", no(DateProblem::offset)},
                         {"2024-01-31T09:30:15+020", no(DateProblem::offset)},
                         {"2024-01-31T09:30:15+02:000", no(DateProblem::trailing)},
                         {"2024-01-31T09:30:15Zx", no(DateProblem::trailing)},
                         {"2024-01-31T09:30:15 ", no(DateProblem::trailing)},
                         {"2024-01-31T", no(DateProblem::shape)},
                         {"2024-01-31T09", no(DateProblem::shape)},
                         {"2024-01-31 x", no(DateProblem::trailing)},
                         {"2024-01-31T09:30:15", no(DateProblem::needs_zone)},
                         {"2024-01-31", no(DateProblem::shape)},
                         {"2024-01-31Z", no(DateProblem::shape)},
                         {"2023-02-29T00:00:00Z", no(DateProblem::day)},
                         {"0001-01-01T00:00:00+02:00", no(DateProblem::year)},
                         {"9999-12-31T23:59:59.999999-01:00", no(DateProblem::year)},
                         {"0000-00-00T00:00:00Z", no(DateProblem::placeholder)}}) {
    BOOST_TEST_CONTEXT(row.text) {
      const std::string wanted = row.result == "none" ? "2024-01-31T07:30:15Z" : row.result;
      BOOST_TEST(shown(parse_instant(row.text)) == wanted);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_written_day_is_never_converted) {
  struct Row {
    std::string_view text;
    std::string result;
  };
  for (const Row& row : {Row{"2024-03-31T00:00:00+02:00", "2024-03-31"},
                         {"2024-03-31", "2024-03-31"},
                         {"2024-03-31T00:00:00", "2024-03-31"},
                         {"2024-03-31 00:00", "2024-03-31"},
                         {"2024-03-31T00:00:00.000Z", "2024-03-31"},
                         {"2024-03-31Z", "2024-03-31"},
                         {"2024-03-31+01:00", "2024-03-31"},
                         {"2024-03-31-0100", "2024-03-31"},
                         {"0001-01-01T00:00:00+02:00", "0001-01-01"},
                         {"2024-03-30T22:00:00Z", no(DateProblem::has_time)},
                         {"2024-03-31T00:00:00.000001Z", no(DateProblem::has_time)},
                         {"2024-03-31+1", no(DateProblem::offset)}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(shown(parse_written_day(row.text)) == row.result); }
  }
}

BOOST_AUTO_TEST_CASE(a_local_time_has_no_offset) {
  const auto local = parse_local_time("2024-01-31T09:30:00.25");
  BOOST_REQUIRE(local.has_value());
  BOOST_TEST(day_text(local->day) == "2024-01-31");
  BOOST_TEST(local->micros == 34'200'250'000);
  BOOST_TEST(!parse_local_time("2024-01-31T09:30:00Z"));
  BOOST_TEST(!parse_local_time("2024-01-31"));
}

BOOST_AUTO_TEST_CASE(a_json_date_is_an_instant_and_a_written_day) {
  struct Row {
    std::string_view text;
    std::string instant, day;
  };
  for (const Row& row : {Row{"/Date(1706659200000)/", "2024-01-31T00:00:00Z", "2024-01-31"},
                         {"/Date(1706652000000+0200)/", "2024-01-30T22:00:00Z", "2024-01-31"},
                         {"/Date(-86400000)/", "1969-12-31T00:00:00Z", "1969-12-31"},
                         {"/Date(-7200000+0200)/", "1969-12-31T22:00:00Z", "1970-01-01"},
                         {"/Date(-62135596800000)/", "0001-01-01T00:00:00Z", "0001-01-01"},
                         {"/Date(18000000-0500)/", "1970-01-01T05:00:00Z", "1970-01-01"},
                         {"/Date(1)/", "1970-01-01T00:00:00.001Z", no(DateProblem::has_time)}}) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto timestamp = parse_json_date(row.text);
      BOOST_REQUIRE(timestamp.has_value());
      BOOST_TEST(shown(instant_of(*timestamp)) == row.instant);
      BOOST_TEST(shown(written_day_of(*timestamp)) == row.day);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_broken_json_date_says_why) {
  struct Row {
    std::string_view text;
    DateProblem problem;
  };
  for (const Row& row : {Row{"/Date()/", DateProblem::number},
                         {"/Date(x)/", DateProblem::number},
                         {"/Date(1.5)/", DateProblem::number},
                         {"/Date(-)/", DateProblem::number},
                         {"/Date(99999999999999999999)/", DateProblem::number},
                         {"/Date(1+02)/ ", DateProblem::trailing},
                         {"/Date(1+2)/", DateProblem::offset},
                         {"/Date(1+02000)/", DateProblem::offset},
                         {"/Date(1", DateProblem::shape},
                         {"/Date(-62135596800000-0100)/", DateProblem::year},
                         {"Date(1)", DateProblem::shape},
                         {"", DateProblem::shape}}) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto timestamp = parse_json_date(row.text);
      BOOST_REQUIRE(!timestamp.has_value());
      BOOST_TEST(words(timestamp.error()) == words(row.problem));
    }
  }
}

BOOST_AUTO_TEST_CASE(epoch_numbers_are_cut_to_microseconds) {
  struct Row {
    std::string_view text;
    EpochUnit unit;
    std::string result;
  };
  constexpr auto s = EpochUnit::seconds;
  constexpr auto ms = EpochUnit::milliseconds;
  const std::string none = no(DateProblem::number);
  for (const Row& row : {Row{"1706659200", s, "2024-01-31T00:00:00Z"},
                         {"1706659200000", ms, "2024-01-31T00:00:00Z"},
                         {"1706659200.5", s, "2024-01-31T00:00:00.500Z"},
                         {"0.1234567", s, "1970-01-01T00:00:00.123456Z"},
                         {"-0.0000001", s, "1969-12-31T23:59:59.999999Z"},
                         {"-1", s, "1969-12-31T23:59:59Z"},
                         {"+1.25", ms, "1970-01-01T00:00:00.001250Z"},
                         {"1706659200000", s, none},
                         {"9223372036854775807", ms, none},
                         {"99999999999999999999999999", s, none},
                         {"", s, none},
                         {"-", s, none},
                         {"1.", s, none},
                         {".5", s, none},
                         {"1e5", s, none},
                         {"1 ", s, none}}) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(shown(parse_epoch(row.text, row.unit)) == row.result);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_formatted_is_read_back) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> any(first_day.days * micros_per_day,
                                                  (last_day.days + 1LL) * micros_per_day - 1);
  for (int i = 0; i < 20'000; ++i) {
    const Instant instant{any(random)};
    const auto text = instant_text(instant);
    BOOST_REQUIRE_MESSAGE(parse_instant(text).value() == instant, text);
  }
}

BOOST_AUTO_TEST_CASE(formatting_stays_in_the_supported_years) {
  BOOST_TEST(instant_text(Instant{INT64_MAX}) == "9999-12-31T23:59:59.999999Z");
  BOOST_TEST(instant_text(Instant{INT64_MIN}) == "0001-01-01T00:00:00Z");
  BOOST_TEST(day_text(Day{INT32_MAX}) == "9999-12-31");
  BOOST_TEST(day_text(Day{INT32_MIN}) == "0001-01-01");
}
