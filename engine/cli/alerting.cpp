#include "engine/cli/alerting.hpp"

#include <iostream>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/real/command_messenger.hpp"

namespace joinery {
namespace {

constexpr std::size_t entries_looked_at = 500;
constexpr const char* raised = "alert";
constexpr const char* not_as_meant = "alert lost";

std::string message_of(const Alert& alert) {
  return fmt::format("joinery: {} needs somebody: {}\n{}\n{}\nMore: joinery status {}\n", alert.integration, alert.what,
                     instant_text(alert.at), alert.more, alert.path);
}

void keep(const Session& session, Store* store, const Alert& alert, bool as_meant, const std::string& detail) {
  if (store == nullptr) return;
  const std::string who = session.who.empty() ? "somebody" : session.who;
  const auto kept = store->add_audit({alert.at, who, as_meant ? raised : not_as_meant, alert.integration, detail});
  if (!kept) complain(kept.error().what);
}

}  // namespace

void option_alert(CLI::App& command, std::vector<std::string>& into) {
  command.add_option("--alert", into,
                     "A command that tells somebody, who gets the words as its standard input; may be given\n"
                     "again, for when the first one fails. JOINERY_ALERT, a line each, if not said");
}

bool is_alarming(ExitCode code) { return code != ExitCode::fine && code != ExitCode::changes; }

std::string_view words_of(ExitCode code) {
  switch (code) {
    case ExitCode::fine: return "nothing to change";
    case ExitCode::changes: return "changes were carried out";
    case ExitCode::held: return "something is held";
    case ExitCode::partly: return "some of it failed, or was stopped";
    case ExitCode::source_incomplete: return "the source is incomplete";
    case ExitCode::stale_plan: return "the plan is stale";
    case ExitCode::failed: break;
  }
  return "nothing could be done";
}

bool raise_alert(const Session& session, const std::vector<std::string>& named, const Alert& alert, Store* store,
                 std::size_t first, std::string because) {
  const std::vector<std::string>& channels = named.empty() ? session.alerts : named;
  if (channels.empty()) return true;
  CommandMessenger messenger;
  const std::string message = message_of(alert);
  for (std::size_t i = first; i < channels.size(); ++i) {
    const auto told = messenger.tell(channels[i], message);
    if (told) {
      keep(session, store, alert, because.empty(), because + fmt::format("channel {} took it", i + 1));
      return true;
    }
    const std::string problem = fmt::format("channel {} did not take it: {}", i + 1, told.error().what);
    std::cerr << fmt::format("alert: {}\n", problem);
    because += problem + "; ";
  }
  keep(session, store, alert, false, because + "nobody was told");
  std::cerr << "alert: nobody was told\n";
  return false;
}

Result<std::optional<std::string>> alert_banner(Store& store) {
  JOINERY_TRY(const std::vector<AuditEntry> entries, store.audit(entries_looked_at));
  for (const AuditEntry& entry : entries) {
    if (entry.what == raised) break;
    if (entry.what != not_as_meant) continue;
    return std::optional(fmt::format("the alert of {} did not go as meant: {}", instant_text(entry.at), entry.detail));
  }
  return std::optional<std::string>();
}

}  // namespace joinery
