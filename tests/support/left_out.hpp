#pragma once
/// What cannot be tried on this machine is said aloud. Where nothing may be left out it fails:
/// tests/run.sh sets `JOINERY_LEAVE_NOTHING_OUT`.

#include <cstdlib>
#include <iostream>
#include <string>

#include <boost/test/unit_test.hpp>

namespace joinery::testing {

inline void leave_out(const std::string& what) {
  std::cerr << "NOT RUN: " << what << '\n';
  BOOST_TEST(std::getenv("JOINERY_LEAVE_NOTHING_OUT") == nullptr, "nothing may be left out: " << what);
}

}  // namespace joinery::testing
