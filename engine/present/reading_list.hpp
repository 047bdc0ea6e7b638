#pragma once
/// A program that does nothing but read named members of records: what a platform's users and
/// groups are read with, by the same machine that reads HR's records.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/execute/executor.hpp"
#include "engine/graph/graph.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery {

class ReadingList {
 public:
  /// The index of the reading, for `value`. `steps` are member names.
  std::size_t add(const std::vector<std::string>& steps, const Type& type);

  /// Calls `visit` for each record with the values in the order of `add`; they are good until it
  /// returns. `visit` gives the fault of a record that cannot be used.
  [[nodiscard]] Result<void> each(
      RecordStream& records, const References& references, const Limits& limits,
      const std::function<Result<void>(const std::vector<Value>&)>& visit) const;

 private:
  Graph graph_;
};

}  // namespace joinery
