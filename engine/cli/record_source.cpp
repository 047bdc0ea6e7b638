#include "engine/cli/record_source.hpp"

#include <filesystem>
#include <set>

#include "engine/json/json_parse.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/snapshot_reader.hpp"

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

/// A folder that may hold a snapshot.
bool is_snapshot(const std::string& path) {
  std::error_code problem;
  return std::filesystem::is_directory(path, problem);
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

Result<RecordPlace> place_of_records(const Session& session, const std::string& path) {
  if (!is_snapshot(path)) return RecordPlace{path, {}};
  auto certificate = read_snapshot(DiskSnapshotFolder(path), session.limits);
  if (!certificate && certificate.error().code == ErrorCode::not_found) {
    return fail(ErrorCode::not_found, "`" + path + "` is a folder without a snapshot");
  }
  if (!certificate) return tl::unexpected<Error>(certificate.error());
  std::string file = path + "/" + certificate->records_file;
  return RecordPlace{std::move(file), std::move(*certificate)};
}

Result<RecordStream> open_records(const Session& session, const Graph& graph, const std::string& path,
                                  std::size_t block_bytes) {
  JOINERY_TRY(const RecordPlace place, place_of_records(session, path));
  return open_records(session, graph, place, block_bytes);
}

Result<RecordStream> open_records(const Session& session, const Graph& graph, const RecordPlace& place,
                                  std::size_t block_bytes) {
  RecordStreamOptions options;
  options.block_bytes = block_bytes;
  if (place.certificate) {
    options.format = RecordFormat::lines;
    return RecordStream::open(place.file, options, session.limits);
  }
  options.path = records_path(graph);
  if (graph.format.csv) {
    options.format = RecordFormat::csv;
    options.csv = csv_format(session, graph);
  }
  return RecordStream::open(place.file, options, session.limits);
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
