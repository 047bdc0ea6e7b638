#pragma once
/// What a comparison found, put together for a reader: the edits, and under each of them the people
/// whom it changes, those with the same change together.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/compare/person_change.hpp"

namespace joinery {

/// One change and everybody who has it.
struct ChangeGroup {
  std::string old, now;  ///< as Difference has them
  std::uint64_t people = 0;
  std::vector<std::string> examples;  ///< ids, the first in the input first
};

/// Everything that one cause does to one cell.
struct CellGroup {
  std::uint64_t people = 0;
  std::vector<ChangeGroup> changes;  ///< most people first
  std::uint64_t others = 0;          ///< people whose change is not in `changes`
};

class Comparison {
 public:
  /// At most so many different changes of one cell by one cause are kept, and so many examples of
  /// each. Memory is bounded by them, whatever the number of people.
  struct Bounds {
    std::size_t changes = 1'000;
    std::size_t examples = 3;
  };
  explicit Comparison(Bounds bounds) : bounds_(bounds) {}

  /// In the order of the input.
  void add(const PersonChange& change);

  struct ByCause {
    Cause cause;
    std::uint64_t people = 0;                       ///< with at least one difference of this cause
    std::vector<std::pair<Cell, CellGroup>> cells;  ///< decisions first, then as people list them
  };
  /// By their first edit; joint causes behind the single ones.
  [[nodiscard]] std::vector<ByCause> by_cause() const;
  [[nodiscard]] std::uint64_t people() const { return people_; }
  /// How many cells of how many people differ; the sum over all groups is the same number.
  [[nodiscard]] std::uint64_t differences() const { return differences_; }
  /// The edits that are part of some cause.
  [[nodiscard]] EditSet with_effect() const { return with_effect_; }

 private:
  struct Counted {
    std::uint64_t people = 0;
    std::uint64_t others = 0;
    std::size_t seen = 0;  ///< to keep the order of the input
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, ChangeGroup>> changes;
  };
  void count(Counted& counted, const Difference& difference, const std::string& person) const;

  Bounds bounds_;
  std::uint64_t people_ = 0, differences_ = 0;
  EditSet with_effect_ = 0;
  std::map<Cause, std::map<Cell, Counted>> causes_;
  std::map<Cause, std::uint64_t> people_of_;
};

}  // namespace joinery
