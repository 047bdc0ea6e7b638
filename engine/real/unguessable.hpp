#pragma once
/// Texts that nobody can guess: for passwords that are set and thrown away. The bytes are those of the
/// operating system.

#include <cstddef>
#include <string>

namespace joinery {

/// Letters of both cases, digits and signs, at least one of each; `letters` is at least 8.
[[nodiscard]] std::string unguessable_text(std::size_t letters = 24);

}  // namespace joinery
