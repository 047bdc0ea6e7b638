#include "engine/desired/order_of_people.hpp"

#include <algorithm>
#include <tuple>

namespace joinery {
namespace {

int compare_values(std::span<const Value> a, std::span<const Value> b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i].kind != b[i].kind) return a[i].kind < b[i].kind ? -1 : 1;
    if (const int order = compare(a[i], b[i]); order != 0) return order;
  }
  return 0;
}

}  // namespace

bool comes_before(const Person& a, const Person& b) {
  const auto key = [](const Person& p) {
    return std::tuple(p.kind, p.account, p.by, p.index, p.because);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  if (const int order = compare_values(a.user, b.user); order != 0) return order < 0;
  if (const int order = compare_values(a.groups, b.groups); order != 0) return order < 0;
  return a.record < b.record;
}

}  // namespace joinery
