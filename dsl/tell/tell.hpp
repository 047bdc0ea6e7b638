#pragma once
/// A mapping in plain English, for those who answer for it and do not write it.

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/read/load.hpp"

namespace joinery {

enum class ToldKind : std::uint8_t { rule, field, account, invite, group, worker, word };

struct Told {
  ToldKind kind = ToldKind::rule;
  std::string item;  ///< `rules.no-contractors`, `set.team`, `account.starts`, `groups.team.parent`
  std::string text;  ///< a sentence; lines that begin with spaces and `- ` are bullets below it
  std::string say;   ///< rules: what their author says
  Span place;
};

struct TellOptions {
  /// Whatever the settings may be, and not only what follows from those that were chosen.
  bool all_settings = false;
};

/// In the order of decision: lists, rules, fields, account, invitation, groups, then the words (functions) that
/// these use; for a source alone the fields of the worker instead of the platform's. The bundle has no errors. Pure.
[[nodiscard]] std::vector<Told> tell(const Bundle& bundle, const TellOptions& options);

}  // namespace joinery
