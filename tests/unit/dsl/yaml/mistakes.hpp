#pragma once
/// Mistakes that people make in YAML: what is said of each, what is understood all the same, and the text
/// with the fix in it.

#include <string>
#include <vector>

namespace joinery::yaml_test {

struct Mistake {
  const char* name;
  std::string text;
  std::string fixed;  ///< the text with the fix in it; empty where there is none
  std::string tree;   ///< what is understood all the same
  std::string messages;
};

/// Quotes, colons, comments and the like inside one value.
[[nodiscard]] const std::vector<Mistake>& mistakes_in_values();
/// The rest.
[[nodiscard]] const std::vector<Mistake>& mistakes_around_values();

}  // namespace joinery::yaml_test
