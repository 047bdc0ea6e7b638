/// Writes country_index.cpp, when the program is built: the names of all countries in all languages
/// of ICU, the aliases of country_aliases.def, and where each is found.
///
///   make_country_index OUTPUT
///
/// A name that means two countries, in one language or in two, is kept with both of them; but what
/// is said in English, or in country_aliases.def, decides against all other languages.

#include <cstdio>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <unicode/region.h>
#include <unicode/ucurr.h>
#include <unicode/uloc.h>

#include "engine/unicode/ascii_spelling.hpp"
#include "engine/unicode/country_index.hpp"
#include "engine/unicode/name_key.hpp"
#include "engine/unicode/region_names.hpp"

namespace joinery {
namespace {

/// Codes that ICU counts among countries, and ISO 3166 only keeps from other use, for parts of
/// these: their names stand for the country.
const std::map<std::string, std::string, std::less<>> reserved_codes{
    {"AC", "SH"}, {"CP", "FR"}, {"CQ", "GG"}, {"DG", "IO"},
    {"EA", "ES"}, {"IC", "ES"}, {"TA", "SH"}};

struct Alias {
  const char* codes;
  const char* name;
};
constexpr Alias aliases[] = {
#define JOINERY_COUNTRY_ALIAS(code, name) {code, name},
#define JOINERY_SEVERAL_COUNTRIES(codes, name) {codes, name},
#define JOINERY_SHARED_NAME(name)
#include "engine/unicode/country_aliases.def"
#undef JOINERY_COUNTRY_ALIAS
#undef JOINERY_SEVERAL_COUNTRIES
#undef JOINERY_SHARED_NAME
};

struct Country {
  std::string alpha3;
  int numeric = 0;
  std::string english;
  std::string currency;
};

/// The one that is legal tender today, by CLDR; the first where there are several.
std::string currency_of(const std::string& code) {
  UChar text[4];
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucurr_forLocale(("und_" + code).c_str(), text, 4, &status);
  std::string currency;
  if (U_FAILURE(status) || size != 3) return currency;
  for (const UChar letter : std::span<const UChar>(text, 3)) currency += static_cast<char>(letter);
  return currency == "XXX" ? std::string() : currency;
}

struct Index {
  std::map<std::string, Country, std::less<>> countries;
  std::map<std::string, std::set<std::string>> names;  ///< by key: what it means
  std::set<std::string> decided;                       ///< keys of English names and aliases
  std::vector<std::string> proposals;
};

void add_codes(Index& index) {
  std::set<std::string> codes{"XK"};
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    if (!reserved_codes.contains(*code)) codes.emplace(*code);
  }
  for (const std::string& code : codes) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Region* region = icu::Region::getInstance(code.c_str(), status);
    const int numeric = U_SUCCESS(status) && region != nullptr ? region->getNumericCode() : 0;
    index.countries[code] = {uloc_getISO3Country(("und_" + code).c_str()), numeric, {},
                             currency_of(code)};
  }
}

void add_alias(Index& index, const Alias& alias) {
  NameKey key;
  if (!key.assign(alias.name)) return;
  std::set<std::string>& meaning = index.names[std::string(key.view())];
  meaning.clear();
  for (std::string_view rest = alias.codes; !rest.empty();) {
    meaning.emplace(rest.substr(0, 2));
    rest.remove_prefix(rest.size() > 2 ? 3 : 2);
  }
  index.decided.emplace(key.view());
  if (std::string_view(alias.name).size() > 3) index.proposals.emplace_back(alias.name);
}

void add_english(Index& index) {
  for (const NameTable table :
       {NameTable::countries, NameTable::countries_short, NameTable::countries_variant}) {
    NamesIn(table, "en").for_each([&](std::string_view code, std::string_view name) {
      const auto country = index.countries.find(code);
      NameKey key;
      if (country == index.countries.end() || !key.assign(name)) return;
      if (country->second.english.empty()) country->second.english = name;
      index.names[std::string(key.view())].emplace(code);
      index.decided.emplace(key.view());
      if (name.size() > 3) index.proposals.emplace_back(name);
    });
  }
  for (const Alias& alias : aliases) add_alias(index, alias);
}

void add_spelling(Index& index, std::string_view code, std::string_view name) {
  NameKey key;
  if (!key.assign(name) || index.decided.contains(std::string(key.view()))) return;
  index.names[std::string(key.view())].emplace(code);
}

void add_other_languages(Index& index) {
  const auto add = [&index](std::string_view code, std::string_view name) {
    const auto part = reserved_codes.find(code);
    if (part != reserved_codes.end()) code = part->second;
    if (!index.countries.contains(code)) return;
    add_spelling(index, code, name);
    for (const std::string& spelling : ascii_spellings(name)) add_spelling(index, code, spelling);
  };
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    for (const NameTable table :
         {NameTable::countries, NameTable::countries_short, NameTable::countries_variant}) {
      NamesIn(table, uloc_getAvailable(i)).for_each(add);
    }
  }
}

/// As a literal of C++; three digits, so that a digit behind it is no part of it.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\%03o", static_cast<unsigned>(byte));
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '?') out += c;
    else out += escaped;
  }
  return out + "\"";
}

std::string joined(const std::set<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) out += code;
  return out;
}

/// Places of names by the hash of their keys.
std::vector<unsigned> slots_of(const Index& index) {
  std::size_t size = 1024;
  while (size < index.names.size() * 2) size *= 2;
  std::vector<unsigned> slots(size, 0);
  unsigned place = 0;
  for (const auto& [key, meaning] : index.names) {
    std::size_t slot = country_index::hash(key) & (size - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
    slots[slot] = ++place;
  }
  return slots;
}

void write_countries(const Index& index, std::FILE* out) {
  std::fputs("const Country country_rows[] = {\n", out);
  for (const auto& [code, country] : index.countries) {
    std::fprintf(out, "{\"%s\", \"%s\", %d, %s, \"%s\"},\n", code.c_str(), country.alpha3.c_str(),
                 country.numeric, quoted(country.english).c_str(), country.currency.c_str());
  }
  std::fputs("};\nconst std::string_view proposal_rows[] = {\n", out);
  for (const std::string& name : index.proposals) std::fprintf(out, "%s,\n", quoted(name).c_str());
  std::fputs("};\n", out);
}

void write_names(const Index& index, std::FILE* out) {
  std::map<std::string, unsigned> meanings;
  unsigned place = 0;
  for (const auto& [code, country] : index.countries) meanings[code] = place++;
  std::vector<std::string> several;
  std::size_t begin = 0;
  std::fputs("constexpr Name name_rows[] = {\n", out);
  for (const auto& [key, meaning] : index.names) {
    const std::string codes = joined(meaning);
    if (!meanings.contains(codes)) {
      meanings[codes] = country_index::first_several + static_cast<unsigned>(several.size());
      several.push_back(codes);
    }
    std::fprintf(out, "{%zu,%zu,%u},\n", begin, key.size(), meanings[codes]);
    begin += key.size();
  }
  std::fputs("};\nconstexpr char key_bytes[] =\n", out);
  for (const auto& [key, meaning] : index.names) std::fprintf(out, "%s\n", quoted(key).c_str());
  std::fputs(";\nconst std::string_view several_rows[] = {\n", out);
  for (const std::string& codes : several) std::fprintf(out, "\"%s\",\n", codes.c_str());
  std::fputs("};\nconstexpr std::uint16_t slot_rows[] = {\n", out);
  for (const unsigned slot : slots_of(index)) std::fprintf(out, "%u,\n", slot);
  std::fputs("};\n", out);
}

void write(const Index& index, std::FILE* out) {
  std::fputs("#include \"engine/unicode/country_index.hpp\"\n"
             "namespace joinery::country_index {\nnamespace {\n", out);
  write_countries(index, out);
  write_names(index, out);
  std::fputs("}  // namespace\n"
             "const std::span<const Country> countries(country_rows);\n"
             "const std::span<const Name> names(name_rows);\n"
             "const std::string_view keys(key_bytes, sizeof key_bytes - 1);\n"
             "const std::span<const std::string_view> several(several_rows);\n"
             "const std::span<const std::uint16_t> slots(slot_rows);\n"
             "const std::span<const std::string_view> proposals(proposal_rows);\n"
             "}  // namespace joinery::country_index\n", out);
}

}  // namespace
}  // namespace joinery

int main(int count, char** arguments) {
  if (count != 2) return 2;
  joinery::Index index;
  joinery::add_codes(index);
  joinery::add_english(index);
  joinery::add_other_languages(index);
  // Places of names must fit 16 bits, and there are no names where ICU came without its data.
  if (index.names.size() < 1'000 || index.names.size() >= 65'535) return 1;
  std::FILE* out = std::fopen(arguments[1], "wb");
  if (out == nullptr) return 1;
  joinery::write(index, out);
  return std::fclose(out) == 0 ? 0 : 1;
}
