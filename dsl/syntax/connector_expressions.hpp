#pragma once
/// Every expression that stands in a `connect:`, in the order of the section.

#include <functional>

#include "dsl/syntax/connector.hpp"

namespace joinery {

void each_expression(const ConnectSyntax& connect, const std::function<void(const Expr&)>& visit);

}  // namespace joinery
