#pragma once
/// The standard library: every function that a mapping may call. Definitions are constants of the
/// program; the list is for a Registry (engine/function/registry.hpp). Any thread.
///
///   const Registry registry(standard_library());

#include <span>

#include "engine/function/function.hpp"

namespace joinery {

[[nodiscard]] std::span<const FunctionDef* const> standard_library();

namespace stdlib {
#define JOINERY_FUNCTION(folder, name) extern const FunctionDef name##_function;
#include "stdlib/functions.def"
#undef JOINERY_FUNCTION
}  // namespace stdlib

}  // namespace joinery
