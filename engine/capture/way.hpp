#pragma once
/// The way that a decision takes, so that two records can be compared. Internal to engine/capture.

#include <memory>
#include <set>
#include <vector>

#include "engine/coverage/coverage.hpp"
#include "engine/explain/answer.hpp"

namespace joinery {

/// Who decided, and every branch, blank and row on the way.
struct Way {
  Decision::Kind kind = Decision::Kind::hold;
  Decision::By by = Decision::By::nobody;
  std::uint32_t index = 0;
  AccountState account = AccountState::active;
  bool invited = false;
  std::vector<std::size_t> points;
  std::vector<std::uint8_t> kinds;  ///< of every field: set, keep, clear, or of which kind
  friend bool operator==(const Way&, const Way&) = default;
};

/// The ways of one mapping. `inquiry` outlives it.
class Ways {
 public:
  explicit Ways(const Inquiry& inquiry);
  [[nodiscard]] Way of(const Json& record, RunClock clock) const;

 private:
  const Inquiry& inquiry_;
  CoverageSites sites_;
};

}  // namespace joinery
