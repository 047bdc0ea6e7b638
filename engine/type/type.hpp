#pragma once
/// The static type of an expression. A value type: compared by content, copied freely.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/syntax/reading.hpp"

namespace joinery {

struct TypeField;

/// Whether a value may be blank is not part of the type; the graph keeps it per node.
struct Type {
  /// `nothing` is the type of the literal `blank` and of outcomes, and fits every other type;
  /// `unknown` stands where a diagnostic was reported, fits everything and reports nothing more.
  enum class Form : std::uint8_t { known, nothing, unknown };
  Form form = Form::unknown;
  TypeWord word = TypeWord::text;
  std::vector<std::string> choices;   ///< one_of, in the order declared
  std::vector<Type> item;             ///< list: exactly one
  std::vector<TypeField> fields;      ///< record

  [[nodiscard]] static Type of(TypeWord word);
  [[nodiscard]] static Type one_of(std::vector<std::string> choices);
  [[nodiscard]] static Type list_of(Type item);
  [[nodiscard]] static Type record(std::vector<TypeField> fields);
  [[nodiscard]] static Type nothing();
  [[nodiscard]] static Type unknown();

  [[nodiscard]] bool is(TypeWord w) const { return form == Form::known && word == w; }
  [[nodiscard]] bool is_known() const { return form == Form::known; }
  /// Types whose values are texts in memory: text, email, country, language, person, group, one_of.
  [[nodiscard]] bool is_textual() const;
  friend bool operator==(const Type&, const Type&);
};

struct TypeField {
  std::string name;
  Type type;
  friend bool operator==(const TypeField&, const TypeField&);
};

// Here and not above, as a vector of fields can be made only where a field is complete.
inline Type Type::of(TypeWord word) { return {Form::known, word, {}, {}, {}}; }
inline Type Type::one_of(std::vector<std::string> choices) {
  return {Form::known, TypeWord::one_of, std::move(choices), {}, {}};
}
inline Type Type::nothing() { return {Form::nothing, TypeWord::text, {}, {}, {}}; }
inline Type Type::unknown() { return {}; }

/// Whether a value of type `from` may stand where `to` is wanted: the same type; nothing; a `one of`
/// whose choices are all among `to`'s; a `one of`, e-mail, country, language, person or group where
/// text is wanted (their normal form is a text); text or a `one of` where a person or group is
/// wanted (a key); lists and records item by item, since their values look alike in memory.
[[nodiscard]] bool fits(const Type& from, const Type& to);
/// Whether `a is b` makes sense: the same type, or one fits the other, but never text with a
/// country, language or e-mail, whose normal form a text does not have.
[[nodiscard]] bool comparable(const Type& a, const Type& b);
/// The type of a value that is one or the other: the narrowest that both fit (two different textual
/// types make a text, two `one of` the union of their choices); unknown if there is none.
[[nodiscard]] Type either(const Type& a, const Type& b);
[[nodiscard]] Type from_syntax(const TypeSyntax& syntax);
/// As a mapping writes it: `one of ("a", "b")`, `list of text`.
[[nodiscard]] std::string print(const Type& type);
[[nodiscard]] std::string_view word(TypeWord word);

}  // namespace joinery
