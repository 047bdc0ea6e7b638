#include "tests/unit/engine/unicode/country_page.hpp"

#include <fstream>
#include <stdexcept>

namespace joinery {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 1;
  for (std::size_t end = line.find('|', begin); end != std::string::npos;
       end = line.find('|', begin)) {
    cells.push_back(trimmed(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

/// Each text in backquotes is a row of its own.
std::vector<CountryRow> rows_of(const std::vector<std::string>& cells) {
  std::string answer = cells[1];
  if (answer == "held") answer.clear();
  if (answer.starts_with("held: ")) answer.erase(0, 6);
  std::vector<CountryRow> rows;
  for (std::size_t at = cells[0].find('`'); at != std::string::npos;
       at = cells[0].find('`', at)) {
    const std::size_t end = cells[0].find('`', at + 1);
    if (end == std::string::npos) throw std::runtime_error("an open backquote: " + cells[0]);
    rows.push_back({cells[0].substr(at + 1, end - at - 1), answer, cells[2]});
    at = end + 1;
  }
  return rows;
}

}  // namespace

CountryPage read_country_page() {
  std::ifstream file("docs/countries.md");
  if (!file) throw std::runtime_error("docs/countries.md cannot be read");
  CountryPage page;
  std::vector<CountryRow>* into = &page.decisions;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) {
      into = line == "## Between languages"  ? &page.between_languages
             : line == "## Codes come first" ? &page.codes_first
                                             : &page.decisions;
    }
    if (!line.starts_with("| `")) continue;
    const auto cells = cells_of(line);
    if (cells.size() != 3) throw std::runtime_error("not three columns: " + line);
    for (CountryRow& row : rows_of(cells)) into->push_back(std::move(row));
  }
  return page;
}

}  // namespace joinery
