#pragma once
/// A plan with every kind of mutation, carried out on a platform and a store that outlive the process;
/// and what is there of it in the end, all of it: on the platform, in the mail, in the journal, in the
/// memory, and in the plan that takes it back.

#include <memory>
#include <string>
#include <vector>

#include "engine/apply/apply.hpp"
#include "tests/support/dying_database.hpp"
#include "tests/support/memory_platform.hpp"
#include "tests/support/stores.hpp"

namespace joinery::testing {

struct RunVariant {
  const char* name;
  bool finds_by_external_id = true;
  bool tells_who_was_invited = true;
  std::size_t batch = 1;
};

/// Every kind of mutation, once or twice, as JSON.
[[nodiscard]] std::string whole_plan();

/// A platform and a state before anything was done: users may be written to.
struct Scene {
  explicit Scene(const RunVariant& variant);
  /// What a process that died now would leave of another one in a file.
  explicit Scene(const Scene& other);

  TemporaryFolder folder;
  RunVariant variant;
  StateAddress state;
  [[nodiscard]] std::string platform() const { return folder.file("platform.json"); }
  [[nodiscard]] std::unique_ptr<MemoryPlatform> opened_platform() const;
};

/// One process' attempt: opens everything, carries the plan out, and dies where it is told. `watch` is
/// called at every step, with the platform and how often it has changed.
using Watch = std::function<void(const MemoryPlatform&, std::size_t)>;
[[nodiscard]] Result<ApplyReport> attempt(const Scene& scene, const std::string& plan, Countdown& countdown,
                                          const Watch& watch = {});

/// What is there, one line each. Times are left out, and whatever only tells how it came about: how
/// often it was tried, why it is done, the platform's names of requests.
[[nodiscard]] std::vector<std::string> outcome(const Scene& scene);

/// What decides how things go on for whoever begins anew: what is on the platform, and the rows of the
/// state.
[[nodiscard]] std::string crossroads(Database& state, const MemoryPlatform& platform);

}  // namespace joinery::testing
