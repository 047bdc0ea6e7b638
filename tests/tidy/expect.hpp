#pragma once
/// How tests of rules speak about complaints.

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "tests/tidy/repository.hpp"

namespace joinery::tidy {

/// Every complaint is an error of its own, so that one run shows them all.
inline void expect_none(const Complaints& complaints) {
  for (const std::string& complaint : complaints) BOOST_ERROR(complaint);
  BOOST_TEST(complaints.empty());
}

/// Exactly one complaint, and it holds `part`.
inline void expect_one(const Complaints& complaints, std::string_view part) {
  BOOST_TEST_REQUIRE(complaints.size() == 1U);
  BOOST_TEST_CONTEXT(complaints.front()) {
    BOOST_TEST((complaints.front().find(part) != std::string::npos));
  }
}

/// The repository that the test runs in; read once.
inline const Repository& here() {
  static const Repository repository = read_repository(".");
  return repository;
}

}  // namespace joinery::tidy
