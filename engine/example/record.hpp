#pragma once
/// The record of an example: the document's, with what the example changes.

#include <optional>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/documents.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// One document of examples; makes the records of its examples. Pure; `out` outlives it.
class RecordMaker {
 public:
  RecordMaker(const Document& document, Diagnostics& out);

  /// An object; members in the order in which they were written. Where a change finds something
  /// else than an object on its way, an object takes its place; `[…]` in a path means items that
  /// are there, and it is reported where there is none, like anything to take away that is not
  /// there. Nothing where something was reported.
  [[nodiscard]] std::optional<Json> record_of(const ExampleSyntax& example);

 private:
  std::optional<Json> base_;  ///< none: something was reported
  Diagnostics& out_;
};

/// `work.title` for the member names of a path; conditions and items are left out.
[[nodiscard]] std::string dotted(const std::vector<PathStep>& path);

}  // namespace joinery
