#pragma once
/// A value while one record is worked on: sixteen bytes, copied freely. It owns nothing: texts,
/// items and reasons live in the record, the program or an Arena, and die with them.
///
/// The static type (engine/type) says more than the kind: an e-mail address, a country (its
/// alpha-2 code), a language, a person, a group and a `one of` are all texts here, in their normal
/// form.
/// Blank is a value of every type. A `hold` is an error that travels: whoever needs it is held.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/value/arena.hpp"

namespace joinery {

enum class ValueKind : std::uint8_t {
  blank,
  text,      ///< chars, size; `escape`: may hold characters that JSON must escape
  number,    ///< integer: millionths
  yes_no,    ///< integer: 1 or 0
  date,      ///< integer: days since 1970-01-01
  instant,   ///< integer: microseconds since 1970-01-01T00:00:00Z
  zone,      ///< integer: ZoneId of the ZoneTable in use
  list,      ///< items, size
  record,    ///< items, size: the fields in the order of the type
  keep,      ///< outcome: leave the platform's value alone
  clear,     ///< outcome: empty the platform's value
  hold,      ///< chars, size: the reason, ready to be shown
};

/// Numbers are exact decimals with six places: 0.1 + 0.2 is 0.3.
inline constexpr std::int64_t number_one = 1'000'000;

struct Value {
  ValueKind kind = ValueKind::blank;
  bool escape = false;
  std::uint32_t size = 0;
  union {
    const char* chars = nullptr;
    std::int64_t integer;
    const Value* items;
  };

  [[nodiscard]] static Value text(std::string_view chars, bool escape = true) {
    Value v{};
    v.kind = ValueKind::text;
    v.escape = escape;
    v.size = static_cast<std::uint32_t>(chars.size());
    v.chars = chars.data();
    return v;
  }
  [[nodiscard]] static Value hold(std::string_view reason) {
    Value v = text(reason);
    v.kind = ValueKind::hold;
    return v;
  }
  [[nodiscard]] static Value of(ValueKind kind, std::int64_t integer) {
    Value v{};
    v.kind = kind;
    v.integer = integer;
    return v;
  }
  [[nodiscard]] static Value yes_no(bool yes) { return of(ValueKind::yes_no, yes ? 1 : 0); }
  [[nodiscard]] static Value number(std::int64_t millionths) {
    return of(ValueKind::number, millionths);
  }
  [[nodiscard]] static Value list(std::span<const Value> items) {
    Value v{};
    v.kind = ValueKind::list;
    v.size = static_cast<std::uint32_t>(items.size());
    v.items = items.data();
    return v;
  }
  [[nodiscard]] static Value record(std::span<const Value> items) {
    Value v = list(items);
    v.kind = ValueKind::record;
    return v;
  }

  [[nodiscard]] bool is_blank() const { return kind == ValueKind::blank; }
  [[nodiscard]] bool is_hold() const { return kind == ValueKind::hold; }
  [[nodiscard]] bool is_yes() const { return kind == ValueKind::yes_no && integer == 1; }
  [[nodiscard]] bool is_no() const { return kind == ValueKind::yes_no && integer == 0; }
  [[nodiscard]] std::string_view view() const { return {chars, size}; }
  [[nodiscard]] std::span<const Value> elements() const { return {items, size}; }
};
static_assert(sizeof(Value) == 16);

/// The same kind and content; lists and records item by item; two blanks are equal.
[[nodiscard]] bool same(const Value& a, const Value& b);
/// A total order over values of one type, for sorting: blank first.
[[nodiscard]] int compare(const Value& a, const Value& b);
/// A deep copy whose texts and items live in `arena`.
[[nodiscard]] Value copy(const Value& value, Arena& arena);

}  // namespace joinery
