#include "engine/platform/stream_records.hpp"

#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "engine/connect/added_members.hpp"
#include "engine/connect/joiner.hpp"
#include "engine/connect/page_reader.hpp"

namespace joinery {
namespace {

/// The ids that came: a total counts people, not rows.
class Ids {
 public:
  Ids(ConnectorFormulas& formulas, const Stream& stream) : formulas_(formulas), stream_(stream) {}

  /// False where the record's id came before.
  bool is_new(const Json& record) {
    if (!stream_.id) return true;
    const Worked id = formulas_.work_out(stream_.id->value, Json::from_members({{"record", record}}));
    if (id.json.is(JsonKind::null)) return true;
    const std::string text(id.json.is(JsonKind::number) ? id.json.number_text() : id.json.as_text());
    return ids_.insert(text).second;
  }

 private:
  ConnectorFormulas& formulas_;
  const Stream& stream_;
  std::unordered_set<std::string> ids_;
};

void judge_completeness(const StreamSeen& seen, const Stream& stream, std::uint64_t different, RecordsRead& read) {
  read.complete = seen.closed && seen.proven;
  if (!read.complete) {
    read.incomplete = seen.why.empty() ? fmt::format("{}: nothing proves that none is missing", stream.name) : seen.why;
    return;
  }
  if (stream.proof == Proof::total && seen.total && *seen.total != different) {
    read.complete = false;
    read.incomplete = fmt::format("{}: {} came, and the platform counts {}", stream.name, different, *seen.total);
  }
}

}  // namespace

Result<RecordsRead> read_records(Caller& caller, std::uint32_t stream_index, std::uint32_t children_of, AskUse use,
                                 Json context, const std::function<Result<void>(const Json&)>& each,
                                 const Limits& limits) {
  const Stream& stream = caller.connector().streams[stream_index];
  Ids ids(caller.formulas(), stream);
  Joiner joiner(caller, limits);   // of this read alone: what it keeps grows old with the first change
  RecordsRead read;
  bool repeated = false;
  std::vector<Json> page;
  PageSink sink;
  sink.add = [&](RecordBlock& block) { return add_trees(block, limits, page); };
  sink.drop = [&] {
    page.clear();
    return Result<void>();
  };
  sink.close = [&](const Json& answer) -> Result<void> {
    if (joiner.has_children(children_of)) {
      JOINERY_TRY(page, joiner.join(children_of, std::move(page), answer));
    }
    for (Json& plain : page) {
      if (!ids.is_new(plain)) {
        repeated = true;
        continue;
      }
      ++read.records;
      JOINERY_TRY(const Json record, with_added(caller.formulas(), stream, std::move(plain)));
      if (auto taken = each(record); !taken) return tl::unexpected<Error>(taken.error());
    }
    page.clear();
    return {};
  };
  PageReader reader(caller, stream, use, std::move(context), sink);
  while (auto asking = reader.next()) reader.took(caller.ask(std::move(*asking)));
  const StreamSeen& seen = reader.seen();
  if (seen.meaning == AnswerMeaning::not_found && use == AskUse::find) {
    read.not_found = true;
    return read;
  }
  if (seen.failed()) return fail(ErrorCode::unreadable, fmt::format("{}: {}", stream.name, seen.why));
  judge_completeness(seen, stream, read.records, read);
  if (read.complete && (joiner.left_out() > 0 || (repeated && !stream.last_wins))) {
    read.complete = false;
    read.incomplete = fmt::format("{}: {}", stream.name,
                                  repeated ? "the same one came twice, so others may be missing"
                                           : "some could not be read to their end");
  }
  return read;
}

}  // namespace joinery
