#pragma once
/// What happened while one root of one record was computed: for provenance. Values and texts are
/// copies in the trace's own arena, so a trace outlives its record; it does not outlive its
/// program.

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/value/raw_value.hpp"
#include "engine/value/value.hpp"

namespace joinery {

struct Traced {
  struct Step {
    NodeId node;
    Value value;
    std::uint32_t depth = 0;   ///< 0: of the record; else how many lists stand around it
  };
  struct Read {
    ReadingId reading;
    RawValue raw;              ///< what stood at the part of its path that the reader follows
    Value value;
  };
  struct Row {
    NodeId node;
    TableId table;
    std::int64_t row = -1;     ///< -1: no such key
  };

  Value result;
  std::vector<Step> steps;     ///< in the order of time; a lazy operator's last one counts
  std::vector<Read> reads;
  std::vector<Row> rows;
  bool cut = false;            ///< there was more than `steps_max`
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();

  static constexpr std::size_t steps_max = 100'000;
};

}  // namespace joinery
