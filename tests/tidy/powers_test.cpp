#include "tests/tidy/powers.hpp"

#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/tidy/expect.hpp"

using namespace joinery::tidy;

namespace {

bool holds(const Complaints& complaints, std::string_view part) {
  return std::ranges::any_of(complaints, [&](const auto& one) { return one.find(part) != std::string::npos; });
}

Complaints of(const std::string& line) {
  return wrong_powers({{{"docs/connector-powers.md", line},
                        {"tests/x_test.cpp", "BOOST_AUTO_TEST_CASE(it_is_so) {\n"},
                        {"tests/conversation/pace.txt", "# So it is\n"}}});
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_power_of_a_connector_is_shown) {
  expect_none(wrong_powers(here()));
  BOOST_TEST(!holds(of("| A1 | x | `base` | `it_is_so`, `talk: So it is` |\n"), "A1 "));
  BOOST_TEST(holds(of("| A1 | x | `base` | `it_is_so` |\n"), "A2 is missing"));
  BOOST_TEST(holds(of("| A1 | x | `base` | `it_is_not` |\n"), "A1 names no test: it_is_not"));
  BOOST_TEST(holds(of("| A1 | x | `base` | `talk: So it was` |\n"), "A1 names no test"));
  BOOST_TEST(holds(of("| A1 | x | `it_is_so` | |\n"), "nothing shows A1"));
  BOOST_TEST(holds(of("| A8 | x | `base` | `it_is_so` |\n"), "no such row, or twice: A8"));
}
