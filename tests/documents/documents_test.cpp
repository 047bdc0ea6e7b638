/// The documents do what they show.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/documents/grammar_names.hpp"
#include "tests/documents/page_runner.hpp"

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

/// Pages that would be wrong without an example.
const std::set<std::string> shows_examples{
    "README.md",         "docs/admin.md",     "docs/coach.md",    "docs/comparing.md",
    "docs/countries.md", "docs/functions.md", "docs/language.md", "docs/modules.md",
    "docs/operations.md", "docs/testing.md",  "docs/tools.md",    "docs/vendors.md"};

std::vector<std::string> documents() {
  std::vector<std::string> found;
  if (fs::exists("README.md")) found.emplace_back("README.md");
  for (const char* folder : {"docs", "docs/diagnostics"}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".md") found.push_back(entry.path().generic_string());
    }
  }
  for (const auto& entry : fs::directory_iterator("examples")) {
    const fs::path readme = entry.path() / "README.md";
    if (fs::exists(readme)) found.push_back(readme.generic_string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The folder of a page: `docs/language.md` becomes `docs_language`.
std::string folder_of(std::string path) {
  path = path.substr(0, path.size() - 3);
  std::replace(path.begin(), path.end(), '/', '_');
  return path;
}

void carry_out(const std::string& path, bool accept) {
  const Page page = read_markdown(path);
  PageRunner runner(page, fs::path(JOINERY_DOCUMENTS_FOLDER) / folder_of(path), JOINERY_PROGRAM);
  const std::size_t executed = runner.run();
  BOOST_TEST_MESSAGE(path << ": " << executed << " blocks");
  if (shows_examples.contains(path)) {
    BOOST_TEST(executed > 0U, path << " shows nothing that can be carried out");
  }
  if (!accept || !runner.differs()) return;
  std::ofstream(path, std::ios::binary) << runner.corrected();
  BOOST_ERROR(path + " was rewritten: look at the difference, then run this again");
}

BOOST_AUTO_TEST_CASE(every_document_does_what_it_shows) {
  const char* said = std::getenv("JOINERY_ACCEPT");
  const bool accept = said != nullptr && std::string(said) == "1";
  const auto all = documents();
  BOOST_TEST(std::count(all.begin(), all.end(), "docs/language.md") == 1);
  for (const std::string& path : all) {
    BOOST_TEST_CONTEXT(path) { carry_out(path, accept); }
  }
}

/// What a command prints, as long as it is fine.
std::string printed(const std::string& arguments) {
  const std::string command = std::string(JOINERY_PROGRAM) + " " + arguments;
  FILE* pipe = popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> part;
  for (std::size_t size = 1; size > 0;) {
    size = fread(part.data(), 1, part.size(), pipe);
    text.append(part.data(), size);
  }
  BOOST_REQUIRE(pclose(pipe) == 0);
  return text;
}

BOOST_AUTO_TEST_CASE(the_page_of_functions_is_what_the_program_prints) {
  const std::string wanted = printed("functions --format markdown");
  std::ifstream file("docs/functions.md", std::ios::binary);
  const std::string there{std::istreambuf_iterator<char>(file), {}};
  if (there == wanted) return;
  const char* said = std::getenv("JOINERY_ACCEPT");
  if (said != nullptr && std::string(said) == "1") {
    std::ofstream("docs/functions.md", std::ios::binary) << wanted;
  }
  BOOST_ERROR("docs/functions.md is old: make it with joinery functions --format markdown");
}

/// The table of section 5.8 names every function, under its category, and no other.
BOOST_AUTO_TEST_CASE(the_language_names_every_function) {
  std::ifstream file("docs/language.md");
  std::set<std::string> named;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("The functions of the library")) inside = true;
    if (line.starts_with("### 5.9")) break;
    if (!inside || !line.starts_with("| ")) continue;
    const std::string category = line.substr(2, line.find(' ', 2) - 2);
    for (std::size_t at = line.find('`'); at != std::string::npos; at = line.find('`', at)) {
      const std::size_t end = line.find('`', at + 1);
      named.insert(category + " " + line.substr(at + 1, end - at - 1));
      at = end + 1;
    }
  }
  std::set<std::string> listed;
  std::ifstream list("stdlib/functions.def");
  for (std::string line; std::getline(list, line);) {
    if (!line.starts_with("JOINERY_FUNCTION(")) continue;
    const std::size_t comma = line.find(", ");
    listed.insert(line.substr(17, comma - 17) + " " +
                  line.substr(comma + 2, line.find(')') - comma - 2));
  }
  BOOST_TEST(named == listed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_grammar_with_a_hole_is_noticed) {
  BOOST_TEST(grammar_mistakes("a = b *( \"c\" b ) ; comment\nb = 1*DIGIT / %x41-5A\n").empty());
  BOOST_TEST(grammar_mistakes("a = b c\nb = \"x\"\n").size() == 1U);
  BOOST_TEST(grammar_mistakes("a = \"x\"\nb = a\n").size() == 1U);
}

}  // namespace
}  // namespace joinery::testing
