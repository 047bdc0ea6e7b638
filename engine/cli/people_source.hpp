#pragma once
/// The source of an integration as it can be asked: its credentials, its connection and its caller,
/// put together. The seam for whatever wants people without being given a file of them: `fetch`,
/// `plan` and `sync` all come this way.
///
///     auto source = PeopleSource::open(session, *mapping, *clock, nullptr);
///     auto fetched = (*source)->fetch(folder, {});
///     use(fetched->certificate, fetched->records);

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/session.hpp"
#include "engine/connect/caller.hpp"
#include "engine/edge/log.hpp"
#include "engine/snapshot/fetch.hpp"
#include "engine/snapshot/next_read.hpp"
#include "engine/snapshot/probe.hpp"

namespace joinery {

struct Fetched {
  Certificate certificate;
  std::string records;  ///< the file of records: NDJSON
};

class PeopleSource {
 public:
  /// `mapping` has a source with `connect` and outlives the source; so does `log`, which may be
  /// null.
  [[nodiscard]] static Result<std::unique_ptr<PeopleSource>> open(const Session& session,
                                                                  const Mapping& mapping,
                                                                  RunClock clock, Log* log);
  PeopleSource(const PeopleSource&) = delete;
  PeopleSource& operator=(const PeopleSource&) = delete;
  ~PeopleSource();

  /// Into a snapshot's folder on the disk; a source of files gives the newest of them.
  /// `options` says what; the rest of it is filled in.
  [[nodiscard]] Result<Fetched> fetch(const std::string& folder, FetchOptions options);
  /// How one goes on from the snapshot that was accepted last in that folder.
  [[nodiscard]] NextRead next_read(const std::string& folder, const Certificate& last) const;
  [[nodiscard]] Probed probe();
  /// Of a source that is asked, not of files.
  [[nodiscard]] Caller& caller();

 private:
  struct Parts;
  [[nodiscard]] Result<Fetched> fetch_file(const std::string& folder, SnapshotFolder& disk,
                                           const Graph& graph, const FetchOptions& asked);
  [[nodiscard]] Probed probe_file(const Graph& graph);
  explicit PeopleSource(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Turns true when the user asks to stop (Ctrl-C); whoever waits sees it within a moment.
[[nodiscard]] const std::atomic<bool>& stop_asked();

/// The certificates of authorities that the environment names instead of the system's; may be empty.
[[nodiscard]] std::string certificates_of_environment();

/// Where the integration says that the credentials of that party are.
[[nodiscard]] std::vector<CredentialPlace> credential_places(const Mapping& mapping,
                                                             const std::string& party);

/// A folder of the system's temporary ones, which goes with the object.
class PassingFolder {
 public:
  [[nodiscard]] static Result<std::unique_ptr<PassingFolder>> make();
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit PassingFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

/// A snapshot of this moment in a folder that goes with the object: for plans that nobody gave a
/// file of records.
class PassingSnapshot {
 public:
  [[nodiscard]] static Result<std::unique_ptr<PassingSnapshot>> fetch(const Session& session,
                                                                      const Mapping& mapping,
                                                                      RunClock clock);
  [[nodiscard]] const std::string& folder() const { return folder_->path(); }
  /// Whom it was fetched from, to be asked more.
  [[nodiscard]] PeopleSource& source() { return *source_; }

 private:
  PassingSnapshot(std::unique_ptr<PassingFolder> folder, std::unique_ptr<PeopleSource> source)
      : folder_(std::move(folder)), source_(std::move(source)) {}
  std::unique_ptr<PassingFolder> folder_;
  std::unique_ptr<PeopleSource> source_;
};

/// What stands between the snapshot and taking anything away; empty: nothing does.
[[nodiscard]] std::string why_not_certain(const Certificate& certificate);

}  // namespace joinery
