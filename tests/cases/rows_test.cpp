/// Every row of the list of cases is shown somewhere: rows.txt says where, and this holds it to it.

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Row -> where it is shown.
std::map<std::string, std::string> rows() {
  std::map<std::string, std::string> found;
  std::ifstream in("tests/cases/rows.txt");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("X-")) continue;
    const std::size_t space = line.find(' ');
    const bool is_new = found.emplace(line.substr(0, space), line.substr(space + 1)).second;
    BOOST_TEST(is_new, line << " stands there twice");
  }
  return found;
}

/// Titles of the cases, from which rows are known.
std::string titles() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases")) {
    if (entry.path().extension() != ".txt" || entry.path().filename() == "rows.txt") continue;
    std::stringstream in(text_of(entry.path()));
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("# ")) all += line + " \n";
    }
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_is_shown_where_the_list_says) {
  const std::string here = titles();
  const auto all = rows();
  BOOST_TEST(all.size() == 154U);
  for (const auto& [row, where] : all) {
    BOOST_TEST_CONTEXT(row) {
      if (where == "here") {
        BOOST_TEST((here.find(row + " ") != std::string::npos), "no case has it in its title");
      } else if (!where.starts_with("open: ")) {
        const std::size_t space = where.find(' ');
        const std::string file = where.substr(0, space), name = where.substr(space + 1);
        BOOST_TEST((text_of(file).find(name) != std::string::npos), where << " is not there");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_row_is_open) {
  for (const auto& [row, where] : rows()) BOOST_TEST(!where.starts_with("open"), row << " " << where);
}

BOOST_AUTO_TEST_CASE(every_row_of_a_title_is_on_the_list) {
  const auto all = rows();
  std::stringstream in(titles());
  for (std::string word; in >> word;) {
    if (word.starts_with("X-") && word != "X-H03") BOOST_TEST(all.contains(word), word);
  }
}
