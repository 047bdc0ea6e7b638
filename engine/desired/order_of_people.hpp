#pragma once
/// The order of people with one id: by everything that decides, and at last by their records' hashes,
/// so that the order in which the records came can not be told from it.

#include "engine/desired/people.hpp"

namespace joinery {

[[nodiscard]] bool comes_before(const Person& a, const Person& b);

}  // namespace joinery
