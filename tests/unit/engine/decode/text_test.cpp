#include <boost/test/unit_test.hpp>

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

}  // namespace

BOOST_AUTO_TEST_CASE(texts_are_trimmed_and_other_scalars_are_taken_as_written) {
  const Case cases[] = {
      {R"("Ada")", R"("Ada")"},
      {R"("  Ada King  ")", R"("Ada King")"},
      {R"("\u00a0Zoë\u200b\t")", R"("Zoë")"},
      {R"("a\"b")", R"("a\"b")"},
      {"10000000000000000001", R"("10000000000000000001")"},
      {"-9223372036854775809", R"("-9223372036854775809")"},
      {"1.50", R"("1.50")"},
      {"1E5", R"("1E5")"},
      {"true", R"("true")"},
      {"false", R"("false")"},
      {R"("00123")", R"("00123")"},
      {"null", "null"},
      {R"("")", "null"},
      {R"(" \u3000 ")", "null"},
      {R"({"label": "x"})", "hold: a text is expected in work.field, an object stands there"},
      {R"(["x"])", "hold: a text is expected in work.field, a list stands there"},
  };
  check(decoder_of(TypeWord::text), cases);
  check(decoder_of(TypeWord::group), {{"17", R"("17")"}, {R"(" g1 ")", R"("g1")"}});
  check(decoder_of(TypeWord::person),
        {{"17", R"("17")"},
         {"{}", "hold: a person's key is expected in work.field, an object stands there"}});
}

BOOST_AUTO_TEST_CASE(a_text_without_escapes_is_a_view_of_the_record) {
  const std::string record = "  plain  ";
  const RawValue raw{RawState::text, false, static_cast<std::uint32_t>(record.size()),
                     record.data()};
  Arena arena;
  const Value value = decode(decoder_of(TypeWord::text), raw, references(), arena);
  BOOST_TEST(value.chars == record.data() + 2);
  BOOST_TEST(value.size == 5);
  BOOST_TEST(!value.escape);
}

BOOST_AUTO_TEST_CASE(an_exact_text_keeps_its_outer_white_space_but_spaces_alone_are_blank) {
  Decoder decoder = decoder_of(TypeWord::text);
  decoder.exact = true;
  decoder.blank_when = {"-"};
  check(decoder, {{R"("  Ada ")", R"("  Ada ")"}, {R"("   ")", "null"}, {R"(" - ")", "null"}});
}

BOOST_AUTO_TEST_CASE(declared_blanks_count_for_every_kind_of_scalar) {
  Decoder decoder = decoder_of(TypeWord::number);
  decoder.blank_when = {"N/A", "-1", "false"};
  check(decoder, {{R"(" N/A ")", "null"},
                  {"-1", "null"},
                  {R"("-1")", "null"},
                  {"false", "null"},
                  {R"("n/a")", R"(hold: "n/a" in work.field is not a number (12.5))"},
                  {"-1.0", "-1"}});
}

BOOST_AUTO_TEST_CASE(a_required_value_that_is_blank_says_how) {
  Decoder decoder = decoder_of(Type::of(TypeWord::text), "id");
  decoder.required = true;
  decoder.blank_when = {"N/A"};
  check(decoder, {{"null", "hold: id is null"},
                  {R"("  ")", "hold: id is empty"},
                  {R"("N/A")", R"(hold: id must have a value, and "N/A" stands for none)"},
                  {R"("E1")", R"("E1")"}});
  Arena arena;
  BOOST_TEST(decode(decoder, RawValue{}, references(), arena).view() == "id is missing");
}

BOOST_AUTO_TEST_CASE(a_choice_is_found_by_normal_key_and_becomes_what_was_declared) {
  const Decoder decoder = decoder_of(
      Type::one_of({"Permanent", "On leave", "Straße", "active", "ACTIVE", "2"}),
      "employment_type");
  const Case cases[] = {
      {R"("Permanent")", R"("Permanent")"},
      {R"("  PERMANENT ")", R"("Permanent")"},
      {R"("STRASSE")", R"("Straße")"},
      {R"("ACTIVE")", R"("ACTIVE")"},
      {R"("Active")", R"("active")"},
      {"2", R"("2")"},
      {R"("Contractor - EU")", R"(hold: unknown value "Contractor - EU" of employment_type)"},
      {"true", "hold: unknown value true of employment_type"},
      {R"("On  leave")", R"(hold: unknown value "On  leave" of employment_type)"},
      {R"("")", "null"},
  };
  check(decoder, cases);
}

BOOST_AUTO_TEST_CASE(a_choice_lives_in_the_decoder_and_not_in_the_record) {
  const Decoder decoder = decoder_of(Type::one_of({"active", "say \"x\""}));
  Arena arena;
  std::string record = "Active";
  const auto raw = [&record] {
    return RawValue{RawState::text, false, static_cast<std::uint32_t>(record.size()),
                    record.data()};
  };
  const Value active = decode(decoder, raw(), references(), arena);
  BOOST_TEST(active.chars == decoder.type.choices[0].data());
  BOOST_TEST(!active.escape);
  record = "SAY \"X\"";
  BOOST_TEST(decode(decoder, raw(), references(), arena).escape);
}

BOOST_AUTO_TEST_CASE(yes_and_no_without_words_are_true_and_false_only) {
  const Case cases[] = {
      {"true", "true"}, {"false", "false"}, {R"("true")", "true"}, {R"(" FALSE ")", "false"},
      {"null", "null"}, {R"("")", "null"},
      {R"("yes")", R"(hold: "yes" in work.field is neither true nor false)"},
      {"1", "hold: 1 in work.field is neither true nor false"},
      {"{}", "hold: yes or no is expected in work.field, an object stands there"},
  };
  check(decoder_of(TypeWord::yes_no), cases);
}

BOOST_AUTO_TEST_CASE(declared_words_for_yes_and_no_are_the_only_ones) {
  Decoder decoder = decoder_of(TypeWord::yes_no);
  decoder.yes = {"y", "größe", "1"};
  decoder.no = {"n", "0"};
  const Case cases[] = {
      {R"("Y")", "true"}, {R"(" n ")", "false"}, {R"("GRÖSSE")", "hold: \"GRÖSSE\" in work.field "
       "is none of its words for yes (\"y\", \"größe\", \"1\") and no (\"n\", \"0\")"},
      {R"("GRÖßE")", "hold: \"GRÖßE\" in work.field "
       "is none of its words for yes (\"y\", \"größe\", \"1\") and no (\"n\", \"0\")"},
      {"1", "true"}, {"0", "false"}, {R"("")", "null"},
      {"true", "hold: true in work.field is none of its words for yes (\"y\", \"größe\", \"1\") "
       "and no (\"n\", \"0\")"},
  };
  check(decoder, cases);
  decoder.yes = {"grösse"};
  check(decoder, {{R"("GRÖßE")", "true"}, {R"("GRO\u0308SSE")", "true"}});
}

BOOST_AUTO_TEST_CASE(numbers_are_exact_or_a_hold) {
  const Case cases[] = {
      {"1.5", "1.5"}, {"1E2", "100"}, {"-0", "0"}, {R"(" 37.50 ")", "37.5"}, {R"("0040")", "40"},
      {"0.000001", "0.000001"},
      {R"("1,5")", R"(hold: "1,5" in work.field is not a number (12.5))"},
      {R"("37h")", R"(hold: "37h" in work.field is not a number (12.5))"},
      {"true", "hold: true in work.field is not a number (12.5)"},
      {"0.0000001", "hold: 0.0000001 in work.field has more than six decimal places"},
      {"1e99", "hold: 1e99 in work.field is too large a number"},
      {"[1]", "hold: a number is expected in work.field, a list stands there"},
  };
  check(decoder_of(TypeWord::number), cases);
}

BOOST_AUTO_TEST_CASE(reasons_show_long_and_hostile_values_in_a_harmless_form) {
  Decoder decoder = decoder_of(TypeWord::number);
  const std::string digits(100, '9');
  BOOST_TEST(decoded(decoder, digits) ==
             "hold: " + digits.substr(0, 60) + "… in work.field is too large a number");
  BOOST_TEST(decoded(decoder, R"("\u001b[2J\n\u202e")") ==
             R"(hold: "\u{1b}[2J\n\u{202e}" in work.field is not a number (12.5))");
  BOOST_TEST(decoded(decoder, '"' + std::string(61, 'x') + '"') ==
             "hold: \"" + std::string(60, 'x') + "…\" in work.field is not a number (12.5)");
}
