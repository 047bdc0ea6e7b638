#pragma once
/// How one goes on from the last read that was accepted: by what changed since, put onto it; by
/// everybody, where that is due or nothing else is possible; or not yet.

#include <cstdint>
#include <string>

#include "dsl/base/limits.hpp"
#include "engine/connector/connector.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/snapshot/certificate.hpp"

namespace joinery {

struct NextRead {
  enum class What : std::uint8_t { changed, everybody, nothing } what = What::changed;
  std::string why;  ///< everybody, nothing: for people
};

/// `last` is the certificate of the last accepted snapshot in `folder`; `account` is whose data is
/// read now (account_of).
[[nodiscard]] NextRead next_read(const Connector& connector, const SnapshotFolder& folder,
                                 const Certificate& last, const std::string& account, Instant now);

}  // namespace joinery
