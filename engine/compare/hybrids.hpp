#pragma once
/// The mixtures of two versions as programs: each set of edits is compiled once, when somebody asks
/// for it. Threads: `find` and `make` may be called from several; a program, once made, stays.

#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "engine/check/check.hpp"
#include "engine/compare/edit.hpp"
#include "engine/compare/weave.hpp"
#include "engine/program/program.hpp"
#include "engine/record/path_trie.hpp"

namespace joinery {

/// One mixture, ready to run.
struct Hybrid {
  Graph graph;  ///< optimized; places are of either version and mean nothing
  std::shared_ptr<const Program> program;
  PathTrie paths;
};

class Hybrids {
 public:
  /// All of them outlive it. `old` and `now` check without errors.
  Hybrids(const Bundle& old, const Bundle& now, const Words& words, const Limits& limits);

  [[nodiscard]] const EditList& edits() const { return edits_; }
  [[nodiscard]] EditSet all() const { return all_of(edits_); }
  /// The mixture in which these edits are made, and no others; null where it is no valid mapping.
  [[nodiscard]] const Hybrid* make(EditSet set);
  /// How many were made, or tried, and how many table rows they hold: what a budget is for.
  [[nodiscard]] std::size_t made() const;
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] bool has(EditSet set) const;

  /// The fewest edits, as far as leaving out one after the other finds them, that `edit` needs
  /// beside it to be a valid mapping: a field needs the custom field it is made from. Holds `edit`.
  [[nodiscard]] EditSet closure(std::size_t edit);

  /// The edits that change nothing about what either version means: another way to write the same.
  [[nodiscard]] EditSet meaningless();

 private:
  [[nodiscard]] bool same_meaning(EditSet a, EditSet b);
  [[nodiscard]] std::unique_ptr<const Hybrid> compiled(EditSet set) const;

  const Bundle& old_;
  const Bundle& now_;
  const Words& words_;
  const Limits& limits_;
  EditList edits_;
  mutable std::mutex mutex_;
  std::map<EditSet, std::unique_ptr<const Hybrid>> made_;
  std::size_t rows_ = 0;
};

}  // namespace joinery
