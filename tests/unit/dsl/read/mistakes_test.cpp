// What people get wrong, and what they are told, in tests/unit/dsl/read/mistakes/*.txt. Each entry
// is a title (`==== …`), a document, `----`, and everything that is said about it. To accept what
// is said now, run with JOINERY_ACCEPT=1, read the difference, and run again.

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/unit/dsl/read/page.hpp"

using namespace joinery;

namespace {

struct Mistake {
  std::string title;
  std::string text;
  std::string said;
};

std::vector<Mistake> mistakes_in(const std::string& path) {
  std::ifstream file(path);
  std::vector<Mistake> mistakes;
  bool text = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("==== ")) {
      mistakes.push_back({line.substr(5), {}, {}});
      text = true;
    } else if (line == "----" && text) {
      text = false;
    } else if (!mistakes.empty()) {
      (text ? mistakes.back().text : mistakes.back().said) += line + '\n';
    }
  }
  return mistakes;
}

void check_mistakes(const std::string& name) {
  const std::string path = "tests/unit/dsl/read/mistakes/" + name + ".txt";
  const std::vector<Mistake> mistakes = mistakes_in(path);
  BOOST_TEST(mistakes.size() >= 20U);
  std::ostringstream now;
  for (const Mistake& mistake : mistakes) {
    BOOST_TEST_CONTEXT(mistake.title) {
      const Page page(mistake.text);
      const std::string said = page.said();
      BOOST_TEST(page.diagnostics.has_errors());
      BOOST_TEST(said == mistake.said);
      BOOST_TEST(said.find("s3cr3t") == std::string::npos);
      now << "==== " << mistake.title << '\n' << mistake.text << "----\n" << said;
    }
  }
  if (std::getenv("JOINERY_ACCEPT") != nullptr) {
    std::ofstream(path) << now.str();
    BOOST_ERROR("accepted what is said now; run again without JOINERY_ACCEPT");
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(mistakes_at_the_head_of_a_document_are_explained) { check_mistakes("head"); }

BOOST_AUTO_TEST_CASE(mistakes_in_an_integration_are_explained) { check_mistakes("integration"); }

BOOST_AUTO_TEST_CASE(mistakes_in_mappings_and_modules_are_explained) { check_mistakes("mapping"); }
