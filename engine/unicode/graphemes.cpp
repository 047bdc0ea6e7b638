#include "engine/unicode/graphemes.hpp"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "engine/unicode/code_points.hpp"

namespace joinery {
namespace {

/// Code points of which nothing before or after makes a longer grapheme, given that both
/// neighbours are of this kind too. A carriage return is not (with a line feed it is one grapheme).
bool stands_alone(UChar32 point) {
  if (point < 0x300) return point >= 0 && point != '\r';
  return (point >= 0x370 && point < 0x483) || (point >= 0x4E00 && point < 0xA000);
}

/// Calls `take(end)` with the end of each grapheme in turn, until it says no.
template <class Take>
void for_each_grapheme(std::string_view text, Take take) {
  std::size_t at = 0;
  bool simple = true;
  for (std::size_t next = 0; simple && next < text.size();) {
    simple = stands_alone(next_code_point(text, next));
  }
  if (simple) {
    while (at < text.size()) {
      skip_code_point(text, at);
      if (!take(at)) return;
    }
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  UText bytes = UTEXT_INITIALIZER;
  utext_openUTF8(&bytes, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<icu::BreakIterator> borders(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_SUCCESS(status)) {
    borders->setText(&bytes, status);
    for (auto end = borders->next(); end != icu::BreakIterator::DONE; end = borders->next()) {
      if (!take(static_cast<std::size_t>(end))) break;
    }
  }
  utext_close(&bytes);
}

}  // namespace

std::size_t grapheme_count(std::string_view text) {
  std::size_t count = 0;
  for_each_grapheme(text, [&](std::size_t) {
    ++count;
    return true;
  });
  return count;
}

std::string_view first_graphemes(std::string_view text, std::size_t count) {
  // No grapheme has less than one byte.
  if (count >= text.size()) return text;
  std::size_t end = 0;
  for_each_grapheme(text, [&](std::size_t border) {
    if (count == 0) return false;
    end = border;
    return --count > 0;
  });
  return text.substr(0, end);
}

std::string_view last_graphemes(std::string_view text, std::size_t count) {
  const std::size_t all = grapheme_count(text);
  if (count >= all) return text;
  return text.substr(first_graphemes(text, all - count).size());
}

std::string_view first_bytes(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  std::size_t end = 0;
  for_each_grapheme(text, [&](std::size_t border) {
    if (border > bytes) return false;
    end = border;
    return true;
  });
  return text.substr(0, end);
}

}  // namespace joinery
