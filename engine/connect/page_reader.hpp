#pragma once
/// One stream, page by page: says what to ask next, and learns from each answer. Whoever drives it
/// decides when it is asked, so that many may be read at once.
///
///     PageReader reader(caller, stream, AskUse::people, context, sink);
///     while (auto asking = reader.next()) reader.took(caller.ask(std::move(*asking)));
///     use(reader.seen());

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>

#include "engine/connect/asking.hpp"
#include "engine/connect/caller.hpp"
#include "engine/connect/stream_seen.hpp"

namespace joinery {

/// Where the records of a stream go. A page is begun, comes in blocks, and is closed or dropped.
struct PageSink {
  std::function<Result<void>(RecordBlock&)> add;
  std::function<Result<void>()> drop = [] { return Result<void>(); };
  /// The page is good. `answer` is what stood round its records.
  std::function<Result<void>(const Json& answer)> close = [](const Json&) {
    return Result<void>();
  };
};

class PageReader {
 public:
  /// `context` is what the formulas see besides the page. `link`, where not empty, is the address
  /// to begin with. All but the texts outlive the reader, which does not move.
  PageReader(Caller& caller, const Stream& stream, AskUse use, Json context, PageSink sink,
             std::string link = {});
  PageReader(const PageReader&) = delete;
  PageReader& operator=(const PageReader&) = delete;

  /// The next request; nothing once it ended.
  [[nodiscard]] std::optional<Asking> next();
  void took(const Answered& answered);
  /// The first page is there already: this is its body. Before the first `next`.
  void begin_with(const Json& body);

  [[nodiscard]] const StreamSeen& seen() const { return seen_; }

 private:
  [[nodiscard]] Json page_json(bool with_count) const;
  [[nodiscard]] Json answer_context(const Answered& answered) const;
  [[nodiscard]] Result<void> add(RecordBlock& block);
  void page_done(const Answered& answered);
  [[nodiscard]] bool learn_total(const Json& context);
  /// Whether this was the last page; nothing where the read failed.
  [[nodiscard]] std::optional<bool> is_last(const Json& context);
  [[nodiscard]] bool find_next(const Json& context);
  [[nodiscard]] bool is_loop();
  void prove(const Json& context);
  void smaller(const std::string& why);
  void fail_with(AnswerMeaning meaning, std::string why);

  Caller& caller_;
  const Stream& stream_;
  AskUse use_;
  Json context_;
  PageSink sink_;
  StreamSeen seen_;
  std::uint64_t number_, offset_;
  std::uint32_t size_;
  std::optional<Json> cursor_;
  std::string link_;
  std::string next_text_;                   ///< the cursor or link of the next page; blank: none
  std::unordered_set<std::string> ways_;    ///< cursors and links that were gone
  std::unordered_set<std::size_t> firsts_;  ///< first records of pages
  std::size_t first_ = 0;                   ///< of this page
  std::uint64_t page_records_ = 0;
  bool ended_ = false;
};

}  // namespace joinery
