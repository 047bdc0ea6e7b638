#pragma once
/// Rules of an ABNF grammar (RFC 5234): that each name which is used is defined, once, and each
/// that is defined is used, the first aside.

#include <string>
#include <vector>

namespace joinery::testing {

[[nodiscard]] std::vector<std::string> grammar_mistakes(const std::string& grammar);

}  // namespace joinery::testing
