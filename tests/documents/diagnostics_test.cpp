/// Every code has its page, every page shows exactly its code, and the index lists them all.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "dsl/diagnostic/diagnostic.hpp"
#include "tests/documents/markdown.hpp"

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

const fs::path folder = "docs/diagnostics";

/// The codes that stand in brackets, as `error[J0504]`, in what the blocks of a page show.
std::set<std::string> codes_shown(const Page& page) {
  std::set<std::string> codes;
  for (const Block& block : page.blocks) {
    if (block.kind != "console" && block.kind != "error") continue;
    const std::string text = block.text();
    for (std::size_t at = text.find("[J"); at != std::string::npos; at = text.find("[J", at + 1)) {
      codes.insert(text.substr(at + 1, text.find(']', at) - at - 1));
    }
  }
  return codes;
}

bool holds_line(const Page& page, const std::string& line) {
  return std::ranges::find(page.lines, line) != page.lines.end();
}

BOOST_AUTO_TEST_CASE(every_code_has_a_page_whose_example_shows_exactly_this_code) {
  for (const CodeInfo& code : all_codes()) {
    const std::string name = code_text(code.code);
    BOOST_TEST_CONTEXT(name) {
      const fs::path path = folder / (name + ".md");
      BOOST_TEST(fs::exists(path), path << " is missing");
      if (!fs::exists(path)) continue;
      const Page page = read_markdown(path.generic_string());
      BOOST_TEST(page.lines.front() == fmt::format("# {}: {}", name, code.title));
      BOOST_TEST(holds_line(page, "## An example"));
      BOOST_TEST(holds_line(page, "## The way out"));
      const std::set<std::string> codes = codes_shown(page);
      BOOST_TEST(codes == std::set<std::string>{name}, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(no_page_is_there_without_its_code) {
  std::set<std::string> known{"README.md"};
  for (const CodeInfo& code : all_codes()) known.insert(code_text(code.code) + ".md");
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    BOOST_TEST(known.contains(name), name << " is the page of no code");
  }
}

struct Chapter {
  unsigned hundred;
  const char* title;
};
constexpr Chapter chapters[] = {
    {1, "Files and YAML"},        {2, "Expressions"},          {3, "Documents"},
    {4, "Names and layers"},      {5, "Types and blanks"},     {6, "Tables"},
    {7, "What can never happen"}, {8, "Places and dates"},     {9, "People, fields and policies"},
    {10, "Examples"},             {11, "Connectors"},
};

std::string index_page() {
  std::string out =
      "# Every message that has a code\n\n"
      "A message of `joinery check` begins with `error[J0504]`. The letter and number are its code, which is\n"
      "never used again for something else. `joinery explain J0504` prints the page of a code.\n";
  for (const Chapter& chapter : chapters) {
    out += fmt::format("\n## {}\n\n| code | | what is wrong |\n|---|---|---|\n", chapter.title);
    for (const CodeInfo& code : all_codes()) {
      if (static_cast<unsigned>(code.code) / 100 != chapter.hundred) continue;
      const char* severity = code.severity == Severity::error     ? "error"
                             : code.severity == Severity::warning ? "warning"
                                                                  : "note";
      const std::string name = code_text(code.code);
      out += fmt::format("| [{}]({}.md) | {} | {} |\n", name, name, severity, code.title);
    }
  }
  return out;
}

BOOST_AUTO_TEST_CASE(the_index_lists_every_code) {
  for (const CodeInfo& code : all_codes()) {
    const unsigned hundred = static_cast<unsigned>(code.code) / 100;
    BOOST_TEST(std::ranges::count(chapters, hundred, &Chapter::hundred) == 1,
               code_text(code.code) << " belongs to no chapter");
  }
  const std::string path = (folder / "README.md").generic_string();
  std::ifstream file(path, std::ios::binary);
  const std::string there{std::istreambuf_iterator<char>(file), {}};
  const std::string wanted = index_page();
  if (there == wanted) return;
  if (std::getenv("JOINERY_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << wanted;
  BOOST_ERROR(path << " is old: run this with JOINERY_ACCEPT=1");
}

}  // namespace
}  // namespace joinery::testing
