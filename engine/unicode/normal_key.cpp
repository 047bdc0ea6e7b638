#include "engine/unicode/normal_key.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "engine/unicode/code_points.hpp"
#include "engine/unicode/space.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

using icu::Normalizer2;
using icu::StringByteSink;

icu::StringPiece icu_text(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

/// ICU has the data built in and fails only when memory has run out.
const Normalizer2* composer() {
  UErrorCode status = U_ZERO_ERROR;
  return Normalizer2::getNFCInstance(status);
}

void normalize(const Normalizer2* normalizer, std::string_view text, std::string& out) {
  out.clear();
  UErrorCode status = U_ZERO_ERROR;
  StringByteSink<std::string> sink(&out);
  if (normalizer != nullptr) normalizer->normalizeUTF8(0, icu_text(text), sink, nullptr, status);
}

}  // namespace

std::string_view nfc(std::string_view text, std::string& buffer) {
  if (is_ascii(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2* normalizer = composer();
  if (normalizer == nullptr || normalizer->isNormalizedUTF8(icu_text(text), status)) return text;
  normalize(normalizer, text, buffer);
  return buffer;
}

void normal_key(std::string_view text, std::string& out) {
  text = trim(text);
  out.clear();
  if (is_ascii(text)) {
    out.resize(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return;
  }
  std::string composed;
  const std::string_view first = nfc(text, composed);
  UErrorCode status = U_ZERO_ERROR;
  StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8Fold(0, icu_text(first), sink, nullptr, status);
  std::string again;
  if (nfc(out, again).data() == again.data()) out.swap(again);
}

std::string normal_key(std::string_view text) {
  std::string out;
  normal_key(text, out);
  return out;
}

void strip_accents(std::string_view text, std::string& out) {
  if (is_ascii(text)) {
    out.assign(text);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  std::string apart;
  normalize(Normalizer2::getNFDInstance(status), text, apart);
  std::string bare;
  bool strips = false;
  for (std::size_t at = 0; at < apart.size();) {
    const std::size_t begin = at;
    const UChar32 point = next_code_point(apart, at);
    if (u_charType(point) == U_NON_SPACING_MARK) {
      if (strips) continue;
    } else {
      const UScriptCode script = uscript_getScript(point, &status);
      strips = script == USCRIPT_LATIN || script == USCRIPT_GREEK;
    }
    bare.append(apart, begin, at - begin);
  }
  normalize(composer(), bare, out);
}

}  // namespace joinery
