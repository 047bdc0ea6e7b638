#include "engine/compare/edit.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <map>

#include <fmt/format.h>

namespace joinery {
namespace {

/// What edits with the same key have in common; they become one.
using KeyOf = std::function<std::string(std::size_t)>;

/// One edit for several: its places are the first of each side.
void merge(Edit& into, const Edit& more) {
  if (into.kind != more.kind) into.kind = EditKind::changed;
  if (!into.old.known()) into.old = more.old;
  if (!into.now.known()) into.now = more.now;
}

std::string counted(std::size_t count, const Edit& edit) {
  return edit.section.starts_with("tables.") || edit.section.starts_with("change.tables.")
             ? fmt::format("{} rows", count)
             : fmt::format("{} items", count);
}

EditList grouped(const std::vector<Edit>& fine, const KeyOf& key_of) {
  EditList list{fine, {}, {}, {}};
  std::map<std::string, std::size_t> edit_of;
  for (std::size_t i = 0; i < fine.size(); ++i) {
    const auto [found, fresh] = edit_of.emplace(key_of(i), list.edits.size());
    if (fresh) {
      list.edits.push_back(fine[i]);
      list.members.emplace_back();
    } else {
      merge(list.edits[found->second], fine[i]);
    }
    list.members[found->second].push_back(i);
    list.edit_of.push_back(found->second);
  }
  for (std::size_t i = 0; i < list.edits.size(); ++i) {
    if (list.members[i].size() > 1)
      list.edits[i].item = counted(list.members[i].size(), fine[list.members[i][0]]);
  }
  return list;
}

}  // namespace

std::string_view name_of(EditKind kind) {
  switch (kind) {
    case EditKind::added:
      return "added";
    case EditKind::removed:
      return "removed";
    case EditKind::changed:
      return "changed";
    case EditKind::moved:
      break;
  }
  return "moved";
}

std::vector<std::size_t> edits_in(EditSet set) {
  std::vector<std::size_t> edits;
  for (; set != 0; set &= set - 1) edits.push_back(static_cast<std::size_t>(std::countr_zero(set)));
  return edits;
}

EditSet all_of(const EditList& list) {
  return list.size() == edits_max ? ~EditSet{0} : only(list.size()) - 1;
}

EditSet shrink(EditSet set, const std::function<bool(EditSet)>& enough) {
  const auto without_some = [&](std::size_t chunk) {
    bool smaller = false;
    const std::vector<std::size_t> edits = edits_in(set);
    for (std::size_t end = edits.size(); end > 0; end -= std::min(end, chunk)) {
      EditSet part = 0;
      for (std::size_t i = end - std::min(end, chunk); i < end; ++i) part |= only(edits[i]);
      if (!enough(set & ~part)) continue;
      set &= ~part;
      smaller = true;
    }
    return smaller;
  };
  for (std::size_t chunk = edits_in(set).size() / 2; chunk > 1; chunk /= 2) without_some(chunk);
  while (without_some(1)) {
  }
  return set;
}

EditList group_edits(std::vector<Edit> fine) {
  std::map<std::string, std::size_t> counts;
  const auto section = [&](std::size_t i) { return fine[i].layer + '\n' + fine[i].section; };
  for (std::size_t i = 0; i < fine.size(); ++i) ++counts[section(i)];
  const auto row = [&](std::size_t i) {
    const bool rows = fine[i].section.find("tables.") != std::string::npos;
    const bool many = rows && !fine[i].item.empty() && counts[section(i)] > rows_max;
    return many ? section(i) : fmt::format("{}", i);
  };
  const std::array<KeyOf, 4> coarser{row, section, [&](std::size_t i) { return fine[i].layer; },
                                     [](std::size_t) { return std::string(); }};
  EditList list;
  for (const KeyOf& key_of : coarser) {
    list = grouped(fine, key_of);
    if (list.size() <= edits_max) break;
  }
  return list;
}

}  // namespace joinery
