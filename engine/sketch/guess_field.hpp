#pragma once
/// Which field of the worker a place is, and how it is read. A guess has its reason, for the comment.

#include <optional>
#include <string>
#include <vector>

#include "engine/sketch/observation.hpp"

namespace joinery {

/// One line of `read:`.
struct FieldGuess {
  std::string name{};                  ///< of the worker, or a name of its own
  std::string reading{};               ///< `date like 31/01/2024`
  std::string path{};                  ///< as the language writes it
  std::vector<std::string> why{};      ///< what was guessed, in words; empty where nothing was
  std::vector<std::string> choices{};  ///< of a closed set
};

/// A place that became no field: its path, and what somebody should know of it.
struct PassedOver {
  std::string path{};
  std::string words{};
};

struct FieldGuesses {
  std::vector<FieldGuess> fields{};  ///< in the order of the worker model, the id first
  std::vector<PassedOver> others{};
};

[[nodiscard]] FieldGuesses guess_fields(const std::vector<Observation>& places);

/// How many fields of the worker there seem to be; tells a list of people from any other list.
[[nodiscard]] std::size_t likeness_to_people(const std::vector<Observation>& places);

}  // namespace joinery
