#include "engine/unicode/normal_key.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

BOOST_AUTO_TEST_CASE(texts_that_people_take_for_the_same_have_one_key) {
  struct Row {
    const char* text;
    const char* key;
  };
  for (const Row row : {Row{"", ""},
                        {"  Sales ", "sales"},
                        {"SALES", "sales"},
                        {"R&D 2", "r&d 2"},
                        {"Stra\u00DFe", "strasse"},
                        {"STRASSE", "strasse"},
                        {"\u1E9E", "ss"},
                        {"Zoe\u0308", "zo\u00EB"},
                        {"ZO\u00CB", "zo\u00EB"},
                        {"\u00A0\u00C4rzte\u200B", "\u00E4rzte"},
                        {"\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C3"},
                        {"\u03BF\u03B4\u03BF\u03C2", "\u03BF\u03B4\u03BF\u03C3"},
                        {"\u0130", "i\u0307"},
                        {"\u1F80", "\u1F00\u03B9"},
                        {"\u0345\u0301", "\u0301\u03B9"}}) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(normal_key(row.text) == row.key);
      BOOST_TEST(normal_key(normal_key(row.text)) == row.key);
    }
  }
}

BOOST_AUTO_TEST_CASE(composed_text_is_given_back_as_it_is) {
  std::string buffer;
  const std::string_view composed = "Zo\u00EB";
  BOOST_TEST(nfc(composed, buffer).data() == composed.data());
  BOOST_TEST(nfc("Zoe\u0308", buffer) == composed);
  const std::string_view ascii = "Zoe";
  BOOST_TEST(nfc(ascii, buffer).data() == ascii.data());
}

BOOST_AUTO_TEST_CASE(accents_go_only_where_they_are_no_letters_of_their_own) {
  struct Row {
    const char* text;
    const char* bare;
  };
  for (const Row row : {Row{"abc", "abc"},
                        {"Zo\u00EB \u00C5ngstr\u00F6m", "Zoe Angstrom"},
                        {"\u1EC5", "e"},
                        {"\u00D8rsted", "\u00D8rsted"},
                        {"\u0439", "\u0439"},
                        {"\u0917\u0941", "\u0917\u0941"},
                        {"\u03AC", "\u03B1"},
                        {"\u304C", "\u304C"}}) {
    BOOST_TEST_CONTEXT(row.text) {
      std::string out = "old";
      strip_accents(row.text, out);
      BOOST_TEST(out == row.bare);
    }
  }
}

BOOST_AUTO_TEST_CASE(broken_text_does_no_harm) {
  std::string out;
  normal_key("A\xFF\xE2\x80", out);
  BOOST_TEST(out.starts_with("a"));
  strip_accents("\xC3", out);
}
