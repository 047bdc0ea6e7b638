/// How long a vendor asks to wait.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/retry_after.hpp"

using namespace joinery;

namespace {

const Instant now = *parse_instant("1994-11-06T08:49:30Z");

std::int64_t wait_of(const char* text) {
  const auto wait = parse_retry_after(text, now);
  return wait ? wait->count() : -1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(seconds_and_all_three_forms_of_a_date_are_read) {
  BOOST_TEST(wait_of("120") == 120'000);
  BOOST_TEST(wait_of(" 0 ") == 0);
  BOOST_TEST(wait_of("Sun, 06 Nov 1994 08:49:37 GMT") == 7'000);
  BOOST_TEST(wait_of("Sunday, 06-Nov-94 08:49:37 GMT") == 7'000);
  BOOST_TEST(wait_of("Sun Nov  6 08:49:37 1994") == 7'000);
  BOOST_TEST(wait_of("Sun, 06 Nov 1994 08:49:00 GMT") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_neither_says_nothing_and_no_number_overflows) {
  for (const char* text : {"", " ", "soon", "-1", "1.5", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT",
                           "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nof 1994 08:49:37 GMT"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(wait_of(text) == -1);
  }
  BOOST_TEST(wait_of("99999999999999999999999999") == 366LL * 86'400 * 1'000);
  BOOST_TEST(wait_of("Fri, 31 Dec 9999 23:59:59 GMT") == 366LL * 86'400 * 1'000);
}
