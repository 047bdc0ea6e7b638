#pragma once
/// The words that a mapping names: its constants, the keys of its tables, the values that its paths
/// ask for. Whoever uses one says nothing of himself that the mapping does not say. Internal to
/// engine/capture.

#include <set>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"

namespace joinery {

class NamedWords {
 public:
  explicit NamedWords(const Graph& graph);

  [[nodiscard]] bool holds(std::string_view text) const;
  /// Texts of two bytes and more that values are compared with, of which a part may be asked for:
  /// `@acme.example`.
  [[nodiscard]] const std::set<std::string>& pieces() const { return pieces_; }

 private:
  void add(const Constant& constant);
  void add(std::string_view text);
  void add(const PathSyntax& path);

  std::set<std::string> keys_;
  std::set<std::string> pieces_;
};

}  // namespace joinery
