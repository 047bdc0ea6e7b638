#pragma once
/// The policies of one integration, as whoever plans and applies asks for them: by the name that
/// `stdlib/modules/policies.yaml` declares, each a constant of the run. Pure; any thread.
///
///     const Policies policies(graph);
///     if (policies.choice("absent people") == "archive") …
///
/// Asking for a policy that is not declared, or for another type than it has, is a mistake of the
/// program, not of a mapping: it stops.

#include <optional>
#include <string>
#include <string_view>

#include "engine/graph/graph.hpp"

namespace joinery {

class Policies {
 public:
  /// Copies what it needs; the graph may go.
  explicit Policies(const Graph& graph) : all_(graph.policies) {}

  /// A yes_no: `notify on create`.
  [[nodiscard]] bool yes(std::string_view name) const;
  /// One of the words that the policy declares: `sticky`. Lives as long as this.
  [[nodiscard]] std::string_view choice(std::string_view name) const;
  /// A whole number: `absent hours`.
  [[nodiscard]] std::int64_t number(std::string_view name) const;
  /// The id of a person, if somebody is named: `default manager`.
  [[nodiscard]] std::optional<std::string> person(std::string_view name) const;

  /// In the order of the declaration, with value, place and layer of whoever said it.
  [[nodiscard]] const std::vector<GraphPolicy>& all() const { return all_; }

 private:
  [[nodiscard]] const Constant& of(std::string_view name, TypeWord word) const;

  std::vector<GraphPolicy> all_;
};

}  // namespace joinery
