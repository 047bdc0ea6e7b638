#include "engine/real/unguessable.hpp"

#include <array>
#include <random>
#include <string_view>
#include <utility>

namespace joinery {
namespace {

constexpr std::array<std::string_view, 4> sorts = {"abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789",
                                                   "-_.+=!"};

}  // namespace

std::string unguessable_text(std::size_t letters) {
  std::random_device random;
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  std::string text;
  for (std::size_t i = 0; i < letters; ++i) {
    const std::string_view sort = sorts[i < sorts.size() ? i : below(sorts.size())];
    text += sort[below(sort.size())];
  }
  for (std::size_t i = text.size(); i > 1; --i) std::swap(text[i - 1], text[below(i)]);
  return text;
}

}  // namespace joinery
