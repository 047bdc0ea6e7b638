/// stdlib/modules/content_regions.csv knows every country, once, and nothing else.

#include <fstream>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/unicode/country_names.hpp"

BOOST_AUTO_TEST_CASE(every_country_has_a_region) {
  std::ifstream file("stdlib/modules/content_regions.csv");
  std::string line;
  std::getline(file, line);
  BOOST_TEST(line == "country,content_region");
  std::set<std::string> rows;
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    BOOST_TEST_CONTEXT(line) {
      BOOST_REQUIRE(comma == 2U);
      BOOST_TEST(line.size() > 3U);
      BOOST_TEST(rows.insert(line.substr(0, comma)).second);
    }
  }
  std::set<std::string> countries;
  for (const auto& code : joinery::CountryNames().codes()) {
    countries.emplace(code.begin(), code.end());
  }
  BOOST_TEST(countries.size() == 250U);
  BOOST_TEST(rows == countries, boost::test_tools::per_element());
}
