#pragma once
/// What a mapping decides about one record, and its line of `joinery map`.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"
#include "engine/calendar/day.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/execute/executor.hpp"
#include "engine/program/program.hpp"

namespace joinery {

enum class AccountState : std::uint8_t { waiting, active, archived };
/// `waiting`, …
[[nodiscard]] std::string_view name_of(AccountState state);

/// All views are of the record, the program or the executor: good until the next record.
struct Decision {
  enum class Kind : std::uint8_t { include, exclude, hold };
  /// Whose word it was. `id`: there is no person; `record`: it could not be read.
  enum class By : std::uint8_t { nobody, rule, field, account, invite, id, record };

  Kind kind = Kind::hold;
  By by = By::nobody;
  std::uint32_t index = 0;            ///< of the rule or field
  Value person;                       ///< blank: not known
  std::string_view because;           ///< exclude, hold
  std::span<const Value> user;        ///< include: parallel to the program's fields
  std::span<const Value> groups;      ///< include: parallel to the program's groups
  AccountState account = AccountState::active;
  std::optional<Day> invite;          ///< the day on which to invite
  Day today;                          ///< include: the run's day in the account's zone
  std::optional<Day> starts, ends;    ///< include: the account's first and last day, where known
  ZoneId zone;                        ///< include: the account's
  bool archived_by_status = false;    ///< include: `archived when` is yes
};

/// Decides records with an executor. One thread.
class Decider {
 public:
  /// `executor` outlives it.
  explicit Decider(Executor& executor);

  /// The decision is valid until the next one. For `slots` and `record` see Executor::begin.
  [[nodiscard]] const Decision& decide(const RawValue* slots);
  [[nodiscard]] const Decision& decide(const Json& record);
  /// Of whoever was decided last, left out by a rule or not: HR says that they have left.
  [[nodiscard]] bool has_left();
  /// Whether the zone of whoever was decided last is the one that stands for those who have none.
  [[nodiscard]] bool is_zone_assumed();
  /// Of a record that could not be read.
  [[nodiscard]] const Decision& broken(const Error& error);

 private:
  void decide_begun();
  [[nodiscard]] bool find_person();
  [[nodiscard]] bool pass_rules();
  [[nodiscard]] bool pass_rule(std::uint32_t index, bool& ended);
  [[nodiscard]] bool compute_fields();
  [[nodiscard]] bool compute_account();
  [[nodiscard]] bool compute_invite();
  [[nodiscard]] bool compute_groups();
  [[nodiscard]] Day day_in(ZoneId zone);
  [[nodiscard]] bool check_field(std::uint32_t index, const Value& value);
  void hold(Decision::By by, std::uint32_t index, std::string_view because);
  void hold_made(Decision::By by, std::uint32_t index, const std::string& because);

  Executor& executor_;
  const Program& program_;
  Decision decision_;
  std::vector<Value> user_;
  std::vector<Value> groups_;
  Value starts_;
  ZoneId zone_;
  ZoneId last_zone_;
  Day last_day_;
  std::string broken_because_;
};

/// Appends the decision's line, without a line break: the same bytes whatever way the record came.
/// `user` holds the fields that are set, and null for one that is cleared; kept fields are absent.
/// Where the mapping describes groups, `groups` follows it, with the groups of every field that is
/// set: an object, or an array of them where the field is a list; the same holds for their parts,
/// and `hold` says why a part is not known.
void append_line(std::string& out, const Decision& decision, const Program& program,
                 const ZoneTable& zones);

/// The part of that line about the groups of one field: JSON, or nothing where there are none.
[[nodiscard]] std::string groups_text(const Decision& decision, const Program& program,
                                      std::size_t index, const ZoneTable& zones);

}  // namespace joinery
