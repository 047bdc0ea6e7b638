#include "engine/snapshot/next_read.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/snapshot/fetch.hpp"
#include "engine/snapshot/snapshot_reader.hpp"

namespace joinery {
namespace {

bool is_past(Instant from, std::chrono::seconds time, Instant now) {
  return now.micros - from.micros >= std::chrono::microseconds(time).count();
}

/// Why what changed is not enough; empty: it is.
std::string why_everybody(const Connector& connector, const Certificate& last,
                          const std::string& account, Instant now) {
  const Reads& read = connector.read;
  if (read.changed.empty()) return "the source does not say what changed";
  if (is_past(last.everybody_at(), read.full_every, now)) {
    return fmt::format("everybody was read last at {}, and is to be every {} hours",
                       instant_text(last.everybody_at()),
                       std::chrono::duration_cast<std::chrono::hours>(read.full_every).count());
  }
  const bool by_link = std::ranges::any_of(
      read.changed, [](const ChangedRead& way) { return way.link.has_value(); });
  if (by_link && last.link.empty()) return "the last read did not say where to go on";
  if (last.source != sha256(account)) return "the last read was of another source or account";
  if (last.asked != sha256(asked_of(connector))) return "the mapping reads other fields by now";
  return {};
}

}  // namespace

NextRead next_read(const Connector& connector, const SnapshotFolder& folder,
                   const Certificate& last, const std::string& account, Instant now) {
  if (std::string why = why_everybody(connector, last, account, now); !why.empty()) {
    return {NextRead::What::everybody, std::move(why)};
  }
  std::chrono::seconds apart{0};
  for (const ChangedRead& way : connector.read.changed) apart = std::max(apart, way.apart);
  if (!is_past(last.began, apart, now)) {
    return {NextRead::What::nothing,
            fmt::format("the source wants {} minutes between two reads, and the last began at {}",
                        std::chrono::duration_cast<std::chrono::minutes>(apart).count(),
                        instant_text(last.began))};
  }
  if (const auto good = check_records(folder, last); !good) {
    return {NextRead::What::everybody, "the last snapshot is damaged: " + good.error().what};
  }
  return {};
}

}  // namespace joinery
