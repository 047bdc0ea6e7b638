#include "engine/connect/source_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/added_members.hpp"
#include "engine/connect/context.hpp"
#include "engine/connect/record_text.hpp"
#include "engine/connect/retry_after.hpp"

namespace joinery {

SourceReader::SourceReader(Caller& caller, const Limits& limits, PeopleSink people)
    : caller_(caller),
      connector_(caller.connector()),
      limits_(limits),
      people_(std::move(people)),
      joiner_(caller, limits) {}

SourceSeen SourceReader::all() {
  std::vector<std::uint32_t> order = connector_.read.all;
  if (const auto& winner = connector_.read.when_both) {
    // Whose record counts is read first; of the others only who is not known yet.
    std::stable_partition(order.begin(), order.end(), [&](std::uint32_t stream) { return stream == *winner; });
  }
  for (std::size_t i = 0; i < order.size() && seen_.meaning == AnswerMeaning::done; ++i) {
    read(order[i], AskUse::people, Json::from_members({}), i > 0 && connector_.read.when_both);
  }
  // Whoever went from a list that was yet to come to one that was read is in neither.
  for (std::size_t i = 0; i + 1 < order.size() && seen_.meaning == AnswerMeaning::done; ++i) {
    if (connector_.streams[order[i]].pages.total) count_again(connector_.streams[order[i]]);
  }
  return finish();
}

/// Asks for the first page of a list once more, for the vendor's count alone.
void SourceReader::count_again(const Stream& stream) {
  PageSink nowhere;
  nowhere.add = [](RecordBlock&) { return Result<void>(); };
  PageReader reader(caller_, stream, AskUse::people, Json::from_members({}), std::move(nowhere));
  if (auto asking = reader.next()) reader.took(caller_.ask(std::move(*asking)));
  if (reader.seen().failed()) {
    seen_.meaning = reader.seen().meaning;
    seen_.missing.push_back(reader.seen().why);
    return;
  }
  const auto known = std::ranges::find(seen_.streams, stream.name, &StreamSeen::name);
  if (known == seen_.streams.end() || !known->total || known->total == reader.seen().total) return;
  known->total_before = known->total;
  known->total = reader.seen().total;
}

SourceSeen SourceReader::one(const Json& person) {
  if (can_read_one()) read(*connector_.read.one, AskUse::one, over("person", person), false);
  return finish();
}

SourceSeen SourceReader::each(const std::vector<std::string>& ids) {
  if (!can_read_one()) return finish();
  read_by_id(ids, [](const std::string&, bool) {});
  return finish();
}

bool SourceReader::can_read_one() {
  if (connector_.read.one) return true;
  seen_.meaning = AnswerMeaning::configuration;
  seen_.missing.emplace_back("the connector does not say how one person is read (`read: one`)");
  return false;
}

SourceSeen SourceReader::changed(Instant since, const std::string& link) {
  if (connector_.read.changed.empty()) {
    seen_.meaning = AnswerMeaning::configuration;
    seen_.missing.emplace_back(
        "the connector does not say how one learns what changed (`read: changed`)");
  }
  for (const ChangedRead& way : connector_.read.changed) {
    if (seen_.meaning == AnswerMeaning::done) read_way(way, since, link);
  }
  if (seen_.meaning == AnswerMeaning::done) look_up();
  seen_.removed.assign(removed_.begin(), removed_.end());
  return finish();
}

void SourceReader::read_way(const ChangedRead& way, Instant since, const std::string& link) {
  if (way.link && link.empty()) {
    seen_.meaning = AnswerMeaning::configuration;
    seen_.missing.emplace_back("the source says only what changed since the read before");
    return;
  }
  const std::int64_t overlap = std::chrono::microseconds(way.overlap).count();
  const Instant from{since.micros - overlap};
  changed_ = &way;
  if (way.link) {
    read(way.stream, AskUse::changed, Json::from_members({}), false, link);
  } else {
    read(way.stream, AskUse::changed, over("since", Json::from_text(instant_text(from))), false);
  }
  changed_ = nullptr;
}

/// Those of whom it was only said that they changed, or what of them.
void SourceReader::look_up() {
  std::vector<std::string> ids;
  for (const std::string& id : ids_) {
    if (wanted_.erase(id) > 0) ids.push_back(id);
  }
  read_by_id(ids, [this](const std::string& id, bool given) {
    if (given) removed_.erase(id);
  });
}

void SourceReader::read(std::uint32_t index, AskUse use, Json context, bool others_count,
                        const std::string& link) {
  const Stream& stream = connector_.streams[index];
  if (const auto begun = people_.begin(stream, others_count); !begun) {
    seen_.meaning = AnswerMeaning::stop;
    seen_.missing.push_back(begun.error().what);
    return;
  }
  const bool trees = needs_trees(index) || changed_ != nullptr;
  PageReader reader(caller_, stream, use, std::move(context),
                    trees ? joined(index) : straight(stream), link);
  while (auto asking = reader.next()) {
    const Answered answered = caller_.ask(std::move(*asking));
    see_clock(answered);
    reader.took(answered);
  }
  if (const auto emitted = emit_latest(); !emitted) seen_.missing.push_back(emitted.error().what);
  take(reader.seen());
}

bool SourceReader::needs_trees(std::uint32_t stream) const {
  const Stream& read = connector_.streams[stream];
  return joiner_.has_children(stream) || read.last_wins || !read.add.empty();
}

void SourceReader::see_clock(const Answered& answered) {
  if (seen_.vendor_clock) return;
  const Json* headers = answered.answer.find("headers");
  const Json* date = headers == nullptr ? nullptr : headers->find("date");
  if (date != nullptr) seen_.vendor_clock = parse_http_date(date->as_text());
}

void SourceReader::take(const StreamSeen& seen) {
  if (seen.failed()) {
    seen_.meaning = joiner_.meaning() != AnswerMeaning::done ? joiner_.meaning() : seen.meaning;
  }
  if (!seen.why.empty()) seen_.missing.push_back(seen.why);
  const auto same = std::ranges::find(seen_.streams, seen.name, &StreamSeen::name);
  if (same == seen_.streams.end()) {
    seen_.streams.push_back(seen);
    return;
  }
  same->pages += seen.pages;
  same->records += seen.records;
  same->closed = same->closed && seen.closed;
  same->proven = same->proven && seen.proven;
  same->last_answer = seen.last_answer;
}

SourceSeen SourceReader::finish() {
  for (const ChangedRead& way : connector_.read.changed) {
    const auto of = std::ranges::find(seen_.streams, connector_.streams[way.stream].name,
                                      &StreamSeen::name);
    if (!way.link || of == seen_.streams.end()) continue;
    seen_.link = caller_.formulas().text(*way.link, of->last_answer).value_or("");
  }
  for (const StreamSeen& child : joiner_.seen()) seen_.streams.push_back(child);
  seen_.left_out = joiner_.left_out();
  if (seen_.left_out > 0) {
    seen_.missing.push_back(fmt::format(
        "{} people are left out: what belongs to them could not be read", seen_.left_out));
  }
  return std::move(seen_);
}

/// Records go through as they came, without a tree.
PageSink SourceReader::straight(const Stream&) {
  PageSink sink;
  sink.add = [this](RecordBlock& block) {
    given_ += block.records.size();
    return people_.add(block);
  };
  sink.drop = [this] { return people_.drop(); };
  sink.close = [this](const Json&) { return people_.close(); };
  return sink;
}

PageSink SourceReader::joined(std::uint32_t stream) {
  page_.clear();
  PageSink sink;
  sink.add = [this](RecordBlock& block) { return add_trees(block, limits_, page_); };
  sink.drop = [this] {
    page_.clear();
    return Result<void>();
  };
  sink.close = [this, stream](const Json& answer) { return close_joined(stream, answer); };
  return sink;
}

/// Whether the vendor says of a record that its person is no more.
Result<bool> SourceReader::is_removed(const Json& record, const std::string& id) {
  if (changed_ == nullptr || !changed_->removed_when) return false;
  JOINERY_TRY(const bool removed,
              caller_.formulas().is_yes(*changed_->removed_when, over("record", record)));
  if (removed) {
    removed_.insert(id);
    wanted_.erase(id);
    latest_.erase(id);
  }
  return removed;
}

Result<void> SourceReader::close_joined(std::uint32_t index, const Json& answer) {
  const Stream& stream = connector_.streams[index];
  std::vector<Json> records;
  for (Json& record : page_) {
    std::string id;
    if (stream.id) {
      JOINERY_TRY(id, caller_.formulas().text(stream.id->value, over("record", record)));
    }
    JOINERY_TRY(const bool removed, is_removed(record, id));
    if (removed) continue;
    // Of a part nobody can tell what the rest is now.
    if (changed_ != nullptr && changed_->gives != ChangedRead::Gives::records) {
      if (id.empty()) {
        return fail(ErrorCode::unreadable, fmt::format("{}: a change names nobody", stream.name));
      }
      if (wanted_.insert(id).second) ids_.push_back(id);
    } else {
      removed_.erase(id);
      records.push_back(std::move(record));
    }
  }
  page_.clear();
  JOINERY_TRY(records, joiner_.join(index, std::move(records), answer));
  for (Json& record : records) {
    JOINERY_TRY(record, with_added(caller_.formulas(), stream, std::move(record)));
  }
  if (!stream.last_wins) return emit(records);
  for (Json& record : records) {
    JOINERY_TRY(const std::string id,
                caller_.formulas().text(stream.id->value, over("record", record)));
    const auto [place, is_new] = latest_.insert_or_assign(id, std::move(record));
    if (is_new) order_.push_back(place->first);
  }
  return {};
}

/// Who came several times comes once, as they came last.
Result<void> SourceReader::emit_latest() {
  std::vector<Json> records;
  for (const std::string& id : order_) {
    if (const auto found = latest_.find(id); found != latest_.end())
      records.push_back(found->second);
    latest_.erase(id);
  }
  order_.clear();
  latest_.clear();
  if (records.empty()) return {};
  return emit(records);
}

Result<void> SourceReader::emit(const std::vector<Json>& records) {
  given_ += records.size();
  if (!records.empty()) {
    RecordBlock block = block_of(records);
    if (auto added = people_.add(block); !added) return added;
  }
  return people_.close();
}

}  // namespace joinery
