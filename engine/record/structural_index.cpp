#include "engine/record/structural_index.hpp"

#include <simdjson.h>

#include <algorithm>

#include "engine/record/record_block.hpp"

namespace joinery {

static_assert(record_padding >= simdjson::SIMDJSON_PADDING);

/// On-Demand itself is not used: it checks only the values it is asked for, it cannot tell where
/// one line of a stream ends, and it loses the records that follow a broken one. Its first stage
/// is three quarters of its work; the walk over what that stage finds is ours (record_walk.cpp).
struct StructuralIndex::Parser {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stages;
};

StructuralIndex::StructuralIndex() : parser_(std::make_unique<Parser>()) {}
StructuralIndex::~StructuralIndex() = default;
StructuralIndex::StructuralIndex(StructuralIndex&&) noexcept = default;
StructuralIndex& StructuralIndex::operator=(StructuralIndex&&) noexcept = default;

bool StructuralIndex::build(const char* bytes, std::size_t size) {
  auto& stages = parser_->stages;
  if (!stages || stages->capacity() < size) {
    const std::size_t capacity = std::max<std::size_t>(size, 1U << 16);
    const auto error =
        stages ? stages->set_capacity(capacity)
               : simdjson::get_active_implementation()->create_dom_parser_implementation(
                     capacity, 1, stages);
    if (error != simdjson::SUCCESS) return false;
  }
  const auto* text = reinterpret_cast<const std::uint8_t*>(bytes);
  return stages->stage1(text, size, simdjson::stage1_mode::regular) == simdjson::SUCCESS;
}

const std::uint32_t* StructuralIndex::begin() const {
  return parser_->stages->structural_indexes.get();
}

const std::uint32_t* StructuralIndex::end() const {
  return begin() + parser_->stages->n_structural_indexes;
}

}  // namespace joinery
