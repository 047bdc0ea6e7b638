#pragma once
/// How the next page is asked for, from what stands beside the records and from the names of parameters.

#include <optional>
#include <string>
#include <vector>

#include "engine/sketch/observation.hpp"

namespace joinery {

enum class PagesKind : std::uint8_t { unknown, none, number, offset, cursor, link };

struct PagesGuess {
  PagesKind kind = PagesKind::unknown;
  std::string parameter{};             ///< page, offset or cursor, as the request calls it
  std::string size_parameter{};        ///< empty: there is none
  std::size_t size = 0;              ///< 0: not said
  std::size_t from = 0;
  std::string next{};                  ///< path of the cursor or link in the answer
  std::string total{};                 ///< path of the count of all records
  std::string last_page{};             ///< path of the number of pages
  std::vector<std::string> why{};
};

/// A parameter of the request that lists people.
struct ParameterSeen {
  std::string name{};
  std::size_t most = 0;  ///< the largest value a schema allows; 0: not said
};

/// `envelope` are the places beside the records, from the answer on; `parameters` what the request takes, empty
/// where only an answer is known; `records` how many stood in it.
[[nodiscard]] PagesGuess guess_pages(const std::vector<Observation>& envelope,
                                     const std::vector<ParameterSeen>& parameters,
                                     std::optional<std::size_t> records);

}  // namespace joinery
