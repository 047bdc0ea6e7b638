#include <filesystem>
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

BOOST_AUTO_TEST_CASE(everything_that_ships_has_the_canonical_layout) {
  const Ran ran = run("fmt --check mappings examples stdlib/modules");
  BOOST_TEST(ran.code == 0, ran.messages);
  BOOST_TEST(ran.data == "", "run `joinery fmt` on these");
}

BOOST_AUTO_TEST_CASE(fmt_changes_no_hash_of_what_ships_and_nothing_the_second_time) {
  // Copies whose layout is spoilt: every line that holds an entry gets spaces at its end, and the
  // first comment more of them before it.
  namespace fs = std::filesystem;
  const fs::path to = fs::path(folder()) / "spoilt";
  fs::create_directories(to);
  for (const char* part : {"mappings", "examples"}) fs::copy(part, to / part, fs::copy_options::recursive);
  std::size_t spoilt = 0;
  for (const auto& entry : fs::recursive_directory_iterator(to)) {
    if (entry.path().extension() != ".yaml") continue;
    std::string text = text_of(entry.path().string());
    const std::size_t at = text.find("\nlanguage: 1\n");
    if (at == std::string::npos) continue;
    text.replace(at, 13, "\n\n\nlanguage:    1   # as ever\n\n");
    std::ofstream(entry.path(), std::ios::binary) << text;
    ++spoilt;
  }
  BOOST_TEST(spoilt > 20U);
  for (const char* part : {"mappings/moodle", "examples/acme"}) {
    const std::string path = (to / part).string();
    const std::string hash = run("check --hash " + path).data;
    BOOST_TEST(hash.size() > 32U, part);
    BOOST_TEST(hash.substr(0, hash.find(' ')) ==
                   run(std::string("check --hash ") + part).data.substr(0, hash.find(' ')),
               part);
    BOOST_TEST(run("fmt --check " + path).code == 1, part);
    BOOST_TEST(run("fmt " + path).code == 0, part);
    BOOST_TEST(run("fmt --check " + path).code == 0, part);
    BOOST_TEST(run("check --hash " + path).data == hash, part);
  }
}

BOOST_AUTO_TEST_CASE(fmt_of_a_folder_leaves_its_guards_alone) {
  const std::string guards = "guards:   g\nlanguage: 1\n";
  const std::string path = file("fmt/g/guards.yaml", guards);
  (void)file("fmt/g/m.yaml", tidy);
  BOOST_TEST(run("fmt " + folder() + "/fmt/g").code == 0);
  BOOST_TEST(text_of(path) == guards);
}

BOOST_AUTO_TEST_CASE(fmt_of_standard_input_goes_to_standard_output) {
  const Ran ran = run("fmt -", loose);
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data == tidy);
}
