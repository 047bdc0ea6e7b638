#pragma once
/// Reads people from a vendor as the connector says: everybody, one, or those who changed. The
/// records come out joined, as one plain JSON object each, page by page.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/connect/caller.hpp"
#include "engine/connect/joiner.hpp"
#include "engine/connect/page_reader.hpp"

namespace joinery {

/// Where people go. A page's records come in blocks; then the page is closed, or dropped.
struct PeopleSink {
  /// Records of this stream follow. `others_count`: whoever is known already is passed over.
  std::function<Result<void>(const Stream& stream, bool others_count)> begin;
  std::function<Result<void>(RecordBlock&)> add;
  std::function<Result<void>()> drop;
  std::function<Result<void>()> close;
};

/// What was read.
struct SourceSeen {
  std::vector<StreamSeen> streams;  ///< of people first, then their children
  AnswerMeaning meaning = AnswerMeaning::done;
  std::vector<std::string>
      missing;  ///< why it is not whole; empty: it is, as far as pages can tell
  std::optional<Instant> vendor_clock;  ///< `Date` of the first answer
  std::string link;  ///< where to ask for what changes from now on; secret to the vendor
  std::vector<std::string> removed;  ///< changed: ids of people who are no more, sorted
  std::uint64_t left_out = 0;        ///< people whose children could not be read
};

class SourceReader {
 public:
  SourceReader(Caller& caller, const Limits& limits, PeopleSink people);

  [[nodiscard]] SourceSeen all();
  /// `person` is `{"id": …, "email": …}`.
  [[nodiscard]] SourceSeen one(const Json& person);
  /// Of each of these ids, as many at once as the pace allows; they come in this order, and nobody
  /// behind the first who fails.
  [[nodiscard]] SourceSeen each(const std::vector<std::string>& ids);
  /// What changed after `since`, and behind `link`, by each of the ways that the connector names.
  [[nodiscard]] SourceSeen changed(Instant since, const std::string& link);

 private:
  void read(std::uint32_t stream, AskUse use, Json context, bool others_count,
            const std::string& link = {});
  void count_again(const Stream& stream);
  [[nodiscard]] bool can_read_one();
  struct LookedUp;  ///< one person who is asked for among others
  using Window = std::vector<std::unique_ptr<LookedUp>>;
  void read_by_id(const std::vector<std::string>& ids,
                  const std::function<void(const std::string& id, bool given)>& told);
  [[nodiscard]] std::unique_ptr<LookedUp> ask_for(const std::string& id);
  void read_window(Window& window);
  [[nodiscard]] Result<void> prepare_children(const Window& window);
  void take(LookedUp& one);
  [[nodiscard]] Result<void> give(LookedUp& one);
  [[nodiscard]] bool needs_trees(std::uint32_t stream) const;
  void see_clock(const Answered& answered);
  void read_way(const ChangedRead& way, Instant since, const std::string& link);
  void look_up();
  [[nodiscard]] PageSink straight(const Stream& stream);
  [[nodiscard]] PageSink joined(std::uint32_t stream);
  [[nodiscard]] Result<void> close_joined(std::uint32_t stream, const Json& answer);
  [[nodiscard]] Result<void> emit(const std::vector<Json>& records);
  [[nodiscard]] Result<void> emit_latest();
  [[nodiscard]] Result<bool> is_removed(const Json& record, const std::string& id);
  void take(const StreamSeen& seen);
  [[nodiscard]] SourceSeen finish();

  Caller& caller_;
  const Connector& connector_;
  Limits limits_;
  PeopleSink people_;
  Joiner joiner_;
  SourceSeen seen_;
  std::vector<Json> page_;
  std::vector<std::string> order_;  ///< last wins: ids as they first came
  std::map<std::string, Json> latest_;
  std::uint64_t given_ = 0;         ///< records, to whoever takes people
  const ChangedRead* changed_ = nullptr;
  std::vector<std::string> ids_;    ///< changed: to be read one by one, each once
  std::set<std::string> wanted_;    ///< those of them who were not said to be no more afterwards
  std::set<std::string> removed_;
};

}  // namespace joinery
