#pragma once
/// How a CSV file is written: what a source says of it, and what is found out where it says `auto`.

#include <cstddef>
#include <string>
#include <vector>

namespace joinery {

struct CsvFormat {
  char separator = '\0';        ///< `,` `;` `|` or a tab; NUL: found out from the first rows
  std::string encoding;         ///< a name that ICU knows, `utf-8` too; empty: found out
  std::vector<std::string> columns;   ///< that it must have
  std::size_t heading = 1;      ///< the line on which the headings begin, from 1; lines before are skipped
};

}  // namespace joinery
