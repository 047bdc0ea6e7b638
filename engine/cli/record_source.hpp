#pragma once
/// Records from where the command line says: a file or standard input, in any of the three formats.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/cli/session.hpp"
#include "engine/graph/graph.hpp"
#include "engine/json/json.hpp"
#include "engine/record/record_stream.hpp"
#include "engine/snapshot/certificate.hpp"

namespace joinery {

/// How the rows of the source's CSV files are written, and which columns they must have.
[[nodiscard]] CsvFormat csv_format(const Session& session, const Graph& graph);
/// The member names at which the records of a document stand.
[[nodiscard]] std::vector<std::string> records_path(const Graph& graph);

struct RecordPlace {
  std::string file;                         ///< `-` is standard input
  std::optional<Certificate> certificate;   ///< of a snapshot; nothing: a file in any of the formats
};
/// `path` is a file or the folder of a snapshot, whose records are compared with its certificate.
[[nodiscard]] Result<RecordPlace> place_of_records(const Session& session, const std::string& path);

/// A vendor page is known by the graph's place of records.
[[nodiscard]] Result<RecordStream> open_records(const Session& session, const Graph& graph,
                                                const RecordPlace& place, std::size_t block_bytes);
[[nodiscard]] Result<RecordStream> open_records(const Session& session, const Graph& graph,
                                                const std::string& path, std::size_t block_bytes);
/// Every record as a tree, for the tools that look closer; broken ones are passed over. `visit`
/// returns false to end it.
[[nodiscard]] Result<void> each_record(const Session& session, const Graph& graph,
                                       const std::string& file,
                                       const std::function<bool(const Json&)>& visit);

}  // namespace joinery
