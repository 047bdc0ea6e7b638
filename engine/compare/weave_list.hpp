#pragma once
/// Weaving of one list of named items: what both versions have, and how what only one of them has
/// is put between. The private heart of weave.hpp.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/compare/weave.hpp"

namespace joinery {

/// Where edits are found: their layer and section, and who decides.
struct EditPlace {
  const TakeEdit& take;
  std::string layer;
  std::string section;

  [[nodiscard]] bool ask(EditKind kind, std::string item, Span old, Span now) const {
    return take(Edit{kind, layer, section, std::move(item), old, now});
  }
  [[nodiscard]] EditPlace below(const std::string& name) const {
    return {take, layer, section.empty() ? name : section + "." + name};
  }
};

enum class Order : std::uint8_t { meaningless, meaningful };

/// The order in which the keys of both lists are merged: that of `base`, and behind each of its
/// keys those that follow it in `other` and only stand there.
[[nodiscard]] std::vector<std::string> merged_order(const std::vector<std::string>& base,
                                                    const std::vector<std::string>& other);

/// The first place where what both lists have stands in another order: an index into each.
struct Moved {
  std::size_t old = 0, now = 0;
};
[[nodiscard]] std::optional<Moved> first_moved(const std::vector<std::string>& old,
                                               const std::vector<std::string>& now);

/// How the items of one kind of list are told apart. `mix` is what becomes of an item that both
/// versions have: it asks for each of its edits.
template <class T>
struct ListTraits {
  std::function<std::string(const T&)> key;
  std::function<Span(const T&)> place;
  std::function<T(const T& old, const T& now, const EditPlace& section)> mix;
};

/// Keys that stand twice are errors of the mapping, and never come here.
template <class T>
std::vector<T> weave_list(const std::vector<T>& old, const std::vector<T>& now, Order order,
                          const EditPlace& section, const ListTraits<T>& traits) {
  std::vector<std::string> old_keys, now_keys;
  std::map<std::string, const T*> old_of, now_of;
  for (const T& item : old) old_of.emplace(old_keys.emplace_back(traits.key(item)), &item);
  for (const T& item : now) now_of.emplace(now_keys.emplace_back(traits.key(item)), &item);

  std::vector<std::string> keys = merged_order(old_keys, now_keys);
  std::map<std::string, T> chosen;
  for (const std::string& key : keys) {
    const auto was = old_of.find(key);
    const auto is = now_of.find(key);
    if (was != old_of.end() && is != now_of.end()) {
      chosen.emplace(key, traits.mix(*was->second, *is->second, section));
    } else if (is == now_of.end()) {
      if (!section.ask(EditKind::removed, key, traits.place(*was->second), {}))
        chosen.emplace(key, *was->second);
    } else if (section.ask(EditKind::added, key, {}, traits.place(*is->second))) {
      chosen.emplace(key, *is->second);
    }
  }
  if (order == Order::meaningful) {
    if (const auto moved = first_moved(old_keys, now_keys)) {
      const T& before = old[moved->old];
      const T& after = now[moved->now];
      if (section.ask(EditKind::moved, traits.key(after), traits.place(before),
                      traits.place(after)))
        keys = merged_order(now_keys, old_keys);
    }
  }
  std::vector<T> woven;
  for (const std::string& key : keys) {
    const auto found = chosen.find(key);
    if (found != chosen.end()) woven.push_back(std::move(found->second));
  }
  return woven;
}

/// A list whose items have one meaning each: changed or not as a whole.
template <class T>
ListTraits<T> whole_items(std::function<std::string(const T&)> key,
                          std::function<Span(const T&)> place,
                          std::function<bool(const T&, const T&)> same) {
  auto mix = [key, place, same](const T& old, const T& now, const EditPlace& section) {
    if (same(old, now)) return old;
    return section.ask(EditKind::changed, key(now), place(old), place(now)) ? now : old;
  };
  return {std::move(key), std::move(place), std::move(mix)};
}

}  // namespace joinery
