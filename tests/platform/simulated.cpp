#include "tests/platform/simulated.hpp"

#include <cstdlib>
#include <map>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"
#include "engine/check/check_connector.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/real/environment_secrets.hpp"
#include "engine/real/unguessable.hpp"
#include "engine/real/disk_file_reader.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

std::vector<std::string> command_of(const std::string& name) {
  return {JOINERY_PYTHON, "tests/simulators/simulate_platform.py", name, "--with-parent"};
}

std::string integration_of(const std::string& target, const std::string& lines) {
  return "integration: acme\nsource: scim\ntarget: " + target + "\nlanguage: 1\n" + lines;
}

std::string address_below(const std::string& name, const std::string& address) {
  return name == "scim" || name == "learnerbly" ? address + "/scim/v2" : address;
}

std::vector<std::pair<std::string, std::string>> credentials_of(const Connector& connector) {
  std::vector<std::pair<std::string, std::string>> given;
  for (const ConnectorCredential& credential : connector.credentials) {
    const std::string& name = credential.name;
    const bool is_user = name == "user" || name == "client_id";
    const bool is_extra = connector.find.size() > 0 && name == "token" && connector.sign_in.has_value();
    if (name == "portal" || name == "domain") given.emplace_back(name, "acme");
    else if (is_user) given.emplace_back(name, "simulated-user");
    else if (is_extra) given.emplace_back(name, "simulated-token");
    else if (name != "address") given.emplace_back(name, "simulated-secret");
  }
  return given;
}

}  // namespace

TargetConnector::TargetConnector(const std::string& target, const std::string& lines)
    : mapping_({{"acme/integration.yaml", integration_of(target, lines)}}) {
  Diagnostics diagnostics;
  const Registry registry(standard_library());
  const Bundle& bundle = mapping_.bundle();
  const Layers layers = layers_of(bundle);
  connector_ = check_connector(layers, bundle.target, &mapping_.optimized(), {registry, references()},
                               mapping_.limits(), diagnostics);
  std::string told;
  for (const Diagnostic& each : diagnostics.all()) told += render_text(each, mapping_.sources());
  BOOST_REQUIRE_MESSAGE(connector_.has_value(), told);
}

PlatformClient::PlatformClient(const TargetConnector& target, const std::string& address,
                               const std::vector<std::pair<std::string, std::string>>& credentials) {
  CurlOptions options;
  options.hosts = {address};
  http_ = *make_curl_client(options);
  formulas_ = std::make_unique<ConnectorFormulas>(target.connector(), references(),
                                                  clock_at("2026-11-21T08:00:00Z"), limits_);
  std::vector<CredentialPlace> places;
  const DiskFileReader disk;
  const auto give = [&](const std::string& name, const std::string& value) {
    const std::string variable = "JOINERY_TEST_" + name;
    ::setenv(variable.c_str(), value.c_str(), 1);
    places.push_back({CredentialPlace::Kind::variable, name, variable});
  };
  for (const auto& [name, value] : credentials) give(name, value);
  give("address", address);
  auto gathered = Credentials::gather(target.connector(), places, EnvironmentSecrets(disk));
  BOOST_REQUIRE_MESSAGE(gathered, gathered.error().what);
  caller_ = std::make_unique<Caller>(target.connector(), *formulas_, std::move(*gathered),
                                     CallerWorld{*http_, clock_}, limits_);
  platform_ = std::make_unique<HttpPlatform>(*caller_, mapped_fields(target.mapping()),
                                             [] { return unguessable_text(); }, limits_);
}

Simulated::Simulated(const std::string& name, const std::string& lines)
    : served_(command_of(name), 2), address_(served_.said().front()), target_(name, lines),
      client_(target_, address_below(name, address_), credentials_of(target_.connector())) {}

Simulated& Simulated::of(const std::string& name, const std::string& lines, int people) {
  static std::map<std::string, std::unique_ptr<Simulated>> all;
  std::unique_ptr<Simulated>& one = all[name];
  if (one == nullptr) one = std::make_unique<Simulated>(name, lines);
  one->begin_again(people);
  return *one;
}

Json Simulated::control(const std::string& body, const std::string& path) {
  HttpRequest request;
  request.method = body.empty() ? HttpMethod::get : HttpMethod::post;
  request.url = address_ + path;
  request.body = body;
  CollectingReceiver answer(64U << 20U);
  const HttpEnd end = client_.http().send(request, answer);
  const std::string problem = end.problem ? end.problem->what : std::string();
  BOOST_REQUIRE_MESSAGE(problem.empty(), problem);
  BOOST_REQUIRE_MESSAGE(answer.head.status == 200, answer.body);
  return json_of(answer.body);
}

Json Simulated::sim() { return control({}); }

void Simulated::begin_again(int people) {
  order(R"({"begin_again": true, "people": )" + std::to_string(people) + "}");
}

void Simulated::order(const std::string& json) { (void)control(json); }

std::vector<std::string> Simulated::changes() {
  std::vector<std::string> made;
  const Json shown = control({}, "/_sim");
  for (const Json& request : shown.find("requests")->items()) {
    const std::string does(request.find("does")->as_text());
    if (does != "read" && does != "login") made.push_back(does);
  }
  return made;
}

std::vector<Json> Simulated::users_of(const std::string& external_id) {
  std::vector<Json> found;
  const Json shown = sim();
  for (const Json& user : shown.find("users")->items()) {
    if (user.find("external_id")->as_text() == external_id) found.push_back(user);
  }
  return found;
}

MutationAnswer Simulated::carry_out(const PlatformMutation& mutation) {
  return platform().carry_out({&mutation, 1}).front();
}

}  // namespace joinery::testing
