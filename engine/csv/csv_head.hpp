#pragma once
/// What the beginning of a CSV file tells: how it is encoded, and what separates its cells. Pure and
/// deterministic. Internal to engine/csv.

#include <string>
#include <string_view>

namespace joinery {

/// The encoding of the bytes at the beginning of a file: by its byte order mark; else UTF-16 where every
/// second byte of the first hundred is NUL; else UTF-8 if they are that, but for a character that is cut
/// off at the end; else windows-1252.
struct CsvEncoding {
  std::string name;         ///< `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`
  std::size_t mark = 0;     ///< bytes of the byte order mark
};
[[nodiscard]] CsvEncoding encoding_of(std::string_view head);

/// The separator of a text that begins with the headings: the one that splits the headings and most of
/// the next rows into equally many cells, then the one with more of them; `,` `;` tab `|` in this order.
[[nodiscard]] char separator_of(std::string_view text);

}  // namespace joinery
