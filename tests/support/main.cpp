#define BOOST_TEST_MODULE joinery
#include <boost/test/unit_test.hpp>
