#pragma once
/// A case played by the code that carries real plans out (engine/apply): sealed, written and read as
/// a file, with a store, a journal, waves and read-backs, on a platform in memory that is asked for
/// what it has. What it comes to must be what `World` comes to, which simply does as it is told.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/cases/case_play.hpp"
#include "tests/support/played_run.hpp"

namespace joinery::testing {

class AppliedWorld {
 public:
  /// Begins with what the first run says was let through before.
  explicit AppliedWorld(const CaseRun& first);

  /// Takes in what a run says of users, groups and memory.
  void begin(const CaseRun& run);
  /// Plans a run on what the platform has now. Good until the next one is made.
  [[nodiscard]] Planned plan(const CaseRun& run);
  /// Carries the plan out, if there is anything to do; else remembers what was seen, as commands do.
  void carry_out(const Planned& planned, bool approve);

  [[nodiscard]] std::string users_text() const;
  [[nodiscard]] std::string groups_text() const;
  [[nodiscard]] Memory memory() const { return played_.store->memory().value(); }
  /// The user of a person whom a run has made; empty: nobody.
  [[nodiscard]] std::string made_user_of(const std::string& person) const;
  /// A group that a run has made, by its kind and HR's key of it; empty: none.
  [[nodiscard]] std::string made_group_of(const std::string& kind, const std::string& key) const;

 private:
  void set_users(const std::string& ndjson);
  void set_groups(const std::string& ndjson);
  void advance(std::vector<MemoryEvent> events);

  mutable PlayedWorld played_;
  Memory before_;                                    ///< what the plan refers to
  std::set<std::string> said_users_, said_groups_;   ///< that a run has told of
  std::set<std::string> unmanaged_, managed_groups_; ///< as told
  std::map<std::string, std::string> invitations_;   ///< as told, by user
};

}  // namespace joinery::testing
