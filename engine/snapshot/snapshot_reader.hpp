#pragma once
/// Reads snapshots back: only what a certificate vouches for, byte by byte, is one.

#include <optional>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/snapshot/certificate.hpp"

namespace joinery {

/// The certificate of the snapshot in the folder, after its file of records was compared with it.
/// `not_found` where there is none; `malformed` where the records are not those that were written.
[[nodiscard]] Result<Certificate> read_snapshot(const SnapshotFolder& folder, const Limits& limits);

/// Whether the records that a certificate names are there, and those that it vouches for.
[[nodiscard]] Result<void> check_records(const SnapshotFolder& folder,
                                         const Certificate& certificate);

/// The certificate of the last one that was valid; nothing where there never was one.
[[nodiscard]] Result<std::optional<Certificate>> last_accepted(const SnapshotFolder& folder,
                                                               const Limits& limits);

}  // namespace joinery
