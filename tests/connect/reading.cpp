#include "tests/connect/reading.hpp"

#include <ctime>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"
#include "engine/check/check_connector.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/connect/hook.hpp"
#include "engine/connect/request_maker.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/real/curl_client.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/real/real_clock.hpp"
#include "engine/snapshot/fetch.hpp"
#include "engine/snapshot/next_read.hpp"
#include "engine/snapshot/snapshot_reader.hpp"
#include "engine/snapshot/wanted_fields.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/memory_snapshot_folder.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

/// A platform that takes all that a source knows of people, so that nothing is left unread.
constexpr const char* everything = R"(target: everything
title: Everything
language: 1
user:
  id:         text, required, match first
  email:      email
  first_name: text
  last_name:  text
  title:      text
  department: text
  site:       text
  manager:    person
  start:      date
  country:    country
set:
  id:         worker.id
  email:      worker.email else keep
  first_name: worker.first_name else keep
  last_name:  worker.last_name else keep
  title:      worker.job_title else keep
  department: worker.department else keep
  site:       worker.site else keep
  manager:    worker.manager else keep
  start:      worker.start_date else keep
  country:    worker.home_country else worker.work_country else keep
account:
  starts: worker.start_date
  ends: worker.end_date
  archived when: worker.status is "archived" else no
  zone: "UTC"
invite: never
)";

std::string integration_of(const SourceUnderTest& source, std::string_view lines) {
  return "integration: acme\nsource: " + std::string(source.mapping) + "\ntarget: everything\nlanguage: 1\n" +
         std::string(lines);
}

std::string id_of(const Json& record, const std::vector<std::string>& steps) {
  const Json* value = &record;
  for (const std::string& step : steps) {
    value = value->find(step);
    if (value == nullptr) return {};
  }
  return std::string(value->is(JsonKind::number) ? value->number_text() : value->as_text());
}

class Places final : public Secrets {
 public:
  explicit Places(std::map<std::string, std::string> values) : values_(std::move(values)) {}
  Result<std::string> variable(const std::string& name) const override {
    const auto found = values_.find(name);
    if (found == values_.end()) return fail(ErrorCode::not_found, name);
    return found->second;
  }
  Result<std::string> file(const std::string& path) const override { return fail(ErrorCode::not_found, path); }

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace

Instant HastyClock::now() const {
  return Instant{RealClock().now().micros + std::chrono::duration_cast<std::chrono::microseconds>(waited_).count()};
}
std::chrono::milliseconds HastyClock::steady() const { return RealClock().steady() + waited_; }
bool HastyClock::wait(std::chrono::milliseconds time) {
  waited_ += time;
  return true;
}

std::string said(const Read& read) {
  std::string all;
  for (const std::string& each : read.certificate.missing) all += each + "\n";
  for (const std::string& each : read.certificate.doubts) all += each + "\n";
  return all;
}

CompiledMapping mapping_of(const SourceUnderTest& source, std::string_view lines) {
  return CompiledMapping({{"acme/integration.yaml", integration_of(source, lines)},
                          {"mappings/everything/target.yaml", everything}});
}

Connector connector_of(const CompiledMapping& mapping) {
  const Registry registry(standard_library());
  Diagnostics diagnostics;
  auto connector = check_connector(layers_of(mapping.bundle()), mapping.bundle().source, &mapping.optimized(),
                                   {registry, references()}, mapping.limits(), diagnostics);
  for (const Diagnostic& found : diagnostics.all())
    BOOST_TEST_MESSAGE(render_text(found, mapping.bundle().sources));
  BOOST_TEST_REQUIRE(connector.has_value());
  return std::move(*connector);
}

Read read_of(const Certificate& certificate, const SnapshotFolder& folder, const std::vector<std::string>& id,
             const Limits& limits) {
  Read read{certificate, {}, 0, {}};
  const auto text = folder.read(certificate.records_file, 1U << 30);
  BOOST_TEST_REQUIRE(text.has_value());
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string line = text->substr(at, end - at);
    at = end + 1;
    const auto json = parse_json(line, limits);
    BOOST_TEST_REQUIRE(json.has_value());
    read.records[id_of(*json, id)] = line;
    ++read.lines;
  }
  return read;
}

/// What the command does with `--since last`.
static void go_on_from(const Certificate& accepted, const NextRead& next, FetchOptions& how) {
  how.last = &accepted;
  BOOST_TEST_MESSAGE("next: " << next.why);
  BOOST_TEST((next.what != NextRead::What::nothing));
  if (next.what != NextRead::What::changed) return;
  how.what = FetchOptions::What::changed;
  how.since = accepted.since;
  how.link = accepted.link;
  how.base = &accepted;
}

struct Reading::Wish {
  FetchOptions::What what = FetchOptions::What::all;
  std::string person;
  const Certificate* last = nullptr;
  std::optional<std::vector<std::string>> people = {};
  std::string folder = {};           ///< one that stays; else one that goes with the read
  std::chrono::hours later{0};
};

Reading::Reading(const SourceUnderTest& source, Company& company, std::string_view lines)
    : source_(source),
      company_(company),
      mapping_(mapping_of(source, lines)),
      connector_(connector_of(mapping_)) {}

Reading::~Reading() = default;

Read Reading::read(const Wish& wish) {
  const Limits limits = mapping_.limits();
  std::map<std::string, std::string> values;
  std::vector<CredentialPlace> places;
  for (const auto& [name, value] : source_.credentials) {
    values[name] = filled_in(value, company_);
    places.push_back({CredentialPlace::Kind::variable, name, name});
  }
  auto credentials = Credentials::gather(connector_, places, Places(values));
  BOOST_TEST_REQUIRE(credentials.has_value());
  HastyClock clock;
  (void)clock.wait(wish.later);
  ConnectorFormulas formulas(connector_, references(), clock_at("2026-11-21T09:00:00Z"), limits);
  CurlOptions options;
  options.hosts = hosts_of(connector_, formulas, credentials->json()).value();
  const auto http = make_curl_client(std::move(options));
  BOOST_TEST_REQUIRE(http.has_value());
  const std::string account = account_of(connector_, formulas, credentials->json());
  Caller caller(connector_, formulas, *credentials, {**http, clock}, limits);

  FetchOptions how;
  how.what = wish.what;
  how.integration = "acme";
  how.person = wish.person;
  how.people = wish.people;
  how.id = id_of_people(connector_);
  how.fields = wanted_fields(mapping_.optimized());
  how.account = account;
  how.last = wish.last;
  if (wish.last != nullptr) {
    how.since = wish.last->since;
    how.link = wish.last->link;
  }
  if (!wish.folder.empty()) {
    DiskSnapshotFolder disk(wish.folder);
    const auto accepted = last_accepted(disk, limits).value();
    if (accepted) go_on_from(*accepted, next_read(connector_, disk, *accepted, account, clock.now()), how);
    auto going_on = fetch(caller, disk, how, limits);
    BOOST_TEST_REQUIRE(going_on.has_value());
    Read read = read_of(*going_on, disk, how.id, limits);
    read.waited = clock.waited();
    return read;
  }
  MemorySnapshotFolder folder;
  auto certificate = fetch(caller, folder, how, limits);
  BOOST_TEST_REQUIRE(certificate.has_value());
  Read read = read_of(*certificate, folder, how.id, limits);
  read.waited = clock.waited();
  return read;
}

Read Reading::all(const Certificate* last) { return read({FetchOptions::What::all, {}, last}); }
Read Reading::one(const std::string& id) { return read({FetchOptions::What::person, id, nullptr}); }
Read Reading::several(const std::vector<std::string>& ids) {
  return read({FetchOptions::What::person, {}, nullptr, ids});
}
Read Reading::changed(const Certificate& last) { return read({FetchOptions::What::changed, {}, &last}); }
Read Reading::go_on(const std::string& folder, std::chrono::hours later) {
  return read({FetchOptions::What::all, {}, nullptr, {}, folder, later});
}

std::string Reading::told_by(const Delivery& delivery) const {
  const Limits limits = mapping_.limits();
  auto message = parse_hook_headers(delivery.headers);
  BOOST_TEST_REQUIRE(message.has_value());
  message->method = delivery.method;
  message->raw = delivery.body;
  ConnectorFormulas formulas(connector_, references(), clock_at("2026-11-21T09:00:00Z"), limits);
  const Json secret = Json::from_members({{"hook_secret", Json::from_text(company_.hook_secret())}});
  const HookOutcome outcome = read_hook(connector_, formulas, secret, *message,
                                        parse_instant("2026-11-21T09:00:00Z").value(), limits);
  BOOST_TEST(outcome.refused == "");
  std::string lines;
  for (const HookEvent& event : outcome.events) {
    for (const std::string& person : event.people) {
      lines += std::string(name_of(event.consequence)) + ' ' + person + '\n';
    }
  }
  return lines;
}

std::string Reading::mapped(const std::string& record) const {
  return mapping_.line(record, "2026-11-21T09:00:00Z");
}

}  // namespace joinery::testing
