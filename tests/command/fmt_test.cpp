#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

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

namespace {

/// The hashes of all documents below some folders, in their order, without the paths behind them.
std::vector<std::string> hashes_of(const std::string& folders) {
  const Ran ran = run("check --hash " + folders);
  BOOST_TEST(ran.code == 0, ran.messages);
  std::vector<std::string> hashes;
  for (std::size_t at = 0; at < ran.data.size(); at = ran.data.find('\n', at) + 1) {
    hashes.push_back(ran.data.substr(at, ran.data.find(' ', at) - at));
  }
  return hashes;
}

/// The head with its version pulled apart, and a comment behind it; false where there is none.
bool spoil(const std::string& path) {
  std::string text = text_of(path);
  const std::size_t at = text.find("\nlanguage: 1\n");
  if (at == std::string::npos) return false;
  text.replace(at, 13, "\n\n\nlanguage:    1   # as ever\n\n");
  std::ofstream(path, std::ios::binary) << text;
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fmt_changes_no_hash_of_what_ships_and_nothing_the_second_time) {
  namespace fs = std::filesystem;
  const fs::path to = fs::path(folder()) / "spoilt";
  fs::create_directories(to);
  for (const char* part : {"mappings", "examples"}) fs::copy(part, to / part, fs::copy_options::recursive);
  std::size_t spoilt = 0;
  for (const auto& entry : fs::recursive_directory_iterator(to)) {
    if (entry.path().extension() == ".yaml" && spoil(entry.path().string())) ++spoilt;
  }
  BOOST_TEST(spoilt > 50U);
  std::string own, copies;
  std::vector<std::string> folders;
  for (const char* part : {"mappings", "examples"}) {
    for (const auto& entry : fs::directory_iterator(part)) {
      if (!entry.is_directory()) continue;
      folders.push_back((to / entry.path()).generic_string());
      own += entry.path().generic_string() + ' ';
      copies += folders.back() + ' ';
    }
  }
  const std::vector<std::string> hashes = hashes_of(own);
  BOOST_TEST(hashes.size() >= folders.size());
  BOOST_TEST(std::set(hashes.begin(), hashes.end()).size() == hashes.size());
  BOOST_TEST(hashes_of(copies) == hashes, boost::test_tools::per_element());
  const std::string loose_ones = run("fmt --check " + copies).data;
  for (const std::string& folder_of_one : folders) {
    BOOST_TEST(loose_ones.find(folder_of_one + '/') != std::string::npos, folder_of_one);
  }
  BOOST_TEST(run("fmt " + copies).code == 0);
  BOOST_TEST(run("fmt --check " + copies).code == 0);
  BOOST_TEST(hashes_of(copies) == hashes, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(fmt_of_a_folder_takes_its_guards_along) {
  const std::string loose_guards =
      "# why\nguards:   g\nlanguage: 1\nprotected: [ it@x.example,  E17 ]\n"
      "limits:\n    archive_user:   3 %,  at least 1 # two are many\n";
  const std::string path = file("fmt/g/guards.yaml", loose_guards);
  (void)file("fmt/g/m.yaml", tidy);
  const Ran ran = run("fmt " + folder() + "/fmt/g");
  BOOST_TEST(ran.code == 0, ran.messages);
  BOOST_TEST(text_of(path) ==
             "# why\nguards: g\nlanguage: 1\nprotected: [it@x.example, E17]\n"
             "limits:\n  archive_user: 3 %,  at least 1  # two are many\n");
  BOOST_TEST(run("fmt --check " + path).code == 0);
  const std::string wrong = "guards: g\nlanguage:   1\nlimits: {archive_users: 3 %}\n";
  const Ran refused = run("fmt " + file("fmt/wrong/guards.yaml", wrong));
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.messages.find("did you mean `archive_user`?") != std::string::npos, refused.messages);
  BOOST_TEST(text_of(folder() + "/fmt/wrong/guards.yaml") == wrong);
}

BOOST_AUTO_TEST_CASE(fmt_of_standard_input_goes_to_standard_output) {
  const Ran ran = run("fmt -", loose);
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data == tidy);
}
