#include "engine/json/json_write.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dsl/base/check.hpp"
#include "dsl/source/utf8.hpp"

#include "engine/json/json_escape.hpp"

namespace joinery {
namespace {

/// Where the bytes end that a JSON text holds as they are, from `at` on.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const CodePoint point = code_point_at(text, at);
      if (!point.valid) return at;
      at += point.size;
    } else {
      if (byte < 0x20 || byte == '"' || byte == '\\') return at;
      ++at;
    }
  }
  return at;
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0;;) {
    const std::size_t end = end_of_plain(text, at);
    out.append(text, at, end - at);
    if (end == text.size()) break;
    at = end + 1;
    if (static_cast<unsigned char>(text[end]) >= 0x80) {
      out += "\xEF\xBF\xBD";
      at = end + code_point_at(text, end).size;
    } else {
      append_escaped(out, text[end], '"');
    }
  }
  out += '"';
}

JsonWriter::JsonWriter(std::string& out, JsonLayout layout) : out_(out), layout_(layout) {}

void JsonWriter::line() {
  if (layout_ == JsonLayout::compact) return;
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_member_) {
    after_member_ = false;
    return;
  }
  if (open_.empty()) {
    JOINERY_CHECK(empty_);
  } else {
    JOINERY_CHECK(open_.back() == Open::array);
    if (!empty_) out_ += ',';
    line();
  }
  empty_ = false;
}

void JsonWriter::begin(Open kind, char bracket) {
  before_value();
  out_ += bracket;
  open_.push_back(kind);
  empty_ = true;
}

JsonWriter& JsonWriter::object() {
  begin(Open::object, '{');
  return *this;
}

JsonWriter& JsonWriter::array() {
  begin(Open::array, '[');
  return *this;
}

JsonWriter& JsonWriter::end() {
  JOINERY_CHECK(!open_.empty() && !after_member_);
  const Open kind = open_.back();
  open_.pop_back();
  if (!empty_) line();
  out_ += kind == Open::object ? '}' : ']';
  empty_ = false;
  return *this;
}

JsonWriter& JsonWriter::member(std::string_view name) {
  JOINERY_CHECK(!open_.empty() && open_.back() == Open::object && !after_member_);
  if (!empty_) out_ += ',';
  line();
  append_json_text(out_, name);
  out_ += layout_ == JsonLayout::compact ? ":" : ": ";
  empty_ = false;
  after_member_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::text(std::string_view value) {
  before_value();
  append_json_text(out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  return raw(fmt::format("{}", value));
}

JsonWriter& JsonWriter::number_text(std::string_view value) {
  JOINERY_CHECK(is_json_number(value));
  return raw(value);
}

JsonWriter& JsonWriter::value(const Json& value) {
  switch (value.kind()) {
    case JsonKind::null:
      return null();
    case JsonKind::boolean:
      return boolean(value.as_boolean());
    case JsonKind::number:
      return raw(value.number_text());
    case JsonKind::text:
      return text(value.as_text());
    case JsonKind::array:
      array();
      for (const Json& item : value.items()) this->value(item);
      return end();
    case JsonKind::object:
      object();
      for (const JsonMember& each : value.members()) member(each.name).value(each.value);
      return end();
  }
  return *this;
}

std::string print(const Json& value, JsonLayout layout) {
  std::string out;
  JsonWriter(out, layout).value(value);
  return out;
}

}  // namespace joinery
