#include "engine/cli/people_source.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "engine/cli/record_source.hpp"
#include "engine/connect/request_maker.hpp"
#include "engine/graph/needs.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/real/curl_client.hpp"
#include "engine/real/disk_file_folder.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/real/environment_secrets.hpp"
#include "engine/real/real_clock.hpp"
#include "engine/snapshot/fetch_files.hpp"
#include "engine/snapshot/snapshot_reader.hpp"
#include "engine/snapshot/wanted_fields.hpp"

namespace joinery {
namespace {

std::atomic<bool> stop = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void ask_to_stop(int) { stop.store(true); }

/// A folder of files is meant from where the integration stands.
std::string from_integration(const Mapping& mapping, const std::string& folder) {
  const std::string& file = mapping.bundle.sources[mapping.bundle.integration.source].name();
  return (std::filesystem::path(file).parent_path() / folder).lexically_normal().string();
}

}  // namespace

std::string certificates_of_environment() {
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
    if (const char* path = std::getenv(name); path != nullptr && *path != '\0') return path;
  }
  return {};
}

struct PeopleSource::Parts {
  Parts(const Session& from, const Mapping& with, RunClock at)
      : session(from),
        mapping(with),
        connector(*with.source),
        formulas(connector, from.library->references(), at, from.limits),
        clock(&stop) {}

  const Session& session;
  const Mapping& mapping;
  const Connector& connector;
  ConnectorFormulas formulas;
  RealClock clock;
  std::unique_ptr<HttpClient> http;
  std::string account;
  std::unique_ptr<Caller> caller;   ///< or, of files:
  std::string folder;
};

PeopleSource::PeopleSource(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PeopleSource::~PeopleSource() = default;
Caller& PeopleSource::caller() { return *parts_->caller; }

const std::atomic<bool>& stop_asked() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  return stop;
}

std::vector<CredentialPlace> credential_places(const Mapping& mapping, const std::string& party) {
  std::vector<CredentialPlace> places;
  const Layers layers = layers_of(mapping.bundle);
  if (layers.integration == nullptr) return places;
  for (const CredentialSyntax& credential : layers.integration->credentials) {
    if (credential.party.text != party) continue;
    const bool variable = credential.kind == CredentialSyntax::Kind::env;
    places.push_back({variable ? CredentialPlace::Kind::variable : CredentialPlace::Kind::file,
                      credential.name.text, credential.place.text});
  }
  return places;
}

Result<std::unique_ptr<PeopleSource>> PeopleSource::open(const Session& session,
                                                         const Mapping& mapping, RunClock clock,
                                                         Log* log) {
  if (!mapping.source) {
    return fail(ErrorCode::wrong_usage,
                "the source does not say how it is asked: it has no `connect`");
  }
  auto parts = std::make_unique<Parts>(session, mapping, clock);
  if (const auto& files = parts->connector.files) {
    JOINERY_TRY(const std::string folder, parts->formulas.text(files->folder, Json::from_members({})));
    parts->folder = from_integration(mapping, folder);
    parts->account = parts->connector.name + "\n" + folder + "\n" + files->name + "\n";
    return std::unique_ptr<PeopleSource>(new PeopleSource(std::move(parts)));
  }
  const EnvironmentSecrets secrets(session.files);
  JOINERY_TRY(Credentials credentials,
              Credentials::gather(parts->connector,
                                  credential_places(mapping, parts->connector.name), secrets));
  CurlOptions options;
  options.certificates = certificates_of_environment();
  options.agent = "joinery";
  options.stop = &stop_asked();
  JOINERY_TRY(options.hosts, hosts_of(parts->connector, parts->formulas, credentials.json()));
  JOINERY_TRY(parts->http, make_curl_client(std::move(options)));
  parts->account = account_of(parts->connector, parts->formulas, credentials.json());
  parts->caller =
      std::make_unique<Caller>(parts->connector, parts->formulas, std::move(credentials),
                               CallerWorld{*parts->http, parts->clock, log}, session.limits);
  return std::unique_ptr<PeopleSource>(new PeopleSource(std::move(parts)));
}

Result<Fetched> PeopleSource::fetch(const std::string& folder, FetchOptions options) {
  const Graph small = optimize(*parts_->mapping.graph, parts_->session.library->references());
  DiskSnapshotFolder disk(folder);
  if (parts_->connector.files) return fetch_file(folder, disk, small, options);
  JOINERY_TRY(const std::optional<Certificate> last, last_accepted(disk, parts_->session.limits));
  options.integration = small.integration;
  options.fields = wanted_fields(small);
  options.id = id_of_people(parts_->connector);
  options.account = parts_->account;
  if (options.last == nullptr && last) options.last = &*last;
  JOINERY_TRY(Certificate certificate,
              joinery::fetch(*parts_->caller, disk, options, parts_->session.limits));
  std::string records = folder + "/" + certificate.records_file;
  return Fetched{std::move(certificate), std::move(records)};
}

NextRead PeopleSource::next_read(const std::string& folder, const Certificate& last) const {
  return joinery::next_read(parts_->connector, DiskSnapshotFolder(folder), last, parts_->account,
                            parts_->clock.now());
}

Result<Fetched> PeopleSource::fetch_file(const std::string& folder, SnapshotFolder& disk,
                                         const Graph& graph, const FetchOptions& asked) {
  if (asked.what != FetchOptions::What::all) {
    return fail(ErrorCode::wrong_usage,
                "a file is read as a whole: there is no `--since` and no `--person` of it");
  }
  const Session& session = parts_->session;
  JOINERY_TRY(const std::optional<Certificate> last, last_accepted(disk, session.limits));
  FilesOptions options;
  options.integration = graph.integration;
  options.id = id_of_rows(graph);
  options.fields = wanted_fields(graph);
  options.last = asked.last == nullptr && last ? &*last : asked.last;
  options.account = parts_->account;
  options.csv = graph.format.csv;
  if (options.csv) options.format = csv_format(session, graph);
  options.records = records_path(graph);
  JOINERY_TRY(Certificate certificate,
              fetch_files(parts_->connector, DiskFileFolder(parts_->folder), parts_->clock, disk,
                          options, session.limits));
  std::string records = folder + "/" + certificate.records_file;
  return Fetched{std::move(certificate), std::move(records)};
}

/// A file is read as it would be, into a folder that is thrown away.
Probed PeopleSource::probe_file(const Graph& graph) {
  Probed probed;
  const auto passing = PassingFolder::make();
  if (!passing) {
    probed.failed = passing.error().what;
    return probed;
  }
  DiskSnapshotFolder disk((*passing)->path());
  const auto fetched = fetch_file((*passing)->path(), disk, graph, {});
  if (!fetched || !fetched->certificate.complete()) {
    probed.failed = fetched ? fetched->certificate.missing.front() : fetched.error().what;
    return probed;
  }
  probed.records = fetched->certificate.records;
  for (const Coverage& field : fetched->certificate.coverage) {
    if (field.present == 0 && probed.records > 0) probed.unseen.push_back(field.path);
  }
  return probed;
}

Probed PeopleSource::probe() {
  const Graph small = optimize(*parts_->mapping.graph, parts_->session.library->references());
  if (parts_->connector.files) return probe_file(small);
  return joinery::probe(*parts_->caller, wanted_fields(small), parts_->session.limits);
}

Result<std::unique_ptr<PassingSnapshot>> PassingSnapshot::fetch(const Session& session,
                                                                const Mapping& mapping,
                                                                RunClock clock) {
  JOINERY_TRY(std::unique_ptr<PeopleSource> source,
              PeopleSource::open(session, mapping, clock, nullptr));
  JOINERY_TRY(std::unique_ptr<PassingFolder> folder, PassingFolder::make());
  std::unique_ptr<PassingSnapshot> snapshot(
      new PassingSnapshot(std::move(folder), std::move(source)));
  if (const auto fetched = snapshot->source().fetch(snapshot->folder(), {}); !fetched)
    return tl::unexpected<Error>(fetched.error());
  return snapshot;
}

Result<std::unique_ptr<PassingFolder>> PassingFolder::make() {
  std::error_code problem;
  std::string folder = (std::filesystem::temp_directory_path(problem) / "joinery-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr)
    return fail(ErrorCode::unwritable, "no folder can be made for a snapshot");
  return std::unique_ptr<PassingFolder>(new PassingFolder(folder));
}

PassingFolder::~PassingFolder() {
  std::error_code problem;
  std::filesystem::remove_all(path_, problem);
}

std::string why_not_certain(const Certificate& certificate) {
  std::string why;
  for (const auto* list : {&certificate.missing, &certificate.doubts}) {
    for (const std::string& each : *list) why += (why.empty() ? "" : "; ") + each;
  }
  if (why.empty() && !certificate.valid())
    why = "the snapshot holds not everybody, but only some people";
  return why;
}

}  // namespace joinery
