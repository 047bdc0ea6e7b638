#pragma once
/// Why a person is in, out or held: the rule or field that decided, what it saw, and what came
/// before.

#include <optional>
#include <string>
#include <vector>

#include "engine/explain/answer.hpp"
#include "engine/explain/source_place.hpp"

namespace joinery {

struct RuleSeen {
  enum class Said : std::uint8_t { yes, no, blank, hold };
  std::string id, say, layer;
  Outcome outcome = Outcome::exclude;
  Outcome if_blank = Outcome::hold;
  Span place;
  Said said = Said::no;
  bool decided = false;
  std::vector<SourcePlace> saw;
};

struct FieldSeen {
  std::string name, layer;
  Span place;
  std::vector<SourcePlace> saw;
};

struct AccountSeen {
  std::optional<Day> starts, ends;            ///< `ends` is the last day
  std::optional<Instant> starts_at, ends_at;  ///< begins, and is over
  std::string zone;
  bool zone_assumed = false;        ///< nobody said one
  bool archived_by_status = false;  ///< `archived when` said yes
  std::vector<SourcePlace> saw;
};

struct Explanation {
  Answer answer;
  std::vector<RuleSeen> rules;     ///< those that were asked, in order; the last may have decided
  std::optional<FieldSeen> field;  ///< held by it
  std::optional<AccountSeen> account;  ///< where the decision got that far
  InviteSyntax::When invite = InviteSyntax::When::never;
  Span invite_place;
  std::vector<SourcePlace> places;  ///< all that the decision looked at
};

/// Never fails: a record that cannot be read is explained as such.
[[nodiscard]] Explanation explain(const Inquiry& inquiry, const Json& record);

}  // namespace joinery
