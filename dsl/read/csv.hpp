#pragma once
/// A table in a CSV file: `region,place` and one row a line. Pure; reads no file itself.
///
/// Dialect: UTF-8, a byte order mark is allowed; the separator is `,`, `;` or a tab, whichever the
/// header has most of; quotes as in RFC 4180, where a quoted value may hold separators, lines and
/// `""`; lines end with LF or CRLF. The first line is a header of at least two columns. The first
/// column is the key and the second the value, whatever they are called; further columns are for
/// people. White space round a value without quotes is no part of it. Empty lines are skipped.

#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"
#include "dsl/syntax/documents.hpp"

namespace joinery {

/// The rows in order. A word's span is what stands between the quotes, so it may be longer than its
/// text (`""`). Never fails: mistakes are J0103 and J0601 to J0608, at most
/// `limits.diagnostics_per_file` of them; rows that can be understood are still given. Where the
/// bytes are not UTF-8 there are none.
[[nodiscard]] std::vector<TableSyntax::Row> read_csv(SourceId file, const Sources& sources,
                                                     const Limits& limits,
                                                     Diagnostics& diagnostics);

}  // namespace joinery
