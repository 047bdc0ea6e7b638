#pragma once
/// The items of an array, out of its JSON text, as raw values. The text comes from a reader that may
/// have skipped it without looking closely, so nothing about it is taken for granted.

#include <string_view>

#include "engine/value/arena.hpp"
#include "engine/value/raw_value.hpp"

namespace joinery {

class ArrayItems {
 public:
  /// `json` must outlive what `next` gives; texts with escapes are decoded into `arena`.
  ArrayItems(std::string_view json, Arena& arena);

  /// The next item; false at the end, or where the text stops being JSON.
  [[nodiscard]] bool next(RawValue& item);
  /// Whether the whole text was an array. Known after `next` was false.
  [[nodiscard]] bool sound() const { return !broken_; }

 private:
  bool item_at(RawValue& item);
  bool text_at(RawValue& item);
  bool nested_at(RawValue& item, RawState state);
  bool word_at(RawValue& item);
  bool fail();
  void skip_space();

  std::string_view rest_;
  Arena& arena_;
  bool first_ = true;
  bool ended_ = false;
  bool broken_ = false;
};

}  // namespace joinery
