#pragma once
/// Writes the code of a program, region by region. Internal to engine/program. Regions may lie in
/// each other as deep as a mapping has conditions, so nothing here recurses.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/program/liveness.hpp"
#include "engine/program/placement.hpp"
#include "engine/program/program.hpp"
#include "engine/program/slots.hpp"

namespace joinery {

class Emitter {
 public:
  Emitter(const Graph& graph, const Liveness& live, const Slots& slots, Program& program);

  void prelude();
  /// The code of the roots (in this order) and of the record's blocks; their entries.
  [[nodiscard]] std::vector<Entry> record(const std::vector<NodeId>& roots);
  void bodies();
  /// Puts the places of the blocks into the instructions that call them.
  void link();

 private:
  struct Scope {
    std::uint32_t index = 0;
    const Placement* placement = nullptr;
    std::unordered_map<std::uint32_t, std::uint32_t> blocks;   ///< by node
  };
  struct Frame {
    std::uint32_t region = 0;
    std::size_t at = 0;               ///< in the nodes of the region
    std::size_t operand = 0;          ///< of the lazy node there
    std::uint32_t else_jump = 0;      ///< `if_`: the branch that goes to the third operand
    std::size_t ensured_before = 0;
    std::size_t ends_before = 0;      ///< jumps of the lazy node to its end
  };

  std::uint32_t emit(Opcode op, NodeId node, std::uint32_t to = 0, std::uint32_t a = 0,
                     std::uint32_t b = 0, std::uint32_t c = 0);
  [[nodiscard]] std::uint32_t slot(NodeId node) const { return slots_.of(node, scope_->index); }
  [[nodiscard]] std::uint32_t here() const;

  void add_blocks(Scope& scope, std::span<const NodeId> nodes);
  void emit_blocks(const Scope& scope, std::span<const NodeId> nodes);
  [[nodiscard]] Entry emit_entry(std::uint32_t region, NodeId root);
  void emit_body(std::uint32_t index);
  void emit_region(std::uint32_t region);
  void leave_region();
  void after_operand(Frame& frame, NodeId id);
  void finish_lazy(Frame& frame);

  /// Makes sure that a node which has a block, or belongs to another scope, is computed here.
  void need(NodeId node);
  void forget_ensured(std::size_t before);

  void strict(NodeId id);
  void comparison(NodeId id, const Node& node);
  void list_operator(NodeId id, const Node& node);
  [[nodiscard]] bool is_refused(const Node& node) const;
  [[nodiscard]] std::uint32_t add_operands(const std::vector<NodeId>& nodes);
  [[nodiscard]] std::uint32_t add_type(const Type& type);
  [[nodiscard]] std::uint32_t add_set(const Node& node);
  [[nodiscard]] std::uint32_t add_function(const FunctionDef* function);

  const Graph& graph_;
  const Liveness& live_;
  const Slots& slots_;
  Program& program_;
  Scope record_;
  const Scope* scope_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> ends_;
  std::vector<bool> is_ensured_;          ///< by block
  std::vector<std::uint32_t> ensured_;    ///< in the order in which they became so
};

}  // namespace joinery
