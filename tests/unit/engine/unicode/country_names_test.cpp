#include "engine/unicode/country_names.hpp"

#include <thread>

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

struct Loaded {
  CountryNames countries;
  std::string find(std::string_view text) const {
    const auto code = countries.find(text);
    return code ? std::string(code->begin(), code->end()) : std::string();
  }
};

struct Row {
  const char* text;
  const char* code;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_country_is_known_by_its_codes, Loaded) {
  for (const Row row :
       {Row{"GB", "GB"}, {"gb", "GB"},  {" gb\u00A0", "GB"}, {"GBR", "GB"}, {"gbr", "GB"},
        {"826", "GB"},   {"036", "AU"}, {"36", "AU"},        {"4", "AF"},   {"NO", "NO"},
        {"XK", "XK"},    {"XKX", "XK"},   {"UK", "GB"},        {"EL", "GR"},  {"ZZ", ""},
        {"XX", ""},      {"EU", ""},    {"000", ""},         {"999", ""},   {"0826", ""},
        {"", ""},        {" ", ""},     {"1", ""},           {"AC", ""},    {"G B", ""},
        {"-", ""}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(find(row.text) == row.code); }
  }
}

BOOST_FIXTURE_TEST_CASE(every_country_is_found_by_all_that_is_said_of_it, Loaded) {
  const auto codes = countries.codes();
  BOOST_TEST(codes.size() == 250U);
  for (const CountryCode& code : codes) {
    const std::string alpha2(code.begin(), code.end());
    BOOST_TEST_CONTEXT(alpha2) {
      BOOST_TEST(find(alpha2) == alpha2);
      BOOST_TEST(find(std::string(countries.alpha3(alpha2).value())) == alpha2);
      BOOST_TEST(find(std::to_string(countries.numeric(alpha2).value())) == alpha2);
      BOOST_TEST(find(countries.name(alpha2, "en").value()) == alpha2);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(names_are_forgiven_their_spelling, Loaded) {
  for (const Row row : {Row{"United Kingdom", "GB"},
                        {"the united kingdom", "GB"},
                        {"UNITED  KINGDOM.", "GB"},
                        {"U.K.", "GB"},
                        {"England", "GB"},
                        {"Great Britain", "GB"},
                        {"Northern Ireland", "GB"},
                        {"United Kingdom (GB)", "GB"},
                        {"USA", "US"},
                        {"U.S.", "US"},
                        {"U.S.A.", "US"},
                        {"The United States of America", "US"},
                        {"America", "US"},
                        {"Holland", "NL"},
                        {"The Netherlands", "NL"},
                        {"Netherlands (the)", "NL"},
                        {"Netherlands, The", "NL"},
                        {"Burma", "MM"},
                        {"Czech Republic", "CZ"},
                        {"Czechia", "CZ"},
                        {"Ivory Coast", "CI"},
                        {"Côte d’Ivoire", "CI"},
                        {"Cote D'Ivoire", "CI"},
                        {"COTE DIVOIRE", "CI"},
                        {"Macedonia", "MK"},
                        {"Swaziland", "SZ"},
                        {"Cape Verde", "CV"},
                        {"Cabo Verde", "CV"},
                        {"Korea, Republic of", "KR"},
                        {"Republic of Korea", "KR"},
                        {"Korea (Republic of)", "KR"},
                        {"Korea, Rep. of", "KR"},
                        {"Korea, South", "KR"},
                        {"Korea, Democratic People's Republic of", "KP"},
                        {"Korea (North)", "KP"},
                        {"North Korea", "KP"},
                        {"Russia", "RU"},
                        {"Russian Federation", "RU"},
                        {"Vietnam", "VN"},
                        {"Viet Nam", "VN"},
                        {"Hong Kong", "HK"},
                        {"Hong Kong SAR China", "HK"},
                        {"China (Hong Kong)", "HK"},
                        {"Macau", "MO"},
                        {"Taiwan", "TW"},
                        {"Taiwan, Province of China", "TW"},
                        {"Kosovo", "XK"},
                        {"Palestine", "PS"},
                        {"Palestine, State of", "PS"},
                        {"Vatican", "VA"},
                        {"Holy See (Vatican City State)", "VA"},
                        {"Congo, Republic of the", "CG"},
                        {"Congo - Kinshasa", "CD"},
                        {"Congo (Kinshasa)", "CD"},
                        {"Congo (DRC)", "CD"},
                        {"DR Congo", "CD"},
                        {"Congo, The Democratic Republic of the", "CD"},
                        {"Congo (Dem. Rep. of the)", "CD"},
                        {"Bosnia and Herzegovina", "BA"},
                        {"Bosnia & Herzegovina", "BA"},
                        {"St. Lucia", "LC"},
                        {"Saint Lucia", "LC"},
                        {"Trinidad and Tobago", "TT"},
                        {"Iran, Islamic Republic of", "IR"},
                        {"Iran (Islamic Republic of)", "IR"},
                        {"Bolivia (Plurinational State of)", "BO"},
                        {"Moldova, Republic of", "MD"},
                        {"Virgin Islands, U.S.", "VI"},
                        {"Virgin Islands (British)", "VG"},
                        {"Micronesia (Federated States of)", "FM"},
                        {"Falkland Islands (Malvinas)", "FK"},
                        {"Gambia, The", "GM"},
                        {"Myanmar (Burma)", "MM"},
                        {"Tonga (Kingdom)", "TO"},
                        {"Türkiye", "TR"},
                        {"Turkiye", "TR"},
                        {"TURKEY", "TR"},
                        {"Reunion", "RE"},
                        {"Sao Tome and Principe", "ST"},
                        {"Curacao", "CW"},
                        {"Aland Islands", "AX"}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(find(row.text) == row.code); }
  }
}

BOOST_FIXTURE_TEST_CASE(names_are_known_in_other_languages, Loaded) {
  for (const Row row : {Row{"Deutschland", "DE"},
                        {"ALLEMAGNE", "DE"},
                        {"Alemania", "DE"},
                        {"Vereinigtes Königreich", "GB"},
                        {"Vereinigtes Koenigreich", "GB"},
                        {"Royaume-Uni", "GB"},
                        {"España", "ES"},
                        {"Espana", "ES"},
                        {"日本", "JP"},
                        {"Россия", "RU"},
                        {"россия", "RU"},
                        {"ليبيا", "LY"},
                        {"Ελλάδα", "GR"},
                        {"ΕΛΛΆΔΑ", "GR"},
                        {"Österreich", "AT"},
                        {"भारत", "IN"},
                        {"대한민국", "KR"},
                        {"Magyarország", "HU"},
                        {"Schweiz", "CH"},
                        {"Suisse", "CH"},
                        {"Svizzera", "CH"}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(find(row.text) == row.code); }
  }
}

BOOST_FIXTURE_TEST_CASE(what_is_not_clear_is_unknown, Loaded) {
  for (const char* text :
       {"Congo (somewhere)", "Korea (East)", "Guinea (Bissau) (x)", "Atlantis", "the", "()", "(ZZ)",
        ",", "United", "Réunion (France)", "Paris, France", "Europe", "n/a", "Unknown", "GB/IE",
        "Unknown Region", "\xFF\xFE", "Virgin Islands"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(find(text) == ""); }
  }
  BOOST_TEST(find(std::string(100'000, 'a')) == "");
  BOOST_TEST(find(std::string(100'000, '(')) == "");
  BOOST_TEST(find("France" + std::string(100'000, ' ')) == "FR");
}

BOOST_FIXTURE_TEST_CASE(english_decides_what_a_name_means, Loaded) {
  BOOST_TEST(find("Georgia") == "GE");
  BOOST_TEST(find("Niger") == "NE");
  BOOST_TEST(find("Dominica") == "DM");
}

BOOST_FIXTURE_TEST_CASE(near_names_are_proposed, Loaded) {
  BOOST_TEST(countries.near("Germny", 3).front() == "Germany");
  BOOST_TEST(countries.near("Untied Kingdom", 1).front() == "United Kingdom");
  BOOST_TEST(countries.near("Atlantis", 3).empty());
}

BOOST_FIXTURE_TEST_CASE(names_are_given_in_the_language_that_is_asked_for, Loaded) {
  struct Named {
    const char* code;
    const char* language;
    const char* name;
  };
  for (const Named row : {Named{"DE", "en", "Germany"},
                          {"de", "de", "Deutschland"},
                          {"DE", "fr-CA", "Allemagne"},
                          {"DE", "xx", "Germany"},
                          {"DE", "", "Germany"},
                          {"GB", "zh-TW", "英國"},
                          {"GB", "sr-Latn", "Ujedinjeno Kraljevstvo"},
                          {"US", "en-GB", "United States"}}) {
    BOOST_TEST_CONTEXT(row.code << " " << row.language) {
      BOOST_TEST(countries.name(row.code, row.language).value() == row.name);
    }
  }
  BOOST_TEST(!countries.name("ZZ", "en"));
  BOOST_TEST(!countries.alpha3("D"));
  BOOST_TEST(!countries.numeric("11"));
  BOOST_TEST(countries.alpha3("de").value() == "DEU");
  BOOST_TEST(countries.numeric("DE").value() == 276);
}

BOOST_AUTO_TEST_CASE(threads_share_the_names) {
  const Loaded shared;
  std::array<std::string, 4> found;
  {
    std::vector<std::jthread> threads;
    for (auto& place : found) threads.emplace_back([&] { place = shared.find("Allemagne"); });
  }
  for (const auto& code : found) BOOST_TEST(code == "DE");
}
