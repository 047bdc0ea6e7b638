#pragma once
/// One request to be carried out, and what became of it.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "dsl/base/result.hpp"
#include "engine/connector/connector.hpp"
#include "engine/json/json.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

/// What a request is for: decides what a status means where the connector does not say.
enum class AskUse : std::uint8_t {
  people,
  changed,
  part,
  one,
  find,
  probe,
  sign_in,
  create,
  change
};

[[nodiscard]] constexpr bool is_change(AskUse use) {
  return use == AskUse::create || use == AskUse::change;
}

struct Asking {
  const Exchange* exchange = nullptr;  ///< outlives the asking
  AskUse use = AskUse::people;
  std::string name;                       ///< of the stream or change, for messages and logs
  Json context = Json::from_members({});  ///< what its formulas see, but for credentials and answer
  const Json* each =
      nullptr;       ///< of bulk: what stands for RequestBody::Kind::each; outlives the asking
  std::string link;  ///< not empty: the address to ask, absolute or not, as it came
  bool repeatable = true;  ///< may arrive twice; of a change: no
  bool waits = true;                    ///< no: a retry is handed back at once, with how long to wait

  // The records of its answer, as they come. Not said: the answer is only kept as a whole.
  const Records* records = nullptr;  ///< outlives the asking
  std::function<Result<void>(RecordBlock&)>
      add;                             ///< `malformed` is a broken answer; all else ends the asking
  std::function<Result<void>()> drop;  ///< what came of the present answer is void
};

struct Answered {
  AnswerMeaning meaning = AnswerMeaning::stop;
  std::string say;  ///< for people; never a secret. Empty if `done`
  int status = 0;   ///< 0: no answer came
  Json answer =
      Json::from_members({});  ///< `status`, `headers`, `body`; in place of records an empty list
  std::uint64_t records = 0;   ///< given to `add`
  std::uint64_t bytes = 0;     ///< of the body
  bool unknown = false;        ///< a change may have been made, and nobody knows
  std::optional<std::chrono::milliseconds> after = {};   ///< of such a retry: how long, if told
};

}  // namespace joinery
