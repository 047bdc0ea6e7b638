#include "engine/cli/record_source.hpp"

#include "engine/json/json_parse.hpp"

namespace joinery {
namespace {

std::vector<std::string> steps_of(const std::string& dotted) {
  std::vector<std::string> steps;
  std::size_t begin = 0;
  while (begin < dotted.size()) {
    const std::size_t end = std::min(dotted.find('.', begin), dotted.size());
    steps.push_back(dotted.substr(begin, end - begin));
    begin = end + 1;
  }
  return steps;
}

}  // namespace

Result<RecordStream> open_records(const Session& session, const Graph& graph,
                                  const std::string& file, std::size_t block_bytes) {
  RecordStreamOptions options;
  options.path = steps_of(graph.records);
  options.block_bytes = block_bytes;
  if (graph.format.csv) {
    options.format = RecordFormat::csv;
    options.csv = {graph.format.separator, graph.format.encoding.text, graph.format.heading};
  }
  return RecordStream::open(file, options, session.limits);
}

Result<void> each_record(const Session& session, const Graph& graph, const std::string& file,
                         const std::function<bool(const Json&)>& visit) {
  JOINERY_TRY(RecordStream stream, open_records(session, graph, file, std::size_t{256} << 10));
  RecordBlock block;
  for (;;) {
    JOINERY_TRY(const bool more, stream.next(block));
    if (!more) return {};
    for (const RecordSpan& span : block.records) {
      if (span.too_large || span.fault != 0) continue;
      const std::string_view text(block.bytes.data() + span.begin, span.size);
      const auto record = parse_json(text, session.limits);
      if (record && !visit(*record)) return {};
    }
  }
}

}  // namespace joinery
