#pragma once
/// A simulated platform (tests/simulators/simulate_platform.py) and Joinery's way to it: the mapping and
/// connector of the repository, HTTP, the seam.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/caller.hpp"
#include "engine/platform/http_platform.hpp"
#include "engine/real/curl_client.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/played_clock.hpp"
#include "tests/support/served.hpp"

namespace joinery::testing {

/// The connector of a target of the repository, as an integration with these lines has it. Fails the
/// test where there is an error.
class TargetConnector {
 public:
  explicit TargetConnector(const std::string& target, const std::string& lines = {});
  [[nodiscard]] const Connector& connector() const { return *connector_; }
  [[nodiscard]] const Graph& mapping() const { return mapping_.optimized(); }

 private:
  CompiledMapping mapping_;
  std::optional<Connector> connector_;
};

/// Joinery's side of a platform that listens at an address.
class PlatformClient {
 public:
  PlatformClient(const TargetConnector& target, const std::string& address,
                 const std::vector<std::pair<std::string, std::string>>& credentials);
  [[nodiscard]] HttpPlatform& platform() { return *platform_; }
  [[nodiscard]] Caller& caller() { return *caller_; }
  [[nodiscard]] HttpClient& http() { return *http_; }
  [[nodiscard]] PlayedClock& clock() { return clock_; }

 private:
  Limits limits_;
  PlayedClock clock_{*parse_instant("2026-11-21T08:00:00Z")};   ///< its waiting takes no time
  std::unique_ptr<HttpClient> http_;
  std::unique_ptr<ConnectorFormulas> formulas_;
  std::unique_ptr<Caller> caller_;
  std::unique_ptr<HttpPlatform> platform_;
};

class Simulated {
 public:
  /// `name` is that of the folder in mappings/ and of the simulator.
  explicit Simulated(const std::string& name, const std::string& lines);
  /// The one that all tests of this process share, as if it had just been started, with so many people. Always
  /// the same lines.
  [[nodiscard]] static Simulated& of(const std::string& name, const std::string& lines, int people = 0);

  [[nodiscard]] HttpPlatform& platform() { return client_.platform(); }
  [[nodiscard]] const TargetConnector& target() const { return target_; }
  [[nodiscard]] PlatformClient& client() { return client_; }
  /// As good as another start, with no mishaps.
  void begin_again(int people = 0);
  /// What the platform is now: `users`, `groups`, `outbox`, and the `count` of requests.
  [[nodiscard]] Json sim();
  /// An order of the admin, as JSON.
  void order(const std::string& json);
  /// What each request did that was no question and no sign-in, in order, since the simulator began anew.
  [[nodiscard]] std::vector<std::string> changes();
  /// The users with this external id.
  [[nodiscard]] std::vector<Json> users_of(const std::string& external_id);
  [[nodiscard]] MutationAnswer carry_out(const PlatformMutation& mutation);

 private:
  Json control(const std::string& body, const std::string& path = "/_sim/store");

  Served served_;
  std::string address_;
  TargetConnector target_;
  PlatformClient client_;
};

}  // namespace joinery::testing
