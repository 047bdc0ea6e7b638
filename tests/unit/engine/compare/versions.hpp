#pragma once
/// Two versions of examples/acme: the one of the repository, and one in which some texts of its
/// files are replaced.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/compare/hybrids.hpp"
#include "tests/support/compiled.hpp"

namespace joinery::testing {

struct Replacement {
  std::string file, from, to;
};

class Versions {
 public:
  /// Fails the test where a text to be replaced is not there, or a version has an error.
  explicit Versions(const std::vector<Replacement>& replacements);

  [[nodiscard]] const CompiledMapping& old() const { return *old_; }
  [[nodiscard]] const CompiledMapping& now() const { return *now_; }
  [[nodiscard]] Hybrids hybrids() const;
  /// As `kind layer, section: item`, one for each edit.
  [[nodiscard]] std::vector<std::string> edits() const;

 private:
  std::unique_ptr<CompiledMapping> old_, now_;
};

/// The words that every check needs; they live as long as the test program.
[[nodiscard]] const Words& test_words();

}  // namespace joinery::testing
