/// docs/requirements.md is held to the tests: each row is shown by tests that exist, or says when
/// it will be, and no test of a row is missing in it.

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"

using namespace joinery::testing;

namespace {

struct Row {
  std::set<std::string> tests;
  bool later = false;
};

/// `| LB-1 | what | tests or later |`
std::map<std::string, Row> rows_of_table() {
  std::map<std::string, Row> rows;
  const std::regex row(R"(^\| (L[A-Z]-\d+) \| .* \| (.*) \|$)");
  const std::regex name("`([A-Za-z0-9_]+)`");
  for (const std::string& line : lines_of(file_text("docs/requirements.md"))) {
    std::smatch found;
    if (!std::regex_match(line, found, row)) continue;
    const std::string shown = found[2];
    BOOST_TEST(!rows.contains(found[1]), found[1].str() + " stands twice");
    Row& entry = rows[found[1]];
    entry.later = std::regex_search(shown, std::regex("later: (plan|apply|serve|doc)"));
    for (std::sregex_iterator it(shown.begin(), shown.end(), name), end; it != end; ++it) {
      entry.tests.insert((*it)[1]);
    }
  }
  return rows;
}

/// The tests of the rows, `LB-3` for `LB_03_…`, wherever they stand below `tests`.
std::map<std::string, std::set<std::string>> tests_that_exist() {
  std::map<std::string, std::set<std::string>> tests;
  const std::regex declared(R"(BOOST_AUTO_TEST_CASE\((L[A-Z])_0*(\d+)(_[A-Za-z0-9_]+)\))");
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests")) {
    const std::string path = entry.path().generic_string();
    if (!entry.is_regular_file() || !path.ends_with("_test.cpp")) continue;
    const std::string text = file_text(path);
    for (std::sregex_iterator it(text.begin(), text.end(), declared), end; it != end; ++it) {
      const std::string whole = (*it)[0];
      const std::string name = whole.substr(21, whole.size() - 22);
      const bool fresh = tests[(*it)[1].str() + '-' + (*it)[2].str()].insert(name).second;
      BOOST_TEST(fresh, name + " stands twice");
    }
  }
  return tests;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_of_the_yardstick_is_shown_or_has_its_stage) {
  const auto rows = rows_of_table();
  const auto wanted = lines_of(file_text("tests/mappings/yardstick_rows.txt"));
  BOOST_TEST(wanted.size() == 119U);
  std::set<std::string> sections;
  for (const auto& [id, row] : rows) sections.insert(id.substr(0, 2));
  for (const std::string& id : wanted) {
    if (!sections.contains(id.substr(0, 2))) continue;
    const auto row = rows.find(id);
    BOOST_TEST((row != rows.end()), id + " is missing in docs/requirements.md");
    if (row == rows.end()) continue;
    BOOST_TEST((!row->second.tests.empty() || row->second.later),
               id + " is neither shown nor later");
  }
  for (const auto& [id, row] : rows) {
    BOOST_TEST((std::find(wanted.begin(), wanted.end(), id) != wanted.end()),
               id + " is no row of the yardstick");
  }
}

BOOST_AUTO_TEST_CASE(every_test_that_the_table_names_exists_and_the_other_way_round) {
  const auto rows = rows_of_table();
  const auto tests = tests_that_exist();
  BOOST_TEST(tests.size() > 30U);
  for (const auto& [id, row] : rows) {
    const auto found = tests.find(id);
    for (const std::string& name : row.tests) {
      BOOST_TEST((found != tests.end() && found->second.contains(name)), id + " names " + name);
    }
  }
  for (const auto& [id, names] : tests) {
    const auto row = rows.find(id);
    BOOST_TEST_REQUIRE((row != rows.end()), id);
    for (const std::string& name : names) BOOST_TEST(row->second.tests.contains(name), name);
  }
}
