#include "dsl/source/utf8.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace joinery;

BOOST_AUTO_TEST_CASE(code_points_of_every_size_are_read) {
  const struct {
    std::string text;
    std::uint32_t value;
    std::size_t size;
  } cases[] = {
      {"A", 0x41, 1},
      {"\xC2\x80", 0x80, 2},
      {"\xDF\xBF", 0x7FF, 2},
      {"\xE0\xA0\x80", 0x800, 3},
      {"\xEF\xBF\xBF", 0xFFFF, 3},
      {"\xF0\x90\x80\x80", 0x10000, 4},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
  };
  for (const auto& c : cases) {
    const CodePoint point = code_point_at(c.text, 0);
    BOOST_TEST(point.valid);
    BOOST_TEST(static_cast<std::uint32_t>(point.value) == c.value);
    BOOST_TEST(point.size == c.size);
    BOOST_TEST(!first_invalid_utf8("ok " + c.text).has_value());
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_is_one_byte_and_not_valid) {
  const std::string cases[] = {
      "\x80",              // continues nothing
      "\xC3",              // cut off
      "\xC3(",             // does not go on
      "\xC0\x80",          // too long a form
      "\xE0\x80\x80",      // too long a form
      "\xED\xA0\x80",      // surrogate
      "\xF4\x90\x80\x80",  // above the last
      "\xF8\x88\x80\x80\x80",
      "\xFF",
  };
  for (const std::string& c : cases) {
    const CodePoint point = code_point_at(c, 0);
    BOOST_TEST(!point.valid);
    BOOST_TEST(point.size == 1U);
    BOOST_TEST(first_invalid_utf8("ok " + c).value() == 3U);
  }
}
