#include "engine/unicode/country_names.hpp"

#include <algorithm>
#include <span>

#include <unicode/locid.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/unicode/country_index.hpp"
#include "engine/unicode/name_key.hpp"
#include "engine/unicode/region_names.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

/// A place in `country_index::countries`, or `none`.
using Place = std::int16_t;
constexpr Place none = -1;

/// What a text names: nothing, a country, or several of them.
struct Meaning {
  std::array<Place, 24> places{};
  std::uint8_t size = 0;

  void add(Place place) {
    const auto end = places.begin() + size;
    if (place == none || std::find(places.begin(), end, place) != end) return;
    if (size < places.size()) places[size++] = place;
  }
};

/// Names with which others begin: what stands behind them in brackets decides, so a tail that says
/// nothing makes the whole unknown.
constexpr std::string_view shared_names[] = {
#define JOINERY_COUNTRY_ALIAS(code, name)
#define JOINERY_SEVERAL_COUNTRIES(codes, name)
#define JOINERY_SHARED_NAME(name) name,
#include "engine/unicode/country_aliases.def"
#undef JOINERY_COUNTRY_ALIAS
#undef JOINERY_SEVERAL_COUNTRIES
#undef JOINERY_SHARED_NAME
};

/// 0 to 25, or -1.
int letter(char c) {
  if (c >= 'a' && c <= 'z') return c - 'a';
  return c >= 'A' && c <= 'Z' ? c - 'A' : -1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Small letters and capitals: `Nga`, as names are written and codes are not.
bool is_mixed(std::string_view text) {
  return std::ranges::any_of(text, is_small) && !std::ranges::all_of(text, is_small);
}

/// The place of a code of `text.size()` letters among all of that size, or -1.
int letters_place(std::string_view text) {
  int place = 0;
  for (const char c : text) {
    if (letter(c) < 0) return -1;
    place = place * 26 + letter(c);
  }
  return place;
}

Place place_of(std::string_view alpha2) {
  const auto found = std::ranges::lower_bound(country_index::countries, alpha2, {},
                                              &country_index::Country::alpha2);
  return static_cast<Place>(found - country_index::countries.begin());
}

const country_index::Name* look(std::string_view key) {
  const std::size_t last = country_index::slots.size() - 1;
  for (std::size_t slot = country_index::hash(key) & last;; slot = (slot + 1) & last) {
    if (country_index::slots[slot] == 0) return nullptr;
    const country_index::Name& name = country_index::names[country_index::slots[slot] - 1U];
    if (country_index::keys.substr(name.begin, name.size) == key) return &name;
  }
}

Meaning meaning_of(const NameKey& key) {
  Meaning meaning;
  const country_index::Name* name = look(key.view());
  if (name == nullptr) return meaning;
  if (name->meaning < country_index::first_several) {
    meaning.add(static_cast<Place>(name->meaning));
    return meaning;
  }
  const std::string_view codes =
      country_index::several[name->meaning - std::size_t{country_index::first_several}];
  for (std::size_t i = 0; i < codes.size(); i += 2) meaning.add(place_of(codes.substr(i, 2)));
  return meaning;
}

bool is_shared(const NameKey& key) {
  return std::ranges::any_of(shared_names, [&key](std::string_view name) {
    NameKey shared;
    return shared.assign(name) && shared.view() == key.view();
  });
}

/// `Tonga (Kingdom)` in its parts; both empty where nothing stands in brackets at the end.
struct Tail {
  std::string_view head;
  std::string_view inside;
};
Tail split_tail(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')') return {};
  return {trim(text.substr(0, open)), trim(text.substr(open + 1, text.size() - open - 2))};
}

/// Where to look for a name in `language`, the most particular first: en_GB, en_Latn, en.
std::vector<std::string> locales_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
  if (U_FAILURE(status) || locale.isBogus()) return {};
  std::vector<std::string> names{locale.getBaseName()};
  locale.addLikelySubtags(status);
  if (U_FAILURE(status)) return names;
  names.push_back(std::string(locale.getLanguage()) + "_" + locale.getScript());
  names.emplace_back(locale.getLanguage());
  return names;
}

const country_index::Country& country_at(Place place) {
  return country_index::countries[static_cast<std::size_t>(place)];
}

CountryCode code_at(Place place) {
  const std::string_view alpha2 = country_at(place).alpha2;
  return {alpha2[0], alpha2[1]};
}

}  // namespace

struct CountryNames::Codes {
  std::array<Place, 26 * 26> by_alpha2;
  std::array<Place, 26 * 26 * 26> by_alpha3;
  std::array<Place, 1000> by_numeric;

  Codes();
  Place at(std::string_view alpha2) const;
  Place find(std::string_view text) const;
  Meaning meaning(std::string_view text) const;
  Meaning named(std::string_view text) const;
  Meaning headed(const Tail& tail) const;
};

CountryNames::Codes::Codes() {
  by_alpha2.fill(none);
  by_alpha3.fill(none);
  by_numeric.fill(none);
  Place place = 0;
  for (const country_index::Country& country : country_index::countries) {
    by_alpha2[static_cast<std::size_t>(letters_place(country.alpha2))] = place;
    by_alpha3[static_cast<std::size_t>(letters_place(country.alpha3))] = place;
    by_numeric[country.numeric] = place++;
  }
  by_numeric[0] = none;
}

Place CountryNames::Codes::at(std::string_view alpha2) const {
  const int place = alpha2.size() == 2 ? letters_place(alpha2) : -1;
  return place < 0 ? none : by_alpha2[static_cast<std::size_t>(place)];
}

Place CountryNames::Codes::find(std::string_view text) const {
  if (text.empty() || text.size() > 3) return none;
  if (std::ranges::all_of(text, is_digit)) {
    std::size_t number = 0;
    for (const char c : text) number = number * 10 + static_cast<std::size_t>(c - '0');
    return by_numeric[number];
  }
  if (text.size() == 2) return at(text);
  const int place = text.size() == 3 ? letters_place(text) : -1;
  return place < 0 ? none : by_alpha3[static_cast<std::size_t>(place)];
}

/// The head alone, where the tail does not speak against it.
Meaning CountryNames::Codes::headed(const Tail& tail) const {
  NameKey key;
  if (!key.assign(tail.head) || is_shared(key)) return {};
  Meaning head = meaning_of(key);
  if (head.size == 0) return head;
  if (const Place code = find(tail.inside); code != none) {
    head.add(code);
  } else if (key.assign(tail.inside)) {
    const Meaning inside = meaning_of(key);
    for (std::uint8_t i = 0; i < inside.size; ++i) head.add(inside.places[i]);
  }
  return head;
}

Meaning CountryNames::Codes::named(std::string_view text) const {
  NameKey key;
  if (!key.assign(text)) return {};
  Meaning found = meaning_of(key);
  const std::size_t comma = text.find(',');
  if (found.size == 0 && comma != std::string_view::npos &&
      key.assign(text.substr(comma + 1), text.substr(0, comma))) {
    found = meaning_of(key);
  }
  if (found.size != 0) return found;
  const Tail tail = split_tail(text);
  if (tail.head.empty()) return {};
  if (key.assign(tail.inside, tail.head)) found = meaning_of(key);
  return found.size != 0 ? found : headed(tail);
}

Meaning CountryNames::Codes::meaning(std::string_view text) const {
  text = trim(text);
  Meaning meaning;
  meaning.add(find(text));
  if (meaning.size == 0) return named(text);
  NameKey key;
  if (!is_mixed(text) || !key.assign(text)) return meaning;
  const Meaning other = meaning_of(key);
  for (std::uint8_t i = 0; i < other.size; ++i) meaning.add(other.places[i]);
  return meaning;
}

CountryNames::CountryNames() : codes_(std::make_unique<const Codes>()) {}
CountryNames::CountryNames(CountryNames&&) noexcept = default;
CountryNames& CountryNames::operator=(CountryNames&&) noexcept = default;
CountryNames::~CountryNames() = default;

std::optional<CountryCode> CountryNames::find(std::string_view text) const {
  const Meaning meaning = codes_->meaning(text);
  if (meaning.size != 1) return {};
  return code_at(meaning.places[0]);
}

std::vector<CountryCode> CountryNames::candidates(std::string_view text) const {
  const Meaning meaning = codes_->meaning(text);
  std::vector<CountryCode> codes;
  if (meaning.size < 2) return codes;
  for (std::uint8_t i = 0; i < meaning.size; ++i) codes.push_back(code_at(meaning.places[i]));
  std::ranges::sort(codes);
  return codes;
}

std::vector<std::string> CountryNames::near(std::string_view text, std::size_t max) const {
  text = trim(text);
  if (text.size() <= 3) return {};
  return nearest(text, country_index::proposals, max);
}

std::optional<std::string_view> CountryNames::alpha3(std::string_view alpha2) const {
  const Place place = codes_->at(alpha2);
  if (place == none) return {};
  return country_at(place).alpha3;
}

std::optional<std::uint16_t> CountryNames::numeric(std::string_view alpha2) const {
  const Place place = codes_->at(alpha2);
  if (place == none) return {};
  return country_at(place).numeric;
}

std::optional<std::string_view> CountryNames::english(std::string_view alpha2) const {
  const Place place = codes_->at(alpha2);
  if (place == none) return {};
  return country_at(place).english;
}

std::optional<std::string_view> CountryNames::currency(std::string_view alpha2) const {
  const Place place = codes_->at(alpha2);
  if (place == none || country_at(place).currency.empty()) return {};
  return country_at(place).currency;
}

std::optional<std::string> CountryNames::name(std::string_view alpha2,
                                              std::string_view language) const {
  const auto in_english = english(alpha2);
  if (!in_english) return {};
  if (language == "en") return std::string(*in_english);
  const std::string code(country_at(codes_->at(alpha2)).alpha2);
  for (const std::string& locale : locales_of(language)) {
    auto found = NamesIn(NameTable::countries, locale.c_str()).find(code.c_str());
    if (found) return found;
  }
  return std::string(*in_english);
}

std::vector<CountryCode> CountryNames::codes() const {
  std::vector<CountryCode> all;
  for (std::size_t i = 0; i < country_index::countries.size(); ++i) {
    all.push_back(code_at(static_cast<Place>(i)));
  }
  return all;
}

}  // namespace joinery
