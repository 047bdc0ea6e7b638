#pragma once
/// An integration as it would be if what it proposes were in force.

#include <optional>

#include "dsl/syntax/documents.hpp"

namespace joinery {

/// A proposed setting, rule or change takes the place of the one of the same name, or comes behind
/// all others. Nothing where nothing is proposed. Pure.
[[nodiscard]] std::optional<Document> with_proposed(const Document& integration);

}  // namespace joinery
