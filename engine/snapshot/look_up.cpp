#include "engine/snapshot/look_up.hpp"

#include "engine/connect/source_reader.hpp"

namespace joinery {
namespace {

/// A source that gives more people than that was not asked for one.
constexpr std::size_t records_max = 20;
constexpr int not_for_us = 403;

/// Keeps what comes of one question.
class OneAnswer {
 public:
  PeopleSink sink() {
    PeopleSink sink;
    sink.begin = [](const Stream&, bool) { return Result<void>(); };
    sink.add = [this](RecordBlock& block) { return add(block); };
    sink.drop = [this] {
      page_.clear();
      page_count_ = 0;
      return Result<void>();
    };
    sink.close = [this] {
      lines_ += page_;
      count_ += page_count_;
      page_.clear();
      page_count_ = 0;
      return Result<void>();
    };
    return sink;
  }
  [[nodiscard]] std::string& lines() { return lines_; }

 private:
  Result<void> add(const RecordBlock& block) {
    for (const RecordSpan& span : block.records) {
      if (span.too_large || span.fault != 0) {
        return fail(ErrorCode::malformed, "a record of the person cannot be read");
      }
      if (count_ + ++page_count_ > records_max) {
        return fail(ErrorCode::too_large, "asked for one person, the source gives many");
      }
      // A line each: what breaks lines inside of a record is white space.
      for (const char c : std::string_view(block.bytes.data() + span.begin, span.size)) {
        page_ += c == '\n' || c == '\r' ? ' ' : c;
      }
      page_ += '\n';
    }
    return {};
  }

  std::string lines_, page_;
  std::size_t count_ = 0, page_count_ = 0;
};

}  // namespace

PersonAnswer look_up(Caller& caller, const std::string& person, const Limits& limits) {
  OneAnswer kept;
  SourceReader reader(caller, limits, kept.sink());
  const SourceSeen seen = reader.one(Json::from_members({{"id", Json::from_text(person)}}));
  PersonAnswer answer;
  if (!seen.missing.empty()) answer.why = seen.missing.front();
  const bool is_hidden =
      !seen.streams.empty() && seen.streams.front().status == not_for_us;
  if (is_hidden) {
    answer.kind = PersonAnswer::Kind::hidden;
  } else if (seen.meaning != AnswerMeaning::done || !seen.missing.empty()) {
    answer.kind = PersonAnswer::Kind::not_told;
  } else if (kept.lines().empty()) {
    answer.kind = PersonAnswer::Kind::not_there;
  } else {
    answer.kind = PersonAnswer::Kind::there;
    answer.records = std::move(kept.lines());
  }
  return answer;
}

}  // namespace joinery
