#pragma once
/// Takes one answer in: its records as they come, and what else it says as a tree. Internal to
/// engine/connect.

#include <memory>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/connect/asking.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/record/pushed_page.hpp"

namespace joinery {

/// The records that stand in a body. `malformed` where there are none, unless that is allowed.
[[nodiscard]] Result<std::vector<Json>> records_in_body(const Records& records, const Json* body,
                                                        bool may_be_absent);

class AnswerTaker final : public HttpReceiver {
 public:
  /// `asking` outlives it.
  AnswerTaker(const Asking& asking, const Limits& limits) : asking_(asking), limits_(limits) {}

  [[nodiscard]] bool begin(const HttpHead& head) override;
  [[nodiscard]] bool add(std::string_view bytes) override;

  /// The answer has ended: reads what is left of it, and makes `answer`.
  void finish();
  /// Records that stand in a tree are handed out, once the answer is known to be good.
  [[nodiscard]] Result<void> hand_out();

  [[nodiscard]] const HttpHead& head() const { return head_; }
  [[nodiscard]] const Json& answer() const { return answer_; }
  /// Why the body is none that can be read; empty where it is.
  [[nodiscard]] const std::string& unreadable() const { return unreadable_; }
  /// What whoever takes the records cannot go on with.
  [[nodiscard]] const std::optional<Error>& refused() const { return refused_; }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] bool has_given() const { return records_ > 0; }

 private:
  [[nodiscard]] Result<void> give(RecordBlock& block);
  [[nodiscard]] Json read_body();
  [[nodiscard]] Json read_tree(std::string_view text);

  const Asking& asking_;
  const Limits& limits_;
  HttpHead head_;
  std::unique_ptr<PushedPage> page_;  ///< of an answer that may hold records
  std::string kept_;                  ///< the body, as long as it may be wanted as a tree
  bool kept_all_ = true;
  std::uint64_t bytes_ = 0;
  std::uint64_t records_ = 0;
  std::string unreadable_;
  std::optional<Error> refused_;
  Json answer_ = Json::from_members({});
};

}  // namespace joinery
