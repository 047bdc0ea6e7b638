#pragma once
/// What became of one example: whether it is as expected, and if not, where it differs and why.

#include <string>
#include <vector>

#include "engine/example/trial.hpp"
#include "engine/explain/answer.hpp"
#include "engine/explain/inquiry.hpp"

namespace joinery {

/// One thing that was expected and is not so.
struct Mismatch {
  std::string what;           ///< `decision`, `user.email`, `next change`, …
  std::string expected, got;  ///< as an example would write them
  Span place;                 ///< of the expectation
};

struct ExampleVerdict {
  const ReadyExample* example = nullptr;
  Answer answer;
  std::vector<Mismatch> differences;

  [[nodiscard]] bool passed() const { return differences.empty(); }
};

/// `inquiry` is about the trial's graph; its clock is the example's.
[[nodiscard]] ExampleVerdict try_example(const Inquiry& inquiry, const ReadyExample& example);

/// Why it came out as it did: the decision where that differs, and the way of every field that
/// does, as `joinery why` tells them. For people; empty where nothing differs.
[[nodiscard]] std::string trace_text(const Inquiry& inquiry, const ExampleVerdict& verdict);

}  // namespace joinery
