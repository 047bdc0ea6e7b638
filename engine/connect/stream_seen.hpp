#pragma once
/// What was seen of one stream while it was read: how many pages and records, and whether anything
/// proves that none is missing.

#include <cstdint>
#include <optional>
#include <string>

#include "engine/connector/request.hpp"
#include "engine/connector/stream.hpp"
#include "engine/json/json.hpp"

namespace joinery {

struct StreamSeen {
  std::string name;
  std::uint32_t pages = 0;
  std::uint64_t records = 0;           ///< as they came, repeats included
  std::optional<std::uint64_t> total;  ///< what the vendor counted last
  std::optional<std::uint64_t> total_before;  ///< what it counted at another moment of the read, if that differs
  Proof proof = Proof::last_page;
  bool closed = false;  ///< the last page came, and every one before it
  bool proven = false;  ///< and what was declared as a proof is there (but for `total`,
                        ///< which whoever knows the repeats looks at)
  AnswerMeaning meaning = AnswerMeaning::done;  ///< of the answer that ended it early
  int status = 0;   ///< of that answer; 0: none came, or it was not an answer that ended it
  std::string why;                              ///< not closed or not proven: for people
  Json last_answer = Json::from_members({});

  [[nodiscard]] bool failed() const { return meaning != AnswerMeaning::done; }
};

/// `last page`, …
[[nodiscard]] std::string_view name_of(Proof proof);

}  // namespace joinery
