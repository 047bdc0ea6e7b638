#include "engine/graph/table.hpp"

#include <array>
#include <optional>

#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

constexpr std::size_t short_key_bytes = 64;

/// The normal key of a short ASCII text, without a detour: what `normal_key` would make of it.
std::optional<std::string_view> ascii_key(std::string_view text,
                                          std::array<char, short_key_bytes>& room) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (text.size() > room.size()) return {};
  unsigned char seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    seen |= c;
    room[i] = static_cast<char>(c + (static_cast<unsigned char>(c - 'A') < 26 ? 32 : 0));
  }
  if (seen >= 0x80) return {};
  return std::string_view(room.data(), text.size());
}

bool is_text(const Constant& key) { return key.kind == ValueKind::text; }

bool is_integer(ValueKind kind) {
  return kind >= ValueKind::number && kind <= ValueKind::zone;
}

}  // namespace

std::int64_t Table::find(const Value& asked, std::string& scratch) const {
  std::uint32_t row = TableIndex::none;
  if (asked.kind == ValueKind::text) {
    std::string_view text = asked.view();
    std::array<char, short_key_bytes> room;
    if (!exact && key.is(TypeWord::text)) {
      if (const auto short_key = ascii_key(text, room)) {
        text = *short_key;
      } else {
        normal_key(text, scratch);
        text = scratch;
      }
    }
    row = by_key.find(hash_key(text), [&](std::uint32_t at) {
      return is_text(rows[at].key) && rows[at].key.text == text;
    });
  } else if (is_integer(asked.kind)) {
    row = by_key.find(hash_key(asked.integer), [&](std::uint32_t at) {
      return rows[at].key.kind == asked.kind && rows[at].key.integer == asked.integer;
    });
  }
  return row == TableIndex::none ? -1 : std::int64_t{row};
}

void Table::index() {
  by_key.reset(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Constant& added = rows[i].key;
    if (!is_text(added) && !is_integer(added.kind)) continue;
    const std::uint64_t hash = is_text(added) ? hash_key(added.text) : hash_key(added.integer);
    const std::uint32_t twin =
        by_key.find(hash, [&](std::uint32_t at) { return rows[at].key == added; });
    if (twin == TableIndex::none) by_key.add(hash, static_cast<std::uint32_t>(i));
  }
}

}  // namespace joinery
