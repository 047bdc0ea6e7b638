#pragma once
/// The program of an integration: its rule graph as straight-line code, with everything the code
/// needs. Flat, immutable, shared `const` between threads; owns all it refers to but the functions
/// (constants of the standard library). `verify` says whether one is sound; `compile` makes only
/// sound ones.
///
/// Memory of an executor: `slot_count` values. First come the constants, then the values of the
/// run (the prelude computes them once), then what each record computes.
///
/// Every root can be run on its own. What several roots or lazy places need stands in a block,
/// which runs at most once per scope and round: scope 0 is the record; each body of a list
/// operator is a scope, and each item a round of it. Blocks call blocks of smaller nodes only, so
/// the depth of calls is less than the number of blocks.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/jsonpath/query.hpp"
#include "engine/program/constant_set.hpp"
#include "engine/program/instruction.hpp"

namespace joinery {

/// A value that one can ask a program for.
struct Root {
  enum class Kind : std::uint8_t {
    id, rule, field, group, zone, starts, ends, archived_when, invite
  };
  Kind kind = Kind::id;
  std::uint32_t index = 0;   ///< of a rule, a field or the groups of a field
  friend bool operator==(const Root&, const Root&) = default;
};

struct Entry {
  static constexpr std::uint32_t nowhere = UINT32_MAX;
  std::uint32_t begin = nowhere;   ///< nowhere: nothing need be run
  std::uint32_t slot = 0;          ///< where the value is then
  NodeId node;
};

/// Computed on demand; see above.
struct Block {
  std::uint32_t begin = Entry::nowhere;   ///< nowhere: the mark of a `read_once`
  std::uint32_t scope = 0;
  NodeId node;
};

/// The body of a list operator. `round` begins with the item in `item`.
struct Body {
  std::uint32_t begin = 0;
  std::uint32_t slot = 0;
  std::uint32_t item = 0;
  std::uint32_t scope = 0;
};

/// A path below the part of a record that the reader delivers. At most one of them is not empty.
struct InnerPath {
  std::vector<PathStep> steps;
  std::optional<JsonPathQuery> query;
};

struct ProgramReading {
  std::string name;
  std::uint32_t slot = 0;          ///< of `wanted`
  InnerPath inner;                 ///< of a direct reading: empty
  bool direct = false;             ///< what stands in the slot goes to the decoder as it is
  Decoder decoder;
  struct Field {
    std::string name;
    InnerPath path;
    Decoder decoder;
  };
  std::vector<Field> each;         ///< not empty: a list of records
  std::string where;               ///< the path as written
  bool is_list = false;
};

/// A path of member names that the record's reader must deliver.
struct WantedMember {
  std::vector<std::string> steps;   ///< none: the whole record
  bool subtree = false;             ///< its JSON text is needed, if it is an object or array
};

struct ProgramRule {
  std::string id, say;
  Outcome outcome = Outcome::exclude;
  Outcome if_blank = Outcome::hold;
  Entry condition;
};

struct ProgramField {
  std::string name;
  std::string key;                  ///< `"name":`, as a line of output has it
  Type type;
  std::optional<std::uint32_t> at_most;
  Entry value;
};

/// The groups of one field: a list of records, each of the parts of a GraphGroup.
struct ProgramGroup {
  std::string field;
  std::uint32_t field_index = 0;
  bool many = false;                ///< a list of groups
  std::string key;                  ///< `"field":`, as a line of output has it
  std::string kind;                 ///< as JSON
  Entry value;
};

struct Program {
  std::vector<Instruction> code;
  std::vector<NodeId> nodes;              ///< which node code[i] computes; invalid: glue
  std::vector<std::uint32_t> operands;    ///< slots of the operators that have many
  std::vector<std::uint32_t> operand_types;   ///< parallel: index into `types`
  std::vector<Type> types;
  std::vector<Constant> constants;        ///< in the slots from 0
  std::vector<ConstantSet> sets;
  std::vector<const FunctionDef*> functions;
  std::vector<Table> tables;
  std::vector<Pattern> patterns;
  std::vector<Block> blocks;
  std::vector<Body> bodies;
  std::vector<ProgramReading> readings;
  std::vector<WantedMember> wanted;
  std::vector<ReadingId> reading_of_graph;   ///< by index of `readings`: the graph's

  std::uint32_t slot_count = 0;
  std::uint32_t scope_count = 1;
  std::uint32_t arguments_max = 0;        ///< of one call
  Entry prelude;                          ///< once per run

  Entry id;
  std::vector<ProgramRule> rules;
  std::vector<ProgramField> fields;
  std::vector<ProgramGroup> groups;
  Entry zone, starts, ends, archived_when, invite_condition;
  /// What is tried before the zone that stands for those who have none; empty: nothing is.
  std::vector<Entry> zone_tries;
  bool zone_assumed = false;              ///< nobody said any zone
  InviteSyntax::When invite = InviteSyntax::When::never;

  [[nodiscard]] const Entry& entry(Root root) const;
};

/// One line per instruction, with names where there are names. Stable.
[[nodiscard]] std::string print(const Program& program);
/// What is wrong with it, or nothing. Linear in its size.
[[nodiscard]] std::optional<std::string> verify(const Program& program);

}  // namespace joinery
