#pragma once
/// The functions of the library, written for people and programs; `docs/functions.md` is
/// `functions_as_markdown` of all of them.

#include <span>
#include <string>

#include "engine/function/function.hpp"

namespace joinery {

/// `functions` in order of name.
[[nodiscard]] std::string functions_as_text(std::span<const FunctionDef* const> functions);
[[nodiscard]] std::string functions_as_json(std::span<const FunctionDef* const> functions);
/// A section for each category, and of each function every parameter and example.
[[nodiscard]] std::string functions_as_markdown(std::span<const FunctionDef* const> functions);

}  // namespace joinery
