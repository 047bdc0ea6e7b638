/// Whom messages say to read, and in which order.

#include <boost/test/unit_test.hpp>

#include "engine/connect/told_people.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(whoever_leaves_is_read_before_all_others) {
  const auto people = told_people("changed E1\njoined E2\nleft E3\nchanged E4\nleft E1\ndeleted E5\n");
  BOOST_TEST_REQUIRE(people.has_value());
  const std::vector<std::string> wanted{"E1", "E3", "E5", "E2", "E4"};
  BOOST_TEST(*people == wanted, boost::test_tools::per_element());
}
