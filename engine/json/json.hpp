#pragma once
/// A JSON value as it was read: immutable, in the order of the text, numbers exactly as written.
///
/// Invariants: texts are valid UTF-8; the names of an object differ; a number's text is a JSON
/// number. Copying is cheap: large parts are shared and never change, so a copy with one place
/// changed (json_location.hpp) shares the rest. Values nest as deep as the limits of the reader
/// allow; comparing and destroying recurse, so nobody should build deeper ones by hand.
///
/// Views, spans and pointers that a `Json` gives are good as long as that `Json` lives (or, for
/// what lies inside an array or object, any copy of it). Const use from several threads is safe.
///
///     const Json* name = record.find("name");
///     if (name != nullptr && name->is(JsonKind::text)) use(name->as_text());

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace joinery {

enum class JsonKind : std::uint8_t { null, boolean, number, text, array, object };

/// `null`, `boolean`, ...: the words for messages.
[[nodiscard]] std::string_view name_of(JsonKind kind);

struct JsonMember;

class Json {
 public:
  // Out of line: inlined, the variant's moves make GCC warn of what is not there.
  Json() noexcept;  ///< null
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(const Json& other);
  Json& operator=(Json&& other) noexcept;
  ~Json();

  [[nodiscard]] static Json from_boolean(bool value);
  [[nodiscard]] static Json from_number(std::int64_t value);
  /// `text` must be a JSON number (`is_json_number`).
  [[nodiscard]] static Json from_number_text(std::string_view text);
  /// `text` must be valid UTF-8.
  [[nodiscard]] static Json from_text(std::string_view text);
  [[nodiscard]] static Json from_items(std::vector<Json> items);
  /// The names must differ (`first_duplicate`).
  [[nodiscard]] static Json from_members(std::vector<JsonMember> members);

  [[nodiscard]] JsonKind kind() const;
  [[nodiscard]] bool is(JsonKind kind_asked) const { return kind() == kind_asked; }

  // Each of these must only be asked of the kind it names.
  [[nodiscard]] bool as_boolean() const;
  /// The nearest double; very large numbers are infinite.
  [[nodiscard]] double as_number() const;
  /// Exactly as it was written: `10000000000000000001`, `1.50`, `-0`.
  [[nodiscard]] std::string_view number_text() const;
  [[nodiscard]] std::string_view as_text() const;
  [[nodiscard]] std::span<const Json> items() const;
  [[nodiscard]] std::span<const JsonMember> members() const;

  /// Number of items or members; 0 for what is neither array nor object.
  [[nodiscard]] std::size_t size() const;
  /// The member of that name; null where there is none or this is not an object.
  [[nodiscard]] const Json* find(std::string_view name) const;

 private:
  // Most numbers and texts of HR records fit in here, without memory of their own.
  struct Short {
    std::array<char, 15> bytes{};
    std::uint8_t size = 0;
    [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
  };
  struct ShortNumber : Short {};
  struct ShortText : Short {};
  struct LongNumber {
    std::shared_ptr<const std::string> text;
  };
  struct LongText {
    std::shared_ptr<const std::string> text;
  };
  struct Object;
  using Items = std::shared_ptr<const std::vector<Json>>;  ///< null: empty
  using Members = std::shared_ptr<const Object>;           ///< null: empty

  template <class ShortOne, class LongOne>
  static Json from_bytes(std::string_view bytes);

  std::variant<std::monostate, bool, ShortNumber, LongNumber, ShortText, LongText, Items, Members>
      value_;
};

struct JsonMember {
  std::string name;
  Json value;
};

/// Whether `text` is a number as RFC 8259 writes it.
[[nodiscard]] bool is_json_number(std::string_view text);

/// Index of the first member whose name an earlier one has.
[[nodiscard]] std::optional<std::size_t> first_duplicate(std::span<const JsonMember> members);

/// Order by value. Two integers are compared digit by digit, so that long ids never look equal;
/// anything else is compared as doubles.
[[nodiscard]] std::partial_ordering compare_numbers(const Json& left, const Json& right);

/// Equal in value: numbers by `compare_numbers`, members in any order.
[[nodiscard]] bool operator==(const Json& left, const Json& right);

/// The same with a budget: every value looked at (and every 64 bytes of text) takes one from
/// `steps`. False with `steps` at 0 means that the budget ran out.
[[nodiscard]] bool equal_within(const Json& left, const Json& right, std::size_t& steps);

}  // namespace joinery
