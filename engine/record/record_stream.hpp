#pragma once
/// An input as blocks of whole records, in bounded memory whatever its size: the present block,
/// which is larger than asked for only if one record is. Four formats: NDJSON, a JSON list, pages
/// (documents in which the list of records stands at a path), and CSV, each row of which is handed
/// out as a JSON object. The input is only read, once
/// and forwards, so that pipes work.
///
/// A record that is broken is handed out as it is; the reader says so. A document that is broken
/// ends the stream with an error, after all the records before the fault were handed out.
///
///     JOINERY_TRY(RecordStream stream, RecordStream::open(file, options, limits));
///     RecordBlock block;
///     for (;;) {
///       JOINERY_TRY(const bool more, stream.next(block));
///       if (!more) break;
///       ...
///     }

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/csv/csv_reader.hpp"
#include "engine/record/line_finder.hpp"
#include "engine/record/page_finder.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

enum class RecordFormat : std::uint8_t {
  detect,   ///< `[` first: list; the path stands in the first object: page; else lines
  lines,    ///< NDJSON
  list,     ///< the document is the list
  page,     ///< the list stands at `path`
  csv,      ///< rows, as `csv` says; never found out
};

struct RecordStreamOptions {
  RecordFormat format = RecordFormat::detect;
  std::vector<std::string> path;          ///< member names, decoded; empty: the document itself
  std::size_t block_bytes = 1U << 20;     ///< the size to aim at; at least 1
  CsvFormat csv = {};
};

/// Bytes from a descriptor, with those that were looked at beforehand first.
class RecordInput {
 public:
  explicit RecordInput(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  RecordInput(RecordInput&& other) noexcept;
  RecordInput& operator=(RecordInput&& other) noexcept;
  ~RecordInput();

  /// As many bytes as there are, up to `size`; fewer only at the end of the input.
  [[nodiscard]] Result<std::size_t> read(char* out, std::size_t size);
  /// Reads about `size` bytes more ahead; false at the end.
  [[nodiscard]] Result<bool> look_further(std::size_t size);
  [[nodiscard]] const std::vector<char>& ahead() const { return ahead_; }
  void skip_ahead(std::size_t size) { ahead_used_ += size; }

 private:
  [[nodiscard]] Result<std::size_t> read_descriptor(char* out, std::size_t size);

  int descriptor_;
  bool owned_;
  std::vector<char> ahead_;
  std::size_t ahead_used_ = 0;
};

/// One thread at a time. In the steady state nothing is allocated.
class RecordStream {
 public:
  /// `-` is standard input. Fails with `not_found` or `unreadable`; looks ahead to find the format.
  [[nodiscard]] static Result<RecordStream> open(const std::string& file,
                                                 RecordStreamOptions options,
                                                 const Limits& limits);
  /// The descriptor stays the caller's, open as long as the stream lives.
  [[nodiscard]] static Result<RecordStream> from_descriptor(int descriptor,
                                                            RecordStreamOptions options,
                                                            const Limits& limits);

  /// Fills `block`, whose memory is used again, with at least one record. False at the end.
  /// `malformed` (with the position), `too_large` (a document nested too deeply) or `unreadable`
  /// end the stream: every further call says the same.
  [[nodiscard]] Result<bool> next(RecordBlock& block);

  [[nodiscard]] RecordFormat format() const { return format_; }
  /// CSV: its reader, which knows the headings once `next` was called.
  [[nodiscard]] const CsvReader* rows() const { return csv_.get(); }

 private:
  RecordStream(RecordInput input, RecordStreamOptions options, const Limits& limits);

  [[nodiscard]] static Result<RecordStream> start(RecordInput input, RecordStreamOptions options,
                                                  const Limits& limits);
  [[nodiscard]] Result<void> find_format();
  [[nodiscard]] Result<RecordFormat> look_for_path(std::size_t begin);
  [[nodiscard]] Result<void> collect(RecordBlock& block);
  [[nodiscard]] Result<void> scan(const ScanWindow& window, RecordBlock& block);
  // record_rows.cpp
  static constexpr std::size_t rows_max = 100'000;   ///< of one block
  [[nodiscard]] Result<void> begin_rows(bool more);
  [[nodiscard]] Result<bool> next_rows(RecordBlock& block);
  static void add_row(const RowRecord& row, RecordBlock& block);
  void make_room(RecordBlock& block);
  void keep_rest(RecordBlock& block);

  RecordInput input_;
  RecordStreamOptions options_;
  Limits limits_;
  RecordFormat format_ = RecordFormat::lines;
  std::variant<LineFinder, PageFinder> finder_;
  std::vector<char> rest_;            ///< the beginning of a record behind the last block
  std::uint64_t rest_offset_ = 0;     ///< its place in the input
  std::uint64_t next_index_ = 0;
  std::size_t have_ = 0;              ///< bytes in the block that is being filled
  std::size_t room_ = 0;              ///< bytes it may take
  std::unique_ptr<CsvReader> csv_;
  bool rows_over_ = false;            ///< all bytes were given to it
  bool ended_ = false;
  bool failed_ = false;
  Error error_;
};

}  // namespace joinery
