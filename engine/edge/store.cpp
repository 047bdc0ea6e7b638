#include "engine/edge/store.hpp"

#include <array>

namespace joinery {
namespace {

constexpr std::array<std::string_view, 10> step_names = {
    "planned", "sent", "done", "failed", "unknown", "blocked", "held", "conflict", "left", "pending"};
constexpr std::array<std::string_view, 6> run_names = {"running", "stopped", "held",
                                                       "partly",  "done",    "given_up"};

template <class State, class Names>
std::optional<State> state_of(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<State>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(StepState state) { return step_names[static_cast<std::size_t>(state)]; }
std::optional<StepState> step_state_of(std::string_view name) {
  return state_of<StepState>(step_names, name);
}

std::string_view name_of(RunState state) { return run_names[static_cast<std::size_t>(state)]; }
std::optional<RunState> run_state_of(std::string_view name) {
  return state_of<RunState>(run_names, name);
}

}  // namespace joinery
