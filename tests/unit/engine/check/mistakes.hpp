#pragma once
/// Mappings with one mistake each, the place that must be marked, and the whole message, which
/// stands in tests/golden/diagnostics. JOINERY_ACCEPT=1 writes what is said now, and fails.

#include <string>
#include <vector>

#include "tests/unit/engine/check/office.hpp"

namespace joinery::testing {

struct Mistake {
  int code;                      ///< 402
  const char* name;              ///< of the file: `402-near-name.txt`
  const char* marked;            ///< the text that the carets stand under
  void (*make)(Office& office);  ///< spoils it
};

/// Each is reported once, with its code, at its place, in the words of its file.
void check_mistakes(const std::vector<Mistake>& mistakes);

}  // namespace joinery::testing
