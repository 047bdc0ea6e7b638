#include <optional>

#include "dsl/yaml/scalar.hpp"

namespace joinery {
namespace {

void append_utf8(std::uint32_t point, std::string& out) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    put(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  } else {
    put(0xF0U | (point >> 18U));
    put(0x80U | ((point >> 12U) & 0x3FU));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

std::optional<std::uint32_t> hex_value(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char digit : digits) {
    const std::size_t at = std::string_view("0123456789abcdef0123456789ABCDEF").find(digit);
    if (at == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(at % 16);
  }
  return value;
}

struct Escape {
  std::string text;
  std::size_t raw_size = 2;
};

/// The escape at the backslash `at`; nothing for one that YAML does not have.
std::optional<Escape> escape_at(const RawText& raw, std::size_t at) {
  constexpr std::string_view signs = "0abt\tnvfre \"/\\";
  constexpr std::string_view values("\0\a\b\t\t\n\v\f\r\x1b \"/\\", 14);
  const char sign = raw[at + 1];
  if (const std::size_t found = signs.find(sign); found != std::string_view::npos) {
    return Escape{std::string(1, values[found])};
  }
  if (sign == 'N') return Escape{"\xC2\x85"};
  if (sign == '_') return Escape{"\xC2\xA0"};
  if (sign == 'L') return Escape{"\xE2\x80\xA8"};
  if (sign == 'P') return Escape{"\xE2\x80\xA9"};
  const std::size_t digits = sign == 'x' ? 2 : sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
  if (digits == 0 || at + 2 + digits > raw.size()) return std::nullopt;
  const auto value = hex_value(raw.part(at + 2, at + 2 + digits));
  if (!value || *value > 0x10FFFF || (*value >= 0xD800 && *value <= 0xDFFF)) return std::nullopt;
  Escape escape{"", 2 + digits};
  append_utf8(*value, escape.text);
  return escape;
}

class QuotedScan {
 public:
  QuotedScan(SourceId source, const RawText& raw, std::size_t begin, int parent)
      : raw_(raw), begin_(begin), at_(begin + 1), quote_(raw[begin]), parent_(parent) {
    scalar_.range = ScalarRange(source, static_cast<std::uint32_t>(begin + 1));
  }

  Scalar run() {
    for (std::size_t end = raw_.line_end(at_);;) {
      if (at_ >= end) {
        if (!fold(end, false)) return unclosed();
        end = raw_.line_end(at_);
      } else if (raw_[at_] == quote_ && !(quote_ == '\'' && raw_[at_ + 1] == '\'')) {
        scalar_.end = at_ + 1;
        return std::move(scalar_);
      } else if (raw_[at_] == quote_) {
        unit("'", 2);
      } else if (quote_ == '"' && raw_[at_] == '\\') {
        if (at_ + 1 == end) {
          kept_ = scalar_.text.size();
          if (!fold(end, true)) return unclosed();
          end = raw_.line_end(at_);
        } else {
          escape();
        }
      } else {
        scalar_.text += raw_[at_];
        scalar_.range.append(at_, 1);
        ++at_;
      }
    }
  }

 private:
  void unit(std::string_view text, std::size_t raw_size) {
    scalar_.text += text;
    scalar_.range.append_unit(text.size(), at_, raw_size);
    at_ += raw_size;
    kept_ = scalar_.text.size();
  }

  void escape() {
    const auto made = escape_at(raw_, at_);
    if (made) return unit(made->text, made->raw_size);
    if (scalar_.fault == ScalarFault::none) {
      scalar_.fault = ScalarFault::bad_escape;
      scalar_.fault_at = at_;
    }
    unit(raw_.part(at_, at_ + 1), 1);
  }

  /// Folds the line end at `end` and blanks on both sides of it. False where the text ends, or the
  /// next line stands too far left to belong to this value.
  bool fold(std::size_t end, bool escaped) {
    if (!escaped) {
      // Blanks before the line end vanish, those that an escape made stay.
      std::size_t left = scalar_.text.size();
      while (left > kept_ && is_blank(scalar_.text[left - 1])) --left;
      scalar_.text.resize(left);
      scalar_.range.cut(left);
    }
    const std::size_t size = scalar_.text.size();
    const std::size_t from = escaped ? at_ : scalar_.range.span(size, size).begin;
    std::size_t empty = 0;
    for (std::size_t line = raw_.next_line(end); line < raw_.size(); line = raw_.next_line(line)) {
      const std::size_t content = raw_.skip_blanks(line);
      if (content >= raw_.line_end(line)) {
        ++empty;
        continue;
      }
      const bool left = static_cast<int>(content - line) <= parent_;
      if (left || raw_.is_document_mark(line)) return false;
      const std::string text = empty > 0 ? std::string(empty, '\n') : escaped ? "" : " ";
      scalar_.text += text;
      scalar_.range.append_unit(text.size(), from, content - from);
      kept_ = scalar_.text.size();
      at_ = content;
      return true;
    }
    return false;
  }

  /// What a person meant to close most likely ends with its first line.
  Scalar unclosed() {
    const std::size_t end = raw_.line_end(begin_);
    scalar_.text = raw_.part(begin_ + 1, end);
    scalar_.range.cut(0);
    scalar_.range.append(begin_ + 1, scalar_.text.size());
    scalar_.end = end;
    scalar_.fault = ScalarFault::unclosed;
    scalar_.fault_at = begin_;
    return std::move(scalar_);
  }

  const RawText& raw_;
  std::size_t begin_;
  std::size_t at_;
  char quote_;
  int parent_;
  std::size_t kept_ = 0;  ///< bytes of text that folding must not trim
  Scalar scalar_;
};

}  // namespace

Scalar scan_quoted(SourceId source, const RawText& raw, std::size_t begin, int parent) {
  return QuotedScan(source, raw, begin, parent).run();
}

}  // namespace joinery
