#pragma once
/// Sorting many wide things by a short text of each, such as an id: the first eight bytes in which they
/// can differ are compared as one number, and each thing is moved once.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace joinery {
namespace detail {

/// Texts whose heads differ are in the order of their heads.
inline std::uint64_t head_of(std::string_view text) {
  std::uint64_t head = 0;
  if (text.empty()) return head;   // it may stand nowhere
  std::memcpy(&head, text.data(), std::min(text.size(), sizeof head));
  return std::endian::native == std::endian::little ? __builtin_bswap64(head) : head;
}

/// How many bytes all texts begin with alike.
template <class Thing, class TextOf>
std::size_t common_head(const std::vector<Thing>& things, TextOf text_of) {
  if (things.empty()) return 0;
  const std::string_view first = text_of(things.front());
  std::size_t size = first.size();
  for (const Thing& thing : things) {
    const std::string_view text = text_of(thing);
    size = std::min(size, text.size());
    while (size > 0 && std::memcmp(text.data(), first.data(), size) != 0) --size;
    if (size == 0) break;
  }
  return size;
}

/// Moves each thing to its place: `order[i]` is where the thing for place `i` stands now.
template <class Thing>
void put_in_order(std::vector<Thing>& things, std::vector<std::uint32_t>& order) {
  for (std::uint32_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    Thing held = std::move(things[start]);
    std::uint32_t hole = start;
    for (std::uint32_t next = order[hole]; next != start; next = order[hole]) {
      things[hole] = std::move(things[next]);
      order[hole] = hole;
      hole = next;
    }
    things[hole] = std::move(held);
    order[hole] = hole;
  }
}

}  // namespace detail

/// In the order of `text_of`, bytes being compared as unsigned; things with the same text in the
/// order of `before`. What is in order already is left where it is.
template <class Thing, class TextOf, class Before>
void sort_by_text(std::vector<Thing>& things, TextOf text_of, Before before) {
  const auto less = [&](const Thing& a, const Thing& b) {
    const int order = std::string_view(text_of(a)).compare(text_of(b));
    return order != 0 ? order < 0 : before(a, b);
  };
  if (std::is_sorted(things.begin(), things.end(), less)) return;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(things.size());
  const std::size_t alike = detail::common_head(things, text_of);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    keys[i] = {detail::head_of(std::string_view(text_of(things[i])).substr(alike)), i};
  }
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : less(things[a.second], things[b.second]);
  });
  std::vector<std::uint32_t> order(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].second;
  detail::put_in_order(things, order);
}

}  // namespace joinery
