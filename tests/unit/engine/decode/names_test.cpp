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

BOOST_AUTO_TEST_CASE(an_address_of_mail_has_a_small_domain_and_its_own_local_part) {
  const Case cases[] = {
      {R"(" Ada.King@ACME.Example ")", R"("Ada.King@acme.example")"},
      {R"("ada@acme.example")", R"("ada@acme.example")"},
      {R"("")", "null"},
      {R"("ada")", R"(hold: "ada" in work.field is not an e-mail address: it has no @)"},
      {"17", "hold: 17 in work.field is not an e-mail address: it has no @"},
      {"[]", "null"},
      {"[1]", "hold: an e-mail address is expected in work.field, a list stands there"},
  };
  check(decoder_of(TypeWord::email), cases);
}

BOOST_AUTO_TEST_CASE(an_address_in_normal_form_is_a_view_of_the_record) {
  const std::string record = "ada@acme.example";
  const RawValue raw{RawState::text, false, static_cast<std::uint32_t>(record.size()),
                     record.data()};
  Arena arena;
  BOOST_TEST(decode(decoder_of(TypeWord::email), raw, references(), arena).chars == record.data());
}

BOOST_AUTO_TEST_CASE(a_country_is_its_code_whatever_the_source_calls_it) {
  const Case cases[] = {
      {R"("GB")", R"("GB")"}, {R"("gbr")", R"("GB")"}, {R"("826")", R"("GB")"},
      {"826", R"("GB")"}, {"8", R"("AL")"}, {R"("NO")", R"("NO")"},
      {R"("United Kingdom")", R"("GB")"}, {R"("Deutschland")", R"("DE")"},
      {R"("日本")", R"("JP")"}, {R"("  ")", "null"},
      {R"("Narnia")", R"(hold: "Narnia" in work.field is not a country)"},
  };
  check(decoder_of(TypeWord::country), cases);
}

BOOST_AUTO_TEST_CASE(a_misspelt_country_is_a_hold_that_proposes_but_does_not_guess) {
  const std::string hold =
      decoded(decoder_of(Type::of(TypeWord::country), "address.country"), R"("Untied Kingdom")");
  BOOST_TEST(hold.starts_with(
      R"(hold: "Untied Kingdom" in address.country is not a country; near: United Kingdom)"));
}

BOOST_AUTO_TEST_CASE(a_language_is_its_canonical_tag) {
  const Case cases[] = {
      {R"("en-GB")", R"("en-GB")"}, {R"("en_gb")", R"("en-GB")"}, {R"("German")", R"("de")"},
      {R"("")", "null"},
      {R"("Klingonish")", R"(hold: "Klingonish" in work.field is not a language (en-GB))"},
  };
  check(decoder_of(TypeWord::language), cases);
}
