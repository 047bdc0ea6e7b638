#pragma once
/// A lookup table, ready to be asked. Immutable after it was built; shared between threads.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dsl/syntax/documents.hpp"
#include "engine/graph/constant.hpp"
#include "engine/type/type.hpp"

namespace joinery {

struct Table {
  struct Row {
    Constant key;              ///< typed; texts in their normal form unless `exact`
    Constant value;
    Span place;
  };
  struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::string name;
  Type key, value;
  bool exact = false;
  TableSyntax::Miss miss = TableSyntax::Miss::blank;
  Constant otherwise;          ///< Miss::value
  std::string hold;            ///< Miss::hold: the reason; `{key}` in it is the key seen
  std::vector<Row> rows;
  std::unordered_map<std::string, std::uint32_t, ViewHash, std::equal_to<>> by_text;
  std::unordered_map<std::int64_t, std::uint32_t> by_integer;   ///< dates, numbers, yes_no

  /// The row of a key, or -1. A textual key is compared in its normal form (normal_key of
  /// engine/unicode) for type text unless `exact`, and as it is for every other type.
  [[nodiscard]] std::int64_t find(const Value& key, std::string& scratch) const;
  void index();                ///< fills the two maps from `rows`; the first of equal keys wins
};

}  // namespace joinery
