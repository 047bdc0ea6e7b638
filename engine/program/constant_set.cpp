#include "engine/program/constant_set.hpp"

#include <algorithm>

namespace joinery {
namespace {

std::uint64_t size_bit(std::size_t size) {
  return std::uint64_t{1} << std::min<std::size_t>(size, 63);
}

bool is_text(const Constant& value) { return value.kind == ValueKind::text; }
bool is_compound(ValueKind kind) { return kind == ValueKind::list || kind == ValueKind::record; }

std::uint64_t hash_of(const Constant& value) {
  return is_text(value) ? hash_key(value.text) : hash_key(value.integer);
}

}  // namespace

ConstantSet::ConstantSet(std::vector<Constant> values) : values_(std::move(values)) {
  for (const Constant& value : values_) {
    if (is_text(value)) sizes_ |= size_bit(value.text.size());
  }
  if (values_.size() <= few) return;
  index_.reset(values_.size());
  for (std::size_t i = 0; i < values_.size(); ++i) {
    index_.add(hash_of(values_[i]), static_cast<std::uint32_t>(i));
  }
}

bool ConstantSet::holds_text(std::string_view text) const {
  if ((sizes_ & size_bit(text.size())) == 0) return false;
  const auto is_it = [&](const Constant& value) { return is_text(value) && value.text == text; };
  if (values_.size() <= few) return std::any_of(values_.begin(), values_.end(), is_it);
  return index_.find(hash_key(text), [&](std::uint32_t at) { return is_it(values_[at]); }) !=
         TableIndex::none;
}

bool ConstantSet::holds(const Value& value) const {
  if (value.kind == ValueKind::text) return holds_text(value.view());
  if (is_compound(value.kind)) {
    const Constant asked = Constant::of(value);
    return std::find(values_.begin(), values_.end(), asked) != values_.end();
  }
  const auto is_it = [&](const Constant& held) {
    return held.kind == value.kind && held.integer == value.integer;
  };
  if (values_.size() <= few) return std::any_of(values_.begin(), values_.end(), is_it);
  return index_.find(hash_key(value.integer), [&](std::uint32_t at) {
           return is_it(values_[at]);
         }) != TableIndex::none;
}

}  // namespace joinery
