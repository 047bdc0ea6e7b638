#include "dsl/base/check.hpp"
#include "engine/program/emitter.hpp"

namespace joinery {

void Emitter::emit_region(std::uint32_t region) {
  JOINERY_CHECK(frames_.empty());
  frames_.push_back({region, 0, 0, 0, ensured_.size(), ends_.size()});
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    const std::vector<NodeId>& nodes = scope_->placement->region(frame.region).nodes;
    if (frame.at == nodes.size()) {
      leave_region();
      continue;
    }
    const NodeId id = nodes[frame.at];
    if (is_lazy(graph_, graph_[id])) {
      frame.operand = 0;
      frame.ends_before = ends_.size();
      need(graph_[id].in[0]);
      after_operand(frame, id);
    } else {
      strict(id);
      ++frame.at;
    }
  }
}

/// The region at the top has been written. If it is an operand, its operator goes on.
void Emitter::leave_region() {
  if (frames_.size() == 1) {
    frames_.pop_back();
    return;
  }
  Frame& parent = frames_[frames_.size() - 2];
  const NodeId id = scope_->placement->region(parent.region).nodes[parent.at];
  need(graph_[id].in[parent.operand]);
  forget_ensured(frames_.back().ensured_before);
  frames_.pop_back();
  after_operand(frames_.back(), id);
}

/// What a lazy operator does when the operand `frame.operand` is known.
void Emitter::after_operand(Frame& frame, NodeId id) {
  const Node& node = graph_[id];
  const std::size_t operand = frame.operand;
  const bool is_first = operand == 0;
  const bool is_last = operand + 1 == node.in.size();
  const std::uint32_t to = slot(id);
  const std::uint32_t value = slot(node.in[operand]);
  const auto jumps_to_end = [&](Opcode op, std::uint32_t a, std::uint32_t c = 0) {
    ends_.push_back(emit(op, id, to, a, 0, c));
  };
  switch (node.op) {
    case NodeOp::else_:
      if (is_last) emit(Opcode::move, id, to, value);
      else jumps_to_end(Opcode::take_present, value);
      break;
    case NodeOp::if_:
      if (is_first) {
        frame.else_jump = here();
        jumps_to_end(Opcode::branch, value);
      } else if (is_last) {
        emit(Opcode::move, id, to, value);
      } else {
        jumps_to_end(Opcode::move_jump, value);
        program_.code[frame.else_jump].b = here();
      }
      break;
    case NodeOp::and_: jumps_to_end(is_first ? Opcode::and_first : Opcode::and_next, value); break;
    case NodeOp::or_: jumps_to_end(is_first ? Opcode::or_first : Opcode::or_next, value); break;
    case NodeOp::in_constants:
      if (is_first) jumps_to_end(Opcode::in_first, value);
      else jumps_to_end(Opcode::in_next, slot(node.in[0]), value);
      break;
    default: JOINERY_CHECK(!"a lazy operator");
  }
  if (is_last) {
    finish_lazy(frame);
    return;
  }
  frame.operand = operand + 1;
  const std::uint32_t next = scope_->placement->operand_region(id, operand + 1);
  frames_.push_back({next, 0, 0, 0, ensured_.size(), ends_.size()});
}

void Emitter::finish_lazy(Frame& frame) {
  while (ends_.size() > frame.ends_before) {
    Instruction& jump = program_.code[ends_.back()];
    (jump.op == Opcode::branch ? jump.c : jump.b) = here();
    ends_.pop_back();
  }
  ++frame.at;
}

}  // namespace joinery
