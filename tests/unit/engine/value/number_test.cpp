#include "engine/value/number.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <limits>

using namespace joinery;

namespace {

std::string printed(std::int64_t millionths) {
  std::string out;
  format_number(millionths, out);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(exact_decimals_are_read) {
  struct Case { const char* text; std::int64_t millionths; };
  const Case cases[] = {
      {"0", 0}, {"-0", 0}, {"0.000", 0}, {"0e99999999999", 0}, {"0.0000000000", 0},
      {"1", 1'000'000}, {"-1", -1'000'000}, {"1.5", 1'500'000}, {"1.50", 1'500'000},
      {"007", 7'000'000}, {"0.1", 100'000}, {"0.000001", 1}, {"-0.000001", -1},
      {"1E5", 100'000'000'000}, {"1e+5", 100'000'000'000}, {"1.25e1", 12'500'000},
      {"12500e-3", 12'500'000}, {"1e-6", 1}, {"1000e-9", 1}, {"10.1000000000", 10'100'000},
      {"9223372036854.775807", INT64_MAX}, {"-9223372036854.775808", INT64_MIN},
      {"9223372036854775807e-6", INT64_MAX},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.text) {
      const auto number = parse_number(c.text);
      BOOST_REQUIRE(number.has_value());
      BOOST_TEST(*number == c.millionths);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_a_number_or_does_not_fit_is_told_apart) {
  struct Case { const char* text; NumberProblem problem; };
  using enum NumberProblem;
  const Case cases[] = {
      {"", shape}, {"-", shape}, {"+1", shape}, {".5", shape}, {"5.", shape}, {"1,5", shape},
      {"1.000,50", shape}, {"1 000", shape}, {" 1", shape}, {"1e", shape}, {"1e+", shape},
      {"0x10", shape}, {"NaN", shape}, {"Infinity", shape}, {"1.2.3", shape}, {"--1", shape},
      {"1-", shape}, {"٣", shape}, {"12 hours", shape},
      {"9223372036854.775808", range}, {"-9223372036854.775809", range}, {"1e13", range},
      {"1e99999999999999999999", range}, {"99999999999999999999999999", range},
      {"0.0000001", places}, {"1e-7", places}, {"1.2345678", places},
      {"1e-99999999999999999999", places},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.text) {
      const auto number = parse_number(c.text);
      BOOST_REQUIRE(!number.has_value());
      BOOST_TEST(static_cast<int>(number.error()) == static_cast<int>(c.problem));
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_are_written_with_as_few_decimals_as_it_takes) {
  struct Case { std::int64_t millionths; const char* text; };
  const Case cases[] = {
      {0, "0"}, {1, "0.000001"}, {-1, "-0.000001"}, {1'500'000, "1.5"}, {-12'000'000, "-12"},
      {10'100'000, "10.1"}, {INT64_MAX, "9223372036854.775807"},
      {INT64_MIN, "-9223372036854.775808"},
  };
  for (const Case& c : cases) BOOST_TEST(printed(c.millionths) == c.text);
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_back_the_same) {
  std::uint64_t state = 42;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const auto number = static_cast<std::int64_t>(state) >> (state % 60);
    BOOST_TEST_CONTEXT(number) {
      const auto again = parse_number(printed(number));
      BOOST_REQUIRE(again.has_value());
      BOOST_REQUIRE(*again == number);
    }
  }
}
