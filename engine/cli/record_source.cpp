#include "engine/cli/record_source.hpp"

#include <set>

#include "engine/cli/people_source.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/optimize/optimize.hpp"

namespace joinery {
namespace {

/// The columns that decisions look at, but for those that a file may lack.
std::vector<std::string> columns_of(const Graph& graph, const References& references) {
  std::set<std::string> columns;
  for (const Reading& reading : optimize(graph, references).readings) {
    if (!reading.path.steps.empty()) columns.insert(reading.path.steps.front().name);
  }
  for (const Word& optional : graph.format.optional) columns.erase(optional.text);
  return {columns.begin(), columns.end()};
}

}  // namespace

CsvFormat csv_format(const Session& session, const Graph& graph) {
  CsvFormat format;
  format.separator = graph.format.separator;
  format.encoding = graph.format.encoding.text;
  format.heading = graph.format.heading;
  format.columns = columns_of(graph, session.library->references());
  return format;
}

std::vector<std::string> records_path(const Graph& graph) {
  const std::string& dotted = graph.records;
  std::vector<std::string> steps;
  std::size_t begin = 0;
  while (begin < dotted.size()) {
    const std::size_t end = std::min(dotted.find('.', begin), dotted.size());
    steps.push_back(dotted.substr(begin, end - begin));
    begin = end + 1;
  }
  return steps;
}

Result<std::string> records_file(const Session& session, const std::string& file) {
  if (!is_snapshot(file)) return file;
  JOINERY_TRY(const Fetched snapshot, open_snapshot(session, file));
  return snapshot.records;
}

Result<RecordStream> open_records(const Session& session, const Graph& graph,
                                  const std::string& file, std::size_t block_bytes) {
  RecordStreamOptions options;
  options.block_bytes = block_bytes;
  if (is_snapshot(file)) {
    JOINERY_TRY(const Fetched snapshot, open_snapshot(session, file));
    options.format = RecordFormat::lines;
    return RecordStream::open(snapshot.records, options, session.limits);
  }
  options.path = records_path(graph);
  if (graph.format.csv) {
    options.format = RecordFormat::csv;
    options.csv = csv_format(session, graph);
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
