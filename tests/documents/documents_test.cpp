/// The documents do what they show.

#include <cstdlib>
#include <fstream>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/documents/grammar_names.hpp"
#include "tests/documents/page_runner.hpp"

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

/// Pages that would be wrong without an example.
const std::set<std::string> shows_examples{"README.md", "docs/coach.md", "docs/language.md",
                                           "docs/tools.md", "docs/vendors.md"};

std::vector<std::string> documents() {
  std::vector<std::string> found;
  if (fs::exists("README.md")) found.emplace_back("README.md");
  for (const auto& entry : fs::directory_iterator("docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path().generic_string());
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

BOOST_AUTO_TEST_CASE(a_grammar_with_a_hole_is_noticed) {
  BOOST_TEST(grammar_mistakes("a = b *( \"c\" b ) ; comment\nb = 1*DIGIT / %x41-5A\n").empty());
  BOOST_TEST(grammar_mistakes("a = b c\nb = \"x\"\n").size() == 1U);
  BOOST_TEST(grammar_mistakes("a = \"x\"\nb = a\n").size() == 1U);
}

}  // namespace
}  // namespace joinery::testing
