#include "engine/program/compile.hpp"

#include "dsl/base/check.hpp"
#include "engine/json/json_write.hpp"
#include "engine/program/emitter.hpp"
#include "engine/program/member_paths.hpp"

namespace joinery {
namespace {

/// Only what is live is read: a path that no output needs is not asked of the record.
void add_readings(const Graph& graph, const Liveness& live, Program& program) {
  std::vector<std::uint32_t> places(graph.readings.size(), UINT32_MAX);
  for (const NodeId node : live.record_nodes) {
    if (graph[node].op == NodeOp::read) places[graph[node].reading.index] = 0;
  }
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (places[i] == UINT32_MAX) continue;
    places[i] = static_cast<std::uint32_t>(program.readings.size());
    program.readings.push_back(place_reading(graph.readings[i], program));
    program.reading_of_graph.push_back({i});
  }
  for (std::size_t i = 0; i < program.code.size(); ++i) {
    Instruction& instruction = program.code[i];
    if (instruction.op == Opcode::read || instruction.op == Opcode::read_once) {
      instruction.a = places[instruction.a];
    }
  }
}

/// What a record may say of the person's zone, where the last word is the same for everybody:
/// `worker.zone` in `worker.zone else settings.zone`.
std::vector<NodeId> zone_tries(const Graph& graph) {
  std::vector<NodeId> tries;
  if (!graph.account.zone.valid()) return tries;
  NodeId at = graph.account.zone;
  while (graph[at].op == NodeOp::else_) {
    tries.insert(tries.end(), graph[at].in.begin(), graph[at].in.end() - 1);
    at = graph[at].in.back();
  }
  const bool is_fixed = graph[at].op == NodeOp::constant || graph[at].op == NodeOp::setting;
  if (!is_fixed) tries.clear();
  return tries;
}

/// The entries of the roots, in the order in which `roots` of the graph gives those that exist, and
/// of what is tried for the zone.
class Distributor {
 public:
  Distributor(const std::vector<Entry>& entries, std::uint32_t blank_slot)
      : entries_(entries), blank_slot_(blank_slot) {}

  Entry next(NodeId root) {
    if (!root.valid()) return {Entry::nowhere, blank_slot_, {}};
    return entries_[at_++];
  }

 private:
  const std::vector<Entry>& entries_;
  std::uint32_t blank_slot_;
  std::size_t at_ = 0;
};

void add_roots(const Graph& graph, Distributor entries, Program& program) {
  program.id = entries.next(graph.id);
  for (const GraphRule& rule : graph.rules) {
    program.rules.push_back(
        {rule.id, rule.say, rule.outcome, rule.if_blank, entries.next(rule.condition)});
  }
  for (const GraphField& field : graph.fields) {
    std::string key;
    append_json_text(key, field.name);
    key += ':';
    program.fields.push_back({field.name, std::move(key), field.type, field.declared.at_most,
                              entries.next(field.value)});
  }
  for (const GraphGroup& group : graph.groups) {
    ProgramGroup made{group.field, group.field_index, false, {}, {}, entries.next(group.value)};
    made.many = graph.fields[group.field_index].type.is(TypeWord::list);
    append_json_text(made.key, group.field);
    made.key += ':';
    append_json_text(made.kind, group.kind);
    program.groups.push_back(std::move(made));
  }
  program.starts = entries.next(graph.account.starts);
  program.ends = entries.next(graph.account.ends);
  program.archived_when = entries.next(graph.account.archived_when);
  program.zone = entries.next(graph.account.zone);
  program.invite = graph.invite.when;
  program.invite_condition = entries.next(graph.invite.condition);
  for (const NodeId node : zone_tries(graph)) program.zone_tries.push_back(entries.next(node));
  program.zone_assumed = graph.account.zone_assumed;
}

}  // namespace

const Entry& Program::entry(Root root) const {
  switch (root.kind) {
    case Root::Kind::id: return id;
    case Root::Kind::rule: return rules[root.index].condition;
    case Root::Kind::field: return fields[root.index].value;
    case Root::Kind::group: return groups[root.index].value;
    case Root::Kind::zone: return zone;
    case Root::Kind::starts: return starts;
    case Root::Kind::ends: return ends;
    case Root::Kind::archived_when: return archived_when;
    case Root::Kind::invite: break;
  }
  return invite_condition;
}

std::shared_ptr<const Program> compile(const Graph& graph) {
  auto program = std::make_shared<Program>();
  std::vector<NodeId> roots = graph.roots();
  for (const NodeId node : zone_tries(graph)) roots.push_back(node);
  const Liveness live = find_live(graph, roots);
  const Slots slots(graph, live, *program);
  program->tables = graph.tables;
  program->patterns = graph.patterns;

  Emitter emitter(graph, live, slots, *program);
  emitter.prelude();
  const std::vector<Entry> entries = emitter.record(roots);
  emitter.bodies();
  emitter.link();
  add_readings(graph, live, *program);
  const auto blank_slot = static_cast<std::uint32_t>(program->constants.size() - 1);
  add_roots(graph, Distributor(entries, blank_slot), *program);
#ifndef NDEBUG
  JOINERY_CHECK(!verify(*program).has_value());
#endif
  return program;
}

}  // namespace joinery
