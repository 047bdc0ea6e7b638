#include "engine/json/json_parse.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/json/json_write.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(what_is_read_prints_as_it_was) {
  for (const char* text :
       {"null", "true", "false", "\"\"", "\"a\"", "[]", "{}", "[[],{}]", R"({"b":1,"a":2})",
        R"({"":{"":[null,-0,1.0e5]}})", R"(["ж","\"\\\b\f\n\r\t\u0000\u001f"])",
        "12345678901234567890", R"({"a":1,"A":2})"}) {
    const Result<Json> json = parse_json(text, Limits{});
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE(json);
      BOOST_TEST(print(*json) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(blanks_around_values_are_allowed_and_forgotten) {
  const Result<Json> json = parse_json(" \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : -3 } \n", Limits{});
  BOOST_REQUIRE(json);
  BOOST_TEST(print(*json) == R"({"a":[1,2],"b":-3})");
}

BOOST_AUTO_TEST_CASE(escapes_are_read) {
  const Result<Json> json = parse_json(R"("\u00e9\uD83D\uDE00\/")", Limits{});
  BOOST_REQUIRE(json);
  BOOST_TEST(json->as_text() == "\xC3\xA9\xF0\x9F\x98\x80/");
}

BOOST_AUTO_TEST_CASE(broken_text_is_malformed_at_the_byte_that_breaks_it) {
  struct Case {
    std::string_view text;
    std::uint64_t position;
  };
  const Case cases[] = {
      {"", 0},          {"[1,]", 3},  {"[1 2]", 3},
      {"{\"a\" 1}", 5}, {"[1] x", 4}, {"{'a':1}", 1},
      {"nul", 3},       {"[1", 2},    {"{\"a\":1,}", 7},
      {"[01]", 1},      {"1 2", 2},   {"// c\n1", 0},
      {"[1]]", 3},      {"\"a", 2},   {"[NaN]", 1},
      {"[1.]", 3},      {"[-]", 2},   {"[1e400]", 1},
      {"\"\\x\"", 2},   {"{1:2}", 1}, {"\"\\ud800\"", 7},
      {"\"\n\"", 1},
  };
  for (const Case& each : cases) {
    const Result<Json> json = parse_json(each.text, Limits{});
    BOOST_TEST_CONTEXT(each.text) {
      BOOST_REQUIRE(!json);
      BOOST_TEST((json.error().code == ErrorCode::malformed));
      BOOST_TEST(json.error().position == each.position);
      BOOST_TEST(!json.error().what.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_malformed) {
  for (const char* text :
       {"\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\""}) {
    BOOST_TEST(!parse_json(text, Limits{}).has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_repeated_name_is_malformed_where_the_repetition_begins) {
  struct Case {
    std::string_view text;
    std::uint64_t position;
  };
  const Case cases[] = {
      {R"({"a":1,"a":2})", 7},       {R"({"a":1,"b":{"c":1, "c" :2}})", 19},
      {R"({"\u0061":1,"a":2})", 12}, {R"({"x\"\\":1,"x\"\\":2})", 11},
      {R"({"":1,"":2})", 6},
  };
  for (const Case& each : cases) {
    const Result<Json> json = parse_json(each.text, Limits{});
    BOOST_TEST_CONTEXT(each.text) {
      BOOST_REQUIRE(!json);
      BOOST_TEST((json.error().code == ErrorCode::malformed));
      BOOST_TEST(json.error().position == each.position);
    }
  }
}

BOOST_AUTO_TEST_CASE(messages_never_quote_the_record) {
  for (const char* text :
       {"{\"name\":\"Ada Lovelace\" \"x\"}", "\"Ada Lovelace", "{\"Ada\":Lovelace}",
        "{\"Ada\":1,\"Ada\":2}", "[\"; expected Ada\" 5]"}) {
    const Result<Json> json = parse_json(text, Limits{});
    BOOST_REQUIRE(!json);
    BOOST_TEST(json.error().what.find("Ada") == std::string::npos, json.error().what);
    BOOST_TEST(json.error().what.find("Lovelace") == std::string::npos, json.error().what);
  }
}

BOOST_AUTO_TEST_CASE(depth_and_size_stand_at_their_limits) {
  Limits limits;
  limits.record_depth = 3;
  BOOST_TEST(parse_json("[[[1]]]", limits).has_value());
  const Result<Json> deep = parse_json(R"([{"a":[[1]]}])", limits);
  BOOST_REQUIRE(!deep);
  BOOST_TEST((deep.error().code == ErrorCode::too_large));
  BOOST_TEST(deep.error().position == 7U);

  limits.record_bytes = 5;
  BOOST_TEST(parse_json("12345", limits).has_value());
  const Result<Json> large = parse_json("123456", limits);
  BOOST_REQUIRE(!large);
  BOOST_TEST((large.error().code == ErrorCode::too_large));
}

BOOST_AUTO_TEST_CASE(a_million_brackets_are_refused_and_do_no_harm) {
  const Result<Json> json = parse_json(std::string(1'000'000, '['), Limits{});
  BOOST_REQUIRE(!json);
  BOOST_TEST((json.error().code == ErrorCode::too_large));
}
