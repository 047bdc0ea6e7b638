#pragma once
/// The tables of docs/countries.md, for the tests that hold the program to them.

#include <string>
#include <vector>

namespace joinery {

/// A text in backquotes of the first column, with the other columns of its row. `answer` is a code,
/// `held: AA BB` without its first word, or empty for what is not read at all.
struct CountryRow {
  std::string text;
  std::string answer;
  std::string why;
};

struct CountryPage {
  std::vector<CountryRow> decisions;           ///< all tables but the two that follow
  std::vector<CountryRow> between_languages;   ///< under "Between languages"
  std::vector<CountryRow> codes_first;         ///< under "Codes come first"
};

/// Throws where the page cannot be read.
[[nodiscard]] CountryPage read_country_page();

}  // namespace joinery
