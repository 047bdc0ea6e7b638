#include "engine/record/seen_names.hpp"

namespace joinery {
namespace {

/// Enough for the widest records known, by a factor of three, and little for a processor's cache.
constexpr std::size_t names_max = 512;
/// How many names are looked at before the long way is taken.
constexpr int tries_max = 48;

}  // namespace

SeenNames::SeenNames(std::size_t node_count) : first_(node_count, nullptr) {
  names_.reserve(names_max);
}

const SeenName* SeenNames::find(std::uint32_t node, const SeenName* before, const char* p,
                                std::uint32_t size) {
  const SeenName* const begin = before == nullptr ? first_[node] : before;
  const SeenName* at = begin;
  for (int i = 0; i < tries_max && at != nullptr; ++i) {
    if (at->is_at(p, size)) {
      expect(node, before, at);
      return at;
    }
    at = at->ring;
    if (at == begin) break;
  }
  return nullptr;
}

const SeenName* SeenNames::add(std::uint32_t node, const SeenName* before,
                               std::string_view written, Meaning meaning) {
  if (names_.size() == names_max || written.size() > WrittenName::size_max) return nullptr;
  const SeenName* const neighbor = before == nullptr ? first_[node] : before;
  SeenName& added = names_.emplace_back();
  added.written = WrittenName(written.data(), written.size());
  added.size = static_cast<std::uint32_t>(written.size() - 1);
  added.node = meaning.node;
  added.slot = meaning.slot;
  added.ring = &added;
  if (neighbor != nullptr) {
    added.ring = neighbor->ring;
    own(neighbor).ring = &added;
  }
  expect(node, before, &added);
  return &added;
}

void SeenNames::expect(std::uint32_t node, const SeenName* before, const SeenName* name) {
  if (before == nullptr) first_[node] = name;
  else own(before).next = name;
}

}  // namespace joinery
