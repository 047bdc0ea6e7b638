#include "engine/value/shown.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

std::string shown(std::string_view text) {
  std::string out;
  append_shown(out, text);
  return out;
}

std::string repeated(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(ordinary_texts_stand_in_quotes) {
  BOOST_TEST(shown("") == "\"\"");
  BOOST_TEST(shown("Contractor - EU") == "\"Contractor - EU\"");
  BOOST_TEST(shown("Zoë 😀") == "\"Zoë 😀\"");
}

BOOST_AUTO_TEST_CASE(what_a_terminal_would_obey_is_escaped) {
  BOOST_TEST(shown("a\"b\\c") == R"("a\"b\\c")");
  BOOST_TEST(shown("a\nb\tc") == R"("a\nb\tc")");
  BOOST_TEST(shown("\x1b[31m") == R"("\u{1b}[31m")");
  BOOST_TEST(shown(std::string_view("\0", 1)) == R"("\u{0}")");
  BOOST_TEST(shown("\u202Eabc\u200B") == R"("\u{202e}abc\u{200b}")");
  BOOST_TEST(shown("\x7f") == R"("\u{7f}")");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_become_replacement_characters) {
  BOOST_TEST(shown("a\xffz") == "\"a\uFFFDz\"");
  BOOST_TEST(shown("\xC3") == "\"\uFFFD\"");
}

BOOST_AUTO_TEST_CASE(long_texts_are_cut_at_sixty_code_points) {
  BOOST_TEST(shown(repeated("é", 60)) == '"' + repeated("é", 60) + '"');
  BOOST_TEST(shown(repeated("é", 61)) == '"' + repeated("é", 60) + "…\"");
  BOOST_TEST(shown(repeated("a", 1'000'000)).size() < 100);
}
