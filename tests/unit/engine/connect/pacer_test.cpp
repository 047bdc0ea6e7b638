/// No more requests than allowed, however they come.

#include <boost/test/unit_test.hpp>

#include "engine/connect/pacer.hpp"

using namespace joinery;
using std::chrono::milliseconds;
using std::chrono::seconds;

BOOST_AUTO_TEST_CASE(no_window_of_the_rate_ever_holds_more_than_it_allows) {
  Pacer pacer({{5, seconds(10)}, {2, seconds(1)}});
  std::vector<milliseconds> sent;
  milliseconds now{1'000'000};
  while (sent.size() < 40) {
    const milliseconds wait = pacer.wait(now);
    now += wait;
    BOOST_TEST(pacer.wait(now).count() == 0);
    pacer.take(now);
    sent.push_back(now);
    now += milliseconds(7);
  }
  for (std::size_t i = 5; i < sent.size(); ++i) BOOST_TEST((sent[i] - sent[i - 5]).count() >= 10'000);
  for (std::size_t i = 2; i < sent.size(); ++i) BOOST_TEST((sent[i] - sent[i - 2]).count() >= 1'000);
  // And hardly slower than that.
  BOOST_TEST((sent.back() - sent.front()).count() < 8 * 10'300);
}

BOOST_AUTO_TEST_CASE(without_rates_nothing_waits_until_the_vendor_says_so) {
  Pacer pacer({});
  for (int i = 0; i < 100; ++i) {
    BOOST_TEST(pacer.wait(milliseconds(i)).count() == 0);
    pacer.take(milliseconds(i));
  }
  pacer.pause_until(milliseconds(5'000));
  pacer.pause_until(milliseconds(2'000));
  BOOST_TEST(pacer.wait(milliseconds(1'000)).count() == 4'000);
  BOOST_TEST(pacer.wait(milliseconds(5'000)).count() == 0);
}

BOOST_AUTO_TEST_CASE(there_is_room_for_what_no_window_holds_yet) {
  using std::chrono::milliseconds;
  Pacer pacer({{3, std::chrono::seconds(10)}, {2, std::chrono::seconds(1)}});
  BOOST_TEST(pacer.room(milliseconds(0)) == 2U);
  pacer.take(milliseconds(0));
  BOOST_TEST(pacer.room(milliseconds(0)) == 1U);
  pacer.take(milliseconds(500));
  BOOST_TEST(pacer.room(milliseconds(600)) == 0U);
  BOOST_TEST(pacer.room(milliseconds(1'200)) == 1U);
  BOOST_TEST(pacer.room(milliseconds(9'000)) == 1U);
  BOOST_TEST(pacer.room(milliseconds(20'000)) == 2U);
  BOOST_TEST(Pacer({}).room(milliseconds(0)) > 1'000'000U);
}
