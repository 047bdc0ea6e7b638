#include "engine/unicode/latin_spelling.hpp"

#include <mutex>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "engine/unicode/utf8.hpp"

namespace joinery {

struct LatinSpelling::State {
  std::once_flag once;
  std::unique_ptr<const icu::Transliterator> rules;  ///< null where ICU was built without them

  const icu::Transliterator* get() {
    std::call_once(once, [this] {
      UErrorCode status = U_ZERO_ERROR;
      std::unique_ptr<const icu::Transliterator> made(
          icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
      if (U_SUCCESS(status)) rules = std::move(made);
    });
    return rules.get();
  }
};

LatinSpelling::LatinSpelling() : state_(std::make_unique<State>()) {}
LatinSpelling::LatinSpelling(LatinSpelling&&) noexcept = default;
LatinSpelling& LatinSpelling::operator=(LatinSpelling&&) noexcept = default;
LatinSpelling::~LatinSpelling() = default;

void LatinSpelling::ascii(std::string_view text, std::string& out) const {
  out.clear();
  if (is_ascii(text)) {
    out.assign(text);
    return;
  }
  icu::UnicodeString spelt = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (const icu::Transliterator* rules = state_->get()) rules->transliterate(spelt);
  for (std::int32_t i = 0; i < spelt.length(); ++i) {
    if (spelt[i] < 0x80) out += static_cast<char>(spelt[i]);
  }
}

void LatinSpelling::slug(std::string_view text, std::string& out) const {
  std::string spelt;
  if (!is_ascii(text)) {
    ascii(text, spelt);
    text = spelt;
  }
  out.clear();
  bool hyphen = false;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      if (hyphen && !out.empty()) out += '-';
      hyphen = false;
      out += small;
    } else if (c != '\'') {
      hyphen = true;
    }
  }
}

}  // namespace joinery
