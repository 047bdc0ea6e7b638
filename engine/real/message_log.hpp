#pragma once
/// Follows what is going on, line by line, on standard error. For `-v`; off, nobody makes one.

#include <memory>

#include "engine/edge/log.hpp"

namespace joinery {

[[nodiscard]] std::unique_ptr<Log> make_message_log();

}  // namespace joinery
