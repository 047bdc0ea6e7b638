#include "engine/json/json.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

#include "dsl/base/check.hpp"

namespace joinery {

/// `by_name` holds the places of the members in order of their names; it is only filled where
/// searching one after the other would be slow.
struct Json::Object {
  std::vector<JsonMember> members;
  std::vector<std::uint32_t> by_name;
};

namespace {

constexpr std::size_t members_searched_in_order = 12;

std::vector<std::uint32_t> places_by_name(std::span<const JsonMember> members) {
  std::vector<std::uint32_t> places(members.size());
  std::iota(places.begin(), places.end(), 0U);
  std::stable_sort(places.begin(), places.end(), [&](std::uint32_t left, std::uint32_t right) {
    return members[left].name < members[right].name;
  });
  return places;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the run of digits at the beginning.
std::size_t digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

bool is_integer(std::string_view text) { return text.find_first_of(".eE") == std::string::npos; }

/// Compares integers as written: neither has leading zeros, so the longer one is larger.
std::strong_ordering compare_integers(std::string_view left, std::string_view right) {
  if (left == "-0") left = "0";
  if (right == "-0") right = "0";
  const bool left_negative = left.starts_with('-');
  const bool right_negative = right.starts_with('-');
  if (left_negative != right_negative) {
    return left_negative ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  if (left_negative) std::swap(left, right);
  if (left.size() != right.size()) return left.size() <=> right.size();
  return left.compare(right) <=> 0;
}

/// Roughly the power of ten of a number that is not 0: enough to tell huge from tiny.
std::int64_t decimal_magnitude(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
  const std::string_view digits_part = text.substr(0, mark);
  const auto first = static_cast<std::int64_t>(digits_part.find_first_of("123456789"));
  const auto dot = static_cast<std::int64_t>(std::min(digits_part.find('.'), mark));
  std::string_view exponent = text.substr(std::min(mark + 1, text.size()));
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  std::int64_t power = 0;
  const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
  if (read.ec == std::errc::result_out_of_range) return exponent.starts_with('-') ? -1 : 1;
  constexpr std::int64_t far = 1'000'000'000'000;
  return std::clamp(power, -far, far) + dot - first;
}

double to_double(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc::result_out_of_range) return value;
  // from_chars does not say whether the number was too large or too near to zero.
  const bool tiny = decimal_magnitude(text) < 0;
  const double size = tiny ? 0.0 : std::numeric_limits<double>::infinity();
  return text.starts_with('-') ? -size : size;
}

/// Takes `count` from `steps`; false (and nothing left) where there is not enough.
bool take(std::size_t& steps, std::size_t count) {
  const bool enough = steps > count;
  steps = enough ? steps - count : 0;
  return enough;
}

}  // namespace

std::string_view name_of(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "boolean";
    case JsonKind::number:
      return "number";
    case JsonKind::text:
      return "text";
    case JsonKind::array:
      return "array";
    case JsonKind::object:
      return "object";
  }
  return "";
}

Json::Json() noexcept = default;
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

template <class ShortOne, class LongOne>
Json Json::from_bytes(std::string_view bytes) {
  Json json;
  ShortOne brief;
  if (bytes.size() <= brief.bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), brief.bytes.begin());
    brief.size = static_cast<std::uint8_t>(bytes.size());
    json.value_ = brief;
  } else {
    json.value_ = LongOne{std::make_shared<const std::string>(bytes)};
  }
  return json;
}

Json Json::from_boolean(bool value) {
  Json json;
  json.value_ = value;
  return json;
}

Json Json::from_number(std::int64_t value) { return from_number_text(std::to_string(value)); }

Json Json::from_number_text(std::string_view text) {
  JOINERY_CHECK(is_json_number(text));
  return from_bytes<ShortNumber, LongNumber>(text);
}

Json Json::from_text(std::string_view text) { return from_bytes<ShortText, LongText>(text); }

Json Json::from_items(std::vector<Json> items) {
  Json json;
  if (items.empty()) {
    json.value_ = Items();
  } else {
    items.shrink_to_fit();
    json.value_ = std::make_shared<const std::vector<Json>>(std::move(items));
  }
  return json;
}

Json Json::from_members(std::vector<JsonMember> members) {
  JOINERY_CHECK(!first_duplicate(members));
  Json json;
  if (members.empty()) {
    json.value_ = Members();
    return json;
  }
  members.shrink_to_fit();
  Object object{std::move(members), {}};
  if (object.members.size() > members_searched_in_order) {
    object.by_name = places_by_name(object.members);
  }
  json.value_ = std::make_shared<const Object>(std::move(object));
  return json;
}

JsonKind Json::kind() const {
  constexpr std::array<JsonKind, 8> kinds = {JsonKind::null,   JsonKind::boolean, JsonKind::number,
                                             JsonKind::number, JsonKind::text,    JsonKind::text,
                                             JsonKind::array,  JsonKind::object};
  static_assert(std::variant_size_v<decltype(value_)> == kinds.size());
  return kinds[value_.index()];
}

bool Json::as_boolean() const {
  JOINERY_CHECK(is(JsonKind::boolean));
  return *std::get_if<bool>(&value_);
}

double Json::as_number() const { return to_double(number_text()); }

std::string_view Json::number_text() const {
  JOINERY_CHECK(is(JsonKind::number));
  if (const auto* brief = std::get_if<ShortNumber>(&value_)) return brief->view();
  return *std::get_if<LongNumber>(&value_)->text;
}

std::string_view Json::as_text() const {
  JOINERY_CHECK(is(JsonKind::text));
  if (const auto* brief = std::get_if<ShortText>(&value_)) return brief->view();
  return *std::get_if<LongText>(&value_)->text;
}

std::span<const Json> Json::items() const {
  JOINERY_CHECK(is(JsonKind::array));
  const Items& items = *std::get_if<Items>(&value_);
  if (!items) return {};
  return *items;
}

std::span<const JsonMember> Json::members() const {
  JOINERY_CHECK(is(JsonKind::object));
  const Members& object = *std::get_if<Members>(&value_);
  if (!object) return {};
  return object->members;
}

std::size_t Json::size() const {
  if (is(JsonKind::array)) return items().size();
  return is(JsonKind::object) ? members().size() : 0;
}

const Json* Json::find(std::string_view name) const {
  const auto* object = std::get_if<Members>(&value_);
  if (object == nullptr || *object == nullptr) return nullptr;
  const std::vector<JsonMember>& members = (*object)->members;
  const std::vector<std::uint32_t>& by_name = (*object)->by_name;
  if (by_name.empty()) {
    for (const JsonMember& member : members) {
      if (member.name == name) return &member.value;
    }
    return nullptr;
  }
  const auto found = std::lower_bound(
      by_name.begin(), by_name.end(), name,
      [&](std::uint32_t place, std::string_view wanted) { return members[place].name < wanted; });
  if (found == by_name.end() || members[*found].name != name) return nullptr;
  return &members[*found].value;
}

bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  std::size_t count = digits(text);
  if (count == 0 || (count > 1 && text.starts_with('0'))) return false;
  text.remove_prefix(count);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    count = digits(text);
    if (count == 0) return false;
    text.remove_prefix(count);
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    count = digits(text);
    if (count == 0) return false;
    text.remove_prefix(count);
  }
  return text.empty();
}

std::optional<std::size_t> first_duplicate(std::span<const JsonMember> members) {
  std::optional<std::size_t> first;
  if (members.size() <= members_searched_in_order) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t before = 0; before < i; ++before) {
        if (members[i].name == members[before].name) return i;
      }
    }
    return first;
  }
  const std::vector<std::uint32_t> places = places_by_name(members);
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (members[places[i]].name != members[places[i - 1]].name) continue;
    if (!first || places[i] < *first) first = places[i];
  }
  return first;
}

std::partial_ordering compare_numbers(const Json& left, const Json& right) {
  if (is_integer(left.number_text()) && is_integer(right.number_text())) {
    return compare_integers(left.number_text(), right.number_text());
  }
  return left.as_number() <=> right.as_number();
}

bool operator==(const Json& left, const Json& right) {
  std::size_t steps = std::numeric_limits<std::size_t>::max();
  return equal_within(left, right, steps);
}

bool equal_within(const Json& left, const Json& right, std::size_t& steps) {
  if (!take(steps, 1)) return false;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case JsonKind::null:
      return true;
    case JsonKind::boolean:
      return left.as_boolean() == right.as_boolean();
    case JsonKind::number:
      return compare_numbers(left, right) == 0;
    case JsonKind::text:
      return left.as_text().size() == right.as_text().size() &&
             take(steps, left.as_text().size() / 64) && left.as_text() == right.as_text();
    case JsonKind::array:
      return std::equal(left.items().begin(), left.items().end(), right.items().begin(),
                        right.items().end(),
                        [&](const Json& a, const Json& b) { return equal_within(a, b, steps); });
    case JsonKind::object:
      if (left.size() != right.size()) return false;
      for (const JsonMember& member : left.members()) {
        const Json* other = right.find(member.name);
        if (other == nullptr || !equal_within(member.value, *other, steps)) return false;
      }
      return true;
  }
  return false;
}

}  // namespace joinery
