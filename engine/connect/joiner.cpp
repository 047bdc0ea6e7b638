#include "engine/connect/joiner.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "engine/connect/context.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

constexpr std::size_t cached_max = 100'000;  ///< records of children that are kept for others

}  // namespace

Result<void> add_trees(const RecordBlock& block, const Limits& limits, std::vector<Json>& records) {
  for (const RecordSpan& span : block.records) {
    JOINERY_TRY(Json record, parse_json({block.bytes.data() + span.begin, span.size}, limits));
    records.push_back(std::move(record));
  }
  return {};
}

Joiner::Joiner(Caller& caller, const Limits& limits)
    : caller_(caller), connector_(caller.connector()), limits_(limits) {}

/// What belongs to everybody belongs to whoever is read alone, or because they changed, too.
bool Joiner::belongs(const Stream& child, std::uint32_t stream) const {
  if (child.joined == Stream::Joined::no || child.unread) return false;
  if (child.parent == stream) return true;
  const Reads& read = connector_.read;
  const auto is_of_all = [&](std::uint32_t each) {
    return std::ranges::find(read.all, each) != read.all.end();
  };
  if (is_of_all(stream) || !is_of_all(child.parent)) return false;
  return read.one == stream || std::ranges::find(read.changed, stream, &ChangedRead::stream) !=
                                   read.changed.end();
}

bool Joiner::has_children(std::uint32_t stream) const {
  return std::ranges::any_of(connector_.streams,
                             [&](const Stream& each) { return belongs(each, stream); });
}

std::vector<StreamSeen> Joiner::seen() const {
  std::vector<StreamSeen> all;
  for (const auto& [stream, seen] : seen_) all.push_back(seen);
  return all;
}

void Joiner::note(std::uint32_t child, const StreamSeen& seen) {
  const auto [found, is_new] = seen_.try_emplace(child, seen);
  if (is_new) return;
  StreamSeen& all = found->second;
  all.pages += seen.pages;
  all.records += seen.records;
  all.closed = all.closed && seen.closed;
  all.proven = all.proven && seen.proven;
  if (all.why.empty()) all.why = seen.why;
}

tl::unexpected<Error> Joiner::failed(const StreamSeen& seen) {
  meaning_ = seen.meaning;
  return fail(ErrorCode::unreadable, seen.why);
}

Result<std::vector<Json>> Joiner::join(std::uint32_t stream, Records records, const Json& answer) {
  if (records.empty()) return records;
  for (std::uint32_t child = 0; child < connector_.streams.size(); ++child) {
    if (!belongs(connector_.streams[child], stream)) continue;
    if (auto joined = join_one(child, records, answer); !joined)
      return tl::unexpected<Error>(joined.error());
  }
  return records;
}

Result<void> Joiner::prepare(std::uint32_t stream, Records records) {
  if (records.empty() || cached_ >= cached_max / 2) return {};
  const std::uint64_t left_out = left_out_;
  for (std::uint32_t child = 0; child < connector_.streams.size(); ++child) {
    const Stream& each = connector_.streams[child];
    if (!belongs(each, stream) || each.inside) continue;
    if (auto joined = join_one(child, records, Json()); !joined) return joined;
  }
  left_out_ = left_out;  // they are counted when they are joined
  return {};
}

Result<void> Joiner::join_one(std::uint32_t child, Records& parents, const Json& answer) {
  const Stream& stream = connector_.streams[child];
  if (stream.inside) {
    JOINERY_TRY(const Table table, table_inside(child, answer));
    return join_by_key(child, parents, table);
  }
  switch (stream.joined) {
    case Stream::Joined::no:
      return {};
    case Stream::Joined::each:
      return join_each(child, parents);
    case Stream::Joined::whole: {
      JOINERY_TRY(const Table* table, whole_table(child));
      return join_by_key(child, parents, *table);
    }
    case Stream::Joined::batch:
      if (auto loaded = load_keys(child, parents); !loaded) return loaded;
      return join_by_key(child, parents, tables_[child]);
  }
  return {};
}

Result<bool> Joiner::wanted(const Stream& stream, const Json& parent) {
  if (!stream.only_when) return true;
  return caller_.formulas().is_yes(*stream.only_when, over("item", parent));
}

/// What makes one request differ from another: the values of `item`.
Result<std::string> Joiner::request_key(const Stream& stream, const Json& parent) {
  std::string key;
  JsonWriter writer(key);
  writer.array();
  for (const ConnectorReading& reading : stream.item) {
    const Worked worked = caller_.formulas().work_out(reading.value, over("item", parent));
    if (worked.kind == Worked::Kind::hold) return fail(ErrorCode::malformed, worked.why);
    writer.value(worked.json);
  }
  writer.end();
  return key;
}

struct Joiner::Part {
  Records found;
  std::size_t before = 0;              ///< how many the pages before the present one gave
  std::unique_ptr<PageReader> reader;  ///< null: it was asked for earlier
};

/// A request for every parent that no other asks for, several at once.
Result<void> Joiner::join_each(std::uint32_t child, Records& parents) {
  const Stream& stream = connector_.streams[child];
  std::vector<std::string> keys(parents.size());  // empty: nothing is asked
  Parts parts;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    JOINERY_TRY(const bool asked, wanted(stream, parents[i]));
    if (!asked) continue;
    JOINERY_TRY(keys[i], request_key(stream, parents[i]));
    const auto [part, is_new] = parts.try_emplace(keys[i]);
    const bool known = cache_[child].contains(keys[i]) || left_[child].contains(keys[i]);
    if (is_new && !known) begin_part(child, parents[i], part->second);
  }
  read_parts(parts);
  if (auto kept = keep_parts(child, parts); !kept) return kept;
  Records joined;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    if (!keys[i].empty()) {
      const Part& part = parts.find(keys[i])->second;
      if (left_[child].contains(keys[i])) {
        ++left_out_;
        continue;
      }
      const Records& found = part.reader ? part.found : cache_[child].find(keys[i])->second;
      if (auto done = put(stream, parents[i], found); !done) return done;
    }
    joined.push_back(std::move(parents[i]));
  }
  parents = std::move(joined);
  return {};
}

void Joiner::begin_part(std::uint32_t child, const Json& parent, Part& part) {
  PageSink sink;
  sink.add = [this, &part](RecordBlock& block) { return add_trees(block, limits_, part.found); };
  sink.drop = [&part] {
    part.found.resize(part.before);
    return Result<void>();
  };
  sink.close = [this, child, &part](const Json& answer) -> Result<void> {
    if (has_children(child)) {
      const auto begin = part.found.begin() + static_cast<std::ptrdiff_t>(part.before);
      JOINERY_TRY(const Records page, join(child, Records(begin, part.found.end()), answer));
      part.found.resize(part.before);
      part.found.insert(part.found.end(), page.begin(), page.end());
    }
    part.before = part.found.size();
    return {};
  };
  part.reader = std::make_unique<PageReader>(caller_, connector_.streams[child], AskUse::part,
                                             over("item", parent), std::move(sink));
  const std::vector<std::string>& first = connector_.streams[child].first_page_in;
  const Json* page = first.empty() ? nullptr : at_steps(parent, first);
  if (page != nullptr && !page->is(JsonKind::null)) part.reader->begin_with(*page);
}

/// Nothing more is asked after a failure that is not about one record alone: a refusal is not asked
/// for a hundred times.
bool Joiner::ends_all(const StreamSeen& seen) {
  return seen.failed() && seen.meaning != AnswerMeaning::record;
}

void Joiner::read_parts(Parts& parts) {
  std::map<AskingId, PageReader*> under_way;
  const auto go_on = [&](PageReader& reader) {
    if (auto asking = reader.next()) under_way.emplace(caller_.begin(std::move(*asking)), &reader);
  };
  for (auto& [key, part] : parts) {
    if (part.reader) go_on(*part.reader);
  }
  const auto is_ours = [&](AskingId id) { return under_way.contains(id); };
  const bool ended_already = std::ranges::any_of(
      parts, [](const auto& each) { return each.second.reader && ends_all(each.second.reader->seen()); });
  if (ended_already) caller_.call_off(is_ours);
  // The children of these are read meanwhile, by the same caller.
  while (auto ended = caller_.next(is_ours)) {
    PageReader& reader = *under_way.find(ended->first)->second;
    under_way.erase(ended->first);
    reader.took(ended->second);
    go_on(reader);
    if (ends_all(reader.seen())) caller_.call_off(is_ours);
  }
}

/// What may be asked for again is kept; a failure that is not about one record alone ends the read.
Result<void> Joiner::keep_parts(std::uint32_t child, Parts& parts) {
  const auto ended = std::ranges::find_if(parts, [](const auto& each) {
    return each.second.reader && ends_all(each.second.reader->seen());
  });
  if (ended != parts.end()) {
    note(child, ended->second.reader->seen());
    return failed(ended->second.reader->seen());
  }
  for (auto& [key, part] : parts) {
    if (!part.reader) continue;
    const StreamSeen& seen = part.reader->seen();
    note(child, seen);
    if (!seen.closed) left_[child].insert(key);
    if (!seen.closed || cached_ >= cached_max) continue;
    cached_ += 1 + part.found.size();
    cache_[child].emplace(key, part.found);
  }
  return {};
}

Result<std::vector<std::string>> Joiner::keys_of(const Stream& stream, const Json& parent) {
  std::vector<std::string> keys;
  const Worked worked = caller_.formulas().work_out(stream.key->value, over("item", parent));
  if (worked.kind == Worked::Kind::hold || worked.is_blank()) return keys;
  const auto text = [](const Json& json) {
    return json.is(JsonKind::text) ? std::string(json.as_text()) : print(json);
  };
  if (!worked.json.is(JsonKind::array)) return std::vector<std::string>{text(worked.json)};
  for (const Json& item : worked.json.items()) keys.push_back(text(item));
  return keys;
}

Result<std::string> Joiner::id_of(const Stream& stream, const Json& record) {
  if (!stream.id) return std::string();
  return caller_.formulas().text(stream.id->value, over("record", record));
}

Result<void> Joiner::join_by_key(std::uint32_t child, Records& parents, const Table& table) {
  const Stream& stream = connector_.streams[child];
  for (Json& parent : parents) {
    JOINERY_TRY(const bool asked, wanted(stream, parent));
    if (!asked) continue;
    JOINERY_TRY(const std::vector<std::string> keys, keys_of(stream, parent));
    Records found;
    for (const std::string& key : keys) {
      if (const auto at = table.find(key); at != table.end())
        found.insert(found.end(), at->second.begin(), at->second.end());
    }
    if (auto done = put(stream, parent, std::move(found)); !done) return done;
  }
  return {};
}

Result<Joiner::Table> Joiner::table_inside(std::uint32_t child, const Json& answer) {
  const Stream& stream = connector_.streams[child];
  Table table;
  const Json* body = answer.find("body");
  const Json* at = body == nullptr ? nullptr : at_steps(*body, stream.records.steps);
  Records records;
  if (at != nullptr && at->is(JsonKind::array)) {
    records.assign(at->items().begin(), at->items().end());
  } else if (at != nullptr && at->is(JsonKind::object) && !stream.records.key_into.empty()) {
    for (const JsonMember& member : at->members()) {
      records.push_back(
          with_member(member.value, stream.records.key_into, Json::from_text(member.name)));
    }
  } else if (!stream.records.may_be_absent) {
    StreamSeen seen;
    seen.meaning = AnswerMeaning::stop;
    seen.why = fmt::format("{}: an answer does not hold its records", stream.name);
    return failed(seen);
  }
  if (has_children(child)) {
    JOINERY_TRY(records, join(child, std::move(records), answer));
  }
  StreamSeen seen;
  seen.name = stream.name;
  seen.proof = stream.proof;
  seen.pages = 1;
  seen.records = records.size();
  seen.closed = seen.proven = true;
  note(child, seen);
  for (Json& record : records) {
    JOINERY_TRY(const std::string id, id_of(stream, record));
    table[id].push_back(std::move(record));
  }
  return table;
}

/// All records of a child for one context, one request after the other.
Result<Joiner::Records> Joiner::read(std::uint32_t child, Json context) {
  const Stream& stream = connector_.streams[child];
  Records all, page;
  PageSink sink;
  sink.add = [&](RecordBlock& block) { return add_trees(block, limits_, page); };
  sink.drop = [&] {
    page.clear();
    return Result<void>();
  };
  sink.close = [&](const Json& answer) -> Result<void> {
    JOINERY_TRY(Records joined, join(child, std::move(page), answer));
    all.insert(all.end(), joined.begin(), joined.end());
    page.clear();
    return {};
  };
  PageReader reader(caller_, stream, AskUse::part, std::move(context), std::move(sink));
  while (auto asking = reader.next()) reader.took(caller_.ask(std::move(*asking)));
  note(child, reader.seen());
  if (!reader.seen().closed) return failed(reader.seen());
  return all;
}

Result<const Joiner::Table*> Joiner::whole_table(std::uint32_t child) {
  const auto found = tables_.find(child);
  if (found != tables_.end()) return &found->second;
  JOINERY_TRY(Records records, read(child, Json::from_members({})));
  Table table;
  for (Json& record : records) {
    JOINERY_TRY(const std::string id, id_of(connector_.streams[child], record));
    table[id].push_back(std::move(record));
  }
  return &tables_.emplace(child, std::move(table)).first->second;
}

/// Asks for the keys of these parents that are not known yet.
Result<void> Joiner::load_keys(std::uint32_t child, const Records& parents) {
  const Stream& stream = connector_.streams[child];
  Table& table = tables_[child];
  std::set<std::string> missing;
  for (const Json& parent : parents) {
    JOINERY_TRY(const bool asked, wanted(stream, parent));
    if (!asked) continue;
    JOINERY_TRY(const std::vector<std::string> keys, keys_of(stream, parent));
    for (const std::string& key : keys) {
      if (!table.contains(key)) missing.insert(key);
    }
  }
  const std::vector<std::string> keys(missing.begin(), missing.end());
  const std::size_t step = std::max<std::size_t>(stream.batch, 1);
  for (std::size_t begin = 0; begin < keys.size(); begin += step) {
    std::vector<Json> asked;
    for (std::size_t i = begin; i < std::min(begin + step, keys.size()); ++i) {
      asked.push_back(Json::from_text(keys[i]));
      table[keys[i]];  // asked for once, whether it is there or not
    }
    JOINERY_TRY(Records records, read(child, over("keys", Json::from_items(std::move(asked)))));
    for (Json& record : records) {
      JOINERY_TRY(const std::string id, id_of(stream, record));
      if (const auto place = table.find(id); place != table.end())
        place->second.push_back(std::move(record));
    }
  }
  return {};
}

Result<void> Joiner::put(const Stream& stream, Json& parent, Records found) const {
  if (stream.one && found.size() > 1) {
    return fail(ErrorCode::unreadable, fmt::format("{}: one record is wanted for each, and {} came",
                                                   stream.name, found.size()));
  }
  Json value;
  if (!stream.one) {
    value = Json::from_items(std::move(found));
  } else if (!found.empty()) {
    value = std::move(found.front());
  }
  parent = with_member(parent, stream.put_in, std::move(value));
  return {};
}

}  // namespace joinery
