#include "engine/unicode/utf8.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/unicode/code_points.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(every_code_point_is_read_as_it_was_written) {
  for (std::int32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point < 0xE000) continue;
    std::string text = "x";
    append_code_point(text, point);
    std::size_t at = 1;
    BOOST_REQUIRE_EQUAL(next_code_point(text, at), point);
    BOOST_REQUIRE_EQUAL(at, text.size());
    BOOST_REQUIRE_EQUAL(previous_code_point(text, at), point);
    BOOST_REQUIRE_EQUAL(at, 1U);
    BOOST_REQUIRE(valid_utf8(text));
    BOOST_REQUIRE_EQUAL(code_point_count(text), 2U);
  }
}

BOOST_AUTO_TEST_CASE(broken_utf8_is_seen_wherever_it_stands) {
  for (const std::string& broken :
       {std::string("\x80"), std::string("\xBF"), std::string("\xC0\x80"), std::string("\xC1\xBF"),
        std::string("\xC3"), std::string("\xE0\x9F\xBF"), std::string("\xE2\x82"),
        std::string("\xED\xA0\x80"), std::string("\xED\xBF\xBF"), std::string("\xF0\x8F\xBF\xBF"),
        std::string("\xF4\x90\x80\x80"), std::string("\xF5\x80\x80\x80"), std::string("\xFF"),
        std::string("\xF0\x9F\x98")}) {
    for (std::size_t before = 0; before < 18; ++before) {
      for (std::size_t after = 0; after < 10; after += 3) {
        const std::string text = std::string(before, 'a') + broken + std::string(after, 'b');
        BOOST_REQUIRE(!valid_utf8(text));
        BOOST_REQUIRE(!is_ascii(text));
        std::size_t end = text.size();
        while (end > 0) static_cast<void>(previous_code_point(text, end));
        BOOST_REQUIRE(code_point_count(text) > before + after);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(ascii_is_valid_and_counted) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string text(size, 'a');
    BOOST_TEST(is_ascii(text));
    BOOST_TEST(valid_utf8(text));
    BOOST_TEST(code_point_count(text) == size);
  }
  BOOST_TEST(code_point_count("Zoë") == 3U);
}
