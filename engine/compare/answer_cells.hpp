#pragma once
/// One decision taken apart into what can be compared with another program's: names instead of
/// numbers, texts instead of views. Owns everything.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/decision/decision.hpp"

namespace joinery {

struct AnswerCells {
  Decision::Kind kind = Decision::Kind::hold;
  std::string person;   ///< empty: nobody knows
  std::string state;    ///< `in`, `left out by no-contractors`, `held by email`
  std::string because;  ///< of whoever is not in
  std::vector<std::pair<std::string, std::string>>
      user;             ///< fields that are set or cleared, as JSON
  std::vector<std::pair<std::string, std::string>>
      groups;           ///< by field, what is known of the groups that it holds, as JSON
  std::string account;  ///< `active`, …
  std::string invite;   ///< `2026-12-01` or `no`
  std::string line;     ///< the line of `joinery map`

  [[nodiscard]] bool is_in() const { return kind == Decision::Kind::include; }
};

[[nodiscard]] AnswerCells answer_of(const Decision& decision, const Program& program,
                                    const ZoneTable& zones);

/// One thing about a person that two mappings can see differently.
struct Cell {
  enum class Kind : std::uint8_t { person, decision, reason, field, groups, account, invite };
  Kind kind = Kind::decision;
  std::string field;  ///< its name; of `groups` too
  friend auto operator<=>(const Cell&, const Cell&) = default;
};
/// `decision`, `group`, …
[[nodiscard]] std::string name_of(const Cell& cell);

/// What stands in a cell; of a person who is not in, there are no fields, account or invitation.
[[nodiscard]] std::string value_in(const AnswerCells& answer, const Cell& cell);

struct Difference {
  Cell cell;
  std::string old, now;
};
/// What differs. Where only one of the two lets the person in, that is the difference, and neither
/// fields nor account count; reasons count where the same rule or field gives another one.
[[nodiscard]] std::vector<Difference> differences(const AnswerCells& old, const AnswerCells& now);

}  // namespace joinery
