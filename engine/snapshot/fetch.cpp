#include "engine/snapshot/fetch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/request_maker.hpp"
#include "engine/connect/source_reader.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/snapshot/changes.hpp"

namespace joinery {
namespace {

constexpr int attempts_max = 2;
constexpr std::int64_t seconds_per_day = 86'400;

Json person_of(const FetchOptions& options) {
  std::vector<JsonMember> members;
  if (!options.person.empty()) members.push_back({"id", Json::from_text(options.person)});
  if (!options.email.empty()) members.push_back({"email", Json::from_text(options.email)});
  return Json::from_members(std::move(members));
}

/// Whether everything is to be read once more: what was read moved meanwhile.
bool moved(const SourceSeen& seen, const std::vector<std::string>& missing,
           const SnapshotWriter& writer) {
  if (seen.meaning == AnswerMeaning::start_over) return true;
  return seen.meaning == AnswerMeaning::done && (writer.conflicts() > 0 || !missing.empty());
}

class Fetching {
 public:
  Fetching(Caller& caller, SnapshotFolder& folder, const FetchOptions& options,
           const Limits& limits)
      : caller_(caller),
        folder_(folder),
        options_(options),
        limits_(limits),
        what_(options.what),
        writer_(folder, options.id, options.fields, limits),
        changes_(options.id, limits) {}

  Result<Certificate> run() {
    Certificate certificate;
    SourceSeen seen;
    for (int attempt = 1;; ++attempt) {
      certificate.began = caller_.clock().now();
      missing_.clear();
      streams_.clear();
      seen = read();
      check(seen);
      if (what_ == What::changed && seen.meaning == AnswerMeaning::start_over) {
        what_ = What::all;  // where the last read ended is not known any more
        attempt = 0;
        continue;
      }
      if (attempt == attempts_max || !moved(seen, missing_, writer_) || what_ != What::all) break;
      if (auto again = writer_.start_over(); !again) return tl::unexpected<Error>(again.error());
    }
    if (auto put = put_changes(seen); !put) return tl::unexpected<Error>(put.error());
    certify(certificate, seen);
    if (auto sealed = writer_.seal(certificate); !sealed)
      return tl::unexpected<Error>(sealed.error());
    return certificate;
  }

 private:
  using What = FetchOptions::What;

  SourceSeen read() {
    SourceReader reader(caller_, limits_, what_ == What::changed ? to_changes() : to_writer());
    SourceSeen seen;
    switch (what_) {
      case What::all:
        seen = reader.all();
        break;
      case What::person:
        seen = options_.people ? reader.each(*options_.people) : reader.one(person_of(options_));
        break;
      case What::changed:
        seen = reader.changed(options_.since, options_.link);
        break;
    }
    end_stream();
    return seen;
  }

  PeopleSink to_writer() {
    PeopleSink sink;
    sink.begin = [this](const Stream& stream, bool others_count) {
      begin_stream(stream);
      return writer_.begin_stream(stream.name, others_count);
    };
    sink.add = [this](RecordBlock& block) { return writer_.add(block); };
    sink.drop = [this] { return writer_.drop_page(); };
    sink.close = [this] { return writer_.close_page(); };
    return sink;
  }

  PeopleSink to_changes() {
    PeopleSink sink;
    sink.begin = [this](const Stream& stream, bool) {
      begin_stream(stream);
      changes_.begin_stream();
      return Result<void>();
    };
    sink.add = [this](RecordBlock& block) { return changes_.add(block); };
    sink.drop = [this] {
      changes_.drop_page();
      return Result<void>();
    };
    sink.close = [this] {
      changes_.close_page();
      return Result<void>();
    };
    return sink;
  }

  void begin_stream(const Stream& stream) {
    end_stream();
    streams_.push_back({stream.name, 0});
  }

  void end_stream() {
    if (streams_.empty()) return;
    streams_.back().second = what_ == What::changed ? changes_.people() : writer_.people();
  }

  Result<void> put_changes(const SourceSeen& seen) {
    if (what_ != What::changed) return {};
    changes_.take_away(seen.removed);
    return changes_.write(folder_, options_.base, writer_);
  }

  /// What the vendor counts against what came.
  void check(const SourceSeen& seen) {
    missing_ = seen.missing;
    for (const StreamSeen& stream : seen.streams) {
      if (stream.total_before && stream.total) {
        missing_.push_back(fmt::format("{}: the vendor counts {} and then {}: people came or went meanwhile",
                                       stream.name, *stream.total_before, *stream.total));
        continue;
      }
      const auto people =
          std::ranges::find(streams_, stream.name, &std::pair<std::string, std::uint64_t>::first);
      if (people == streams_.end() || !stream.closed || !stream.total ||
          *stream.total == people->second)
        continue;
      missing_.push_back(fmt::format("{}: the vendor counts {} and {} came", stream.name,
                                     *stream.total, people->second));
    }
    if (writer_.conflicts() > 0) {
      missing_.push_back(fmt::format(
          "{} people came twice with different contents: they moved while they were read",
          writer_.conflicts()));
    }
  }

  void certify(Certificate& certificate, const SourceSeen& seen) {
    certificate.kind = static_cast<Certificate::Kind>(what_);
    certificate.integration = options_.integration;
    certificate.vendor = caller_.connector().name;
    certificate.source = sha256(options_.account);
    certificate.asked = sha256(asked_of(caller_.connector()));
    certificate.ended = caller_.clock().now();
    // Whose clock is behind counts: what changed between the two is read again.
    certificate.since = certificate.began;
    if (seen.vendor_clock) certificate.since = std::min(certificate.since, *seen.vendor_clock);
    certificate.link = seen.link;
    certificate.removed = seen.removed;
    certificate.missing = missing_;
    if (what_ == What::changed) {
      certificate.changed = changes_.count();
      if (options_.base != nullptr) certificate.onto = options_.base->everybody_at();
    }
    for (const StreamSeen& stream : seen.streams) {
      certificate.streams.push_back({stream.name, stream.pages, stream.records, stream.total,
                                     std::string(name_of(stream.proof)),
                                     stream.closed && stream.proven});
    }
    writer_.fill(certificate);
    certificate.doubts = doubts_about(certificate, options_.last);
    tell_if_unreconciled(certificate);
  }

  /// A read of everybody that was due, and failed again.
  void tell_if_unreconciled(Certificate& certificate) const {
    if (what_ != What::all || certificate.complete() || options_.last == nullptr) return;
    const Instant last = options_.last->everybody_at();
    const std::int64_t seconds = (certificate.began.micros - last.micros) / micros_per_second;
    if (seconds <= caller_.connector().read.full_every.count()) return;
    certificate.missing.push_back(
        fmt::format("unreconciled: no read of everybody was whole since {}, {} days ago",
                    instant_text(last), seconds / seconds_per_day));
  }

  Caller& caller_;
  SnapshotFolder& folder_;
  const FetchOptions& options_;
  Limits limits_;
  What what_;
  SnapshotWriter writer_;
  Changes changes_;
  std::vector<std::pair<std::string, std::uint64_t>> streams_;  ///< of people, and how many came
  std::vector<std::string> missing_;
};

}  // namespace

Result<Certificate> fetch(Caller& caller, SnapshotFolder& folder, const FetchOptions& options,
                          const Limits& limits) {
  return Fetching(caller, folder, options, limits).run();
}

std::string asked_of(const Connector& connector) {
  std::string text;
  for (const std::string& name : connector.needed) text += name + "\n";
  for (const Stream& stream : connector.streams) {
    if (stream.joined != Stream::Joined::no && !stream.unread) text += "with " + stream.name + "\n";
  }
  return text;
}

std::string account_of(const Connector& connector, ConnectorFormulas& formulas,
                       const Json& credentials) {
  std::string text = connector.name + "\n";
  if (const auto hosts = hosts_of(connector, formulas, credentials)) {
    for (const std::string& host : *hosts) text += host + "\n";
  }
  for (const ConnectorCredential& credential : connector.credentials) {
    const Json* value = credential.secret ? nullptr : credentials.find(credential.name);
    if (value != nullptr && value->is(JsonKind::text))
      text += credential.name + "=" + std::string(value->as_text()) + "\n";
  }
  return text;
}

}  // namespace joinery
