/// docs/countries.md says what becomes of names that are not clear, and this test that it is so.

#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/unicode/country_names.hpp"
#include "tests/unit/engine/unicode/country_page.hpp"

using namespace joinery;

namespace {

struct Held {
  const char* codes;
  const char* name;
};
constexpr Held held_names[] = {
#define JOINERY_COUNTRY_ALIAS(code, name)
#define JOINERY_SEVERAL_COUNTRIES(codes, name) {codes, name},
#define JOINERY_SHARED_NAME(name)
#include "engine/unicode/country_aliases.def"
#undef JOINERY_COUNTRY_ALIAS
#undef JOINERY_SEVERAL_COUNTRIES
#undef JOINERY_SHARED_NAME
};

std::string answer(const CountryNames& countries, const std::string& text) {
  if (const auto code = countries.find(text)) return {code->begin(), code->end()};
  std::string codes;
  for (const CountryCode& code : countries.candidates(text)) {
    codes += (codes.empty() ? "" : " ") + std::string(code.begin(), code.end());
  }
  return codes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_decision_of_the_page_is_carried_out) {
  const CountryNames countries;
  const CountryPage page = read_country_page();
  BOOST_TEST(page.decisions.size() > 120U);
  BOOST_TEST(page.codes_first.size() > 3U);
  BOOST_TEST(page.between_languages.size() > 10U);
  for (const auto* rows : {&page.decisions, &page.between_languages, &page.codes_first}) {
    for (const CountryRow& row : *rows) {
      BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(answer(countries, row.text) == row.answer); }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_held_is_held_in_any_case_and_stands_on_the_page) {
  const CountryNames countries;
  std::set<std::string> told;
  const CountryPage page = read_country_page();
  for (const CountryRow& row : page.decisions) told.insert(row.text);
  for (const CountryRow& row : page.between_languages) told.insert(row.text);
  for (const Held& held : held_names) {
    BOOST_TEST_CONTEXT(held.name) {
      BOOST_TEST(answer(countries, held.name) == held.codes);
      std::string small(held.name);
      for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      BOOST_TEST(answer(countries, small) == held.codes);
      BOOST_TEST(told.contains(held.name));
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_near_is_proposed_for_what_is_as_short_as_a_code) {
  const CountryNames countries;
  for (const char* text : {"QQ", "ZZ", "GX", "Cub", "Irn", "X", ""}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(countries.near(text, 3).empty()); }
  }
  BOOST_TEST(countries.near("Hollnd", 1).front() == "Holland");
}

BOOST_AUTO_TEST_CASE(codes_are_read_in_capitals_and_small_letters) {
  const CountryNames countries;
  for (const char* text : {"NGA", "nga", "NG", "ng"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(answer(countries, text) == "NG"); }
  }
  BOOST_TEST(answer(countries, "AO") == "AO");
  BOOST_TEST(answer(countries, "ao") == "AO");
  BOOST_TEST(answer(countries, "Áo") == "AT");
  BOOST_TEST(answer(countries, "Ao") == "AO AT");
}
