#include <utility>

#include "dsl/yaml/reader.hpp"

namespace joinery {
namespace {

bool is_key_sign(char sign) {
  const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
  return letter || (sign >= '0' && sign <= '9') || sign == '_' || sign == '-' || sign == '.' ||
         sign == ' ';
}

}  // namespace

YamlNode Reader::absent(std::size_t at) const {
  YamlNode node;
  node.span = span(at, at);
  node.range = ScalarRange(source_, static_cast<std::uint32_t>(at));
  return node;
}

YamlNode Reader::scalar_node(std::size_t begin, Scalar scalar, ScalarStyle style) const {
  YamlNode node;
  node.span = span(begin, scalar.end);
  node.style = style;
  node.broken = scalar.fault != ScalarFault::none;
  node.text = std::move(scalar.text);
  node.range = std::move(scalar.range);
  return node;
}

YamlNode Reader::broken_line(std::size_t begin) {
  Scalar scalar;
  scalar.end = value_end(begin);
  scalar.text = raw_.part(begin, scalar.end);
  scalar.range = ScalarRange(source_, static_cast<std::uint32_t>(begin));
  scalar.range.append(begin, scalar.text.size());
  YamlNode node = scalar_node(begin, std::move(scalar), ScalarStyle::plain);
  node.broken = true;
  skip_line();
  return node;
}

std::size_t Reader::value_end(std::size_t at) const {
  const std::size_t end = raw_.line_end(at);
  for (std::size_t i = at; i < end; ++i) {
    if (raw_[i] == '#' && i > at && is_blank(raw_[i - 1])) return raw_.trim(at, i);
  }
  return raw_.trim(at, end);
}

/// `name:value`: the colon of a key that has no space behind it.
std::optional<std::size_t> Reader::glued_colon(std::size_t begin) const {
  std::size_t at = begin;
  if (raw_[at] == '"' || raw_[at] == '\'') {
    at = raw_.quote_end(at).value_or(begin);
  } else {
    while (is_key_sign(raw_[at])) ++at;
  }
  const bool address = raw_[at + 1] == '/' && raw_[at + 2] == '/';
  if (at == begin || raw_[at] != ':' || address) return std::nullopt;
  return at;
}

/// Reports an anchor or a tag at `at_` and steps over it.
bool Reader::skip_property() {
  const char sign = raw_[at_];
  if (sign != '!' && (sign != '&' || raw_.separates(at_ + 1))) return false;
  std::size_t end = at_ + 1;
  while (!raw_.separates(end)) ++end;
  if (sign == '&') {
    mistakes_.anchor(at_, end);
  } else {
    mistakes_.tag(at_, end);
  }
  at_ = end;
  return true;
}

void Reader::read_key(std::size_t colon, YamlEntry& entry) {
  std::size_t begin = at_;
  while (skip_property()) at_ = raw_.skip_blanks(at_);
  if (at_ < colon) begin = at_;
  const char sign = raw_[begin];
  if (sign == '"' || sign == '\'') {
    Scalar scalar = scan_quoted(source_, raw_, begin, -1);
    if (scalar.fault == ScalarFault::bad_escape) mistakes_.bad_escape(scalar.fault_at);
    entry.key = std::move(scalar.text);
    entry.key_span = span(begin, scalar.end);
    entry.key_range = std::move(scalar.range);
    return;
  }
  const std::size_t end = raw_.trim(begin, colon);
  entry.key = raw_.part(begin, end);
  entry.key_span = span(begin, end);
  entry.key_range = ScalarRange(source_, static_cast<std::uint32_t>(begin));
  entry.key_range.append(begin, end - begin);
  if (entry.key == "<<") {
    mistakes_.merge_key(begin);
  } else if (sign == '*') {
    mistakes_.alias(begin, end);
  } else if (std::string_view("@`%|>,]}").find(sign) != std::string_view::npos) {
    mistakes_.bad_start(begin, end);
  }
}

YamlNode Reader::inline_value(int parent) {
  const std::size_t begin = at_;
  fresh_ = false;
  if (!count_node(begin)) return absent(begin);
  const char sign = raw_[begin];
  switch (sign) {
    case '"':
    case '\'':
      return quoted_value(parent);
    case '|':
    case '>':
      return block_scalar(parent);
    case '[':
    case '{':
      return bracket_value(parent);
    case '*': {
      const std::string_view name = raw_.part(begin + 1, value_end(begin));
      const bool alias = !name.empty() && name.find_first_of(" \t*.,()\"'/") == std::string::npos;
      if (alias) {
        mistakes_.alias(begin, value_end(begin));
      } else {
        mistakes_.bad_start(begin, value_end(begin));
      }
      return broken_line(begin);
    }
    case '&':
    case '@':
    case '`':
    case '%':
    case ',':
    case ']':
    case '}':
      mistakes_.bad_start(begin, value_end(begin));
      return broken_line(begin);
    default:
      break;
  }
  if (raw_.is_dash(begin)) {
    mistakes_.list_on_key_line(begin, value_end(begin));
    return broken_line(begin);
  }
  if (sign == '?' && raw_.separates(begin + 1)) {
    mistakes_.key_not_text(begin, value_end(begin));
    return broken_line(begin);
  }
  if (raw_.is_colon(begin)) {
    mistakes_.empty_key(begin);
    return broken_line(begin);
  }
  return plain_value(parent);
}

YamlNode Reader::plain_value(int parent) {
  const std::size_t begin = at_;
  Scalar scalar = scan_plain(source_, raw_, begin, parent, Surroundings::block);
  if (scalar.fault == ScalarFault::tab) {
    mistakes_.tab(raw_.line_begin(scalar.fault_at), raw_.skip_blanks(scalar.fault_at));
  }
  YamlNode node = scalar_node(begin, std::move(scalar), ScalarStyle::plain);
  at_ = node.span.end;
  const std::size_t next = raw_.skip_blanks(at_);
  const std::size_t line_end = line_text_end(at_);
  if (raw_.is_colon(next)) {
    mistakes_.stray_colon(begin, next, value_end(next));
    node.broken = true;
  } else if (next < line_end && is_open(raw_.part(begin, at_)) &&
             !is_open(raw_.part(begin, line_end))) {
    // The comment holds the other half of a text or bracket, so it was not meant as one.
    mistakes_.stray_comment(begin, next, line_end);
    node.broken = true;
  }
  at_ = raw_.line_end(at_);
  return node;
}

YamlNode Reader::quoted_value(int parent) {
  const std::size_t begin = at_;
  const auto style = raw_[begin] == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
  Scalar scalar = scan_quoted(source_, raw_, begin, parent);
  if (scalar.fault == ScalarFault::unclosed) mistakes_.unclosed_quote(begin);
  if (scalar.fault == ScalarFault::bad_escape) mistakes_.bad_escape(scalar.fault_at);
  YamlNode node = scalar_node(begin, std::move(scalar), style);
  at_ = node.span.end;
  if (!raw_.ends_line(at_)) {
    const std::size_t end = value_end(at_);
    if (node.span.begin < end) mistakes_.quote_goes_on(begin, at_, end);
    node.broken = true;
  }
  at_ = raw_.line_end(at_);
  return node;
}

YamlNode Reader::block_scalar(int parent) {
  const std::size_t begin = at_;
  const auto style = raw_[begin] == '|' ? ScalarStyle::literal : ScalarStyle::folded;
  Scalar scalar = scan_block(source_, raw_, begin, parent);
  if (scalar.fault == ScalarFault::text_in_header) {
    mistakes_.text_in_block_header(begin, scalar.fault_at, line_text_end(begin));
    return broken_line(begin);
  }
  if (scalar.fault == ScalarFault::tab) {
    mistakes_.tab(raw_.line_begin(scalar.fault_at), raw_.skip_blanks(scalar.fault_at));
  }
  YamlNode node = scalar_node(begin, std::move(scalar), style);
  at_ = raw_.line_end(node.span.end);
  return node;
}

YamlNode Reader::bracket_value(int parent) {
  const std::size_t begin = at_;
  --nodes_;  // `flow_node` counts it again
  YamlNode node = flow_node(parent);
  if (!stopped_ && !node.broken && !raw_.ends_line(at_)) {
    if (raw_.is_colon(raw_.skip_blanks(at_))) {
      mistakes_.key_not_text(begin, at_);
    } else {
      mistakes_.bracket_goes_on(begin, at_, value_end(at_));
    }
    node.broken = true;
  }
  skip_line();
  return node;
}

}  // namespace joinery
