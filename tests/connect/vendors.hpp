#pragma once
/// The sources under test: which simulator plays each, and what a customer would give for it.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/connect/company.hpp"

namespace joinery::testing {

struct SourceUnderTest {
  const char* mapping;      ///< below mappings/
  const char* simulator;
  std::size_t people;       ///< enough for several pages
  /// Names and values of credentials; `{address}`, `{user}`, `{secret}` and `{hook}` are filled in.
  std::vector<std::pair<const char*, const char*>> credentials;
  /// Whether its pages say something by which a row that is left out is noticed.
  bool counts;
  std::vector<const char*> fields;  ///< that decide about people, as the simulator's faults call them
  std::size_t few = 14;             ///< people of its smallest company: fewer where each is asked for alone
};

[[nodiscard]] std::span<const SourceUnderTest> sources_under_test();
[[nodiscard]] const SourceUnderTest& source_under_test(std::string_view mapping);
/// A credential's value for this company.
[[nodiscard]] std::string filled_in(std::string text, const Company& company);

}  // namespace joinery::testing
