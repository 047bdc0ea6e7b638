#pragma once
/// Channels that are commands of the shell, which get the message as their standard input. A channel has taken it if it
/// ends with 0 in time; one that does not end is ended, with all that it has started.

#include <chrono>

#include "engine/edge/messenger.hpp"

namespace joinery {

class CommandMessenger final : public Messenger {
 public:
  explicit CommandMessenger(std::chrono::milliseconds longest = std::chrono::seconds(60)) : longest_(longest) {}

  [[nodiscard]] Result<void> tell(const std::string& channel, std::string_view message) override;

 private:
  std::chrono::milliseconds longest_;
};

}  // namespace joinery
