#include "engine/jsonpath/reader.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "dsl/source/utf8.hpp"

namespace joinery::jsonpath {
namespace {

constexpr std::int64_t largest_integer = 9'007'199'254'740'991;  // 2^53 - 1, as I-JSON has it

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
// Every code point outside ASCII may stand in a name, so bytes are enough.
bool begins_name(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void append_utf8(std::string& out, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto tail = [&](unsigned shift) { put(0x80U | ((point >> shift) & 0x3FU)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    tail(6), tail(0);
  } else {
    put(0xF0U | (point >> 18U));
    tail(12), tail(6), tail(0);
  }
}

}  // namespace

bool Reader::sees_name() const { return begins_name(peek()); }

bool Reader::sees_integer() const { return is_digit(peek()) || peek() == '-'; }

bool Reader::take(std::string_view word) {
  if (!sees(word)) return false;
  at_ += word.size();
  return true;
}

bool Reader::skip_blanks() {
  const std::size_t before = at_;
  while (is_blank(peek())) ++at_;
  return at_ != before;
}

void Reader::skip_character() {
  if (!at_end()) at_ += code_point_at(text_, at_).size;
}

void Reader::skip_digits() {
  while (is_digit(peek())) ++at_;
}

std::string_view Reader::read_name() {
  const std::size_t begin = at_;
  while (begins_name(peek()) || is_digit(peek())) ++at_;
  return text_.substr(begin, at_ - begin);
}

std::string_view Reader::read_function_name() {
  const std::size_t begin = at_;
  if (is_lower(peek())) {
    while (is_lower(peek()) || is_digit(peek()) || peek() == '_') ++at_;
  }
  return text_.substr(begin, at_ - begin);
}

std::optional<std::int64_t> Reader::read_integer() {
  const std::size_t begin = at_;
  take("-");
  const std::size_t first = at_;
  skip_digits();
  const std::string_view written = text_.substr(begin, at_ - begin);
  if (at_ == first) {
    refuse(begin, at_, "`-` needs digits after it");
    return std::nullopt;
  }
  if (text_[first] == '0' && at_ - first > 1) {
    refuse(begin, at_, "an index is written without leading zeros");
    return std::nullopt;
  }
  if (written == "-0") {
    refuse(begin, at_, "`-0` is no index: write `0` for the first, `-1` for the last");
    return std::nullopt;
  }
  std::int64_t value = 0;
  const auto read = std::from_chars(written.data(), written.data() + written.size(), value);
  if (read.ec != std::errc() || value > largest_integer || value < -largest_integer) {
    refuse(begin, at_, fmt::format("an index lies between -{0} and {0}", largest_integer));
    return std::nullopt;
  }
  return value;
}

std::optional<Json> Reader::read_number() {
  const std::size_t begin = at_;
  take("-");
  skip_digits();
  if (take(".")) skip_digits();
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (!take("+")) take("-");
    skip_digits();
  }
  const std::string_view written = text_.substr(begin, at_ - begin);
  if (!is_json_number(written)) {
    refuse(begin, at_,
           "this is no number: numbers are written as in JSON, such as `-1.5` or `2e3`");
    return std::nullopt;
  }
  return Json::from_number_text(written);
}

std::optional<std::string> Reader::read_quoted() {
  const std::size_t begin = at_;
  const char quote = peek();
  ++at_;
  std::string out;
  while (peek() != quote || at_end()) {
    if (at_end()) {
      refuse(begin, at_, fmt::format("this text has no closing `{}`", quote));
      return std::nullopt;
    }
    if (static_cast<unsigned char>(peek()) < 0x20) {
      refuse(at_, at_ + 1,
             fmt::format("control characters are written `\\u{:04x}`", static_cast<int>(peek())));
      return std::nullopt;
    }
    if (peek() == '\\') {
      if (!read_escape(out, quote)) return std::nullopt;
    } else {
      out += peek();
      ++at_;
    }
  }
  ++at_;
  return out;
}

bool Reader::read_escape(std::string& out, char quote) {
  const std::size_t begin = at_;
  ++at_;
  const char letter = peek();
  constexpr std::string_view letters = "bfnrt/\\";
  constexpr std::string_view meanings = "\b\f\n\r\t/\\";
  const std::size_t place = at_end() ? std::string_view::npos : letters.find(letter);
  if (place != std::string_view::npos) {
    out += meanings[place];
    ++at_;
    return true;
  }
  if (letter == quote) {
    out += quote;
    ++at_;
    return true;
  }
  if (letter == 'u') {
    ++at_;
    return read_unicode_escape(out, begin);
  }
  skip_character();
  if (letter == '\'' || letter == '"') {
    return refuse(begin, at_, fmt::format("`{}` needs no backslash between `{}`", letter, quote));
  }
  return refuse(begin, at_, "unknown escape: a backslash itself is written `\\\\`");
}

bool Reader::read_unicode_escape(std::string& out, std::size_t begin) {
  const auto is_high = [](std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; };
  const auto is_low = [](std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
  const std::optional<std::uint32_t> first = read_hex4();
  if (!first) return refuse(begin, at_, "`\\u` needs four hexadecimal digits");
  if (!is_high(*first) && !is_low(*first)) {
    append_utf8(out, *first);
    return true;
  }
  if (is_high(*first) && take("\\u")) {
    const std::optional<std::uint32_t> second = read_hex4();
    if (second && is_low(*second)) {
      append_utf8(out, 0x10000U + ((*first - 0xD800U) << 10U) + (*second - 0xDC00U));
      return true;
    }
  }
  return refuse(begin, at_,
                "half of a surrogate pair: write both halves, as in `\\ud83d\\ude00`, or the "
                "character itself");
}

std::optional<std::uint32_t> Reader::read_hex4() {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = peek();
    std::uint32_t digit = 0;
    if (is_digit(c)) {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
    value = value * 16 + digit;
    ++at_;
  }
  return value;
}

bool Reader::refuse(std::size_t begin, std::size_t end, std::string what) {
  if (!error_) error_ = JsonPathError{std::move(what), begin, end};
  return false;
}

bool Reader::refuse_here(std::string what) {
  const std::size_t begin = at_;
  skip_character();
  return refuse(begin, at_, std::move(what));
}

}  // namespace joinery::jsonpath
