#pragma once
/// A query in its canonical form: the short spelling where there is one, one blank round signs, no
/// needless brackets. Reading the result gives an equal query.

#include <string>

#include "engine/jsonpath/query.hpp"

namespace joinery {

/// `$.employments[?@.primary == true].title`
[[nodiscard]] std::string print(const JsonPathQuery& query);

}  // namespace joinery
