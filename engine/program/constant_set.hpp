#pragma once
/// The values on the right of `in ("a", "b")`: asked once per record, made once. Immutable; any
/// thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/constant.hpp"
#include "engine/graph/table_index.hpp"

namespace joinery {

class ConstantSet {
 public:
  /// None of `values` is blank or a hold.
  explicit ConstantSet(std::vector<Constant> values);

  [[nodiscard]] bool holds(const Value& value) const;
  [[nodiscard]] const std::vector<Constant>& values() const { return values_; }

 private:
  static constexpr std::size_t few = 4;   ///< up to here looking at all of them is faster

  [[nodiscard]] bool holds_text(std::string_view text) const;

  std::vector<Constant> values_;
  std::uint64_t sizes_ = 0;   ///< bit `min(n, 63)`: some text here has n bytes
  TableIndex index_;
};

}  // namespace joinery
