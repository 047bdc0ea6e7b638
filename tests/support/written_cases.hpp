#pragma once
/// Cases of the language as a page of text, for tests/conformance and for the documents: an
/// expression, or a value of a record, and after `→` what it comes to.
///
///     given {"work": {"title": "Engineer"}}     the record, until the next `given`; lines that
///     begin
///                                               with two spaces go on with it
///     at 2026-11-21T08:00:00Z                   the run's clock
///     uses regions                              modules whose tables and functions are asked
///     work.title | upper → "ENGINEER"           an expression; bare names are places in the record
///     read country from home → "GB"             a line of `read:`, on the record
///     reading date like 31/01/2024 from start   a line of `read:`, for what comes next:
///     "29/02/2024" → "2024-02-29"               what stands in the record at `start`; or `missing`
///
/// A result is JSON, `blank`, `keep`, `clear`, `hold: reason`, or the codes of what is wrong
/// (`J0502`). Warnings stand in brackets after a result: `"x" (J0705)`. Empty lines and lines that
/// begin with `#` say nothing.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/read/load.hpp"
#include "engine/graph/graph.hpp"
#include "engine/json/json.hpp"

namespace joinery::testing {

struct WrittenCase {
  enum class Kind { expression, reading, raw };
  Kind kind = Kind::expression;
  std::size_t line = 0;       ///< in the page, from 0
  std::size_t result_at = 0;  ///< where in that line the result begins
  std::string text;           ///< the expression, the reading, or the raw JSON
  std::string reading;        ///< raw: the reading
  std::string given = "{}";
  std::string at = "2026-11-21T08:00:00Z";
  std::vector<std::string> uses;
  std::string expected;
};

struct WrittenPage {
  std::vector<WrittenCase> cases;
  std::vector<std::string> mistakes;  ///< lines that are no case; a test fails for each
};

[[nodiscard]] WrittenPage read_page(std::string_view text);

/// Runs cases through the parser, the checker, the optimizer and both ways into the executor. What
/// the four runs of one case (with and without the optimizer, from a tree and from bytes) say
/// differently is a failure of its own.
class CaseRunner {
 public:
  /// `source` is a source document on which expressions stand (`worker.start`); empty for none.
  explicit CaseRunner(std::string source = {}) : source_(std::move(source)) {}

  /// What the case comes to, written as a result is.
  [[nodiscard]] std::string run(const WrittenCase& written);
  /// What was said about the last case, rendered.
  [[nodiscard]] const std::string& said() const { return said_; }

 private:
  [[nodiscard]] std::string document_of(const WrittenCase& written) const;
  [[nodiscard]] Bundle& bundle_of(const std::string& document);
  [[nodiscard]] std::string codes(const Diagnostics& diagnostics, const Sources& sources);

  std::string source_;
  std::map<std::string, std::unique_ptr<Bundle>> bundles_;
  std::string said_;
};

}  // namespace joinery::testing
