#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/decode/near_zone.hpp"
#include "tests/support/references.hpp"

namespace joinery {
namespace {

std::string near(const std::string& written) {
  return near_zone(written, testing::references().zones.names());
}

BOOST_AUTO_TEST_CASE(a_city_alone_is_the_zone_of_that_city) {
  BOOST_TEST(near("London") == "Europe/London");
  BOOST_TEST(near("new york") == "America/New_York");
  BOOST_TEST(near("europe/london") == "Europe/London");
}

BOOST_AUTO_TEST_CASE(a_slip_is_near) {
  BOOST_TEST(near("Europe/Lodnon") == "Europe/London");
  BOOST_TEST(near("Euorpe/Berlin") == "Europe/Berlin");
  BOOST_TEST(near("America/NewYork") == "America/New_York");
}

BOOST_AUTO_TEST_CASE(two_cities_that_share_a_continent_are_not_near) {
  BOOST_TEST(near("Europe/Leeds").empty());
  BOOST_TEST(near("Europe/Munich") != "Europe/Zurich");
  BOOST_TEST(near("Asia/London").empty());
  BOOST_TEST(near("Leeds").empty());
  BOOST_TEST(near("").empty());
}

}  // namespace
}  // namespace joinery
