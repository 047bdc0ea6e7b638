#pragma once
/// One record as its readings see it. What a reading cannot take from the reader's slots as they
/// are, it finds in the JSON that stands there, which is parsed once per record, when it is first
/// asked for. Internal to engine/execute; one thread.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/decode/decode.hpp"
#include "engine/program/program.hpp"

namespace joinery {

class RecordAccess {
 public:
  /// All of these outlive it.
  RecordAccess(const Program& program, const References& references, const Limits& limits);

  /// `slots` are parallel to `program.wanted`. They, or `record`, live until the next record.
  void open(const RawValue* slots);
  void open(const Json& record, Arena& arena);

  [[nodiscard]] const RawValue& raw(const ProgramReading& reading) const {
    return slots_[reading.slot];
  }
  [[nodiscard]] Value read(const ProgramReading& reading, Arena& arena) {
    if (reading.direct && !reading.is_list) {
      return decode(reading.decoder, slots_[reading.slot], references_, arena);
    }
    return read_composite(reading, arena);
  }

 private:
  /// The JSON of a slot, parsed when it was first asked for in this record.
  struct Tree {
    std::uint64_t record = 0;
    const Json* root = nullptr;      ///< null: missing
    Json own;
  };

  [[nodiscard]] Value read_composite(const ProgramReading& reading, Arena& arena);
  [[nodiscard]] Value read_records(const ProgramReading& reading, Arena& arena);
  [[nodiscard]] Value record_of(const ProgramReading& reading, const Json& item, Arena& arena);
  [[nodiscard]] Value decode_found(const Decoder& decoder, std::size_t begin, Arena& arena);
  [[nodiscard]] Result<void> find(const ProgramReading& reading);
  [[nodiscard]] Result<const Json*> tree(std::uint32_t slot);
  [[nodiscard]] Value within_limit(Value list, const ProgramReading& reading, Arena& arena) const;

  const Program& program_;
  const References& references_;
  const Limits& limits_;
  const RawValue* slots_ = nullptr;
  std::vector<RawValue> own_slots_;      ///< of a record that came as a tree
  std::uint64_t record_ = 0;
  std::vector<Tree> trees_;
  std::vector<const Json*> found_;
  std::vector<RawValue> raws_;
};

}  // namespace joinery
