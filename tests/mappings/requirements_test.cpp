/// docs/requirements.md is held to the tests: each row is shown by tests and cases that exist, or says
/// when it will be, and no test of a row is missing in it.

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
  std::set<std::string> own;     ///< tests that carry its name, as `LB_03_…`
  std::set<std::string> others;  ///< tests of something that it needs
  std::set<std::string> cases;   ///< titles in tests/cases
  bool later = false;
};

std::set<std::string> all_of(const std::string& text, const std::regex& what) {
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it) {
    found.insert((*it)[1]);
  }
  return found;
}

/// `| LB-1 | what | tests or later |`
std::map<std::string, Row> rows_of_table() {
  std::map<std::string, Row> rows;
  const std::regex row(R"(^\| (L[A-Z]-\d+) \| .* \| (.*) \|$)");
  const std::regex own("`(L[A-Z]_[0-9]+_[A-Za-z0-9_]+)`");
  const std::regex other("`([a-z][a-z0-9_]+)`");
  const std::regex title("`case: ([^`]+)`");
  for (const std::string& line : lines_of(file_text("docs/requirements.md"))) {
    std::smatch found;
    if (!std::regex_match(line, found, row)) continue;
    const std::string shown = found[2];
    BOOST_TEST(!rows.contains(found[1]), found[1].str() + " stands twice");
    Row& entry = rows[found[1]];
    entry.later = std::regex_search(shown, std::regex("later: serve"));
    entry.own = all_of(shown, own);
    entry.others = all_of(shown, other);
    entry.cases = all_of(shown, title);
  }
  return rows;
}

/// The rows of the yardstick, and what of each may wait for the service: nothing, `later` (a part), or
/// `only later` (all of it).
std::map<std::string, std::string> stages_of_rows() {
  std::map<std::string, std::string> stages;
  for (const std::string& line : lines_of(file_text("tests/mappings/yardstick_rows.txt"))) {
    const std::size_t space = line.find(' ');
    const std::string stage = space == std::string::npos ? "" : line.substr(space + 1);
    BOOST_TEST((stage.empty() || stage == "later" || stage == "only later"), line);
    stages[line.substr(0, space)] = stage;
  }
  return stages;
}

/// Every test below `tests`, whatever it is called, in C++ and in Python.
std::set<std::string> all_tests() {
  std::set<std::string> names;
  const std::regex in_python(R"(def (test_[a-z0-9_]+)\()");
  const std::regex in_boost(R"(BOOST_AUTO_TEST_CASE\(([A-Za-z0-9_]+)\))");
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests")) {
    const std::string path = entry.path().generic_string();
    if (!path.ends_with("_test.cpp") && !path.ends_with("_test.py")) continue;
    names.merge(all_of(file_text(path), path.ends_with(".py") ? in_python : in_boost));
  }
  return names;
}

/// The titles of the cases that are planned.
std::set<std::string> all_cases() {
  std::set<std::string> titles;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases")) {
    if (entry.path().extension() != ".txt" || entry.path().filename() == "rows.txt") continue;
    for (const std::string& line : lines_of(file_text(entry.path().generic_string()))) {
      if (line.starts_with("# ")) titles.insert(line.substr(2));
    }
  }
  return titles;
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

BOOST_AUTO_TEST_CASE(every_row_of_the_yardstick_is_shown_and_no_other_one_waits_for_the_service) {
  const auto rows = rows_of_table();
  const auto wanted = stages_of_rows();
  BOOST_TEST(wanted.size() == 119U);
  for (const auto& [id, stage] : wanted) {
    const auto row = rows.find(id);
    BOOST_TEST((row != rows.end()), id + " is missing in docs/requirements.md");
    if (row == rows.end()) continue;
    const Row& of = row->second;
    const bool shown = !of.own.empty() || !of.others.empty() || !of.cases.empty();
    BOOST_TEST(shown == (stage != "only later"), id + " is shown, or not, otherwise than yardstick_rows.txt says");
    BOOST_TEST(of.later == !stage.empty(), id + " may wait for the service, or not, as yardstick_rows.txt says");
  }
  for (const auto& [id, row] : rows) BOOST_TEST(wanted.contains(id), id + " is no row of the yardstick");
}

BOOST_AUTO_TEST_CASE(every_test_that_the_table_names_exists_and_the_other_way_round) {
  const auto rows = rows_of_table();
  const auto tests = tests_that_exist();
  BOOST_TEST(tests.size() > 30U);
  for (const auto& [id, row] : rows) {
    const auto found = tests.find(id);
    for (const std::string& name : row.own) {
      BOOST_TEST((found != tests.end() && found->second.contains(name)), id + " names " + name);
    }
  }
  for (const auto& [id, names] : tests) {
    const auto row = rows.find(id);
    BOOST_TEST_REQUIRE((row != rows.end()), id);
    for (const std::string& name : names) BOOST_TEST(row->second.own.contains(name), name);
  }
}

BOOST_AUTO_TEST_CASE(everything_else_that_the_table_names_exists_too) {
  const std::set<std::string> tests = all_tests();
  const std::set<std::string> cases = all_cases();
  BOOST_TEST(tests.size() > 500U);
  BOOST_TEST(cases.size() > 100U);
  for (const auto& [id, row] : rows_of_table()) {
    for (const std::string& name : row.others) BOOST_TEST(tests.contains(name), id + " names " + name);
    for (const std::string& title : row.cases) BOOST_TEST(cases.contains(title), id + " names " + title);
  }
}
