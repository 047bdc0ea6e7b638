#pragma once
/// Which values matter to a mapping: for every reading, the constants that it is compared with or
/// looked up among, however it is changed on the way. Internal to engine/explain.

#include <vector>

#include "engine/execute/trace.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

/// Two operands that are compared, of which at least one comes from the record.
struct Compared {
  NodeId left, right;
};

class Hints {
 public:
  explicit Hints(const Graph& graph);

  /// The constants, each once, in the order of the graph.
  [[nodiscard]] const std::vector<Constant>& constants(ReadingId reading) const {
    return constants_[reading.index];
  }
  [[nodiscard]] const std::vector<Compared>& compared() const { return compared_; }
  /// Whether the value of `node` can depend on `reading` (at most 64 of a node's readings are
  /// known).
  [[nodiscard]] bool depends(NodeId node, ReadingId reading) const;

  static constexpr std::size_t readings_max = 64;
  static constexpr std::size_t constants_max = 64;
  static constexpr std::size_t keys_max = 16;  ///< of one table

 private:
  void find_readings();
  void visit(const Node& node);
  void compare(NodeId a, NodeId b);
  void add(NodeId side, const Constant& constant);
  void add_keys(const Node& node);

  const Graph& graph_;
  std::vector<bool> live_;
  std::vector<std::vector<std::uint32_t>> readings_;  ///< by node, sorted
  std::vector<std::vector<Constant>> constants_;      ///< by reading
  std::vector<Compared> compared_;
};

}  // namespace joinery
