#include "engine/cli/people_source.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "engine/connect/request_maker.hpp"
#include "engine/graph/needs.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/real/curl_client.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/real/environment_secrets.hpp"
#include "engine/real/real_clock.hpp"
#include "engine/snapshot/snapshot_reader.hpp"

namespace joinery {
namespace {

std::atomic<bool> stop = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void ask_to_stop(int) { stop.store(true); }

/// The member names at the beginning of a path.
std::vector<std::string> members(const PathSyntax& path) {
  std::vector<std::string> steps;
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::member) break;
    steps.push_back(step.name);
  }
  return steps;
}

/// What decisions look at, each once.
std::vector<WantedField> wanted_fields(const Graph& graph) {
  std::vector<WantedField> fields;
  std::set<std::vector<std::string>> seen;
  for (const Reading& reading : graph.readings) {
    std::vector<std::string> steps = members(reading.path);
    if (!steps.empty() && seen.insert(steps).second)
      fields.push_back({print(reading.path), std::move(steps)});
  }
  return fields;
}

std::vector<std::string> id_steps(const Connector& connector) {
  for (const std::uint32_t stream : connector.read.all) {
    const auto& id = connector.streams[stream].id;
    if (!id) continue;
    std::vector<std::string> steps = members(id->path);
    if (steps.size() == id->path.steps.size()) return steps;
  }
  return {};
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
  std::unique_ptr<Caller> caller;
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
  JOINERY_TRY(const std::optional<Certificate> last, last_accepted(disk, parts_->session.limits));
  options.integration = small.integration;
  options.fields = wanted_fields(small);
  options.id = id_steps(parts_->connector);
  options.account = parts_->account;
  if (options.last == nullptr && last) options.last = &*last;
  JOINERY_TRY(Certificate certificate,
              joinery::fetch(*parts_->caller, disk, options, parts_->session.limits));
  std::string records = folder + "/" + certificate.records_file;
  return Fetched{std::move(certificate), std::move(records)};
}

Probed PeopleSource::probe() {
  const Graph small = optimize(*parts_->mapping.graph, parts_->session.library->references());
  return joinery::probe(*parts_->caller, wanted_fields(small), parts_->session.limits);
}

Result<std::unique_ptr<PassingSnapshot>> PassingSnapshot::fetch(const Session& session,
                                                                const Mapping& mapping,
                                                                RunClock clock) {
  JOINERY_TRY(std::unique_ptr<PeopleSource> source,
              PeopleSource::open(session, mapping, clock, nullptr));
  std::error_code problem;
  std::string folder = (std::filesystem::temp_directory_path(problem) / "joinery-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr)
    return fail(ErrorCode::unwritable, "no folder can be made for a snapshot");
  std::unique_ptr<PassingSnapshot> snapshot(
      new PassingSnapshot(folder, std::move(source)));
  if (const auto fetched = snapshot->source().fetch(folder, {}); !fetched)
    return tl::unexpected<Error>(fetched.error());
  return snapshot;
}

PassingSnapshot::~PassingSnapshot() {
  std::error_code problem;
  std::filesystem::remove_all(folder_, problem);
}

std::string why_not_certain(const Certificate& certificate) {
  std::string why;
  for (const auto* list : {&certificate.missing, &certificate.doubts}) {
    for (const std::string& each : *list) why += (why.empty() ? "" : "; ") + each;
  }
  if (why.empty() && !certificate.valid())
    why = "the snapshot holds not everybody, but what changed";
  return why;
}

bool is_snapshot(const std::string& path) {
  std::error_code problem;
  return std::filesystem::is_directory(path, problem);
}

Result<Fetched> open_snapshot(const Session& session, const std::string& folder) {
  const DiskSnapshotFolder disk(folder);
  auto certificate = read_snapshot(disk, session.limits);
  if (!certificate && certificate.error().code == ErrorCode::not_found) {
    return fail(ErrorCode::not_found, "`" + folder + "` is a folder without a snapshot");
  }
  if (!certificate) return tl::unexpected<Error>(certificate.error());
  std::string records = folder + "/" + certificate->records_file;
  return Fetched{std::move(*certificate), std::move(records)};
}

}  // namespace joinery
