#pragma once
/// The seam to a platform: what may be asked of it and done on it, without a word of HTTP. A real
/// platform stands behind requests that its folder in mappings/ declares; tests play one in memory.
///
/// A value of a field is JSON, as the mapping's field of that name has it. References are the
/// platform's own ids. Nothing here is a secret, but much is personal: it is never logged.
///
/// Threads: one at a time. Calls block as long as the platform takes; none waits on purpose or
/// tries twice: that is for whoever carries out a plan, who has a clock and can be stopped.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"
#include "engine/mutation/mutation_kind.hpp"

namespace joinery {

/// A field by its name in the mapping.
struct PlatformField {
  std::string name;
  Json value;                      ///< null: empty, or to be cleared
};

struct PlatformUser {
  std::string id;                  ///< the platform's; never empty
  std::string external_id;         ///< HR's id, where the platform keeps it; else empty
  bool active = true;
  bool admin = false;
  enum class Invited : std::uint8_t { not_told, no, yes };
  Invited invited = Invited::not_told;
  std::vector<PlatformField> fields;
  std::vector<std::string> groups; ///< ids
  bool groups_told = true;         ///< no: only reading everybody says who belongs to what
  std::string version;             ///< an ETag or the like; empty: there is none

  [[nodiscard]] const Json* find(std::string_view field) const;
};

struct PlatformGroup {
  std::string id;
  std::string kind;                ///< as the mapping's field names it: `team`, `department`
  std::string name;
  std::string key;                 ///< HR's id of it, where the platform keeps it
  std::string parent;              ///< id of the group above; may be empty
  std::string manager;             ///< id of a user; may be empty
  std::string version;
};

/// What a platform can do: data of its connector.
struct PlatformAbilities {
  std::vector<MutationKind> can;          ///< the others are never handed over
  bool finds_by_external_id = true;       ///< it keeps HR's ids, and can be asked by them
  bool finds_group_by_key = true;
  bool has_versions = false;              ///< it refuses what was changed since `version`
  bool has_idempotency_keys = false;      ///< the same `key` twice is done once
  /// Whether a create sends mail: only where `notify` says so, or whatever is said.
  enum class CreateMails : std::uint8_t { never, if_told, always };
  CreateMails create_mails = CreateMails::never;
  std::size_t batch_max = 1;              ///< mutations of one kind in one call
  std::vector<MutationKind> batches;      ///< the kinds that may be handed over together
  std::int64_t settle_micros = 0;         ///< so long it may not show what it has done
  std::uint32_t requests_per_minute = 0;  ///< 0: not known

  [[nodiscard]] bool is_able(MutationKind kind) const;
  [[nodiscard]] std::size_t batch_of(MutationKind kind) const;
};

/// One change, complete: nothing needs to be looked up to carry it out. Empty means: not said.
struct PlatformMutation {
  MutationKind kind = MutationKind::update_user;
  std::string key;                 ///< the same at every attempt, different for every mutation
  std::string person;              ///< HR's id: the external id of a new or linked user
  std::string user;                ///< the platform's id; empty only for create_user
  std::string group;               ///< the platform's id; empty only for create_group
  std::string group_kind;
  std::string group_key;
  /// What changes. create_user, update_user: fields of the user. set_manager, clear_manager: the one
  /// field that holds the reference. create_group, rename_group: `name`. set_group_parent: `parent`.
  /// set_group_manager: `manager`.
  std::vector<PlatformField> fields;
  bool notify = false;             ///< whether anybody may be told by mail; only invite_user says so
  std::string version;             ///< to be refused if the platform has another by now
};

struct MutationAnswer {
  enum class Kind : std::uint8_t {
    done,
    already_done,  ///< it was so before: exists, is archived, is a member; gone, where it should go
    retry,         ///< not done, and may work later
    permanent,     ///< refused: the same will be refused again
    conflict,      ///< changed by somebody since it was read
    unknown,       ///< nobody knows whether it was done: the answer was lost
  };
  Kind kind = Kind::unknown;
  std::int64_t after_micros = 0;   ///< retry: not before; 0: not said
  bool busy = false;               ///< retry: everybody is to wait, not this one only (429)
  std::string because;             ///< for people; no secret, no field's value
  std::string id;                  ///< of the user or group, where the platform said it
  std::string request;             ///< the platform's name for the request, for its support
  std::vector<PlatformField> shown;///< what the fields hold now, where the platform said it
  std::string version;
};

/// How users and groups are asked for; the first member that is not empty says how.
struct PlatformQuestion {
  std::string id = {};
  std::string external_id = {};    ///< of a group: HR's key, with `kind`
  std::string field = {};          ///< a field by which users are matched; of a group: empty
  std::string value = {};          ///< of that field; of a group: its name
  std::string kind = {};           ///< of a group
};

/// How a reading of everything ended.
struct PlatformReading {
  bool complete = false;           ///< all are there, and it could be told
  std::string incomplete;          ///< why not, for people
};

class Platform {
 public:
  Platform() = default;
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;
  virtual ~Platform() = default;

  [[nodiscard]] virtual const PlatformAbilities& abilities() const = 0;

  /// Everybody, one after the other, in any order.
  [[nodiscard]] virtual Result<PlatformReading> read_users(
      const std::function<void(const PlatformUser&)>& each) = 0;
  [[nodiscard]] virtual Result<PlatformReading> read_groups(
      const std::function<void(const PlatformGroup&)>& each) = 0;

  /// None, one, or several: archived ones, too. An error is a question that was not answered, which
  /// says nothing about anybody.
  [[nodiscard]] virtual Result<std::vector<PlatformUser>> find_users(
      const PlatformQuestion& question) = 0;
  [[nodiscard]] virtual Result<std::vector<PlatformGroup>> find_groups(
      const PlatformQuestion& question) = 0;

  /// One mutation, or several of one kind (`batch_of`); as many answers, in the same order. Whatever
  /// goes wrong is an answer.
  [[nodiscard]] virtual std::vector<MutationAnswer> carry_out(
      std::span<const PlatformMutation> mutations) = 0;
};

}  // namespace joinery
