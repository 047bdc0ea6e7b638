#include "engine/record/page_finder.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "engine/record/byte_masks.hpp"
#include "engine/record/json_text.hpp"

namespace joinery {
namespace {

constexpr std::size_t scalar_bytes = 1024;

bool is_scalar_byte(char c) {
  return is_json_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '+' || c == '.';
}

/// The first quote or backslash in [at, end), or `end`.
std::size_t text_stop(const char* bytes, std::size_t at, std::size_t end) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  const auto zero_byte = [](std::uint64_t w) { return (w - ones) & ~w & (ones << 7); };
  for (; at + 8 <= end; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + at, 8);
    if ((zero_byte(word ^ (ones * '"')) | zero_byte(word ^ (ones * '\\'))) != 0) break;
  }
  while (at < end && bytes[at] != '"' && bytes[at] != '\\') ++at;
  return at;
}

}  // namespace

PageFinder::PageFinder(std::vector<std::string> path, const Limits& limits)
    : path_(std::move(path)),
      depth_max_(limits.record_depth),
      record_bytes_(limits.record_bytes) {
  std::size_t longest = 0;
  for (const std::string& step : path_) longest = std::max(longest, step.size());
  name_bytes_ = 6 * longest;   // as long as `\u0061` for every character
}

Result<void> PageFinder::scan(const ScanWindow& window, std::vector<RecordSpan>& records) {
  std::size_t at = window.from;
  while (at < window.to && !failed_) {
    at_ = window.offset + at;
    switch (state_) {
      case State::record: at = scan_record(window, at, records); break;
      case State::record_scalar: at = scan_record_scalar(window, at, records); break;
      case State::text: at = scan_text(window, at); break;
      case State::scalar: at = scan_scalar(window, at); break;
      case State::document: case State::first_item: case State::value: case State::first_name:
      case State::name: case State::colon: case State::after_value:
        if (!is_json_space(window.bytes[at])) step(window.bytes[at]);
        ++at;
        break;
    }
  }
  if (failed_) return tl::unexpected<Error>(error_);
  return {};
}

Result<void> PageFinder::finish(const ScanWindow& window, std::vector<RecordSpan>& /*records*/) {
  at_ = window.offset + window.to;
  if (state_ != State::document) {
    wrong("the document ends too early");
  } else if (documents_ == 0) {
    wrong("the input is empty");
  }
  if (failed_) return tl::unexpected<Error>(error_);
  return {};
}

/// One byte outside texts, scalars and records.
void PageFinder::step(char c) {
  switch (state_) {
    case State::document: return begin_document(c);
    case State::first_item:
      if (c == ']') return close(c);
      return begin_value(c);
    case State::value: return begin_value(c);
    case State::first_name:
      if (c == '}') return close(c);
      [[fallthrough]];
    case State::name:
      if (c != '"') return wrong("the name of a member is expected here");
      return begin_text(true);
    case State::colon:
      if (c != ':') return wrong("a colon is missing");
      state_ = State::value;
      return;
    case State::after_value:
      if (c != ',') return c == '}' || c == ']' ? close(c) : wrong("a comma is missing");
      state_ = open_.back() == '}' ? State::name : State::value;
      return;
    case State::text: case State::scalar: case State::record: case State::record_scalar: return;
  }
}

void PageFinder::begin_document(char c) {
  matched_ = 0;
  next_is_step_ = false;
  found_ = false;
  if (path_.empty() && c == '[') {
    met_path_ = found_ = in_records_ = true;
    return open(']');
  }
  if (!path_.empty() && c == '{') return open('}');
  if (documents_ > 0) return wrong("text stands after the end of the document");
  wrong(path_.empty() ? "the document is not a list of records" : "the document is not an object");
}

void PageFinder::begin_value(char c) {
  if (in_records_) return begin_record(c);
  const bool is_step = std::exchange(next_is_step_, false);
  if (is_step && matched_ + 1 == path_.size()) {
    met_path_ = true;
    if (found_) return wrong("the list of records stands twice in a document");
    if (c != '[') return wrong("what stands at " + path_text() + " is not a list of records");
    found_ = in_records_ = true;
    return open(']');
  }
  if (c == '{') {
    if (is_step) ++matched_;
    return open('}');
  }
  if (c == '[') return open(']');
  if (c == '"') return begin_text(false);
  if (!is_scalar_byte(c)) return wrong("a value is expected here");
  state_ = State::scalar;
  token_.assign(1, c);
}

void PageFinder::begin_record(char c) {
  if (c != '{' && c != '[' && c != '"' && !is_scalar_byte(c)) {
    return wrong("a record is expected here");
  }
  record_ = at_;
  record_open_.clear();
  record_deeper_ = 0;
  in_text_ = c == '"';
  escaped_ = false;
  state_ = State::record;
  if (c == '{' || c == '[') record_open_.push_back(c == '{' ? '}' : ']');
  if (is_scalar_byte(c)) state_ = State::record_scalar;
}

void PageFinder::begin_text(bool is_name) {
  state_ = State::text;
  text_is_name_ = is_name;
  escaped_ = false;
  token_.clear();
}

/// The object that is open innermost is the one at the steps matched so far.
bool PageFinder::on_path() const {
  return open_.size() == matched_ + 1 && matched_ < path_.size();
}

void PageFinder::end_name() {
  state_ = State::colon;
  next_is_step_ = false;
  if (!on_path() || token_.size() > name_bytes_) return;
  std::string name(token_.size(), '\0');
  const std::size_t size = decode_json_text(token_.data(), token_.size(), name.data());
  if (size == json_text_broken) return wrong("an escape in a name is wrong");
  name.resize(size);
  next_is_step_ = name == path_[matched_];
}

void PageFinder::open(char close) {
  if (open_.size() >= depth_max_) {
    return wrong("the values are nested too deeply", ErrorCode::too_large);
  }
  open_.push_back(close);
  state_ = close == '}' ? State::first_name : State::first_item;
}

void PageFinder::close(char c) {
  if (open_.back() != c) {
    return wrong(c == '}' ? "a list ends with `}`" : "an object ends with `]`");
  }
  if (open_.size() == matched_ + 1 && matched_ > 0) --matched_;
  open_.pop_back();
  in_records_ = false;
  state_ = State::after_value;
  if (!open_.empty()) return;
  if (!found_) return wrong("the document has no list of records at " + path_text());
  ++documents_;
  state_ = State::document;
}

std::size_t PageFinder::scan_text(const ScanWindow& window, std::size_t at) {
  for (; at < window.to; ++at) {
    const char c = window.bytes[at];
    at_ = window.offset + at;
    if (static_cast<unsigned char>(c) < 0x20) {
      wrong("a control character stands in a text (or the text is not closed)");
      return at;
    }
    if (c == '"' && !escaped_) {
      state_ = State::after_value;
      if (text_is_name_) end_name();
      return at + 1;
    }
    escaped_ = c == '\\' && !escaped_;
    if (text_is_name_ && token_.size() <= name_bytes_) token_ += c;
  }
  return at;
}

std::size_t PageFinder::scan_scalar(const ScanWindow& window, std::size_t at) {
  for (; at < window.to; ++at) {
    const char c = window.bytes[at];
    at_ = window.offset + at;
    if (!is_scalar_byte(c)) {
      state_ = State::after_value;
      token_.append(6, '\0');
      const char* const begin = token_.data();
      const bool number = *begin == '-' || is_json_digit(*begin);
      const char* const end = number ? json_number_end(begin) : json_word_end(begin);
      if (end != begin + (token_.size() - 6)) wrong("a value is not written as JSON has it");
      return at;
    }
    if (token_.size() == scalar_bytes) {
      wrong("a number is too long");
      return at;
    }
    token_ += c;
  }
  return at;
}

/// The hot loop of pages: 64 bytes at a time while that goes, else byte by byte.
std::size_t PageFinder::scan_record(const ScanWindow& window, std::size_t at,
                                    std::vector<RecordSpan>& records) {
  while (state_ == State::record && !failed_ && at < window.to) {
    if (window.to - at >= ByteMasks::width && !record_open_.empty()) {
      if (const auto next = scan_masks(window, at, records)) {
        at = *next;
        continue;
      }
    }
    at = scan_bytes(window, at, std::min(window.to, at + ByteMasks::width), records);
  }
  return at;
}

/// The brackets outside texts among 64 bytes. Nothing, and nothing is done, where a backslash
/// stands outside texts, which makes no sense and is nobody's escape.
std::optional<std::size_t> PageFinder::scan_masks(const ScanWindow& window, std::size_t at,
                                                  std::vector<RecordSpan>& records) {
  const ByteMasks masks = ByteMasks::of(window.bytes + at);
  bool escapes_next = escaped_;
  std::uint64_t quotes = masks.quotes;
  if (escaped_ || masks.backslashes != 0) {
    quotes &= ~escaped_bytes(masks.backslashes, escapes_next);
  }
  const std::uint64_t in_text = parities(quotes) ^ (in_text_ ? ~std::uint64_t{0} : 0);
  if ((masks.backslashes & ~in_text) != 0) return {};
  for (std::uint64_t left = masks.brackets & ~in_text; left != 0; left &= left - 1) {
    const std::size_t bracket = at + static_cast<std::size_t>(std::countr_zero(left));
    at_ = window.offset + bracket;
    if (!record_bracket(window.bytes[bracket])) return bracket;
    if (!record_open_.empty()) continue;
    in_text_ = escaped_ = false;
    end_record(window, bracket + 1, records);
    return bracket + 1;
  }
  in_text_ = (in_text >> 63) != 0;
  escaped_ = escapes_next;
  return at + ByteMasks::width;
}

/// The same byte by byte, up to `end`.
std::size_t PageFinder::scan_bytes(const ScanWindow& window, std::size_t at, std::size_t end,
                                   std::vector<RecordSpan>& records) {
  const char* const bytes = window.bytes;
  while (at < end) {
    if (escaped_) {
      escaped_ = false;
      ++at;
      continue;
    }
    if (in_text_) {
      at = text_stop(bytes, at, end);
      if (at == end) return at;
      escaped_ = bytes[at] == '\\';
      in_text_ = escaped_;
      ++at;
      if (!in_text_ && record_open_.empty()) {
        end_record(window, at, records);
        return at;
      }
      continue;
    }
    const char c = bytes[at];
    if (c == '"') {
      in_text_ = true;
    } else if ((c | 0x20) == '{' || (c | 0x20) == '}') {   // the same for `[` and `]`
      at_ = window.offset + at;
      if (!record_bracket(c)) return at;
      if (record_open_.empty()) {
        end_record(window, at + 1, records);
        return at + 1;
      }
    }
    ++at;
  }
  return at;
}

bool PageFinder::record_bracket(char c) {
  if (c == '{' || c == '[') {
    if (record_open_.size() <= depth_max_) {
      record_open_.push_back(c == '{' ? '}' : ']');
    } else {
      ++record_deeper_;
    }
    return true;
  }
  if (record_deeper_ > 0) {
    --record_deeper_;
    return true;
  }
  if (record_open_.back() != c) {
    wrong(c == '}' ? "a list ends with `}`" : "an object ends with `]`");
    return false;
  }
  record_open_.pop_back();
  return true;
}

std::size_t PageFinder::scan_record_scalar(const ScanWindow& window, std::size_t at,
                                           std::vector<RecordSpan>& records) {
  while (at < window.to && is_scalar_byte(window.bytes[at])) ++at;
  if (at < window.to) end_record(window, at, records);
  return at;
}

void PageFinder::end_record(const ScanWindow& window, std::size_t end,
                            std::vector<RecordSpan>& records) {
  state_ = State::after_value;
  const std::uint64_t size = window.offset + end - record_;
  if (std::exchange(passing_over_, false) || size > record_bytes_) {
    records.push_back({record_, 0, 0, true});
    return;
  }
  records.push_back({record_, static_cast<std::uint32_t>(record_ - window.offset),
                     static_cast<std::uint32_t>(size), false});
}

void PageFinder::wrong(std::string_view what, ErrorCode code) {
  if (failed_) return;
  failed_ = true;
  error_ = {code, std::string(what), at_};
}

std::string PageFinder::path_text() const {
  std::string text = "`";
  for (const std::string& step : path_) {
    if (text.size() > 1) text += '.';
    text += step;
  }
  return text + "`";
}

}  // namespace joinery
