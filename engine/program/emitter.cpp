#include "engine/program/emitter.hpp"

#include "dsl/base/check.hpp"

namespace joinery {

Emitter::Emitter(const Graph& graph, const Liveness& live, const Slots& slots, Program& program)
    : graph_(graph), live_(live), slots_(slots), program_(program) {}

std::uint32_t Emitter::here() const { return static_cast<std::uint32_t>(program_.code.size()); }

std::uint32_t Emitter::emit(Opcode op, NodeId node, std::uint32_t to, std::uint32_t a,
                            std::uint32_t b, std::uint32_t c) {
  program_.code.push_back({op, false, to, a, b, c});
  program_.nodes.push_back(node);
  return here() - 1;
}

void Emitter::prelude() {
  scope_ = &record_;
  program_.prelude.begin = here();
  for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
    if (live_.live[i] && live_.home[i] == Home::run) strict({i});
  }
  emit(Opcode::end, {});
}

std::vector<Entry> Emitter::record(const std::vector<NodeId>& roots) {
  Placement placement(graph_, live_.record_nodes);
  for (const BodyScope& scope : live_.scopes) {
    placement.force_block(scope.body);
    for (const NodeId node : scope.nodes) {
      for (const NodeId operand : graph_[node].in) placement.force_block(operand);
    }
  }
  std::vector<std::uint32_t> regions;
  for (const NodeId root : roots) regions.push_back(placement.add_entry(root));
  placement.place();

  record_.placement = &placement;
  scope_ = &record_;
  add_blocks(record_, live_.record_nodes);
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < roots.size(); ++i) {
    entries.push_back(emit_entry(regions[i], roots[i]));
  }
  emit_blocks(record_, live_.record_nodes);
  record_.placement = nullptr;
  return entries;
}

void Emitter::bodies() {
  program_.scope_count = static_cast<std::uint32_t>(live_.scopes.size()) + 1;
  for (std::uint32_t i = 0; i < live_.scopes.size(); ++i) emit_body(i);
}

void Emitter::emit_body(std::uint32_t index) {
  const BodyScope& body = live_.scopes[index];
  Scope scope;
  scope.index = index + 1;
  Placement placement(graph_, body.nodes);
  scope.placement = &placement;
  scope_ = &scope;
  Body made;
  made.scope = scope.index;
  made.item = slots_.item_of(scope.index);
  if (body.refused) {
    made.begin = emit(Opcode::end, {});
    made.slot = made.item;
  } else {
    const std::uint32_t region = placement.add_entry(body.body);
    placement.place();
    add_blocks(scope, body.nodes);
    made.begin = here();
    made.slot = slot(body.body);
    emit_region(region);
    need(body.body);
    forget_ensured(0);
    emit(Opcode::end, {});
    emit_blocks(scope, body.nodes);
  }
  program_.bodies.push_back(made);
  scope_ = &record_;
}

void Emitter::add_blocks(Scope& scope, std::span<const NodeId> nodes) {
  for (const NodeId node : nodes) {
    if (!scope.placement->is_block(node)) continue;
    scope.blocks.emplace(node.index, static_cast<std::uint32_t>(program_.blocks.size()));
    program_.blocks.push_back({Entry::nowhere, scope.index, node});
  }
  is_ensured_.resize(program_.blocks.size(), false);
}

void Emitter::emit_blocks(const Scope& scope, std::span<const NodeId> nodes) {
  for (const NodeId node : nodes) {
    if (!scope.placement->is_block(node) || graph_[node].op == NodeOp::read) continue;
    const std::uint32_t block = scope.blocks.at(node.index);
    program_.blocks[block].begin = here();
    emit_region(scope.placement->block_region(node));
    forget_ensured(0);
    emit(Opcode::end_block, {}, 0, block, 0, scope.index);
  }
}

Entry Emitter::emit_entry(std::uint32_t region, NodeId root) {
  Entry entry;
  entry.node = root;
  entry.slot = slot(root);
  const std::uint32_t begin = here();
  emit_region(region);
  need(root);
  forget_ensured(0);
  if (here() == begin) return entry;
  entry.begin = begin;
  emit(Opcode::end, {});
  return entry;
}

void Emitter::need(NodeId node) {
  const Home home = live_.home[node.index];
  if (home == Home::constant || home == Home::run) return;
  const Scope& owner = home == Home::record ? record_ : *scope_;
  const auto found = owner.blocks.find(node.index);
  if (found == owner.blocks.end()) return;
  const std::uint32_t block = found->second;
  if (is_ensured_[block]) return;
  is_ensured_[block] = true;
  ensured_.push_back(block);
  const Node& wanted = graph_[node];
  if (wanted.op == NodeOp::read) {
    emit(Opcode::read_once, node, slots_.of(node), wanted.reading.index, block);
  } else {
    emit(Opcode::ensure, {}, 0, block, 0, owner.index);
  }
}

void Emitter::forget_ensured(std::size_t before) {
  while (ensured_.size() > before) {
    is_ensured_[ensured_.back()] = false;
    ensured_.pop_back();
  }
}

void Emitter::link() {
  for (Instruction& instruction : program_.code) {
    if (instruction.op == Opcode::ensure) {
      instruction.b = program_.blocks[instruction.a].begin;
      JOINERY_CHECK(instruction.b != Entry::nowhere);
    }
  }
}

}  // namespace joinery
