#pragma once
/// What records do to the tables of a mapping: which rows are never asked for, and which values
/// have no row, with how often and the nearest keys. One thread.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/execute/executor.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

class TableSurvey {
 public:
  /// `graph` is the one that the executor's program was compiled from; both outlive the survey.
  TableSurvey(const Graph& graph, Executor& executor);

  /// Runs every rule and field of the record, as far as they look into tables.
  void look_at(const Json& record);
  /// One diagnostic for each table with values that have no row, and one with rows never used.
  void report(Diagnostics& out) const;

 private:
  struct Use {
    std::vector<std::uint64_t> hits;              ///< parallel to the table's rows
    std::map<std::string, std::uint64_t> missed;  ///< by the key as the record has it
  };

  void take(const Traced& traced);
  void report_missed(const Table& table, const Use& use, Diagnostics& out) const;
  void report_unused(const Table& table, const Use& use, Diagnostics& out) const;

  const Graph& graph_;
  Executor& executor_;
  std::vector<Root> roots_;  ///< those that look into tables
  std::vector<Use> uses_;    ///< parallel to the graph's tables
  std::uint64_t records_ = 0;
};

}  // namespace joinery
