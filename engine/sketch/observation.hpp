#pragma once
/// What the records of a vendor look like: one observation for each place at which a value stands.
/// Places are in the order in which they first appear. Values are kept to guess from, and go nowhere.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/json/json.hpp"

namespace joinery {

enum class Observed : std::uint8_t { nothing, text, number, yes_no, list };

struct Observation {
  std::vector<std::string> path{};     ///< names of members, from the record on
  Observed kind = Observed::nothing;
  std::size_t seen = 0;              ///< in how many records something stands there
  std::vector<std::string> values{};   ///< different texts and numbers, in order, the first hundred
  bool closed = false;               ///< `values` are all that there can be
  std::string format{};                ///< what a schema calls it: `date`, `date-time`, `email`, or empty
  std::string chosen_by{};             ///< of a list of objects: the member that tells them apart
  std::vector<std::string> members{};  ///< of a list of objects: their names
};

inline constexpr std::size_t observed_values = 100;
inline constexpr std::size_t observed_depth = 5;
inline constexpr std::size_t observed_places = 2'000;

/// Where the records of an answer stand.
struct FoundRecords {
  std::vector<std::string> path{};  ///< empty: the answer itself
  std::span<const Json> records{};  ///< points into the answer
  bool found = false;
};

/// The list of objects with the most members in it, looked for from the outside in. A single object
/// without such a list is one record.
[[nodiscard]] FoundRecords find_records(const Json& answer);

[[nodiscard]] std::vector<Observation> observe(std::span<const Json> records);

/// `work.title`, with quotes where a name needs them.
[[nodiscard]] std::string written_path(std::span<const std::string> path);

}  // namespace joinery
