#pragma once
/// What a function of the standard library is: a pure C++ function on values, and everything one
/// needs to check a call, document it and test it. Definitions are constants; the registry is made
/// of a list of pointers to them (stdlib/stdlib.hpp), so nothing registers itself.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/function/references.hpp"
#include "engine/type/type.hpp"
#include "engine/value/value.hpp"

namespace joinery {

/// What a running function may use: memory for its result, and the read-only reference data.
struct Call {
  Arena& arena;
  const References& references;
  std::size_t text_bytes_max;     ///< Limits::text_bytes: a longer result is a hold

  /// A text of the arena, to be returned; a hold if it passes the limit. An empty text is blank:
  /// there is no present text without characters.
  [[nodiscard]] Value text(std::string_view made) const;
  /// The hold for a text that would pass the limit, for those who know before they make it.
  [[nodiscard]] Value too_long() const;
  /// A hold with this reason.
  [[nodiscard]] Value hold(std::string_view reason) const;
};

struct Parameter {
  std::string_view name;
  TypeWord type = TypeWord::text;         ///< list: of any type unless `item` says
  std::string_view about;
  bool optional = false;                  ///< may be left out; then it is a blank value
  bool literal = false;                   ///< must be a constant at compile time
  std::optional<TypeWord> item = {};      ///< list: every item must fit this type
  bool any = false;                       ///< any scalar type may stand here; `type` says nothing
};

struct Example {
  std::string_view title;
  std::string_view source;                ///< an expression
  std::string_view result;                ///< as JSON, or `hold: reason`
};

enum class BlankPolicy : std::uint8_t {
  flows,    ///< any blank argument (but an optional one) makes the result blank; `run` is not asked
  seen,     ///< `run` gets the blanks
};

struct FunctionDef {
  std::string_view name;
  std::string_view category;              ///< text, list, number, date, country, …: the folder
  std::string_view about;                 ///< one sentence
  std::span<const Parameter> parameters;
  TypeWord returns = TypeWord::text;
  /// For results whose type depends on the arguments (`unique`); otherwise null.
  Type (*result_type)(std::span<const Type> arguments) = nullptr;
  BlankPolicy blanks = BlankPolicy::flows;
  bool may_be_blank = false;              ///< the result can be blank though no argument is
  bool fallible = false;                  ///< the result can be a hold
  std::uint32_t cost = 1;                 ///< in reads of a short text; for the cost per record
  std::span<const Example> examples;
  Value (*run)(const Call& call, std::span<const Value> arguments) = nullptr;
};

}  // namespace joinery
