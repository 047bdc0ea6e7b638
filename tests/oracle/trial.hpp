#pragma once
/// One random mapping, compiled in every way there is, and its lines compared with the judge's.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dsl/read/load.hpp"
#include "engine/execute/clock.hpp"
#include "engine/graph/graph.hpp"
#include "engine/json/json.hpp"
#include "engine/program/program.hpp"
#include "tests/oracle/mappings.hpp"

namespace joinery::oracle {

struct Difference {
  std::string way;  ///< how the wrong line came about
  std::string expected, given;
};

class Trial {
 public:
  /// Nothing where the checker rejects the mapping; `why` then says it.
  [[nodiscard]] static std::unique_ptr<Trial> of(const Mapping& mapping, std::string& why);

  /// Every way but the judge's that says something else than the judge; `expected` is empty where
  /// the judge gave up.
  [[nodiscard]] std::optional<Difference> compare(const Json& record, RunClock clock) const;
  /// The judge's line; nothing where it gave up.
  [[nodiscard]] std::optional<std::string> judged(const Json& record, RunClock clock) const;
  /// Whether no value of the record's lists is shown in the order of the record.
  [[nodiscard]] bool ignores_order() const { return ignores_order_; }
  [[nodiscard]] const Graph& graph() const { return graph_; }

 private:
  struct Way {
    std::string name;
    std::shared_ptr<const Program> program;
  };
  Bundle bundle_;
  Graph graph_;
  std::vector<Way> ways_;
  bool ignores_order_ = true;
};

/// The mapping without whatever part, and the record without whatever member, is not needed for the
/// difference; as YAML, JSON and both lines.
[[nodiscard]] std::string shrunk(Mapping mapping, Json record, RunClock clock);

}  // namespace joinery::oracle
