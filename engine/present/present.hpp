#pragma once
/// What the platform has now: its users, and its groups.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/value/arena.hpp"
#include "engine/value/value.hpp"

namespace joinery {

/// How far a user has come with their invitation, where the platform says it.
enum class Invitation : std::uint8_t { unknown, pending, expired, accepted };

struct PresentUser {
  std::string_view id;                       ///< the platform's; never empty
  bool active = true;
  bool managed = false;                      ///< made or adopted by us; others are never written
  bool admin = false;
  Invitation invitation = Invitation::unknown;
  std::string_view person;                   ///< the stored link: the id that HR has; may be empty
  std::span<const Value> fields;             ///< parallel to the mapping's fields; blank: empty; a
                                             ///< hold: what stands there cannot be read
  std::span<const std::string_view> groups;  ///< ids, sorted
};

struct PresentGroup {
  std::string_view id;
  std::string_view kind;     ///< what the platform calls it: `team`, `department`
  std::string_view name;
  bool managed = false;      ///< made by us; others are never renamed nor removed
  std::string_view key;      ///< the id that HR has for it; may be empty
  std::string_view parent;   ///< id of the group above; may be empty
  std::string_view manager;  ///< id of a user; may be empty
};

/// Whether a platform shows a field of its users.
enum class Visibility : std::uint8_t {
  shown,
  hidden,    ///< it is only ever sent: what was sent is all that is known
  nowhere,   ///< neither shown nor sent: the mapping decides it for others
};

/// Both lists are sorted by id, each id once. Owns its texts; moved, never copied; read by any
/// number of threads.
struct Present {
  std::unique_ptr<Arena> memory = std::make_unique<Arena>();
  std::vector<PresentUser> users;
  std::vector<PresentGroup> groups;
  std::vector<Visibility> visible;   ///< parallel to the mapping's fields; empty: all are shown
  bool shows_group_managers = true;  ///< no: whom we set last is all that is known
};

}  // namespace joinery
