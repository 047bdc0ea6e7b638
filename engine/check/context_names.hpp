#pragma once
/// What the formulas of one place of a connector see besides settings: names that stand for parts of a
/// context, a JSON object that is filled when the place is carried out.

#include <map>
#include <optional>
#include <string>

#include "engine/graph/graph.hpp"

namespace joinery {

struct ContextName {
  PathSyntax path;                     ///< into the context
  Decoder decoder;
  bool secret = false;
  /// `change.FIELD`: the field. `cleared.FIELD`: itself, so that a formula that asks says on its own
  /// what is sent for a cleared field.
  std::string field;
  std::optional<Constant> constant;    ///< `needed`
  bool may_be_blank = true;
  bool used = false;
};

/// By the name as it is written: `status`, `answer.next`. Text keys, so that those of one root stand
/// together.
using ContextNames = std::map<std::string, ContextName, std::less<>>;

}  // namespace joinery
