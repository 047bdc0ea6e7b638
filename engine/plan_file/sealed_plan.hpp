#pragma once
/// A plan as its file has it: complete in itself, so that it can be carried out on another day by
/// another process. What Plan says by index, this says by id.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/calendar/day.hpp"
#include "engine/json/json.hpp"
#include "engine/mutation/mutation_kind.hpp"

namespace joinery {

struct SealedChange {
  std::string field;
  std::optional<Json> from;        ///< none: not known, as of a user who is to be made
  Json to;                         ///< null: cleared
  std::string person;              ///< a reference: HR's id of the other person
  std::string key = {};            ///< a parent: HR's key of the other group, of the same kind
};

struct SealedReason {
  std::string rule, at;            ///< `set.email`, `target.yaml:27:19`
};

struct SealedMutation {
  std::uint32_t number = 0;        ///< from 1
  MutationKind kind = MutationKind::update_user;
  std::string person, user;        ///< empty: none, or a user who is not there yet
  std::string was = {};            ///< link_user: whose user it was until now, by HR's id; empty: nobody's
  std::string group;               ///< the platform's id; empty: none, or not there yet
  std::string group_kind, group_key;
  std::vector<SealedChange> fields;
  std::vector<std::uint32_t> after;   ///< numbers
  std::string held;                ///< the guard that holds it
  bool notify = false;             ///< the platform may write to the user because of it
  std::vector<SealedReason> because;
  std::string record;              ///< hash of the record that it follows from, where it was told
};

/// Why a plan that was made without a look at the platform is not carried out.
inline constexpr const char* made_unseen =
    "it was made as if the platform were empty: plan again, with the platform or with `--users`";

struct SealedGuard {
  std::string name, because;
};

struct SealedPlan {
  std::string integration, path, hash, vendor;
  Instant as_of, expires;
  std::uint64_t serial = 0;
  bool complete = false;
  std::string incomplete;          ///< why it is not
  bool platform_unseen = false;    ///< it was taken to be empty: nothing of it may be carried out
  std::string snapshot;            ///< hash of the records it was made from, where it was told
  std::vector<SealedGuard> tripped;
  std::vector<SealedMutation> mutations;
  std::string text;                ///< the JSON it was read from

  [[nodiscard]] const SealedMutation* find(std::uint32_t number) const;
};

/// Reads the JSON of a plan. `malformed` where it is none, where its hash is not that of its bytes,
/// or where what it says does not hold together; texts of people are not quoted.
[[nodiscard]] Result<SealedPlan> read_plan(std::string_view text, const Limits& limits);

/// The same as JSON, in the form of `joinery plan --format json`; sets its hash. For plans that are
/// not made from records, such as those that undo a run.
[[nodiscard]] std::string write_sealed(SealedPlan& plan);

}  // namespace joinery
