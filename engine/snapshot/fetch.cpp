#include "engine/snapshot/fetch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/connect/request_maker.hpp"
#include "engine/connect/source_reader.hpp"
#include "engine/digest/sha256.hpp"

namespace joinery {
namespace {

constexpr int attempts_max = 2;

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
        options_(options),
        limits_(limits),
        writer_(folder, options.id, options.fields, limits) {}

  Result<Certificate> run() {
    Certificate certificate;
    certificate.began = caller_.clock().now();
    SourceSeen seen;
    for (int attempt = 1;; ++attempt) {
      missing_.clear();
      streams_.clear();
      seen = read();
      check(seen);
      if (attempt == attempts_max || !moved(seen, missing_, writer_) ||
          options_.what != FetchOptions::What::all)
        break;
      certificate.began = caller_.clock().now();
      if (auto again = writer_.start_over(); !again) return tl::unexpected<Error>(again.error());
    }
    certify(certificate, seen);
    if (auto sealed = writer_.seal(certificate); !sealed)
      return tl::unexpected<Error>(sealed.error());
    return certificate;
  }

 private:
  SourceSeen read() {
    PeopleSink sink;
    sink.begin = [this](const Stream& stream, bool others_count) {
      end_stream();
      streams_.push_back({stream.name, 0});
      return writer_.begin_stream(stream.name, others_count);
    };
    sink.add = [this](RecordBlock& block) { return writer_.add(block); };
    sink.drop = [this] { return writer_.drop_page(); };
    sink.close = [this] { return writer_.close_page(); };
    SourceReader reader(caller_, limits_, std::move(sink));
    SourceSeen seen;
    switch (options_.what) {
      case FetchOptions::What::all:
        seen = reader.all();
        break;
      case FetchOptions::What::person:
        seen = options_.people ? reader.each(*options_.people) : reader.one(person_of(options_));
        break;
      case FetchOptions::What::changed:
        seen = read_changed(reader);
        break;
    }
    end_stream();
    return seen;
  }

  SourceSeen read_changed(SourceReader& reader) {
    const std::vector<ChangedRead>& ways = caller_.connector().read.changed;
    SourceSeen all;
    if (ways.empty()) {
      all.meaning = AnswerMeaning::configuration;
      all.missing.emplace_back(
          "the connector does not say how one learns what changed (`read: changed`)");
      return all;
    }
    const ChangedRead& way = ways.front();
    const std::int64_t overlap =
        std::chrono::duration_cast<std::chrono::microseconds>(way.overlap).count();
    return reader.changed(way, Instant{options_.since.micros - overlap}, options_.link);
  }

  void end_stream() {
    if (!streams_.empty()) streams_.back().second = writer_.people();
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
    certificate.kind = static_cast<Certificate::Kind>(options_.what);
    certificate.integration = options_.integration;
    certificate.vendor = caller_.connector().name;
    certificate.source = sha256(options_.account);
    std::string asked;
    for (const std::string& name : caller_.connector().needed) asked += name + "\n";
    certificate.asked = sha256(asked);
    certificate.ended = caller_.clock().now();
    // Whose clock is behind counts: what changed between the two is read again.
    certificate.since = certificate.began;
    if (seen.vendor_clock) certificate.since = std::min(certificate.since, *seen.vendor_clock);
    certificate.link = seen.link;
    certificate.removed = seen.removed;
    certificate.missing = missing_;
    for (const StreamSeen& stream : seen.streams) {
      certificate.streams.push_back({stream.name, stream.pages, stream.records, stream.total,
                                     std::string(name_of(stream.proof)),
                                     stream.closed && stream.proven});
    }
    writer_.fill(certificate);
    certificate.doubts = doubts_about(certificate, options_.last);
  }

  Caller& caller_;
  const FetchOptions& options_;
  Limits limits_;
  SnapshotWriter writer_;
  std::vector<std::pair<std::string, std::uint64_t>> streams_;  ///< of people, and how many came
  std::vector<std::string> missing_;
};

}  // namespace

Result<Certificate> fetch(Caller& caller, SnapshotFolder& folder, const FetchOptions& options,
                          const Limits& limits) {
  return Fetching(caller, folder, options, limits).run();
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
