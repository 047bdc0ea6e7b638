#pragma once
/// What a message of a vendor means, once it is proved to be one: whom to read. An event is never
/// believed further than that.

#include <optional>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/calendar/day.hpp"
#include "engine/connect/hook_message.hpp"
#include "engine/formulas/formulas.hpp"

namespace joinery {

struct HookEvent {
  std::string type;
  Hooks::Consequence consequence = Hooks::Consequence::changed;
  std::vector<std::string> people;  ///< none: everybody is to be read
  std::string happened;             ///< an instant; empty: not said
  std::string once;                 ///< the same again is a duplicate
};

struct HookOutcome {
  std::string refused;                ///< not empty: why the message is not believed
  std::optional<std::string> answer;  ///< a handshake: the body of the answer
  bool proved = false;                ///< no: it was taken because nothing is declared to prove it
  std::vector<HookEvent> events;      ///< oldest first; those that are ignored are not among them
  std::chrono::seconds delay{0};      ///< before the people are read
};

/// `credentials` are the values (`{"hook_key": "…"}`). Signatures are compared in constant time.
[[nodiscard]] HookOutcome read_hook(const Connector& connector, ConnectorFormulas& formulas,
                                    const Json& credentials, const HookMessage& message,
                                    Instant now, const Limits& limits);

}  // namespace joinery
