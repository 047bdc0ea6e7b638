#pragma once
/// A lookup table, ready to be asked. Immutable after `index`; shared between threads.

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/syntax/documents.hpp"
#include "engine/graph/constant.hpp"
#include "engine/graph/table_index.hpp"
#include "engine/type/type.hpp"

namespace joinery {

struct Table {
  struct Row {
    Constant key;              ///< typed; texts in their normal form unless `exact`
    Constant value;
    Span place;
  };

  std::string name;
  Type key, value;
  bool exact = false;
  TableSyntax::Miss miss = TableSyntax::Miss::blank;
  Constant otherwise;          ///< Miss::value
  std::string hold;            ///< Miss::hold: the reason; `{key}` in it is the key seen
  std::vector<Row> rows;
  TableIndex by_key;           ///< made by `index`

  /// The row of a key, or -1. A textual key is compared in its normal form (normal_key of
  /// engine/unicode) for type text unless `exact`, and as it is for every other type. A list, a
  /// record, blank and a hold are in no table. `scratch` is memory to be used again.
  [[nodiscard]] std::int64_t find(const Value& key, std::string& scratch) const;
  /// Makes the index from `rows`; the first of equal keys wins. To be called whenever they changed.
  void index();
};

}  // namespace joinery
