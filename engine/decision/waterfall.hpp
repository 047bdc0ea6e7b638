#pragma once
/// How many records went which way: what a run did with everybody. Counts of several threads are
/// merged by adding, so the order in which they come makes no difference.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/decision/decision.hpp"

namespace joinery {

struct Waterfall {
  struct Rule {
    std::uint64_t include = 0, exclude = 0, hold = 0;
    friend bool operator==(const Rule&, const Rule&) = default;
  };

  std::uint64_t read = 0;
  std::uint64_t unreadable = 0;           ///< held: the record is broken
  std::uint64_t without_id = 0;           ///< held: nobody knows who it is
  std::vector<Rule> rules;                ///< parallel to the program's
  std::vector<std::uint64_t> held_fields; ///< parallel to the program's fields
  std::vector<std::uint64_t> unclear_groups; ///< parallel to the program's groups: included people of
                                             ///< whose groups there something is not known
  std::uint64_t held_account = 0, held_invite = 0;
  std::uint64_t included = 0;
  std::uint64_t waiting = 0, active = 0, archived = 0;   ///< of those included

  explicit Waterfall(const Program& program);
  void count(const Decision& decision);
  /// `other` is of the same program.
  void add(const Waterfall& other);
  friend bool operator==(const Waterfall&, const Waterfall&) = default;
};

/// Lines for people, in the order in which people fall: read, every rule, every field that held
/// somebody, who is left.
[[nodiscard]] std::string print(const Waterfall& waterfall, const Program& program);
/// One JSON object.
[[nodiscard]] std::string print_json(const Waterfall& waterfall, const Program& program);

}  // namespace joinery
