#pragma once
/// What is known beforehand of how one kind of change is made: whether the user must be read first,
/// which fields each step speaks of, and how many requests that comes to. Pure.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/mutation/mutation_kind.hpp"

namespace joinery {

struct ChangePlan {
  const Change* change = nullptr;                     ///< null: the platform cannot do it
  bool reads_user_first = false;                      ///< a formula wants fields that do not change
  bool wants_password = false;
  bool sends_notify = false;                          ///< whether mail goes out follows `mutation.notify`
  std::vector<std::set<std::string>> says;            ///< by step: the fields whose change it tells; none: all
};

/// The connector outlives it.
[[nodiscard]] ChangePlan change_plan(const Connector& connector, MutationKind kind);

/// Requests that `count` changes of a kind take, when nothing goes wrong.
[[nodiscard]] std::uint64_t predicted_requests(const Connector& connector, MutationKind kind, std::uint64_t count);

/// How long so many requests take at that pace, if nobody else takes part; a round trip is taken to be
/// a third of a second, where no rate says otherwise.
[[nodiscard]] std::uint64_t predicted_seconds(const Pace& pace, std::uint64_t requests);

}  // namespace joinery
