#pragma once
/// A plan on its way: the mapping, what HR says, what the platform has, what is remembered, and the
/// sealed plan of it all. `plan` stops here; `sync` carries it out.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/cli/mapping.hpp"
#include "engine/cli/people_source.hpp"
#include "engine/cli/session.hpp"
#include "engine/desired/people.hpp"
#include "engine/edge/platform.hpp"
#include "engine/edge/store.hpp"
#include "engine/guard/guarded_plan.hpp"
#include "engine/guard/guards.hpp"
#include "engine/plan_file/write_plan.hpp"
#include "engine/record/record_file.hpp"
#include "engine/snapshot/certificate.hpp"

namespace joinery {

struct PlanningOptions {
  std::string integration;
  std::string records;        ///< a file or a snapshot's folder; empty: the vendor is asked
  std::string users, groups;  ///< files; both empty: the platform is asked
  std::string guards;
  std::string memory;         ///< a file, in place of the state
  std::string state;
  std::string at;
  std::size_t threads = 0;    ///< 0: all cores
};

/// Not moved once `make` has run: its parts refer to each other.
class Planning {
 public:
  explicit Planning(PlanningOptions options) : options_(std::move(options)) {}

  /// Reads and checks the mapping; what is wrong with it goes to standard error.
  [[nodiscard]] Result<void> open(Session& session);
  /// The plan of this moment. `platform` is read where the options name no users; null: there is
  /// none. `store` gives memory and serial and keeps the plan; null: nothing is remembered.
  [[nodiscard]] Result<void> make(Session& session, Platform* platform, Store* store);

  /// Whether the records are of the source itself, and not of a file that somebody tries out.
  [[nodiscard]] bool is_witnessed() const { return fetched_ != nullptr || certificate_.has_value(); }
  /// What was found out on the way is remembered where there is nothing to carry out. Needs the turn.
  [[nodiscard]] Result<void> remember_seen(Store& store) const;

  [[nodiscard]] const Mapping& mapping() const { return *mapping_; }
  [[nodiscard]] const Plan& plan() const { return guarded_->made.plan; }
  [[nodiscard]] const MadePlan& made() const { return guarded_->made; }
  [[nodiscard]] PlanContext context() const;
  /// Whether the platform is to be asked: where no file says what it has, and, for records of a file, where it can be.
  [[nodiscard]] bool asks_platform() const;
  /// What would change if what is proposed were in force, for people; empty: nothing is proposed.
  [[nodiscard]] const std::string& proposals() const { return proposals_; }
  /// The plan as JSON, in pieces or whole.
  void write(const std::function<void(std::string_view)>& out) const;
  [[nodiscard]] std::string text() const;

 private:
  [[nodiscard]] std::size_t threads() const;
  [[nodiscard]] Result<void> read_people(Session& session);
  [[nodiscard]] Result<Present> read_present(const Session& session, Platform* platform);
  [[nodiscard]] Result<void> remember(const Session& session, Store* store);
  [[nodiscard]] Result<void> keep(Store& store) const;
  [[nodiscard]] Result<void> hash_records_of_the_changed();
  void forecast();
  [[nodiscard]] SourceProof source_proof() const;
  [[nodiscard]] Result<void> ask_for_the_missing(const Session& session, const MatchedPeople& matched,
                                                 SourceProof& source);

  PlanningOptions options_;
  RunClock clock_;
  const ZoneTable* zones_ = nullptr;
  std::optional<Mapping> mapping_;
  std::optional<Guards> guards_;
  std::shared_ptr<const Program> program_;
  std::unique_ptr<PassingSnapshot> fetched_;   ///< null: the records are of a file
  std::optional<Certificate> certificate_;
  std::map<std::string, SourceAnswer, std::less<>> look_ups_;
  std::optional<RecordFile> record_file_;   ///< nothing: the records can be read once only
  std::optional<People> people_;
  std::optional<Memory> memory_;
  bool has_access_ = false;   ///< to the platform
  std::string incomplete_platform_;
  std::string proposals_;
  std::unique_ptr<GuardedPlan> guarded_;
  WrittenPlan written_;
};

}  // namespace joinery
