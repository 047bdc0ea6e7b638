#pragma once
/// Conversations as text: how a vendor is asked, what it answers, and what must come of it. See
/// tests/conversation/README.md for the form.

#include <cstddef>
#include <string>
#include <vector>

#include "engine/edge/http_client.hpp"
#include "tests/conversation/played_vendor.hpp"

namespace joinery::testing {

/// One thing that is done, as `do` says it: `all`, `one E1`, `changed 2026-11-21T08:00:00Z`, `pass 5 s`.
struct Deed {
  std::string what, value;
};

struct Conversation {
  std::string file, title;
  std::string connect;                 ///< lines below `connect:`
  std::string reads;                   ///< one reading, which the mapping uses
  std::vector<PlayedAnswer> answers;   ///< in the order in which they come
  std::vector<Deed> deeds;
  std::vector<std::string> lines;      ///< all that is said after the connector, as it is written
  std::size_t begin = 0;               ///< where those lines begin in the file, from 0
};

[[nodiscard]] std::vector<Conversation> read_conversations(const std::string& file);

}  // namespace joinery::testing
