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

Decoder like(TypeWord word, const char* example) {
  Decoder decoder = decoder_of(Type::of(word), "work.startDate");
  BOOST_REQUIRE(accept_like(decoder, example).has_value());
  return decoder;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_date_is_the_day_that_is_written) {
  const Case cases[] = {
      {R"("2024-01-31")", R"("2024-01-31")"},
      {R"(" 2024-02-29 ")", R"("2024-02-29")"},
      {R"("2024-03-31T00:00:00+02:00")", R"("2024-03-31")"},
      {R"("2024-03-31T23:59:59-11:00")", R"("2024-03-31")"},
      {R"("2024-03-31T00:00:00Z")", R"("2024-03-31")"},
      {R"("2024-03-31 00:00:00")", R"("2024-03-31")"},
      {R"("2024-03-31T09:30:00")", R"("2024-03-31")"},
      {R"("2024-01-31Z")", R"("2024-01-31")"},
      {R"("2024-01-31+01:00")", R"("2024-01-31")"},
      {R"("\/Date(1706659200000)\/")", R"("2024-01-31")"},
      {R"("/Date(1706655600000+0200)/")", R"("2024-01-31")"},
      {R"("/Date(-86400000)/")", R"("1969-12-31")"},
      {"null", "null"},
      {R"("")", "null"},
  };
  check(decoder_of(TypeWord::date), cases);
}

BOOST_AUTO_TEST_CASE(days_by_which_systems_say_none_are_blank) {
  const Case cases[] = {
      {R"("0000-00-00")", "null"}, {R"("0000-00-00 00:00:00")", "null"},
      {R"("0001-01-01")", "null"}, {R"("0001-01-01T00:00:00")", "null"},
      {R"("9999-12-31")", "null"}, {R"("9999-12-31T23:59:59Z")", "null"},
      {R"("4712-12-31")", "null"}, {R"("4712-12-30")", R"("4712-12-30")"},
  };
  check(decoder_of(TypeWord::date), cases);
  check(like(TypeWord::date, "31/01/2024"),
        {{R"("00/00/0000")", "null"}, {R"("31/12/9999")", "null"}});
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_a_hold_with_the_value_and_its_place) {
  const Decoder decoder = decoder_of(Type::of(TypeWord::date), "work.startDate");
  for (const char* text : {"31/13/2024", "31/01/2024", "2023-02-29", "2024-1-31", "20240131",
                           "2024-01-31T25:00:00Z", "2024-01-31x", "tomorrow", "/Date(x)/"}) {
    BOOST_TEST(decoded(decoder, '"' + std::string(text) + '"') ==
               "hold: \"" + std::string(text) +
                   "\" in work.startDate is not a date (2024-01-31)");
  }
  check(decoder, {{"20240131", "hold: 20240131 in work.startDate is not a date (2024-01-31)"},
                  {"true", "hold: true in work.startDate is not a date (2024-01-31)"},
                  {"{}", "hold: a date is expected in work.startDate, an object stands there"}});
}

BOOST_AUTO_TEST_CASE(a_date_like_an_example_has_that_form_and_no_other) {
  check(like(TypeWord::date, "31/01/2024"),
        {{R"("05/04/2024")", R"("2024-04-05")"},
         {R"("2024-04-05")",
          R"(hold: "2024-04-05" in work.startDate is not a date (31/01/2024))"},
         {R"("31/13/2024")",
          R"(hold: "31/13/2024" in work.startDate is not a date (31/01/2024))"},
         {"null", "null"}});
  check(like(TypeWord::date, "31 Jan 2024"), {{R"("1 Feb 2024")", R"("2024-02-01")"}});
  check(like(TypeWord::date, "20240131"), {{"20240229", R"("2024-02-29")"}});
}

BOOST_AUTO_TEST_CASE(an_instant_needs_an_offset_or_a_declared_zone) {
  const Case cases[] = {
      {R"("2024-01-31T09:30:00Z")", R"("2024-01-31T09:30:00Z")"},
      {R"("2024-01-31T09:30:00.25+02:00")", R"("2024-01-31T07:30:00.250Z")"},
      {R"("/Date(1706659200000)/")", R"("2024-01-31T00:00:00Z")"},
      {R"("2024-07-01T09:30:00")", "hold: \"2024-07-01T09:30:00\" in work.field is not an instant "
       "(2024-01-31T09:30:00Z): it has no offset from UTC"},
      {R"("2024-01-31")",
       R"(hold: "2024-01-31" in work.field is not an instant (2024-01-31T09:30:00Z))"},
      {"1704067200",
       "hold: 1704067200 in work.field is not an instant (2024-01-31T09:30:00Z)"},
      {R"("9999-12-31T23:59:59Z")", "null"},
      {R"("0001-01-01T00:00:00")", "null"},
  };
  check(decoder_of(TypeWord::instant), cases);
  Decoder london = decoder_of(TypeWord::instant);
  london.zone = references().zones.find("Europe/London");
  check(london, {{R"("2024-07-01T09:30:00")", R"("2024-07-01T08:30:00Z")"},
                 {R"("2024-01-31 09:30")", R"("2024-01-31T09:30:00Z")"},
                 {R"("2024-07-01T09:30:00+05:00")", R"("2024-07-01T04:30:00Z")"}});
}

BOOST_AUTO_TEST_CASE(an_instant_like_a_count_is_a_count_since_1970) {
  check(like(TypeWord::instant, "1704067200"),
        {{"1704067200", R"("2024-01-01T00:00:00Z")"},
         {R"("1704067200")", R"("2024-01-01T00:00:00Z")"},
         {"1704067200000",
          "hold: 1704067200000 in work.startDate is not an instant (1704067200)"},
         {R"("2024-01-01T00:00:00Z")",
          R"(hold: "2024-01-01T00:00:00Z" in work.startDate is not an instant (1704067200))"}});
  check(like(TypeWord::instant, "1704067200000"),
        {{"1704067200123", R"("2024-01-01T00:00:00.123Z")"}, {"-1", R"("1969-12-31T23:59:59.999Z")"}});
}

BOOST_AUTO_TEST_CASE(examples_that_say_no_form_are_refused) {
  for (const char* example : {"2024-01-31", "1704067201", "", "31/01/2024"}) {
    Decoder decoder = decoder_of(TypeWord::instant);
    BOOST_TEST(!accept_like(decoder, example).has_value());
    BOOST_TEST(!decoder.epoch.has_value());
  }
  Decoder decoder = decoder_of(Type::list_of(Type::of(TypeWord::date)));
  BOOST_TEST(!accept_like(decoder, "01/02/2024").has_value());
  BOOST_TEST(!decoder.like.has_value());
  BOOST_TEST(accept_like(decoder, "31.01.2024").has_value());
}

BOOST_AUTO_TEST_CASE(several_forms_of_one_date_are_tried_in_turn) {
  Decoder decoder;
  decoder.type = Type::of(TypeWord::date);
  BOOST_REQUIRE(accept_like(decoder, "2024-01-31 or 31/01/2024 or 31 Jan 2024").has_value());
  BOOST_TEST(decoder.or_standard);
  BOOST_TEST(decoder.or_like.size() == 1U);
  BOOST_TEST(!accept_like(decoder, "2024-01-31 or 32/01/2024").has_value());
}

BOOST_AUTO_TEST_CASE(a_zone_is_a_name_of_the_tz_database) {
  check(decoder_of(TypeWord::zone),
        {{R"("Europe/London")", R"("Europe/London")"},
         {R"("europe/london")", R"("Europe/London")"},
         {R"("Europe/Londn")", "hold: \"Europe/Londn\" in work.field is not a time zone "
          "(Europe/London); near: Europe/London"},
         {R"("half past")",
          R"(hold: "half past" in work.field is not a time zone (Europe/London))"},
         {"null", "null"}});
}
