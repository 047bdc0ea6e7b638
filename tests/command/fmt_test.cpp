#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

const std::string loose = "module:   m\nlanguage: 1\nfunctions:\n    f(x):    x   # why\n";
const std::string tidy = "module: m\nlanguage: 1\nfunctions:\n  f(x): x  # why\n";

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(fmt_writes_the_canonical_layout_and_names_what_changed) {
  const std::string path = file("fmt/m.yaml", loose);
  const Ran first = run("fmt " + path);
  BOOST_TEST(first.code == 0);
  BOOST_TEST(first.data == path + "\n");
  BOOST_TEST(text_of(path) == tidy);
  const Ran second = run("fmt " + path);
  BOOST_TEST(second.code == 0);
  BOOST_TEST(second.data == "");
}

BOOST_AUTO_TEST_CASE(fmt_check_and_diff_change_nothing) {
  const std::string path = file("fmt/n.yaml", loose);
  const Ran check = run("fmt --check " + path);
  BOOST_TEST(check.code == 1);
  BOOST_TEST(check.data == path + "\n");
  const Ran diff = run("fmt --diff " + path);
  BOOST_TEST(diff.code == 0);
  BOOST_TEST(diff.data == "--- " + path + "\n+++ " + path +
                              "\n@@ -1,4 +1,4 @@\n-module:   m\n+module: m\n language: 1\n "
                              "functions:\n-    f(x):    x   # why\n+  f(x): x  # why\n");
  BOOST_TEST(text_of(path) == loose);
  BOOST_TEST(run("fmt --check " + file("fmt/o.yaml", tidy)).code == 0);
}

BOOST_AUTO_TEST_CASE(fmt_leaves_a_document_with_errors_as_it_is_and_shows_them) {
  const std::string bad = loose + "setings: {}\n";
  const std::string path = file("fmt/bad.yaml", bad);
  const Ran ran = run("fmt " + path);
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.messages.find("J0302") != std::string::npos);
  BOOST_TEST(text_of(path) == bad);
  BOOST_TEST(run("fmt " + folder() + "/nowhere.yaml").code == 1);
}

BOOST_AUTO_TEST_CASE(fmt_of_standard_input_goes_to_standard_output) {
  const Ran ran = run("fmt -", loose);
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data == tidy);
}
