#pragma once
/// Reads people from a vendor into a snapshot, and certifies it. The one way in which records come
/// over the network: for `fetch`, `plan` and `sync` alike.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/connect/caller.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/snapshot/certificate.hpp"
#include "engine/snapshot/snapshot_writer.hpp"

namespace joinery {

struct FetchOptions {
  enum class What : std::uint8_t { all, changed, person } what = What::all;
  std::string integration;
  Instant since;                    ///< changed: the end of what is known (a certificate's `since`)
  std::string link;                 ///< changed: where the last read said to go on; may be empty
  const Certificate* base = nullptr;  ///< changed: the snapshot in the folder onto which the changes
                                      ///< are put; null: they stand alone
  std::string person;               ///< the id of one
  std::string email;                ///< or the address
  std::optional<std::vector<std::string>> people;  ///< or the ids of several
  std::vector<std::string> id;      ///< member names at which a person's id stands
  std::vector<WantedField> fields;  ///< whose coverage is counted
  const Certificate* last = nullptr;  ///< the last that was accepted, or null
  std::string account;                ///< whose data it is, as text: addresses and names, no secret
};

/// The certificate, whether it is complete or not: what came is in the folder either way. An error
/// is about the folder only, or about a read that never began: then nothing was changed there.
[[nodiscard]] Result<Certificate> fetch(Caller& caller, SnapshotFolder& folder,
                                        const FetchOptions& options, const Limits& limits);

/// What is asked for, as text: the fields, and what else is read for each person.
[[nodiscard]] std::string asked_of(const Connector& connector);

/// What says whose data a connector reads: addresses and those credentials that are no secrets.
[[nodiscard]] std::string account_of(const Connector& connector, ConnectorFormulas& formulas,
                                     const Json& credentials);

}  // namespace joinery
