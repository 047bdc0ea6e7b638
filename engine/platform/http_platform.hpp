#pragma once
/// A platform behind the requests that its folder in mappings/ declares: the seam `Platform` over
/// engine/connect.
///
///     HttpPlatform platform(caller, mapped_fields(graph), password_maker, limits);
///     auto reading = platform.read_users([&](const PlatformUser& user) { … });
///
/// Reading waits and asks again as the connector says; a change is asked for once. One thread.

#include <functional>
#include <map>
#include <string>

#include "engine/connect/caller.hpp"
#include "engine/edge/platform.hpp"
#include "engine/platform/changer.hpp"
#include "engine/platform/finder.hpp"
#include "engine/platform/mapped_fields.hpp"
#include "engine/platform/platform_records.hpp"

namespace joinery {

class HttpPlatform final : public Platform {
 public:
  /// `caller` is that of a target's connector, and outlives it. `new_password` gives a text that nobody
  /// can guess, anew at each call.
  HttpPlatform(Caller& caller, MappedFields fields, std::function<std::string()> new_password, const Limits& limits);

  [[nodiscard]] const PlatformAbilities& abilities() const override { return abilities_; }
  [[nodiscard]] Result<PlatformReading> read_users(const std::function<void(const PlatformUser&)>& each) override;
  [[nodiscard]] Result<PlatformReading> read_groups(const std::function<void(const PlatformGroup&)>& each) override;
  [[nodiscard]] Result<std::vector<PlatformUser>> find_users(const PlatformQuestion& question) override;
  [[nodiscard]] Result<std::vector<PlatformGroup>> find_groups(const PlatformQuestion& question) override;
  [[nodiscard]] std::vector<MutationAnswer> carry_out(std::span<const PlatformMutation> mutations) override;

 private:
  using Memberships = std::map<std::string, std::vector<std::string>>;   ///< user -> groups

  /// Where users do not say their groups: as the groups, or a list of its own, say them.
  [[nodiscard]] Result<PlatformReading> read_memberships(Memberships& memberships);
  [[nodiscard]] bool groups_say_members() const;

  Caller& caller_;
  const Connector& connector_;
  MappedFields fields_;
  Limits limits_;
  PlatformRecords records_;
  Finder finder_;
  Changer changer_;
  PlatformAbilities abilities_;
};

/// What a platform can do, as its connector says.
[[nodiscard]] PlatformAbilities abilities_of(const Connector& connector);

}  // namespace joinery
