#include "engine/cli/connected_platform.hpp"

#include <utility>

#include "engine/cli/people_source.hpp"
#include "engine/connect/request_maker.hpp"
#include "engine/platform/http_platform.hpp"
#include "engine/real/curl_client.hpp"
#include "engine/real/environment_secrets.hpp"
#include "engine/real/real_clock.hpp"
#include "engine/real/unguessable.hpp"

namespace joinery {
namespace {

/// HttpPlatform with everything it stands on.
class ConnectedPlatform final : public Platform {
 public:
  ConnectedPlatform(const Session& session, const Mapping& mapping, RunClock at)
      : connector_(*mapping.target),
        formulas_(connector_, session.library->references(), at, session.limits),
        clock_(&stop_asked()) {}

  Result<void> open(const Session& session, const Mapping& mapping) {
    const EnvironmentSecrets secrets(session.files);
    JOINERY_TRY(Credentials credentials,
                Credentials::gather(connector_, credential_places(mapping, connector_.name), secrets));
    CurlOptions options;
    options.certificates = certificates_of_environment();
    options.agent = "joinery";
    options.stop = &stop_asked();
    JOINERY_TRY(options.hosts, hosts_of(connector_, formulas_, credentials.json()));
    JOINERY_TRY(http_, make_curl_client(std::move(options)));
    caller_ = std::make_unique<Caller>(connector_, formulas_, std::move(credentials),
                                       CallerWorld{*http_, clock_, nullptr}, session.limits);
    platform_ = std::make_unique<HttpPlatform>(*caller_, mapped_fields(*mapping.graph),
                                               [] { return unguessable_text(); }, session.limits);
    return {};
  }

  [[nodiscard]] const PlatformAbilities& abilities() const override { return platform_->abilities(); }
  [[nodiscard]] Result<PlatformReading> read_users(
      const std::function<void(const PlatformUser&)>& each) override {
    return platform_->read_users(each);
  }
  [[nodiscard]] Result<PlatformReading> read_groups(
      const std::function<void(const PlatformGroup&)>& each) override {
    return platform_->read_groups(each);
  }
  [[nodiscard]] Result<std::vector<PlatformUser>> find_users(const PlatformQuestion& question) override {
    return platform_->find_users(question);
  }
  [[nodiscard]] Result<std::vector<PlatformGroup>> find_groups(const PlatformQuestion& question) override {
    return platform_->find_groups(question);
  }
  [[nodiscard]] std::vector<MutationAnswer> carry_out(
      std::span<const PlatformMutation> mutations) override {
    return platform_->carry_out(mutations);
  }

 private:
  const Connector& connector_;
  ConnectorFormulas formulas_;
  RealClock clock_;
  std::unique_ptr<HttpClient> http_;
  std::unique_ptr<Caller> caller_;
  std::unique_ptr<HttpPlatform> platform_;
};

}  // namespace

bool has_access(const Session& session, const Mapping& mapping) {
  if (!mapping.target) return false;
  const std::vector<CredentialPlace> places = credential_places(mapping, mapping.target->name);
  return !places.empty() || Credentials::gather(*mapping.target, places, EnvironmentSecrets(session.files)).has_value();
}

Result<std::unique_ptr<Platform>> connect_platform(const Session& session, const Mapping& mapping,
                                                   RunClock clock) {
  if (!mapping.target) {
    return fail(ErrorCode::wrong_usage,
                "the target does not say how it is read and changed: it has no `connect`");
  }
  auto platform = std::make_unique<ConnectedPlatform>(session, mapping, clock);
  if (const auto opened = platform->open(session, mapping); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  return std::unique_ptr<Platform>(std::move(platform));
}

}  // namespace joinery
