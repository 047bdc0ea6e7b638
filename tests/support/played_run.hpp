#pragma once
/// Carries plans out on a platform in memory, with a store of its own and a clock that takes no time:
/// for cases of several runs, and for whatever is to be seen after a plan was carried out.
///
///     PlayedWorld world;
///     world.platform.add_user("U1", "E1", {{"email", Json::from_text("a@x.example")}});
///     const ApplyReport report = play_run(world, plan_json);
///     BOOST_TEST(lines_of(report) == …);

#include <memory>
#include <string>
#include <vector>

#include "engine/apply/apply.hpp"
#include "engine/apply/undo.hpp"
#include "tests/support/memory_platform.hpp"
#include "tests/support/played_clock.hpp"
#include "tests/support/stores.hpp"
#include "tests/support/temporary_folder.hpp"

namespace joinery::testing {

struct PlayedWorld {
  /// `now` as RFC 3339.
  explicit PlayedWorld(const std::string& now = "2026-11-21T08:00:00Z");

  TemporaryFolder folder;
  StateAddress state;
  MemoryPlatform platform;
  PlayedClock clock;
  std::unique_ptr<Store> store;   ///< of `state`, with the turn
  ApplyOptions options;

  [[nodiscard]] ApplyWorld world() { return {*store, platform, clock}; }
  /// Somebody allows that users are written to.
  void release_mail();
  void approve(const std::string& plan, std::vector<std::string> only = {});
  /// Closes the state and opens it again, as another process would.
  void reopen();
};

/// Reads a plan's JSON and carries it out; the test fails where that is impossible.
ApplyReport play_run(PlayedWorld& world, const std::string& plan);

/// `done create_user E1`, `held archive_user E2: held by the guard archive_user`, in the order of the
/// plan.
[[nodiscard]] std::vector<std::string> lines_of(const ApplyReport& report);

/// A plan written by hand: each call adds a mutation and says its number.
class PlanBuilder {
 public:
  PlanBuilder();
  SealedMutation& add(MutationKind kind, std::string person, std::string user = {});
  SealedMutation& add_group(MutationKind kind, std::string group, std::string key);
  /// Its JSON, sealed.
  [[nodiscard]] std::string json();
  SealedPlan plan;
};

/// A change of a field, of texts; an empty text is null.
[[nodiscard]] SealedChange change_of(std::string field, std::string from, std::string to);

}  // namespace joinery::testing
