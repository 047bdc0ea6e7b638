#pragma once
/// What an expression can see from where it stands, and what is known there. Scopes are small values:
/// a branch copies its scope and knows a little more.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/context_names.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

struct Scope {
  const Document* document = nullptr;         ///< whose words these are
  bool reads_source = false;                  ///< bare names are fields of `read:`
  bool reads_record = false;                  ///< `record.…` is the raw record (joinery eval)
  std::map<std::string, NodeId> parameters;   ///< of the function that is being written out
  std::map<std::string, const Expr*> literals;    ///< parameters given a literal, which still adapts
  ContextNames* context = nullptr;            ///< in a connector: names of what is there when it is carried out
  bool encodes_holes = false;                 ///< the holes of a text are percent-encoded
  const Type* element = nullptr;              ///< inside a list: the type of the item
  bool called_for_item = false;               ///< in a function that is called for an item of a list
  std::optional<NodeId> base;                 ///< inside a change: the layer below
  bool outcomes = false;                      ///< `keep` and `clear` may stand here
  std::set<NodeId> present;                   ///< nodes that cannot be blank here
  std::vector<std::pair<NodeId, bool>> assumed;   ///< conditions on the way here: yes, or not yes
  int depth = 0;                              ///< of functions written out
};

/// What an expression came to.
struct Compiled {
  NodeId node;
  Type type;
  bool may_be_blank = true;
};

}  // namespace joinery
