#pragma once
/// A JSON Schema (draft 2020-12) for a kind of document, so that editors complete and check YAML. Made
/// from the tables of dsl/read/keys alone. Pure; the same bytes every time.

#include <string>

#include "dsl/read/keys.hpp"

namespace joinery {

/// Indented, with a line break at the end. Refuses nothing that the reader of documents takes.
[[nodiscard]] std::string document_schema(DocumentKind kind);
/// The same for a file of guards.
[[nodiscard]] std::string guards_schema();

}  // namespace joinery
