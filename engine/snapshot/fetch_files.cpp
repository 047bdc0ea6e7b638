#include "engine/snapshot/fetch_files.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "engine/connect/stream_seen.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/record/pushed_page.hpp"
#include "engine/snapshot/file_choice.hpp"
#include "engine/snapshot/file_rows.hpp"

namespace joinery {
namespace {

class FilesFetching {
 public:
  FilesFetching(const Connector& connector, const FileFolder& files, SnapshotFolder& folder,
                const FilesOptions& options, const Limits& limits)
      : connector_(connector),
        how_(*connector.files),
        files_(files),
        options_(options),
        limits_(limits),
        writer_(folder, options.id, options.fields, limits) {}

  Result<Certificate> run(const WaitingClock& clock) {
    certificate_.began = certificate_.since = clock.now();
    certificate_.integration = options_.integration;
    certificate_.vendor = connector_.name;
    certificate_.source = sha256(options_.account);
    std::string asked;
    for (const std::string& name : connector_.needed) asked += name + "\n";
    certificate_.asked = sha256(asked);
    if (auto read = read_newest(); !read) return tl::unexpected<Error>(read.error());
    for (StreamProof& stream : certificate_.streams) stream.complete = certificate_.complete();
    certificate_.ended = clock.now();
    writer_.fill(certificate_);
    certificate_.doubts = doubts_about(certificate_, options_.last);
    if (auto sealed = writer_.seal(certificate_); !sealed)
      return tl::unexpected<Error>(sealed.error());
    return std::move(certificate_);
  }

 private:
  void miss(std::string why) { certificate_.missing.push_back(std::move(why)); }

  Result<void> read_newest() {
    const auto seen = files_.list();
    if (!seen) {
      miss(seen.error().what);
      return {};
    }
    const std::string_view last = options_.last == nullptr ? std::string_view() : options_.last->stamp;
    const FileChoice choice = choose_file(*seen, how_, certificate_.began, last);
    if (!choice.why_not.empty()) {
      miss(choice.why_not);
      return {};
    }
    if (auto begun = writer_.begin_stream(choice.file.name, false); !begun) return begun;
    const Result<void> read = options_.csv ? read_rows(choice.file) : read_document(choice.file);
    if (!read && read.error().code == ErrorCode::unwritable) return read;
    if (!read) miss(fmt::format("`{}`: {}", choice.file.name, read.error().what));
    look_again(choice.file);
    if (!whole_) return writer_.drop_page();
    certificate_.stamp = stamp_of(choice.file, how_);
    if (auto closed = writer_.close_page(); !closed) return closed;
    if (writer_.conflicts() > 0) {
      miss(fmt::format("`{}`: {} people stand there twice with different contents",
                       choice.file.name, writer_.conflicts()));
    }
    return {};
  }

  Result<void> read_rows(const SeenFile& file) {
    FileRows rows(options_.format, how_.trailer, limits_,
                  [this](RecordBlock& block) { return writer_.add(block); });
    if (auto read = files_.each_piece(file.name, [&](std::string_view bytes) { return rows.add(bytes); });
        !read)
      return read;
    if (auto finished = rows.finish(); !finished) return finished;
    whole_ = true;
    prove(file, rows);
    for (const std::string& problem : rows.problems()) miss(fmt::format("`{}`: {}", file.name, problem));
    if (const auto told = rows.problems().size(); rows.wrong_rows() > told) {
      miss(fmt::format("`{}`: {} more rows are no records", file.name, rows.wrong_rows() - told));
    }
    certificate_.streams.push_back({file.name, 1, rows.rows(), rows.total(),
                                    std::string(name_of(how_.proof)), false});
    return {};
  }

  /// Whether the end of the file is the end.
  void prove(const SeenFile& file, const FileRows& rows) {
    std::string why = rows.trailer_problem();
    if (why.empty() && how_.proof == Proof::whole_answer && rows.ends_within_a_line()) {
      why = "its last line has no end, and may not be whole";
    }
    if (!why.empty()) whole_ = false;
    if (why.empty() && how_.proof == Proof::never) {
      why = "nothing proves that nobody is missing (`complete: never`)";
    }
    if (!why.empty()) miss(fmt::format("`{}`: {}", file.name, why));
  }

  Result<void> read_document(const SeenFile& file) {
    PushedPage page(options_.records, limits_, [this](RecordBlock& block) { return writer_.add(block); });
    if (auto read = files_.each_piece(file.name, [&](std::string_view bytes) { return page.add(bytes); });
        !read)
      return read;
    if (auto finished = page.finish(); !finished) return finished;
    whole_ = true;
    if (how_.proof == Proof::never) {
      miss(fmt::format("`{}`: nothing proves that nobody is missing (`complete: never`)", file.name));
    }
    certificate_.streams.push_back({file.name, 1, page.records(), std::nullopt,
                                    std::string(name_of(how_.proof)), false});
    return {};
  }

  /// Who wrote meanwhile is not done.
  void look_again(const SeenFile& file) {
    const auto seen = files_.list();
    if (seen && std::ranges::find(*seen, file) != seen->end()) return;
    whole_ = false;
    miss(fmt::format("`{}` was written to while it was read", file.name));
  }

  const Connector& connector_;
  const SourceFiles& how_;
  const FileFolder& files_;
  const FilesOptions& options_;
  Limits limits_;
  SnapshotWriter writer_;
  Certificate certificate_;
  bool whole_ = false;   ///< the file was read to an end that is one
};

}  // namespace

Result<Certificate> fetch_files(const Connector& connector, const FileFolder& files,
                                const WaitingClock& clock, SnapshotFolder& folder,
                                const FilesOptions& options, const Limits& limits) {
  return FilesFetching(connector, files, folder, options, limits).run(clock);
}

}  // namespace joinery
