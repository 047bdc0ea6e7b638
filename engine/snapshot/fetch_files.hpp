#pragma once
/// People out of a file that somebody put into a folder, into a snapshot: the newest that may be read, whole, or
/// nobody and the reason. The counterpart of `fetch` for sources that are not asked.

#include <string>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/csv/csv_format.hpp"
#include "engine/edge/file_folder.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/edge/waiting_clock.hpp"
#include "engine/snapshot/certificate.hpp"
#include "engine/snapshot/snapshot_writer.hpp"

namespace joinery {

struct FilesOptions {
  std::string integration;
  std::vector<std::string> id;        ///< member names at which a person's id stands
  std::vector<WantedField> fields;    ///< whose coverage is counted
  const Certificate* last = nullptr;  ///< the last that was accepted, or null
  std::string account;                ///< whose data it is, as text
  bool csv = true;                    ///< else a JSON document whose records stand at `records`
  CsvFormat format;
  std::vector<std::string> records;
};

/// `connector.files` is there. The certificate says whether the file is whole; a file that is not whole, or may not
/// be read, gives nobody. An error is about the snapshot's folder only.
[[nodiscard]] Result<Certificate> fetch_files(const Connector& connector, const FileFolder& files,
                                              const WaitingClock& clock, SnapshotFolder& folder,
                                              const FilesOptions& options, const Limits& limits);

}  // namespace joinery
