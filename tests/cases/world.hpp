#pragma once
/// A platform that lives in memory: what it has, and what a plan makes of it. It does exactly what it
/// is told, so that a second plan shows whether the first one was whole. What was done is
/// remembered by the same events that serve real runs.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/cases/planned.hpp"

namespace joinery::testing {

struct WorldUser {
  bool active = true, managed = false, admin = false;
  std::string person, invitation;
  std::map<std::string, std::string> fields;   ///< as JSON
  std::set<std::string> groups;
  friend bool operator==(const WorldUser&, const WorldUser&) = default;
};

struct WorldGroup {
  std::string kind, name, key, parent, manager;
  bool managed = false;
  friend bool operator==(const WorldGroup&, const WorldGroup&) = default;
};

enum class Held : std::uint8_t { left, done };

struct World {
  std::map<std::string, WorldUser> users;
  std::map<std::string, WorldGroup> groups;
  Memory memory;

  void set_users(const std::string& ndjson);
  void set_groups(const std::string& ndjson);
  [[nodiscard]] std::string users_text() const;
  [[nodiscard]] std::string groups_text() const;
  /// Carries the plan out; what guards hold is left, or done as if somebody had approved it.
  void apply(const Planned& planned, Held held);

 private:
  std::size_t made_ = 0;
};

}  // namespace joinery::testing
