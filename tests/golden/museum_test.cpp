/// The museum of bad mappings: each exhibit is a few files and what is said about the first of them.
///
///     ==== smart quotes out of Word
///     @@ birch/integration.yaml
///     integration: birch …
///     ----
///     error[J0206]: …

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"
#include "engine/check/check.hpp"
#include "engine/check/check_connector.hpp"
#include "engine/optimize/optimize.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

struct Exhibit {
  std::string title;
  std::string first;  ///< the file that is checked
  std::map<std::string, std::string> files;
  std::string shown;  ///< the files as they stand in the page
  std::string said;
};

struct Hall {
  std::string about;
  std::vector<Exhibit> exhibits;
};

Hall read_hall(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  BOOST_TEST_REQUIRE(file.good(), path);
  Hall hall;
  std::string* files = nullptr;
  bool said = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("==== ")) {
      hall.exhibits.push_back({line.substr(5), {}, {}, {}, {}});
      said = false;
    } else if (hall.exhibits.empty()) {
      hall.about += line + '\n';
    } else if (said) {
      hall.exhibits.back().said += line + '\n';
    } else if (line == "----") {
      said = true;
    } else {
      Exhibit& exhibit = hall.exhibits.back();
      exhibit.shown += line + '\n';
      if (!line.starts_with("@@ ")) {
        BOOST_TEST_REQUIRE(files != nullptr);
        *files += line + '\n';
        continue;
      }
      const std::string name = line.substr(3);
      if (exhibit.first.empty()) exhibit.first = name;
      files = &exhibit.files[name];
    }
  }
  return hall;
}

/// Everything that `joinery check` would say, and the codes.
std::string said_about(const Exhibit& exhibit, std::set<std::string>& codes) {
  const Limits limits;
  const MemoryFiles files(exhibit.files);
  const bool integration = exhibit.first.ends_with("integration.yaml");
  Bundle bundle = integration ? load_integration(exhibit.first, {""}, files, limits)
                              : load_document(exhibit.first, {""}, files, limits);
  if (bundle.complete) {
    Layers layers;
    if (bundle.model) layers.model = &*bundle.model;
    for (const Document& module : bundle.modules) layers.modules.push_back(&module);
    if (bundle.source.source.valid()) layers.source = &bundle.source;
    if (bundle.target.source.valid()) layers.target = &bundle.target;
    if (bundle.integration.source.valid()) layers.integration = &bundle.integration;
    const Registry registry(standard_library());
    const Words words{registry, references()};
    const auto graph = check(layers, words, limits, bundle.diagnostics);
    std::optional<Graph> mapping;
    if (graph && integration) mapping = optimize(*graph, references());
    for (const Document* document : {layers.source, layers.target}) {
      if (document == nullptr || !document->connect) continue;
      (void)check_connector(layers, *document, mapping ? &*mapping : nullptr, words, limits, bundle.diagnostics);
    }
  }
  std::string text;
  for (const Diagnostic& one : bundle.diagnostics.sorted(limits.diagnostics_per_file)) {
    codes.insert(code_text(one.code));
    text += render_text(one, bundle.sources) + '\n';
  }
  return text;
}

std::size_t visit(const std::string& name) {
  const std::string path = "tests/golden/museum/" + name + ".txt";
  const Hall hall = read_hall(path);
  std::set<std::string> titles;
  std::string now = hall.about;
  while (now.ends_with("\n\n")) now.pop_back();
  for (const Exhibit& exhibit : hall.exhibits) {
    BOOST_TEST_CONTEXT(exhibit.title) {
      BOOST_TEST(titles.insert(exhibit.title).second, "two exhibits of one name");
      std::set<std::string> codes;
      std::string said = said_about(exhibit, codes);
      while (said.ends_with("\n\n")) said.pop_back();
      std::string expected = exhibit.said;
      while (expected.ends_with("\n\n")) expected.pop_back();
      BOOST_TEST(!codes.empty(), "nothing is said");
      BOOST_TEST(codes.size() <= 4U, "one mistake is told as many");
      BOOST_TEST(said == expected);
      now += "\n==== " + exhibit.title + '\n' + exhibit.shown + "----\n" + said;
    }
  }
  if (std::getenv("JOINERY_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << now;
    BOOST_ERROR("accepted what is said now; run again without JOINERY_ACCEPT");
  }
  return hall.exhibits.size();
}

BOOST_AUTO_TEST_CASE(a_coach_is_told_what_to_write_instead) { BOOST_TEST(visit("coach") >= 60U); }

BOOST_AUTO_TEST_CASE(an_admin_is_told_what_to_write_instead) { BOOST_TEST(visit("admin") >= 50U); }

BOOST_AUTO_TEST_CASE(a_developer_of_a_vendor_is_told_what_to_write_instead) {
  BOOST_TEST(visit("vendor") >= 50U);
}

BOOST_AUTO_TEST_CASE(a_secret_that_was_pasted_is_never_shown) {
  std::size_t secrets = 0;
  for (const Exhibit& exhibit : read_hall("tests/golden/museum/admin.txt").exhibits) {
    for (const char* secret : {"q8Zr7Yw2Kx9Lm4Nv", "dozjgNryP4J3jVmNHl0w5N"}) {
      if (exhibit.shown.find(secret) == std::string::npos) continue;
      ++secrets;
      std::set<std::string> codes;
      BOOST_TEST(said_about(exhibit, codes).find(secret) == std::string::npos, exhibit.title);
      BOOST_TEST(codes.contains("J0308"), exhibit.title);
    }
  }
  BOOST_TEST(secrets >= 1U);
}

}  // namespace
}  // namespace joinery::testing
