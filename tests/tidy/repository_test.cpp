#include "tests/tidy/repository.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/tidy/expect.hpp"

using namespace joinery::tidy;

BOOST_AUTO_TEST_CASE(the_repository_is_read_without_what_was_built) {
  BOOST_TEST(here().files.contains("CMakeLists.txt"));
  BOOST_TEST(here().files.contains("dsl/base/result.hpp"));
  BOOST_TEST(here().files.at("tests/tidy/repository_test.cpp").starts_with("#include"));
  for (const auto& [path, text] : here().files) {
    BOOST_TEST_CONTEXT(path) {
      BOOST_TEST(!path.starts_with("build/"));
      BOOST_TEST(!path.starts_with(".git/"));
    }
  }
}

BOOST_AUTO_TEST_CASE(paths_have_parents_names_and_stems) {
  BOOST_TEST(parent_of("a/b/c.cpp") == "a/b");
  BOOST_TEST(parent_of("c.cpp").empty());
  BOOST_TEST(name_of("a/b/c.cpp") == "c.cpp");
  BOOST_TEST(name_of("c.cpp") == "c.cpp");
  BOOST_TEST(stem_of("a/b/c.test.cpp") == "c");
  BOOST_TEST(stem_of(".ci") == ".ci");
}

BOOST_AUTO_TEST_CASE(text_falls_into_lines_and_words) {
  BOOST_TEST(lines_of("a\n\nb").size() == 3U);
  BOOST_TEST(lines_of("a\n").size() == 1U);
  BOOST_TEST(lines_of("").empty());
  BOOST_TEST(words_of("  a\tb  c ").size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_word_has_no_letters_beside_it) {
  BOOST_TEST(has_word("say acme.", "acme"));
  BOOST_TEST(has_word("acmes acme", "acme"));
  BOOST_TEST(!has_word("acmes my_acme", "acme"));
}
