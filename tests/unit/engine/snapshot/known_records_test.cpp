/// Who is known already: counted once, forgotten with the page that failed.

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/snapshot/known_records.hpp"

using namespace joinery;
using Seen = KnownRecords::Seen;

BOOST_AUTO_TEST_CASE(who_comes_again_is_the_same_or_another) {
  KnownRecords known;
  BOOST_TEST((known.add("1", "a") == Seen::is_new));
  BOOST_TEST((known.add("1", "a") == Seen::same));
  BOOST_TEST((known.add("1", "b") == Seen::differs));
  BOOST_TEST((known.add("1", "a") == Seen::same));   // the first one stays
  BOOST_TEST((known.add("", "a") == Seen::is_new));
  BOOST_TEST((known.add(std::string_view("1\0", 2), "a") == Seen::is_new));
  BOOST_TEST(known.new_on_page() == 3U);
  known.clear();
  BOOST_TEST((known.add("1", "a") == Seen::is_new));
}

BOOST_AUTO_TEST_CASE(a_page_that_failed_is_forgotten_and_nothing_else) {
  std::mt19937 random(7);
  KnownRecords known;
  std::map<std::string, std::string> closed;
  for (int page = 0; page < 200; ++page) {
    std::map<std::string, std::string> now = closed;
    std::size_t added = 0;
    for (int i = 0; i < 100; ++i) {
      const std::string id = std::to_string(random() % 20'000), record = std::to_string(random() % 3);
      const auto [place, is_new] = now.emplace(id, record);
      const Seen wanted = is_new ? Seen::is_new : place->second == record ? Seen::same : Seen::differs;
      BOOST_TEST_REQUIRE((known.add(id, record) == wanted), "page " << page << ", id " << id);
      added += is_new ? 1 : 0;
    }
    BOOST_TEST(known.new_on_page() == added);
    if (random() % 3 == 0) {
      known.drop_page();
    } else {
      known.close_page();
      closed = std::move(now);
    }
    BOOST_TEST(known.new_on_page() == 0U);
  }
  BOOST_TEST(closed.size() > 4'000U);   // it grew several times
}
