#include "engine/real/message_log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace joinery {
namespace {

class MessageLog final : public Log {
 public:
  MessageLog() : log_("joinery", std::make_shared<spdlog::sinks::stderr_sink_st>()) {
    log_.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %v", spdlog::pattern_time_type::utc);
  }
  void say(std::string_view line) override { log_.info("{}", line); }

 private:
  spdlog::logger log_;
};

}  // namespace

std::unique_ptr<Log> make_message_log() { return std::make_unique<MessageLog>(); }

}  // namespace joinery
