#include "engine/unicode/space.hpp"

#include <boost/test/unit_test.hpp>
#include <unicode/uchar.h>

#include "engine/unicode/space_class.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(space_is_what_unicode_says_and_two_invisible_ones) {
  for (std::int32_t point = 0; point <= 0x10FFFF; ++point) {
    const bool wanted = u_isUWhiteSpace(point) != 0 || point == 0x200B || point == 0xFEFF;
    BOOST_REQUIRE_EQUAL(is_space(point), wanted);
  }
}

BOOST_AUTO_TEST_CASE(space_is_trimmed_and_collapsed) {
  struct Row {
    const char* text;
    const char* trimmed;
    const char* collapsed;
  };
  for (const Row row : {Row{"", "", ""},
                        {"a", "a", "a"},
                        {"  a b  ", "a b", "a b"},
                        {"\t\r\n", "", ""},
                        {"\u00A0a\u00A0\u2003b\u3000", "a\u00A0\u2003b", "a b"},
                        {"\uFEFFZo\u00EB\u200B", "Zo\u00EB", "Zo\u00EB"},
                        {"a\u200Bb", "a\u200Bb", "a b"},
                        {" \xFF ", "\xFF", "\xFF"},
                        {"\xE2\x80", "\xE2\x80", "\xE2\x80"}}) {
    BOOST_TEST_CONTEXT("<" << row.text << ">") {
      std::string out = "old";
      collapse_spaces(row.text, out);
      BOOST_TEST(trim(row.text) == row.trimmed);
      BOOST_TEST(out == row.collapsed);
    }
  }
}

BOOST_AUTO_TEST_CASE(blank_is_nothing_that_can_be_seen) {
  for (const char* text : {"", " ", "\u00A0", "\u200B", "\uFEFF \t", "\u2028\u3000"}) {
    BOOST_TEST(is_blank(text));
  }
  for (const char* text : {"a", " a ", "\u200D", "-", "\xFF"}) BOOST_TEST(!is_blank(text));
}
