/// Every name that CLDR has for any country, in any language, is read as that country, or held
/// between that country and others. Nothing is left out, so nothing is read wrongly unseen.

#include <map>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>
#include <unicode/uloc.h>

#include "engine/unicode/country_names.hpp"
#include "engine/unicode/region_names.hpp"
#include "tests/unit/engine/unicode/country_page.hpp"

using namespace joinery;

namespace {

/// Parts of countries, to which CLDR gives names of their own.
const std::map<std::string, std::string> parts{{"AC", "SH"}, {"CP", "FR"}, {"CQ", "GG"},
                                               {"DG", "IO"}, {"EA", "ES"}, {"IC", "ES"},
                                               {"TA", "SH"}};
constexpr NameTable tables[] = {NameTable::countries, NameTable::countries_short,
                                NameTable::countries_variant};

std::string text_of(const CountryCode& code) { return {code.begin(), code.end()}; }

struct Everything {
  CountryNames countries;
  std::size_t names = 0;
  std::set<std::string> wrong;   ///< read as another country
  std::set<std::string> lost;    ///< neither read nor held
  std::map<std::string, std::string> held;  ///< the name, and the countries between which it is

  void look_at(const std::string& code, const std::string& name) {
    ++names;
    const auto found = countries.find(name);
    if (found && text_of(*found) == code) return;
    if (found) {
      wrong.insert(name + ": " + code + " read as " + text_of(*found));
      return;
    }
    std::string codes;
    for (const CountryCode& candidate : countries.candidates(name)) {
      codes += (codes.empty() ? "" : " ") + text_of(candidate);
    }
    if (codes.find(code) == std::string::npos) lost.insert(name + ": " + code);
    else held.emplace(name, codes);
  }

  Everything() {
    for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
      for (const NameTable table : tables) {
        NamesIn(table, uloc_getAvailable(i)).for_each([this](auto code, auto name) {
          std::string country(code);
          if (const auto part = parts.find(country); part != parts.end()) country = part->second;
          if (countries.alpha3(country)) look_at(country, std::string(name));
        });
      }
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(every_name_of_cldr_is_read_or_held, Everything) {
  BOOST_TEST(names > 40'000U);
  const CountryPage page = read_country_page();
  for (const std::string& name : lost) BOOST_ERROR("not found: " + name);
  // What is wrong on purpose stands in docs/countries.md: a code comes before a name.
  std::set<std::string> expected;
  for (const CountryRow& row : page.codes_first) {
    expected.insert(row.text + ": " + row.why + " read as " + row.answer);
  }
  BOOST_TEST(wrong == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(every_name_that_languages_do_not_agree_on_is_in_the_documents, Everything) {
  std::map<std::string, std::string> expected;
  for (const CountryRow& row : read_country_page().between_languages) {
    expected.emplace(row.text, row.answer);
  }
  for (const auto& [name, codes] : held) BOOST_TEST(expected[name] == codes, name + " " + codes);
  for (const auto& [name, codes] : expected) BOOST_TEST(held.contains(name), name);
}
