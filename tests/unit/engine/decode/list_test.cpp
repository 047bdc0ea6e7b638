#include <boost/test/unit_test.hpp>
#include <vector>

#include "engine/decode/array_items.hpp"
#include "tests/unit/engine/decode/decoded.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

template <std::size_t count>
void check(const Decoder& decoder, const Case (&cases)[count]) {
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.json) { BOOST_TEST(decoded(decoder, c.json) == c.wanted); }
  }
}

RawValue raw(RawState state, std::string_view text) {
  return {state, false, static_cast<std::uint32_t>(text.size()), text.data()};
}

/// The items of `json`, with `|` between, or `broken`.
std::string items(std::string_view json) {
  Arena arena;
  ArrayItems array(json, arena);
  std::string out;
  for (RawValue item; array.next(item);) {
    if (!out.empty()) out += '|';
    out += std::to_string(static_cast<int>(item.state)) + ':' + std::string(item.view());
  }
  return array.sound() ? out : "broken";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_list_holds_the_present_items_in_their_order) {
  const Case cases[] = {
      {R"(["b", " a ", "b"])", R"(["b","a","b"])"},
      {R"(["x", null, "", "  ", "y"])", R"(["x","y"])"},
      {R"("single")", R"(["single"])"},
      {"17", R"(["17"])"},
      {R"([1, true, "a\"b"])", R"(["1","true","a\"b"])"},
      {"[]", "null"}, {"[null]", "null"}, {"null", "null"}, {R"("")", "null"},
      {R"(["x", {"a": 1}])", "hold: a text is expected in work.field, an object stands there"},
      {R"(["x", ["y"]])", "hold: a text is expected in work.field, a list stands there"},
      {R"({"a": 1})", "hold: a text is expected in work.field, an object stands there"},
  };
  check(decoder_of(Type::list_of(Type::of(TypeWord::text))), cases);
}

BOOST_AUTO_TEST_CASE(each_item_is_decoded_like_a_single_value) {
  Decoder dates = decoder_of(Type::list_of(Type::of(TypeWord::date)));
  BOOST_REQUIRE(accept_like(dates, "31/01/2024").has_value());
  dates.blank_when = {"-"};
  check(dates, {{R"(["01/02/2024", "-", "29/02/2024"])", R"(["2024-02-01","2024-02-29"])"},
                {R"(["01/02/2024", "2024-02-01"])",
                 R"(hold: "2024-02-01" in work.field is not a date (31/01/2024))"}});
  check(decoder_of(Type::list_of(Type::one_of({"a", "b"}))),
        {{R"(["B", "a"])", R"(["b","a"])"},
         {R"(["a", "c"])", R"(hold: unknown value "c" of work.field)"}});
  check(decoder_of(Type::list_of(Type::list_of(Type::of(TypeWord::number)))),
        {{"[[1, 2], 3, [], [null]]", "[[1,2],[3]]"}});
}

BOOST_AUTO_TEST_CASE(a_required_list_without_items_is_a_hold) {
  Decoder decoder = decoder_of(Type::list_of(Type::of(TypeWord::text)), "roles");
  decoder.required = true;
  check(decoder, {{"[]", "hold: roles is empty"}, {"[null]", "hold: roles is empty"},
                  {"null", "hold: roles is null"}, {R"(["a"])", R"(["a"])"}});
}

BOOST_AUTO_TEST_CASE(several_values_of_a_path_make_one_list_or_must_agree) {
  Arena arena;
  const std::vector<RawValue> raws{raw(RawState::text, "a"), raw(RawState::null, ""),
                                   raw(RawState::array, R"(["b","a"])")};
  const Type texts = Type::list_of(Type::of(TypeWord::text));
  BOOST_TEST(printed(decode_all(decoder_of(texts), raws, references(), arena), texts) ==
             R"(["a","b","a"])");
  BOOST_TEST(decode_all(decoder_of(texts), {}, references(), arena).is_blank());

  const Decoder one = decoder_of(Type::of(TypeWord::text), "phones[].kind");
  const std::vector<RawValue> same{raw(RawState::text, "a "), raw(RawState::text, ""),
                                   raw(RawState::text, "a")};
  BOOST_TEST(decode_all(one, same, references(), arena).view() == "a");
  const std::vector<RawValue> other{raw(RawState::text, "a"), raw(RawState::text, "b")};
  BOOST_TEST(decode_all(one, other, references(), arena).view() ==
             R"("a" and "b" both stand in phones[].kind, where one value is expected)");
  Decoder required = one;
  required.required = true;
  BOOST_TEST(decode_all(required, {}, references(), arena).view() == "phones[].kind is missing");
}

BOOST_AUTO_TEST_CASE(items_are_found_whatever_stands_inside_them) {
  BOOST_TEST(items("[]").empty());
  BOOST_TEST(items(" [ ] ").empty());
  BOOST_TEST(items(R"(["a]\"",{"x":["]"]},[[1],"}"],-1.5e3,true,false,null])") ==
             "2:a]\"|6:{\"x\":[\"]\"]}|7:[[1],\"}\"]|3:-1.5e3|4:|5:|1:");
  BOOST_TEST(items(R"(["\ud83d\ude00"])") == "2:😀");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_array_is_found_out) {
  for (const char* json : {"", "x", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[1]x",
                           "[\"a]", "[\"\\x\"]", "[\"\\ud83d\"]", "[01]", "[tru]", "[{]", "{}",
                           "[\"a\nb\"]", "[\"a\\"}) {
    BOOST_TEST_CONTEXT(json) { BOOST_TEST(items(json) == "broken"); }
  }
  Arena arena;
  const Decoder decoder = decoder_of(Type::list_of(Type::of(TypeWord::text)));
  BOOST_TEST(decode(decoder, raw(RawState::array, "[1,"), references(), arena).view() ==
             "the list in work.field is not JSON");
}
