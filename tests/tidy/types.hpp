#pragma once
/// Types of one name. Two different ones in one namespace that two files define are one and the same
/// to the linker, which takes either for both; no compiler says so.

#include "tests/tidy/repository.hpp"

namespace joinery::tidy {

/// Structs, classes, unions and enums that the product defines with external linkage (outside of
/// unnamed namespaces, functions and other types) under one name in more than one place.
[[nodiscard]] Complaints double_types(const Repository& repository);

}  // namespace joinery::tidy
