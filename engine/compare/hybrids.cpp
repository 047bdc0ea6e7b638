#include "engine/compare/hybrids.hpp"

#include "engine/compare/meaning.hpp"
#include "engine/execute/executor.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"

namespace joinery {

Hybrids::Hybrids(const Bundle& old, const Bundle& now, const Words& words, const Limits& limits)
    : old_(old),
      now_(now),
      words_(words),
      limits_(limits),
      edits_(group_edits(edits_between(old, now))) {}

std::unique_ptr<const Hybrid> Hybrids::compiled(EditSet set) const {
  std::size_t next = 0;
  const TakeEdit take = [&](const Edit&) { return (set >> edits_.edit_of[next++] & 1U) != 0; };
  const Woven woven = weave(old_, now_, take);
  Diagnostics unseen;
  auto graph = check(woven.layers(), words_, limits_, unseen);
  if (!graph) return nullptr;
  auto hybrid = std::make_unique<Hybrid>();
  hybrid->graph = optimize(std::move(*graph), words_.references);
  hybrid->program = compile(hybrid->graph);
  auto paths = PathTrie::compile(wanted_paths(*hybrid->program), limits_);
  if (!paths) return nullptr;
  hybrid->paths = std::move(*paths);
  return hybrid;
}

const Hybrid* Hybrids::make(EditSet set) {
  const std::lock_guard lock(mutex_);
  const auto known = made_.find(set);
  if (known != made_.end()) return known->second.get();
  auto hybrid = compiled(set);
  if (hybrid) {
    for (const Table& table : hybrid->program->tables) rows_ += table.rows.size();
  }
  return made_.emplace(set, std::move(hybrid)).first->second.get();
}

std::size_t Hybrids::made() const {
  const std::lock_guard lock(mutex_);
  return made_.size();
}

std::size_t Hybrids::rows() const {
  const std::lock_guard lock(mutex_);
  return rows_;
}

bool Hybrids::has(EditSet set) const {
  const std::lock_guard lock(mutex_);
  return made_.contains(set);
}

EditSet Hybrids::closure(std::size_t edit) {
  if (make(only(edit)) != nullptr) return only(edit);
  return shrink(all(),
                [&](EditSet set) { return (set & only(edit)) != 0 && make(set) != nullptr; });
}

/// False where either of them is no mapping.
bool Hybrids::same_meaning(EditSet a, EditSet b) {
  const Hybrid* first = make(a);
  const Hybrid* second = make(b);
  return first != nullptr && second != nullptr && meaning(first->graph) == meaning(second->graph);
}

EditSet Hybrids::meaningless() {
  EditSet found = 0;
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const EditSet needed = closure(i);
    if (same_meaning(needed, needed & ~only(i)) && same_meaning(all(), all() & ~only(i)))
      found |= only(i);
  }
  return found;
}

}  // namespace joinery
