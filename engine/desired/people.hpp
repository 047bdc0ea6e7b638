#pragma once
/// Everybody as HR wants them: the decisions of one run, kept.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/decision/decision.hpp"
#include "engine/decision/waterfall.hpp"
#include "engine/value/arena.hpp"

namespace joinery {

/// One record's decision. All views are of the `People` it stands in or of the program.
struct Person {
  std::string_view id;               ///< empty: nobody knows who it is (a hold)
  Decision::Kind kind = Decision::Kind::hold;
  Decision::By by = Decision::By::nobody;
  std::uint32_t index = 0;           ///< of the rule or field
  std::string_view because;
  std::span<const Value> user;       ///< include: parallel to the program's fields
  AccountState account = AccountState::active;
  std::optional<Day> invite;         ///< include: the day on which to invite
  Day today;                         ///< include: the run's day in the account's zone
  std::optional<Day> starts, ends;   ///< include: the account's first and last day, where known
  ZoneId zone;                       ///< include: the account's
  bool zone_assumed = false;         ///< include: nothing in the record says it
  bool archived_by_status = false;   ///< include: `archived when` is yes
  bool has_left = false;             ///< exclude: HR says so of somebody whom a rule leaves out
  std::span<const Value> groups;     ///< include: parallel to the program's groups
  std::string_view record;           ///< SHA-256 of the bytes of their record, 64 hexadecimal digits;
                                     ///< empty: nobody has asked for it
  std::uint64_t record_offset = 0;   ///< of their record in the input
  std::uint32_t record_size = 0;     ///< in bytes; 0: there is none that could be read
};

/// Sorted by id, then by everything else that decides, so that the order in which records came can
/// not be told from it. Owns its texts; moved, never copied; read by any number of threads.
struct People {
  std::vector<std::unique_ptr<Arena>> memory;
  std::vector<Person> list;
  Waterfall waterfall;
  /// What was read of the records, and of how many of them there was something at each path.
  struct Coverage {
    std::string path;
    std::uint64_t filled = 0;
  };
  std::vector<Coverage> coverage;
  /// The document ended in a fault: there may be more people than these.
  std::optional<Error> broken;

  explicit People(const Program& program) : waterfall(program) {}
};

}  // namespace joinery
