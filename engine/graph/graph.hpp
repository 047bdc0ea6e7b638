#pragma once
/// The rule graph: what a mapping means, as one directed acyclic graph of typed expressions. Names,
/// layers, settings and functions are gone: a setting is a constant, a function's body stands where it
/// was called. Nodes come before the nodes that use them, so one loop forward visits operands first.
///
/// Blank, errors and laziness, which every executor and every pass must keep:
/// - Each node gives a value of its type, blank, or a hold (an error that travels).
/// - Unless said otherwise below, operands are evaluated from left to right; the first hold among them is
///   the result; else if any is blank, the result is blank.
/// - `else_`, `if_`, `and_`, `or_`, `in_constants` are lazy from left to right: an operand that is not
///   needed is not evaluated, so its hold is not seen.
/// - Evaluation is pure, so evaluating a node once or twice is the same.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dsl/base/id.hpp"
#include "dsl/source/span.hpp"
#include "dsl/syntax/documents.hpp"
#include "engine/decode/decoder.hpp"
#include "engine/function/function.hpp"
#include "engine/graph/constant.hpp"
#include "engine/graph/table.hpp"
#include "engine/pattern/pattern.hpp"

namespace joinery {

struct Node;
struct Reading;
using NodeId = Id<Node>;
using ReadingId = Id<Reading>;
using TableId = Id<Table>;

enum class NodeOp : std::uint8_t {
  constant,      ///< `constant`
  setting,       ///< `constant`, which the integration (or a default) chose; `name` is the setting. Executors
                 ///< treat it as a constant; analysis treats it as open, so that no mapping is blamed for a choice
  read,          ///< `reading`: the decoded value of the record
  element,       ///< `index`: field of the list's item that stands around this node (bodies of list operators)
  today,         ///< day of the run's clock in the zone in[0]
  now,           ///< the run's clock

  // Logic: three-valued, blank is "not known"
  not_,          ///< blank stays blank
  and_,          ///< no if any is no (the first no ends it); else blank if any is blank; else yes
  or_,           ///< yes if any is yes (the first yes ends it); else blank if any is blank; else no
  is_blank,      ///< yes or no, never blank; a hold stays a hold
  is_present,

  // Decisions
  else_,         ///< the first operand that is not blank (a hold is not blank and ends it); blank if none
  if_,           ///< in[0] yes: in[1]; no or blank: in[2]; a hold of in[0] is the result
  hold,          ///< a hold whose reason is in[0]; in it, blanks show as "(blank)"

  // Comparisons of two values of comparable types
  equal, unequal,             ///< texts byte by byte, lists item by item
  less, less_equal,           ///< numbers, dates, instants (after and on-or-after come with operands swapped)
  in_constants,  ///< in[0] equals one of in[1…]; a yes ends it; blank if in[0] is blank
  in_list,       ///< the list in[1] holds in[0]
  in_set,        ///< in[0] as a normal key is among `table`'s keys (its values are not used)
  starts_with, ends_with, contains,   ///< of texts
  matches,       ///< in[0] as a whole matches `pattern`

  // Arithmetic: exact decimals; what passes the range is a hold; division by zero is a hold
  negate, add, subtract, multiply, divide,
  shift,         ///< the date or instant in[0] moved by in[1] (a whole number) of `unit`; `index` 1: backwards
  days_between,  ///< days from date in[1] to date in[0]
  concat,        ///< the operands as one text; numbers, dates, … in their printed form
  show,          ///< in[0] as text, never blank: blank shows as "(blank)"; a hold stays a hold

  call,          ///< `function` of the operands; its BlankPolicy rules
  table,         ///< the value at key in[0] of `table`; on a miss its answer (blank, constant or hold)

  // Lists; one without items is blank. `bodies` are evaluated for each item, in whose scope `element` reads its fields
  // (index 0 of a list of plain values is the item itself); nodes without `element` below them belong outside.
  where,         ///< the items of in[0] for which bodies[0] is yes; a hold of a body is the result; blank is no
  sort,          ///< in[0] ordered by bodies in turn (blank last, ties keep no order but that of compare()); bit i of
                 ///< `index`: bodies[i] descending
  first,         ///< the first of in[0] by bodies (as sort); blank if empty; two different ones with equal keys: a hold
  only,          ///< blank if in[0] is empty; its item if all items are the same; else a hold
  count,         ///< how many items; a blank list has none: never blank
  each,          ///< field `index` of every record of in[0], blanks left out
  field,         ///< field `index` of the record in[0]

  // Groups
  describe,      ///< the keys in[0] (one, or a list; keep and clear: none), each as a record of the key and of what
                 ///< the bodies come to for it: outcomes and holds stay inside. Blank if there is no key
};

struct Node {
  NodeOp op = NodeOp::constant;
  Type type;
  bool may_be_blank = true;
  bool may_hold = false;
  Span place;                        ///< where it was written; shared nodes keep the first place
  std::vector<NodeId> in;
  std::vector<NodeId> bodies;
  std::uint32_t index = 0;
  Constant constant;                 ///< constant
  ReadingId reading;                 ///< read
  TableId table;                     ///< table, in_set
  const FunctionDef* function = nullptr;
  std::string name;                  ///< setting: its name
  std::string unit;                  ///< shift: minute hour day week month year
  std::optional<std::uint32_t> pattern;   ///< matches: index into Graph::patterns
};

/// What the record must be asked for. Two readings with the same path and decoder are one.
struct Reading {
  std::string name;                  ///< `start_date`, `custom.division`
  PathSyntax path;
  Decoder decoder;                   ///< of a scalar, or
  struct Field {
    std::string name;
    PathSyntax path;                 ///< within the item
    Decoder decoder;
  };
  std::vector<Field> each;           ///< a list of records, if not empty
  Type type;
  Span place;
};

struct GraphRule {
  std::string id;
  std::string say;
  Outcome outcome = Outcome::exclude;
  NodeId condition;
  Outcome if_blank = Outcome::hold;  ///< equal to `outcome`: applies; hold: held; else: does not apply
  Span place;
  std::string layer;                 ///< name of the document that says so
};

struct GraphField {
  std::string name;
  FieldSyntax declared;
  Type type;
  NodeId value;                      ///< its value may be an outcome (keep, clear, hold); never blank
  Span place;
  std::string layer;
};

/// What is known of the groups whose keys one field holds.
struct GraphGroup {
  /// The parts of a record of `value`, by index; the bodies of `describe` are those from `name` on.
  enum Part : std::uint32_t { key, name, parent, manager };
  static constexpr std::uint32_t parts = 4;
  std::string field;                 ///< of the platform
  std::uint32_t field_index = 0;     ///< in Graph::fields
  std::string kind, title;
  NodeId value;                      ///< `describe`
  Span place[parts];                 ///< where a part is said; unknown: nobody says it (`keep`; `name`: the key)
  std::string layer[parts];
};
/// `key`, `name`, `parent`, `manager`.
[[nodiscard]] std::string_view name_of(GraphGroup::Part part);

struct GraphAccount {
  NodeId starts, ends;               ///< dates; may be blank: no such bound
  NodeId archived_when;              ///< yes_no, never blank
  NodeId zone;                       ///< zone, never blank
  bool zone_assumed = false;         ///< nobody said a zone: UTC
};

/// A condition as it stands in a mapping, with what is known where it is asked: `assumed` holds the
/// conditions that were yes (true) or not yes (false) on the way to it. For the analysis of branches.
struct ConditionUse {
  enum class Place : std::uint8_t { if_, case_, rule, account, filter };
  NodeId condition;
  Span place;
  Place where = Place::if_;
  std::vector<std::pair<NodeId, bool>> assumed;
};

struct GraphInvite {
  InviteSyntax::When when = InviteSyntax::When::never;
  NodeId condition;                  ///< `when`: yes_no
  Span place;
};

struct Graph {
  std::string integration, source, target;
  std::string records;               ///< where the records of a page are: member names joined by dots
  std::vector<Node> nodes;
  std::vector<Reading> readings;
  std::vector<Table> tables;
  std::vector<Pattern> patterns;
  NodeId id;                         ///< the person's id: text
  std::vector<GraphRule> rules;
  std::vector<GraphField> fields;
  std::vector<GraphGroup> groups;
  GraphAccount account;
  GraphInvite invite;
  std::vector<Named<Word>> permissions;   ///< of the source, by path
  std::vector<ConditionUse> conditions;   ///< for analysis only; optimized graphs have none

  [[nodiscard]] const Node& operator[](NodeId node) const { return nodes[node.index]; }
  /// Every root in a fixed order: id, rules, fields, groups, account, invitation.
  [[nodiscard]] std::vector<NodeId> roots() const;
};

}  // namespace joinery
