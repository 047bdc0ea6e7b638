#include "stdlib/stdlib.hpp"

namespace joinery {
namespace {

constexpr const FunctionDef* functions[] = {
#define JOINERY_FUNCTION(folder, name) &stdlib::name##_function,
#include "stdlib/functions.def"
#undef JOINERY_FUNCTION
};

}  // namespace

std::span<const FunctionDef* const> standard_library() { return functions; }

}  // namespace joinery
