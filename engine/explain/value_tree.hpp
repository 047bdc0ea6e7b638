#pragma once
/// How one value came about: the operators that were evaluated, in the order of evaluation, with
/// the decisions on the way. Internal to engine/explain.

#include <string>
#include <vector>

#include "engine/execute/trace.hpp"
#include "engine/explain/inquiry.hpp"

namespace joinery {

/// One operator and what it came to; operands come before it, one deeper.
struct ValueStep {
  std::string text;   ///< as the mapping writes it, on one line
  std::string value;  ///< JSON, or `blank`, `keep`, `clear`, `hold: reason`
  Span place;
  std::uint32_t depth = 0;
};

/// A decision: a condition of `if` or `cases`, or a value with an `else` behind it.
struct Branch {
  std::string condition;
  std::string answer;  ///< `yes`, `no`, `blank`, `present`
  Span place;
};

struct SettingUse {
  std::string name;
  std::string value;  ///< JSON
  Span place;         ///< where it was chosen, if that is known; else where it is used
};

struct RowUse {
  std::string table;
  std::string key;  ///< JSON: what was looked for
  bool hit = false;
  std::string value;  ///< JSON: what the row says; empty for a miss or a set
  Span place;         ///< of the row
};

struct ValueTree {
  std::vector<ValueStep> steps;
  std::vector<Branch> branches;
  std::vector<SettingUse> settings;
  std::vector<RowUse> rows;
  bool cut = false;  ///< there was more than is shown
};

inline constexpr std::size_t tree_steps_max = 500;
inline constexpr std::uint32_t tree_depth_max = 100;

[[nodiscard]] ValueTree value_tree(const Inquiry& inquiry, NodeId root, const Traced& traced);

/// JSON, or `blank`, `keep`, `clear`, `hold: reason`.
[[nodiscard]] std::string shown_value(const Value& value, const Type& type, const ZoneTable& zones);
/// What the mapping writes where the node stands, on one line; else the operator.
[[nodiscard]] std::string written_text(const Inquiry& inquiry, NodeId node);

}  // namespace joinery
