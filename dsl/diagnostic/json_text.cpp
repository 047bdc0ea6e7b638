#include "dsl/diagnostic/json_text.hpp"

#include "dsl/source/utf8.hpp"

namespace joinery {
namespace {

void append_escaped(unsigned char byte, std::string& out) {
  constexpr char hex[] = "0123456789abcdef";
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case 0x7F:
      out += "\\u007f";
      return;
  }
  if (byte >= 0x20) {
    out += static_cast<char>(byte);
  } else {
    out += "\\u00";
    out += hex[byte >> 4U];
    out += hex[byte & 0xFU];
  }
}

}  // namespace

void JsonText::begin_value() {
  if (comma_) out_ += ',';
  comma_ = true;
}

JsonText& JsonText::open(char bracket) {
  begin_value();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  text(name);
  out_ += ':';
  comma_ = false;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  begin_value();
  out_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    const CodePoint point = code_point_at(value, at);
    if (!point.valid) {
      out_ += "\\ufffd";
    } else if (point.size == 1) {
      append_escaped(static_cast<unsigned char>(value[at]), out_);
    } else {
      out_ += value.substr(at, point.size);
    }
    at += point.size;
  }
  out_ += '"';
  return *this;
}

JsonText& JsonText::number(std::uint64_t value) {
  begin_value();
  out_ += std::to_string(value);
  return *this;
}

}  // namespace joinery
