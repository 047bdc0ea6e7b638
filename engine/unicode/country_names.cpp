#include "engine/unicode/country_names.hpp"

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uloc.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/unicode/name_key.hpp"
#include "engine/unicode/region_names.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

using Index = std::int16_t;
constexpr Index none = -1;
constexpr Index ambiguous = -2;

struct KeyHash : std::hash<std::string_view> {
  using is_transparent = void;
};
using Names = std::unordered_map<std::string, Index, KeyHash, std::equal_to<>>;

struct Country {
  CountryCode alpha2{};
  std::string alpha3;
  std::uint16_t numeric = 0;
  std::string english;
};

/// Codes that ICU counts among countries, though ISO 3166 only keeps them from other use.
constexpr std::array<std::string_view, 7> reserved_codes{"AC", "CP", "CQ", "DG", "EA", "IC", "TA"};

/// 0 to 25, or -1.
int letter(char c) {
  if (c >= 'a' && c <= 'z') return c - 'a';
  return c >= 'A' && c <= 'Z' ? c - 'A' : -1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The place of a code of `text.size()` letters among all of that size, or -1.
int letters_place(std::string_view text) {
  int place = 0;
  for (const char c : text) {
    if (letter(c) < 0) return -1;
    place = place * 26 + letter(c);
  }
  return place;
}

Index look(const Names& names, const NameKey& key) {
  const auto found = names.find(key.view());
  return found == names.end() ? none : found->second;
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

}  // namespace

struct CountryNames::State {
  std::vector<Country> countries;
  std::array<Index, 26 * 26> by_alpha2;
  std::array<Index, 26 * 26 * 26> by_alpha3;
  std::array<Index, 1000> by_numeric;
  Names english;
  std::unordered_set<std::string, KeyHash, std::equal_to<>> shared;
  std::vector<std::string> english_names;

  mutable std::once_flag others_once;
  mutable Names others;  ///< the names in other languages; written once, under `others_once`

  State() {
    by_alpha2.fill(none);
    by_alpha3.fill(none);
    by_numeric.fill(none);
  }

  Index at(std::string_view alpha2) const {
    const int place = alpha2.size() == 2 ? letters_place(alpha2) : -1;
    return place < 0 ? none : by_alpha2[static_cast<std::size_t>(place)];
  }

  void add_codes();
  void add_english();
  void add_others() const;
  Index find_code(std::string_view text) const;
  Index find_key(const NameKey& key, const Names& names) const;
  Index find_name(std::string_view text, const Names& names) const;
  Index find_headed(const Tail& tail, const Names& names) const;
};

void CountryNames::State::add_codes() {
  std::vector<std::string> codes{"XK"};
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    codes.emplace_back(*code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  for (const std::string& code : codes) {
    const bool reserved =
        std::find(reserved_codes.begin(), reserved_codes.end(), code) != reserved_codes.end();
    const int place = letters_place(code);
    if (reserved || code.size() != 2 || place < 0) continue;
    const auto index = static_cast<Index>(countries.size());
    Country country{{code[0], code[1]}, uloc_getISO3Country(("und_" + code).c_str()), 0, {}};
    by_alpha2[static_cast<std::size_t>(place)] = index;
    const int long_place = country.alpha3.size() == 3 ? letters_place(country.alpha3) : -1;
    if (long_place >= 0) by_alpha3[static_cast<std::size_t>(long_place)] = index;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Region* region = icu::Region::getInstance(code.c_str(), status);
    const int number = U_SUCCESS(status) && region != nullptr ? region->getNumericCode() : -1;
    if (number > 0 && number < 1000) {
      country.numeric = static_cast<std::uint16_t>(number);
      by_numeric[static_cast<std::size_t>(number)] = index;
    }
    countries.push_back(std::move(country));
  }
}

void CountryNames::State::add_english() {
  const auto add = [this](std::string_view code, std::string_view name) {
    NameKey key;
    const Index index = at(code);
    if (index != none && key.assign(name)) english.emplace(key.view(), index);
  };
  NamesIn(NameTable::countries, "en").for_each([&](std::string_view code, std::string_view name) {
    add(code, name);
    if (const Index index = at(code); index != none) {
      countries[static_cast<std::size_t>(index)].english = name;
    }
  });
  NamesIn(NameTable::countries_short, "en").for_each(add);
  NamesIn(NameTable::countries_variant, "en").for_each(add);
#define JOINERY_COUNTRY_ALIAS(code, name) add(code, name);
#define JOINERY_SHARED_NAME(name)                     \
  {                                                   \
    NameKey key;                                      \
    if (key.assign(name)) shared.emplace(key.view()); \
  }
#include "engine/unicode/country_aliases.def"
#undef JOINERY_COUNTRY_ALIAS
#undef JOINERY_SHARED_NAME
  for (const Country& country : countries) english_names.push_back(country.english);
}

void CountryNames::State::add_others() const {
  others.reserve(40'000);
  const std::int32_t count = uloc_countAvailable();
  for (std::int32_t i = 0; i < count; ++i) {
    const NamesIn names(NameTable::countries, uloc_getAvailable(i));
    names.for_each([this](std::string_view code, std::string_view name) {
      NameKey key;
      const Index index = at(code);
      if (index == none || !key.assign(name) || english.contains(key.view())) return;
      const auto [known, is_new] = others.emplace(key.view(), index);
      if (!is_new && known->second != index) known->second = ambiguous;
    });
  }
}

Index CountryNames::State::find_code(std::string_view text) const {
  if (text.empty() || text.size() > 3) return none;
  if (std::all_of(text.begin(), text.end(), is_digit)) {
    std::size_t number = 0;
    for (const char c : text) number = number * 10 + static_cast<std::size_t>(c - '0');
    return by_numeric[number];
  }
  if (text.size() == 2) return at(text);
  const int place = text.size() == 3 ? letters_place(text) : -1;
  return place < 0 ? none : by_alpha3[static_cast<std::size_t>(place)];
}

Index CountryNames::State::find_key(const NameKey& key, const Names& names) const {
  const Index found = look(english, key);
  return found != none || &names == &english ? found : look(names, key);
}

/// The head alone, where the tail does not speak against it.
Index CountryNames::State::find_headed(const Tail& tail, const Names& names) const {
  NameKey key;
  if (!key.assign(tail.head) || shared.contains(key.view())) return none;
  const Index head = find_key(key, names);
  if (head < 0) return head;
  Index inside = find_code(tail.inside);
  if (inside == none && key.assign(tail.inside)) inside = find_key(key, names);
  return inside == none || inside == head ? head : ambiguous;
}

Index CountryNames::State::find_name(std::string_view text, const Names& names) const {
  NameKey key;
  if (!key.assign(text)) return none;
  Index found = find_key(key, names);
  const std::size_t comma = text.find(',');
  if (found == none && comma != std::string_view::npos &&
      key.assign(text.substr(comma + 1), text.substr(0, comma))) {
    found = find_key(key, names);
  }
  if (found != none) return found;
  const Tail tail = split_tail(text);
  if (tail.head.empty()) return none;
  if (key.assign(tail.inside, tail.head)) found = find_key(key, names);
  return found != none ? found : find_headed(tail, names);
}

CountryNames::CountryNames(std::unique_ptr<State> state) : state_(std::move(state)) {}
CountryNames::CountryNames(CountryNames&&) noexcept = default;
CountryNames& CountryNames::operator=(CountryNames&&) noexcept = default;
CountryNames::~CountryNames() = default;

Result<CountryNames> CountryNames::load() {
  auto state = std::make_unique<State>();
  state->add_codes();
  state->add_english();
  if (state->countries.empty() || state->english.size() < state->countries.size()) {
    return fail(ErrorCode::unreadable, "the names of countries that ICU should carry");
  }
  return CountryNames(std::move(state));
}

std::optional<CountryCode> CountryNames::find(std::string_view text) const {
  text = trim(text);
  Index found = state_->find_code(text);
  if (found == none) found = state_->find_name(text, state_->english);
  if (found == none && text.size() > 2) {
    std::call_once(state_->others_once, [this] { state_->add_others(); });
    found = state_->find_name(text, state_->others);
  }
  if (found < 0) return {};
  return state_->countries[static_cast<std::size_t>(found)].alpha2;
}

std::vector<std::string> CountryNames::near(std::string_view text, std::size_t max) const {
  return nearest(trim(text), state_->english_names, max);
}

std::optional<std::string_view> CountryNames::alpha3(std::string_view alpha2) const {
  const Index index = state_->at(alpha2);
  if (index == none) return {};
  return state_->countries[static_cast<std::size_t>(index)].alpha3;
}

std::optional<std::uint16_t> CountryNames::numeric(std::string_view alpha2) const {
  const Index index = state_->at(alpha2);
  if (index == none) return {};
  return state_->countries[static_cast<std::size_t>(index)].numeric;
}

std::optional<std::string> CountryNames::name(std::string_view alpha2,
                                              std::string_view language) const {
  const Index index = state_->at(alpha2);
  if (index == none) return {};
  const Country& country = state_->countries[static_cast<std::size_t>(index)];
  const std::string code(country.alpha2.begin(), country.alpha2.end());
  for (const std::string& locale : locales_of(language)) {
    auto found = NamesIn(NameTable::countries, locale.c_str()).find(code.c_str());
    if (found) return found;
  }
  return country.english;
}

std::vector<CountryCode> CountryNames::codes() const {
  std::vector<CountryCode> all;
  for (const Country& country : state_->countries) all.push_back(country.alpha2);
  return all;
}

}  // namespace joinery
