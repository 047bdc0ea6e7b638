#include "engine/record/json_fault.hpp"

#include <vector>

#include "engine/record/json_text.hpp"

namespace joinery {
namespace {

class Checker {
 public:
  Checker(std::string_view text, std::size_t depth_max) : text_(text), depth_max_(depth_max) {}

  std::optional<JsonFault> run() {
    if (!document()) return fault_;
    return std::nullopt;
  }

 private:
  bool document() {
    do {
      if (!value()) return false;
      bool closed = !opened_;
      while (closed && !open_.empty()) {
        if (!after_value(closed)) return false;
      }
    } while (!open_.empty());
    space();
    return at_ == text_.size() || wrong("something stands after the end of the value");
  }

  /// One value, or the beginning of one; `opened_` says that the container has a first item.
  bool value() {
    opened_ = false;
    space();
    if (at_ == text_.size()) return wrong("the text ends where a value is expected");
    const char c = text_[at_];
    if (c == '"') return string();
    if (c == '{' || c == '[') return container(c);
    if (c == '-' || is_json_digit(c)) return number();
    if (c == 't' || c == 'f' || c == 'n') return word();
    return wrong("a value is expected here");
  }

  bool container(char c) {
    if (open_.size() >= depth_max_) {
      fault_ = {at_, "the values are nested too deeply", ErrorCode::too_large};
      return false;
    }
    const char close = c == '{' ? '}' : ']';
    ++at_;
    space();
    if (at_ < text_.size() && text_[at_] == close) {
      ++at_;
      return true;
    }
    open_.push_back(close);
    opened_ = true;
    return close == ']' || member_name();
  }

  /// Behind a value inside a container: the next comma (and name), or the end of the container.
  bool after_value(bool& closed) {
    closed = false;
    space();
    if (at_ == text_.size()) {
      return wrong(open_.back() == '}' ? "an object is not closed" : "a list is not closed");
    }
    if (text_[at_] == open_.back()) {
      ++at_;
      open_.pop_back();
      closed = true;
      return true;
    }
    if (text_[at_] != ',') return wrong("a comma is missing");
    ++at_;
    return open_.back() == ']' || member_name();
  }

  bool member_name() {
    space();
    if (at_ == text_.size()) return wrong("an object is not closed");
    if (text_[at_] != '"') return wrong("the name of a member is expected here");
    if (!string()) return false;
    space();
    if (at_ == text_.size() || text_[at_] != ':') return wrong("a colon is missing");
    ++at_;
    return true;
  }

  bool string() {
    const std::size_t quote = at_++;
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c < 0x20) {
        return wrong("a control character stands in a text (or the text is not closed)");
      }
      if (c == '\\') {
        std::uint32_t code_point = 0;
        const std::size_t used =
            json_escape_size(text_.data() + at_, text_.size() - at_, code_point);
        if (used == 0) return wrong("an escape in a text is wrong");
        at_ += used;
      } else if (c < 0x80) {
        ++at_;
      } else if (!utf8()) {
        return wrong("a text is not UTF-8");
      }
    }
    at_ = quote;
    return wrong("a text is not closed");
  }

  bool utf8() {
    const auto byte = [this](std::size_t i) -> unsigned {
      return at_ + i < text_.size() ? static_cast<unsigned char>(text_[at_ + i]) : 0U;
    };
    const unsigned first = byte(0);
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return false;
    for (std::size_t i = 1; i < size; ++i) {
      if ((byte(i) & 0xC0U) != 0x80U) return false;
    }
    // Overlong forms, surrogates, and what lies above U+10FFFF.
    if (first == 0xE0 && byte(1) < 0xA0) return false;
    if (first == 0xED && byte(1) > 0x9F) return false;
    if (first == 0xF0 && byte(1) < 0x90) return false;
    if (first == 0xF4 && byte(1) > 0x8F) return false;
    at_ += size;
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_json_digit(text_[at_])) ++at_;
    return at_ > begin;
  }
  bool next_is(char a, char b) const {
    return at_ < text_.size() && (text_[at_] == a || text_[at_] == b);
  }

  bool number() {
    const std::size_t begin = at_;
    if (next_is('-', '-')) ++at_;
    const bool zero = next_is('0', '0');
    bool fine = digits() && (!zero || at_ == begin + 1 + (text_[begin] == '-' ? 1U : 0U));
    if (fine && next_is('.', '.')) {
      ++at_;
      fine = digits();
    }
    if (fine && next_is('e', 'E')) {
      ++at_;
      if (next_is('+', '-')) ++at_;
      fine = digits();
    }
    if (fine && (at_ == text_.size() || ends_scalar())) return true;
    at_ = begin;
    return wrong("a number is not written as JSON has it");
  }

  bool word() {
    const std::string_view rest = text_.substr(at_);
    for (const std::string_view known : {"true", "false", "null"}) {
      if (!rest.starts_with(known)) continue;
      at_ += known.size();
      if (at_ == text_.size() || ends_scalar()) return true;
      at_ -= known.size();
    }
    return wrong("a value is expected here");
  }

  bool ends_scalar() const { return ends_json_scalar(text_[at_]); }
  void space() {
    while (at_ < text_.size() && is_json_space(text_[at_])) ++at_;
  }
  bool wrong(std::string_view what) {
    fault_ = {at_, what, ErrorCode::malformed};
    return false;
  }

  std::string_view text_;
  std::size_t depth_max_;
  std::size_t at_ = 0;
  std::vector<char> open_;   ///< the closing brackets still to come
  bool opened_ = false;
  JsonFault fault_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view text, std::size_t depth_max) {
  return Checker(text, depth_max).run();
}

}  // namespace joinery
