#include "engine/decode/array_items.hpp"

#include "engine/json/json_parse.hpp"

namespace joinery {
namespace {

constexpr std::string_view space = " \t\r\n";

RawValue raw(RawState state, std::string_view view, bool escaped = false) {
  return {state, escaped, static_cast<std::uint32_t>(view.size()), view.data()};
}

/// Bytes of the text at the front of `json`, with both quotes; 0 if it does not end or holds a
/// control character.
std::size_t text_size(std::string_view json, bool& escaped) {
  for (std::size_t i = 1; i < json.size(); ++i) {
    if (json[i] == '"') return i + 1;
    if (static_cast<unsigned char>(json[i]) < 0x20) return 0;
    if (json[i] != '\\') continue;
    escaped = true;
    ++i;
  }
  return 0;
}

/// Bytes of the array or object at the front of `json`; 0 if it does not end. Only counts brackets:
/// whoever reads the item looks closer.
std::size_t nested_size(std::string_view json) {
  std::size_t open = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '[' || c == '{') ++open;
    if ((c == ']' || c == '}') && --open == 0) return i + 1;
    if (c == '"') {
      bool escaped = false;
      const std::size_t size = text_size(json.substr(i), escaped);
      if (size == 0) return 0;
      i += size - 1;
    }
  }
  return 0;
}

}  // namespace

ArrayItems::ArrayItems(std::string_view json, Arena& arena) : rest_(json), arena_(arena) {
  skip_space();
  if (rest_.starts_with('[')) {
    rest_.remove_prefix(1);
  } else {
    fail();
  }
}

void ArrayItems::skip_space() {
  rest_.remove_prefix(std::min(rest_.find_first_not_of(space), rest_.size()));
}

bool ArrayItems::fail() {
  broken_ = true;
  ended_ = true;
  return false;
}

bool ArrayItems::next(RawValue& item) {
  if (ended_) return false;
  skip_space();
  if (rest_.starts_with(']')) {
    rest_.remove_prefix(1);
    skip_space();
    if (!rest_.empty()) return fail();
    ended_ = true;
    return false;
  }
  if (!first_) {
    if (!rest_.starts_with(',')) return fail();
    rest_.remove_prefix(1);
    skip_space();
  }
  first_ = false;
  return item_at(item);
}

bool ArrayItems::item_at(RawValue& item) {
  if (rest_.empty()) return fail();
  switch (rest_.front()) {
    case '"': return text_at(item);
    case '[': return nested_at(item, RawState::array);
    case '{': return nested_at(item, RawState::object);
    default: return word_at(item);
  }
}

bool ArrayItems::text_at(RawValue& item) {
  bool escaped = false;
  const std::size_t size = text_size(rest_, escaped);
  if (size == 0) return fail();
  const std::string_view written = rest_.substr(0, size);
  rest_.remove_prefix(size);
  if (!escaped) {
    item = raw(RawState::text, written.substr(1, size - 2));
    return true;
  }
  Limits limits;
  limits.record_bytes = size;
  const auto decoded = parse_json(written, limits);
  if (!decoded) return fail();
  item = raw(RawState::text, arena_.copy(decoded->as_text()), true);
  return true;
}

bool ArrayItems::nested_at(RawValue& item, RawState state) {
  const std::size_t size = nested_size(rest_);
  if (size == 0) return fail();
  item = raw(state, rest_.substr(0, size));
  rest_.remove_prefix(size);
  return true;
}

bool ArrayItems::word_at(RawValue& item) {
  const std::size_t end = std::min(rest_.find_first_of(",]} \t\r\n"), rest_.size());
  const std::string_view word = rest_.substr(0, end);
  rest_.remove_prefix(end);
  if (word == "null") {
    item = raw(RawState::null, {});
  } else if (word == "true") {
    item = raw(RawState::boolean_true, {});
  } else if (word == "false") {
    item = raw(RawState::boolean_false, {});
  } else if (is_json_number(word)) {
    item = raw(RawState::number, word);
  } else {
    return fail();
  }
  return true;
}

}  // namespace joinery
