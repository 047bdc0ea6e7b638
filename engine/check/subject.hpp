#pragma once
/// What a condition can turn on: one value that is compared with constants, and the few values of it
/// that make a difference. Between two constants all numbers and dates are alike, and all texts that
/// nobody mentions are alike.

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

/// One of the values a subject may have: blank, a constant that is mentioned, or something else. For
/// ordered types `rank` counts constants as 1, 3, 5 … and what lies between them as 0, 2, 4 ….
struct Candidate {
  bool blank = false;
  bool other = false;             ///< a text that nobody mentions
  std::int64_t rank = 0;          ///< ordered types
  Constant constant;              ///< the rest
};

struct Subject {
  NodeId node;
  std::vector<Constant> mentioned;     ///< sorted for ordered types
  std::vector<Candidate> candidates;
};

/// The subjects of some conditions, in order of their nodes.
class Subjects {
 public:
  explicit Subjects(const Graph& graph) : graph_(graph) {}
  void collect(NodeId condition);
  /// Fills the candidates; false if there are more than `most` combinations.
  bool close(std::size_t most);
  [[nodiscard]] std::size_t combinations() const { return combinations_; }
  /// The `number`th combination: one candidate for each subject.
  void choose(std::size_t number);

  enum class Answer : std::uint8_t { no, yes, blank };
  /// What `condition` comes to under the combination chosen.
  [[nodiscard]] Answer ask(NodeId condition) const;

 private:
  void mention(NodeId subject, NodeId constant);
  [[nodiscard]] const Candidate& chosen(NodeId subject) const;
  [[nodiscard]] Answer compare(const Node& node) const;
  [[nodiscard]] Answer answer(NodeId condition) const;
  [[nodiscard]] std::int64_t rank_of(NodeId node, NodeId subject) const;
  [[nodiscard]] bool is_fixed(NodeId node) const;

  const Graph& graph_;
  std::map<NodeId, Subject> subjects_;
  std::map<NodeId, const Candidate*> chosen_;
  // A condition may stand in many places of another: each is looked at once.
  std::set<NodeId> collected_;
  mutable std::map<NodeId, Answer> asked_;   ///< under the combination chosen
  std::size_t combinations_ = 1;
};

}  // namespace joinery
