#include "engine/present/reading_list.hpp"

#include <fmt/format.h>

#include "dsl/base/check.hpp"
#include "engine/execute/record_access.hpp"
#include "engine/program/compile.hpp"
#include "engine/record/record_reader.hpp"

namespace joinery {

std::size_t ReadingList::add(const std::vector<std::string>& steps, const Type& type) {
  Reading reading;
  for (const std::string& step : steps) {
    PathStep member;
    member.name = step;
    reading.path.steps.push_back(std::move(member));
    reading.name += (reading.name.empty() ? "" : ".") + step;
  }
  reading.decoder.type = type;
  reading.decoder.where = reading.name;
  reading.type = type;
  Node node;
  node.op = NodeOp::read;
  node.type = type;
  node.may_hold = true;
  node.reading = ReadingId{static_cast<std::uint32_t>(graph_.readings.size())};
  GraphField field;
  field.name = reading.name;
  field.type = type;
  field.value = NodeId{static_cast<std::uint32_t>(graph_.nodes.size())};
  graph_.readings.push_back(std::move(reading));
  graph_.nodes.push_back(std::move(node));
  graph_.fields.push_back(std::move(field));
  return graph_.fields.size() - 1;
}

Result<void> ReadingList::each(
    RecordStream& records, const References& references, const Limits& limits,
    const std::function<Result<void>(const std::vector<Value>&)>& visit) const {
  const std::shared_ptr<const Program> program = compile(graph_);
  JOINERY_TRY(const PathTrie trie, PathTrie::compile(wanted_paths(*program), limits));
  // Nothing is computed: each value is what its decoder makes of what stands there.
  JOINERY_CHECK(program->readings.size() == graph_.readings.size());
  RecordAccess record(*program, references, limits);
  Arena arena;
  RecordReader reader(trie, limits);
  std::vector<RawValue> slots(program->wanted.size() + 1);
  std::vector<Value> values(program->readings.size());
  RecordBlock block;
  for (std::uint64_t number = 1;;) {
    JOINERY_TRY(const bool more, records.next(block));
    if (!more) return {};
    reader.open(block);
    for (std::size_t i = 0; i < block.records.size(); ++i, ++number) {
      Result<void> read = reader.read(i, slots.data());
      if (read) {
        arena.reset();
        record.open(slots.data());
        for (std::size_t f = 0; f < values.size(); ++f) {
          values[f] = record.read(program->readings[f], arena);
        }
        read = visit(values);
      }
      if (!read) {
        Error error = read.error();
        error.what = fmt::format("record {}: {}", number, error.what);
        return tl::unexpected<Error>(std::move(error));
      }
    }
  }
}

}  // namespace joinery
