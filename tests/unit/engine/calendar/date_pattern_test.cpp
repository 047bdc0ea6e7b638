#include "engine/calendar/date_pattern.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"

using namespace joinery;

namespace {

std::string shown(const Dated<Day>& day) {
  return day ? day_text(*day) : std::string(words(day.error()));
}
std::string no(DateProblem problem) { return std::string(words(problem)); }

}  // namespace

BOOST_AUTO_TEST_CASE(the_example_says_how_days_are_written) {
  struct Row {
    const char* example;
    const char* text;
    std::string result;
  };
  for (const Row& row :
       {Row{"31/01/2024", "05/04/2023", "2023-04-05"},
        {"01/31/2024", "05/04/2023", "2023-05-04"},
        {"31.01.2024", "05.04.2023", "2023-04-05"},
        {"2024-01-31", "2023-04-05", "2023-04-05"},
        {"31/01/24", "05/04/23", "2023-04-05"},
        {"31/01/24", "05/04/68", "2068-04-05"},
        {"31/01/24", "05/04/69", "1969-04-05"},
        {"1/31/2024", "5/4/2023", "2023-05-04"},
        {"1/31/2024", "05/04/2023", "2023-05-04"},
        {"31 Jan 2024", "5 APR 2023", "2023-04-05"},
        {"31-Jan-24", "05-sep-23", "2023-09-05"},
        {"31 Jan 2024", "5 Sept 2023", "2023-09-05"},
        {"January 31, 2024", "May 4, 2023", "2023-05-04"},
        {"January 31, 2024", "september 30, 2023", "2023-09-30"},
        {"31st January 2024", "2nd May 2023", "2023-05-02"},
        {"31st January 2024", "11th May 2023", "2023-05-11"},
        {"Wed 31 Jan 2024", "Thu 1 Feb 2024", "2024-02-01"},
        {"Wednesday, January 31, 2024", "Thursday, February 1, 2024", "2024-02-01"},
        {"31012024", "05042023", "2023-04-05"},
        {"20240131", "20230405", "2023-04-05"},
        {"01312024", "04052023", "2023-04-05"},
        {"240131", "230405", "2023-04-05"},
        {"31/01/2024 00:00:00", "05/04/2023 00:00:00", "2023-04-05"},
        {"2024-01-31T00:00", "2023-04-05T00:00", "2023-04-05"},
        {"2024年01月31日", "2023年04月05日", "2023-04-05"},
        {"31/01/2024", "5/4/2023", no(DateProblem::shape)},
        {"31/01/2024", "31/04/2023", no(DateProblem::day)},
        {"31/01/2024", "29/02/2023", no(DateProblem::day)},
        {"31/01/2024", "01/13/2023", no(DateProblem::month)},
        {"31/01/2024", "01/01/0000", no(DateProblem::year)},
        {"31/01/2024", "00/00/0000", no(DateProblem::placeholder)},
        {"31/01/2024", "31/01/20245", no(DateProblem::trailing)},
        {"31/01/2024", "31.01.2024", no(DateProblem::shape)},
        {"31/01/2024", "", no(DateProblem::shape)},
        {"31/01/2024 00:00:00", "05/04/2023 09:00:00", no(DateProblem::shape)},
        {"31 Jan 2024", "5 Mai 2023", no(DateProblem::shape)},
        {"31 Jan 2024", "5 April 2023", no(DateProblem::shape)},
        {"31st January 2024", "2th May 2023", no(DateProblem::shape)},
        {"Wed 31 Jan 2024", "Fri 1 Feb 2024", no(DateProblem::weekday)}}) {
    BOOST_TEST_CONTEXT(row.example << " reads " << row.text) {
      const auto pattern = compile_date_pattern(row.example);
      BOOST_REQUIRE(pattern.has_value());
      BOOST_TEST(shown(pattern->parse(row.text)) == row.result);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_example_that_shows_another_day_is_refused) {
  struct Row {
    const char* example;
    PatternProblem problem;
  };
  for (const Row& row :
       {Row{"30/01/2024", PatternProblem::unknown_part},
        {"dd/mm/yyyy", PatternProblem::unknown_part},
        {"31/12/2024", PatternProblem::unknown_part},
        {"31/01/2023", PatternProblem::unknown_part},
        {"31 Janvier 2024", PatternProblem::unknown_part},
        {"31/01/2024 31", PatternProblem::repeated},
        {"Jan 01 2024", PatternProblem::repeated},
        {"31/01", PatternProblem::incomplete},
        {"", PatternProblem::incomplete},
        {"Jan 2024", PatternProblem::incomplete},
        {"1312024", PatternProblem::run_together},
        {"3112024", PatternProblem::run_together},
        {"31 Jan 2024 or so", PatternProblem::unknown_part},
        {"31/01/2024----------------------------------------", PatternProblem::too_long},
        {"31/01/2024 09:00", PatternProblem::unknown_part}}) {
    BOOST_TEST_CONTEXT(row.example) {
      const auto pattern = compile_date_pattern(row.example);
      BOOST_REQUIRE(!pattern.has_value());
      BOOST_TEST(words(pattern.error()) == words(row.problem));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_example_writes_what_it_reads) {
  for (const char* example :
       {"31/01/2024", "1/31/2024", "31 Jan 2024", "January 31, 2024", "31st January 2024",
        "Wednesday, January 31, 2024", "Wed 31.01.24", "20240131", "2024-01-31T00:00:00.000"}) {
    BOOST_TEST_CONTEXT(example) {
      const auto pattern = compile_date_pattern(example);
      BOOST_REQUIRE(pattern.has_value());
      std::string shown_day;
      pattern->format(*day_from(2024, 1, 31), shown_day);
      BOOST_TEST(shown_day == example);
      for (int days = -300; days < 20'000; days += 7) {
        std::string text;
        pattern->format(Day{days}, text);
        BOOST_REQUIRE_MESSAGE(pattern->parse(text).value() == Day{days}, text);
      }
    }
  }
}
