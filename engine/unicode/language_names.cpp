#include "engine/unicode/language_names.hpp"

#include <atomic>
#include <mutex>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "engine/unicode/name_key.hpp"
#include "engine/unicode/region_names.hpp"
#include "engine/unicode/space.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

struct TextHash : std::hash<std::string_view> {
  using is_transparent = void;
};
using Tags = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

/// No tag that is in use is longer.
constexpr std::size_t name_bytes_max = 40;

/// In small letters, with hyphens.
std::string plain(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c == '_') c = '-';
  }
  return result;
}

bool is_registered(const icu::Locale& locale) {
  const std::string_view country = locale.getCountry();
  const bool is_number = country.size() == 3;  // an area, such as 419
  if (std::string_view(locale.getISO3Language()).empty()) return false;
  if (!country.empty() && !is_number && std::string_view(locale.getISO3Country()).empty()) {
    return false;
  }
  const char* script = locale.getScript();
  return *script == '\0' || u_getPropertyValueEnum(UCHAR_SCRIPT, script) != UCHAR_INVALID_CODE;
}

std::optional<std::string> canonical(const std::string& tag) {
  char name[ULOC_FULLNAME_CAPACITY];
  std::int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), name, ULOC_FULLNAME_CAPACITY, &parsed, &status);
  if (U_FAILURE(status) || parsed != static_cast<std::int32_t>(tag.size())) return {};
  icu::Locale locale(name);
  locale.canonicalize(status);
  if (U_FAILURE(status) || locale.isBogus() || !is_registered(locale)) return {};
  auto result = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status) || result.starts_with("und")) return {};
  return result;
}

/// Keeps a name of one language; makes the tag empty where another has it too.
void add(Tags& names, std::string_view name, const std::string& tag) {
  NameKey key;
  if (!key.assign(name)) return;
  const auto [known, is_new] = names.emplace(key.view(), tag);
  if (!is_new && known->second != tag) known->second.clear();
}

std::optional<std::string> look(const Tags& names, std::string_view key) {
  const auto found = names.find(key);
  if (found == names.end() || found->second.empty()) return {};
  return found->second;
}

}  // namespace

struct LanguageNames::State {
  mutable std::atomic<unsigned> asked = 0;   ///< about tags
  mutable std::once_flag tags_once;
  mutable Tags tags;  ///< of the languages and places that ICU knows well, plain
  mutable std::once_flag once;
  mutable Tags english;  ///< written once, under `once`
  mutable Tags own;      ///< likewise

  [[nodiscard]] std::optional<std::string> known_tag(const std::string& tag) const;
  void add_tags() const;
  void add_names() const;
};

/// The tags are known by heart from the sixteenth question on: a mapping asks about a few, and learning
/// them would take longer than the rest of its start; the people of a company ask thousands of times.
std::optional<std::string> LanguageNames::State::known_tag(const std::string& tag) const {
  constexpr unsigned few = 16;
  if (asked.load(std::memory_order_relaxed) < few) {
    asked.fetch_add(1, std::memory_order_relaxed);
    return {};
  }
  std::call_once(tags_once, [this] { add_tags(); });
  return look(tags, tag);
}

void LanguageNames::State::add_tags() const {
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    const std::string tag = plain(uloc_getAvailable(i));
    if (const auto found = canonical(tag)) tags.emplace(tag, *found);
  }
}

void LanguageNames::State::add_names() const {
  const NamesIn table(NameTable::languages, "en");
  table.for_each([this](std::string_view code, std::string_view name) {
    if (const auto tag = canonical(plain(code))) add(english, name, *tag);
  });
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    const char* code = uloc_getAvailable(i);
    const auto tag = canonical(plain(code));
    if (!tag) continue;
    const icu::Locale locale(code);
    std::string name;
    icu::UnicodeString text;
    locale.getDisplayName(icu::Locale::getEnglish(), text).toUTF8String(name);
    add(english, name, *tag);
    name.clear();
    text.remove();
    locale.getDisplayName(locale, text).toUTF8String(name);
    add(own, name, *tag);
  }
}

LanguageNames::LanguageNames() : state_(std::make_unique<State>()) {}
LanguageNames::LanguageNames(LanguageNames&&) noexcept = default;
LanguageNames& LanguageNames::operator=(LanguageNames&&) noexcept = default;
LanguageNames::~LanguageNames() = default;

std::string LanguageNames::name(std::string_view tag, std::string_view in) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale_of = [&status](std::string_view written) {
    return icu::Locale::forLanguageTag(
        icu::StringPiece(written.data(), static_cast<std::int32_t>(written.size())), status);
  };
  const icu::Locale language = locale_of(tag);
  const icu::Locale reader = locale_of(in);
  if (U_FAILURE(status) || language.isBogus() || reader.isBogus()) return {};
  icu::UnicodeString text;
  language.getDisplayName(reader, text);
  std::string name;
  text.toUTF8String(name);
  return name == language.getName() ? std::string() : name;
}

std::optional<std::string> LanguageNames::find(std::string_view text) const {
  text = trim(text);
  if (text.empty() || text.size() > 200) return {};
  if (text.size() <= name_bytes_max && is_ascii(text)) {
    const std::string tag = plain(text);
    if (auto known = state_->known_tag(tag)) return known;
    if (auto found = canonical(tag)) return found;
  }
  std::call_once(state_->once, [this] { state_->add_names(); });
  NameKey key;
  if (!key.assign(text)) return {};
  if (state_->english.contains(key.view())) return look(state_->english, key.view());
  return look(state_->own, key.view());
}

}  // namespace joinery
