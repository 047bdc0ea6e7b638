#pragma once
/// The seam to somebody who ought to know: mail, a chat, a pager, whatever an admin has named.
///
/// Blocks until the channel has taken the message or has not, and no longer than a minute. Threads: one at a time.

#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace joinery {

class Messenger {
 public:
  Messenger() = default;
  Messenger(const Messenger&) = delete;
  Messenger& operator=(const Messenger&) = delete;
  virtual ~Messenger() = default;

  /// `channel` as the admin wrote it; it may hold secrets and is no part of an error. Fails with why the message was
  /// not
  /// taken.
  [[nodiscard]] virtual Result<void> tell(const std::string& channel, std::string_view message) = 0;
};

}  // namespace joinery
