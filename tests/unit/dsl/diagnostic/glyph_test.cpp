#include "dsl/diagnostic/glyph.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

std::size_t columns(std::string_view line) {
  std::size_t count = 0;
  for (const Glyph& glyph : glyphs(line)) count += glyph.columns;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_sign_takes_the_columns_that_a_terminal_gives_it) {
  BOOST_TEST(columns("abc") == 3U);
  BOOST_TEST(columns("\tabc") == 4U);
  BOOST_TEST(columns("Zoë") == 3U);
  BOOST_TEST(columns("Zoe\xCC\x88") == 3U);
  BOOST_TEST(columns("東京") == 4U);
  BOOST_TEST(columns("한국") == 4U);
  BOOST_TEST(columns("ａ") == 2U);
  BOOST_TEST(columns("ｱ") == 1U);
  BOOST_TEST(columns("😀") == 2U);
  BOOST_TEST(columns("ไทย") == 3U);
  BOOST_TEST(columns("") == 0U);
}

BOOST_AUTO_TEST_CASE(signs_that_steer_a_terminal_or_hide_text_are_replaced) {
  BOOST_TEST(printable("a\x1b[31mb") == "a\xEF\xBF\xBD[31mb");
  BOOST_TEST(printable("a\xE2\x80\xAE"
                       "b") ==
             "a\xEF\xBF\xBD"
             "b");
  BOOST_TEST(printable("a\xFF") == "a\xEF\xBF\xBD");
  BOOST_TEST(printable("one\ntwo\r\n") == "one\ntwo\xEF\xBF\xBD\n");
  BOOST_TEST(printable("") == "");
}
