#include "engine/compare/attribution.hpp"

#include <algorithm>
#include <bit>

namespace joinery {
namespace {

/// One edit, or an edit with the one it needs: whatever is smaller was tried before, or is no
/// mapping. Larger ones may hold more than it takes.
bool is_smallest(EditSet set) { return std::popcount(set) <= 2; }

}  // namespace

std::vector<EditSet> single_causes(Hybrids& hybrids) {
  std::vector<EditSet> sets;
  for (std::size_t i = 0; i < hybrids.edits().size(); ++i) sets.push_back(hybrids.closure(i));
  const auto smaller = [](EditSet a, EditSet b) {
    return std::pair(std::popcount(a), edits_in(a)) < std::pair(std::popcount(b), edits_in(b));
  };
  std::sort(sets.begin(), sets.end(), smaller);
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  std::erase_if(sets, [](EditSet set) { return !is_smallest(set); });
  return sets;
}

SingleCauses::SingleCauses(Hybrids& hybrids, const std::vector<EditSet>& singles,
                           const RunSetting& setting)
    : singles_(singles) {
  for (const EditSet set : singles)
    runners_.push_back(std::make_unique<Runner>(*hybrids.make(set), setting));
}

void SingleCauses::find(PersonChange& change, const RecordBlock& block, std::size_t index) {
  change.causes.assign(change.differences.size(), {});
  for (std::size_t i = 0; i < singles_.size(); ++i) {
    const EditSet set = singles_[i];
    const AnswerCells answer = runners_[i]->answer(block, index);
    for (std::size_t d = 0; d < change.differences.size(); ++d) {
      Cause& cause = change.causes[d];
      if (value_in(answer, change.differences[d].cell) != change.differences[d].now) continue;
      if (cause.edits == 0)
        cause.edits = set;
      else if ((cause.edits & set) == 0)
        cause.also.push_back(set);
    }
  }
}

JointCauses::JointCauses(Hybrids& hybrids, const RunSetting& setting, const CompareLimits& limits)
    : hybrids_(hybrids), setting_(setting), limits_(limits) {}

Runner* JointCauses::runner(EditSet set) {
  const auto known = runners_.find(set);
  if (known != runners_.end()) return known->second.get();
  const bool affordable =
      hybrids_.made() < limits_.mixtures && hybrids_.rows() < limits_.table_rows;
  if (!hybrids_.has(set) && !affordable) {
    spent_ = true;
    return nullptr;
  }
  const Hybrid* hybrid = hybrids_.make(set);
  auto made = hybrid == nullptr ? nullptr : std::make_unique<Runner>(*hybrid, setting_);
  return runners_.emplace(set, std::move(made)).first->second.get();
}

Cause JointCauses::narrowed(const Difference& difference,
                            const std::function<const AnswerCells*(EditSet)>& answer_with) {
  spent_ = false;
  const auto enough = [&](EditSet set) {
    const AnswerCells* answer = answer_with(set);
    return answer != nullptr && value_in(*answer, difference.cell) == difference.now;
  };
  Cause cause;
  cause.edits = shrink(hybrids_.all(), enough);
  cause.narrowed = !spent_;
  return cause;
}

void JointCauses::find(PersonChange& change, const RecordBlock& block, std::size_t index) {
  std::map<EditSet, AnswerCells> answers;  // of this person
  const auto answer_with = [&](EditSet set) -> const AnswerCells* {
    const auto known = answers.find(set);
    if (known != answers.end()) return &known->second;
    Runner* by = runner(set);
    if (by == nullptr) return nullptr;
    return &answers.emplace(set, by->answer(block, index)).first->second;
  };
  for (std::size_t d = 0; d < change.differences.size(); ++d) {
    if (change.causes[d].edits == 0)
      change.causes[d] = narrowed(change.differences[d], answer_with);
  }
}

}  // namespace joinery
