#pragma once
/// Which edits caused a difference. First the edits are tried one by one, each with what it needs
/// to be a mapping at all; what no single one explains is narrowed down from all of them.

#include <map>
#include <memory>
#include <vector>

#include "engine/compare/person_change.hpp"
#include "engine/compare/runner.hpp"

namespace joinery {

/// How much may be spent on mixtures; beyond it causes are not narrowed further, and say so.
struct CompareLimits {
  std::size_t mixtures = 2'000;
  std::size_t table_rows = 20'000'000;  ///< in all mixtures together
};

/// The mixtures that are tried for everybody: the closures of the single edits, smallest first.
[[nodiscard]] std::vector<EditSet> single_causes(Hybrids& hybrids);

/// Tries the single causes. One thread; the mixtures are made already.
class SingleCauses {
 public:
  SingleCauses(Hybrids& hybrids, const std::vector<EditSet>& singles, const RunSetting& setting);

  /// Fills `change.causes`; those that stay empty need narrowing.
  void find(PersonChange& change, const RecordBlock& block, std::size_t index);

 private:
  const std::vector<EditSet>& singles_;
  std::vector<std::unique_ptr<Runner>> runners_;
};

/// Narrows what is left. One thread at a time, records in the order of the input, so that what the
/// limits allow does not depend on threads.
class JointCauses {
 public:
  JointCauses(Hybrids& hybrids, const RunSetting& setting, const CompareLimits& limits);

  void find(PersonChange& change, const RecordBlock& block, std::size_t index);

 private:
  [[nodiscard]] Runner* runner(EditSet set);
  [[nodiscard]] Cause narrowed(const Difference& difference,
                               const std::function<const AnswerCells*(EditSet)>& answer_with);

  Hybrids& hybrids_;
  const RunSetting& setting_;
  CompareLimits limits_;
  std::map<EditSet, std::unique_ptr<Runner>> runners_;
  bool spent_ = false;  ///< a mixture was refused since the last cause
};

}  // namespace joinery
