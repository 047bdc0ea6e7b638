#pragma once
/// One thing in a mapping that an example can reach: a plain value, with its place already in words,
/// so that points of several mappings can stand in one list.

#include <cstdint>
#include <string>

namespace joinery {

/// What would reach a point that nothing reaches: an example, with one place of its record changed.
struct Reach {
  std::string example;  ///< its name; empty: not known
  std::string path;     ///< of the place
  std::string value;    ///< JSON; empty: without the place
};

struct CoveragePoint {
  enum class Kind : std::uint8_t {
    rule,    ///< a rule applies, or does not
    branch,  ///< a way that a formula takes
    blank,   ///< the way for a value that is not there: of a rule, a condition or an `else`
    row,     ///< a row of a table is looked up, or none
  };

  std::string file;
  std::uint32_t line = 0, column = 0;  ///< from 1
  std::uint32_t begin = 0;             ///< bytes from the beginning of the file; orders points
  Kind kind = Kind::rule;
  std::uint32_t way = 0;  ///< tells points at one place apart: 0, 1, …
  /// Points of one construct have the same: its first byte. For formats that count branches.
  std::uint32_t construct = 0;
  std::string what;  ///< `applies`, `is not blank`, `otherwise`, …
  std::string subject;  ///< the rule's id, the table's name, or what is written there
  std::uint64_t count = 0;
  Reach reach;

  [[nodiscard]] bool reached() const { return count > 0; }
};

/// `rule`, …
[[nodiscard]] std::string_view name_of(CoveragePoint::Kind kind);

}  // namespace joinery
