#pragma once
/// Where the records of a page begin and end: the elements of the list that stands at a path in a
/// JSON document; an empty path is a document that is the list. Several documents may follow each
/// other. Internal to engine/record.
///
/// Bytes come in windows and all state is kept between them, so no document is ever held. What
/// stands round the records is checked strictly, but for its UTF-8 and its escapes; of a record
/// only texts and brackets are followed: the reader checks the rest.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/record/line_finder.hpp"
#include "engine/record/record_block.hpp"

namespace joinery {

class PageFinder {
 public:
  PageFinder(std::vector<std::string> path, const Limits& limits);

  /// Adds the records that end in the window. After a failure (`malformed` with its position, or
  /// `too_large` for nesting) it is not called again; the records before the fault were added.
  [[nodiscard]] Result<void> scan(const ScanWindow& window, std::vector<RecordSpan>& records);
  /// The input ends where the window ends: fails where a document is not whole.
  [[nodiscard]] Result<void> finish(const ScanWindow& window, std::vector<RecordSpan>& records);

  [[nodiscard]] std::uint64_t keep_from(const ScanWindow& window) const {
    const bool kept = state_ == State::record || state_ == State::record_scalar;
    return kept && !passing_over_ ? record_ : window.offset + window.to;
  }
  void pass_over() { passing_over_ = true; }

  /// Whether the path was met, be it a list that stands there or not.
  [[nodiscard]] bool met_path() const { return met_path_; }
  [[nodiscard]] std::size_t documents_ended() const { return documents_; }

 private:
  enum class State : std::uint8_t {
    document,        ///< between documents
    first_item,      ///< behind `[`: a value, or the end
    value,
    first_name,      ///< behind `{`: a name, or the end
    name,
    colon,
    after_value,     ///< a comma, or the end of the container
    text,            ///< inside a text or name outside the records
    scalar,          ///< inside a number or word outside the records
    record,          ///< inside a record that is an object, a list or a text
    record_scalar,   ///< inside a record that is a number or word
  };

  void step(char c);
  void begin_document(char c);
  void begin_value(char c);
  void begin_record(char c);
  void begin_text(bool is_name);
  void end_name();
  void open(char close);
  void close(char c);
  std::size_t scan_text(const ScanWindow& window, std::size_t at);
  std::size_t scan_scalar(const ScanWindow& window, std::size_t at);
  std::size_t scan_record(const ScanWindow& window, std::size_t at,
                          std::vector<RecordSpan>& records);
  std::optional<std::size_t> scan_masks(const ScanWindow& window, std::size_t at,
                                        std::vector<RecordSpan>& records);
  std::size_t scan_bytes(const ScanWindow& window, std::size_t at, std::size_t end,
                         std::vector<RecordSpan>& records);
  std::size_t scan_record_scalar(const ScanWindow& window, std::size_t at,
                                 std::vector<RecordSpan>& records);
  bool record_bracket(char c);
  void end_record(const ScanWindow& window, std::size_t end, std::vector<RecordSpan>& records);
  [[nodiscard]] bool on_path() const;
  void wrong(std::string_view what, ErrorCode code = ErrorCode::malformed);
  [[nodiscard]] std::string path_text() const;

  std::vector<std::string> path_;
  std::size_t depth_max_;
  std::size_t record_bytes_;
  std::size_t name_bytes_;           ///< a longer name, as written, is not one of the path

  State state_ = State::document;
  std::vector<char> open_;           ///< the closing brackets still to come, outside the records
  std::size_t matched_ = 0;          ///< steps of the path that the open objects stand for
  bool next_is_step_ = false;        ///< the name just read is the next step of the path
  bool in_records_ = false;
  bool met_path_ = false;
  bool found_ = false;               ///< the list was found in this document
  std::size_t documents_ = 0;

  bool text_is_name_ = false;
  bool in_text_ = false;             ///< inside a text of a record
  bool escaped_ = false;             ///< the byte before was a backslash
  std::string token_;                ///< the name or scalar so far
  std::uint64_t at_ = 0;             ///< offset in the input of the byte that is looked at

  std::uint64_t record_ = 0;         ///< where the record begins
  std::vector<char> record_open_;    ///< its closing brackets, as far as the depth allowed goes
  std::uint64_t record_deeper_ = 0;  ///< brackets beyond that: the record is broken anyway
  bool passing_over_ = false;

  bool failed_ = false;
  Error error_;
};

}  // namespace joinery
