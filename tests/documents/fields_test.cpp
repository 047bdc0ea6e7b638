/// docs/fields holds what `joinery doc` says of each integration in examples/.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/test/unit_test.hpp>

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

std::string said_of(const std::string& integration, const char* format) {
  const std::string command =
      std::string(JOINERY_PROGRAM) + " doc " + integration + " --format " + format + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> part;
  for (std::size_t size = 1; size > 0;) {
    size = fread(part.data(), 1, part.size(), pipe);
    text.append(part.data(), size);
  }
  BOOST_TEST(pclose(pipe) == 0, command);
  return text;
}

BOOST_AUTO_TEST_CASE(the_page_of_fields_of_every_example_is_that_of_its_mapping) {
  std::set<std::string> wanted;
  for (const auto& entry : fs::directory_iterator("examples")) {
    if (!fs::exists(entry.path() / "integration.yaml")) continue;
    const std::string name = entry.path().filename().string();
    wanted.insert(name + ".md");
    const std::string path = "docs/fields/" + name + ".md";
    const std::string now = said_of(entry.path().generic_string(), "markdown");
    std::ifstream file(path, std::ios::binary);
    const std::string there{std::istreambuf_iterator<char>(file), {}};
    if (there == now) continue;
    if (std::getenv("JOINERY_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << now;
    BOOST_ERROR(path << " is old: make it with joinery doc examples/" << name << " --out " << path);
  }
  BOOST_TEST(wanted.size() > 5U);
  for (const auto& entry : fs::directory_iterator("docs/fields")) {
    const std::string name = entry.path().filename().string();
    BOOST_TEST(wanted.contains(name), name << " belongs to no example");
  }
}

BOOST_AUTO_TEST_CASE(the_page_can_be_had_as_one_file_for_a_browser) {
  const std::string html = said_of("examples/acme", "html");
  BOOST_TEST(html.starts_with("<!doctype html>"));
  BOOST_TEST(html.ends_with("</html>\n"));
}

/// Whatever would make a browser ask somebody else for something, or what stands behind `href=`.
std::string asks_for(const std::string& html) {
  for (const char* part : {"src=", "srcset=", "@import", "url(", "<link", "<script", "<iframe", "<object",
                           "<embed", "<base", "http-equiv"}) {
    if (html.find(part) != std::string::npos) return part;
  }
  for (std::size_t at = html.find("href="); at != std::string::npos; at = html.find("href=", at + 1)) {
    if (!html.substr(at).starts_with("href=\"#")) return html.substr(at, 40);
  }
  return {};
}

BOOST_AUTO_TEST_CASE(the_page_for_a_browser_asks_nobody_for_anything) {
  std::size_t pages = 0, links = 0;
  for (const auto& entry : fs::directory_iterator("examples")) {
    if (!fs::exists(entry.path() / "integration.yaml")) continue;
    const std::string html = said_of(entry.path().generic_string(), "html");
    BOOST_TEST(html.size() > 2000U, entry.path());
    BOOST_TEST(asks_for(html) == "", entry.path());
    if (html.find("href=\"#") != std::string::npos) ++links;
    ++pages;
  }
  BOOST_TEST(pages > 5U);
  BOOST_TEST_MESSAGE(links << " of " << pages << " pages have links");
}

BOOST_AUTO_TEST_CASE(sources_and_targets_have_a_page_too) {
  BOOST_TEST(said_of("mappings/hibob/source.yaml", "markdown").starts_with("# HiBob: "));
  BOOST_TEST(said_of("mappings/learnerbly/target.yaml", "markdown").starts_with("# Learnerbly: "));
}

}  // namespace
}  // namespace joinery::testing
