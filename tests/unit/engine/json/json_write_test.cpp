#include "engine/json/json_write.hpp"

#include <limits>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(commas_stand_between_values_and_nowhere_else) {
  std::string out = "> ";
  JsonWriter w(out);
  w.object();
  w.member("a").text("x");
  w.member("b").array().number(1).number(-2L).boolean(true).null().array().end().end();
  w.member("c").object().end();
  w.member("d").number_text("1.50");
  BOOST_TEST(!w.complete());
  w.end();
  BOOST_TEST(w.complete());
  BOOST_TEST(out == R"(> {"a":"x","b":[1,-2,true,null,[]],"c":{},"d":1.50})");
}

BOOST_AUTO_TEST_CASE(the_indented_layout_puts_every_value_on_a_line) {
  const Result<Json> json = parse_json(R"({"a":[1,{"b":2}],"c":[],"d":{}})", Limits{});
  BOOST_TEST(
      print(json.value(), JsonLayout::indented) ==
      "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": [],\n  \"d\": {}\n}");
}

BOOST_AUTO_TEST_CASE(texts_are_escaped_and_always_utf8) {
  struct Case {
    std::string_view text, written;
  };
  const Case cases[] = {
      {"a\"b\\c", R"("a\"b\\c")"},
      {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {std::string_view("\0\x1f\x7f", 3), "\"\\u0000\\u001f\x7f\""},
      {"é/😀", "\"é/😀\""},
      {"a\xFFz", "\"a\xEF\xBF\xBDz\""},
      {"\xC3", "\"\xEF\xBF\xBD\""},
      {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xC0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xF0\x9F\x98", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const Case& each : cases) {
    std::string out;
    append_json_text(out, each.text);
    BOOST_TEST(out == each.written);
    BOOST_TEST(parse_json(out, Limits{}).has_value());
  }
}

BOOST_AUTO_TEST_CASE(numbers_are_written_shortest_and_never_as_nan) {
  std::string out;
  JsonWriter w(out);
  w.array().number(0.1).number(1e300).number(-2.5).number(3.0);
  w.number(std::numeric_limits<double>::infinity())
      .number(std::numeric_limits<double>::quiet_NaN());
  w.number(std::numeric_limits<std::uint64_t>::max()).number(INT64_MIN).end();
  BOOST_TEST(out == "[0.1,1e+300,-2.5,3,null,null,18446744073709551615,-9223372036854775808]");
  BOOST_TEST(parse_json(out, Limits{}).has_value());
}
