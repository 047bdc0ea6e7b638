/// What the language does, as data: every page of tests/conformance/language, case by case. A page
/// may begin with a source document, up to a line `---`, on which its expressions stand. The form of
/// a case is said in tests/support/written_cases.hpp; README.md says what belongs where.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/support/written_cases.hpp"

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* folder = "tests/conformance/language";
constexpr std::size_t cases_min = 300;  // fewer means that pages were not found

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string text_of(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The cases of a page, and the document before them.
std::pair<std::string, WrittenPage> read(const fs::path& path) {
  std::string text = text_of(path);
  constexpr std::string_view line = "\n---\n";
  const std::size_t end = text.find(line);
  if (end == std::string::npos) return {{}, read_page(text)};
  const std::string source = text.substr(0, end + 1);
  // Lines keep their numbers: what is taken away leaves its line breaks.
  const auto lines = static_cast<std::size_t>(std::count(
      text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end + line.size()), '\n'));
  return {source, read_page(std::string(lines, '\n') + text.substr(end + line.size()))};
}

BOOST_AUTO_TEST_CASE(every_case_comes_to_what_it_says) {
  std::size_t count = 0;
  for (const fs::path& path : pages()) {
    const auto [source, page] = read(path);
    for (const std::string& mistake : page.mistakes) BOOST_ERROR(path.string() + ": " + mistake);
    CaseRunner runner(source);
    for (const WrittenCase& written : page.cases) {
      ++count;
      const std::string place =
          fmt::format("{}:{}: {}", path.string(), written.line + 1, written.text);
      BOOST_TEST_CONTEXT(place) {
        const std::string result = runner.run(written);
        BOOST_TEST(result == written.expected, place << "\n  comes to " << result << "\n  expected "
                                                     << written.expected << '\n'
                                                     << runner.said());
      }
    }
    BOOST_TEST(!page.cases.empty(), path.string() << " has no case");
  }
  BOOST_TEST_MESSAGE(count << " cases");
  BOOST_TEST(count >= cases_min);
}

BOOST_AUTO_TEST_CASE(a_wrong_case_is_noticed) {
  const WrittenPage page = read_page("given {\"a\": \"x\"}\na | upper → \"x\"\nno result here\n");
  BOOST_TEST_REQUIRE(page.cases.size() == 1U);
  BOOST_TEST(page.mistakes.size() == 1U);
  BOOST_TEST(CaseRunner().run(page.cases[0]) == "\"X\"");
}

}  // namespace
}  // namespace joinery::testing
