#pragma once
/// The smallest evaluator that can run a library example: literals and calls. It says nothing about
/// how a mapping is run; the executors do.

#include <string>
#include <string_view>

#include "engine/function/registry.hpp"

namespace joinery::testing {

/// The result as JSON, `hold: reason`, or what is wrong with the expression.
[[nodiscard]] std::string evaluated(std::string_view expression, const Registry& registry);

}  // namespace joinery::testing
