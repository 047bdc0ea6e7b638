#include "engine/csv/csv_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/csv/csv_head.hpp"
#include "engine/json/json_escape.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

constexpr std::size_t cells_max = 10'000;

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) append_escaped(out, c, '"');
  out += '"';
}

tl::unexpected<Error> broken(std::string what, std::uint64_t offset) {
  return fail(ErrorCode::malformed, std::move(what), offset);
}

/// What Excel writes before the headings to name the separator: `sep=;`.
bool names_separator(std::string_view text) {
  return text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r');
}

}  // namespace

CsvReader::CsvReader(CsvFormat format, const Limits& limits)
    : format_(std::move(format)), limits_(limits) {}

Result<void> CsvReader::begin(std::string_view head, bool is_whole) {
  CsvEncoding found = encoding_of(head);
  // A byte order mark is believed before whoever described the file.
  if (found.mark == 0 && !format_.encoding.empty() && format_.encoding != found.name) {
    const bool utf_16 = format_.encoding == "utf-16" && found.name.starts_with("utf-16");
    if (!utf_16) found = {format_.encoding, 0};
  }
  format_.encoding = found.name;
  transcoder_ = Transcoder::open(found.name);
  if (!transcoder_) return broken(fmt::format("nobody knows the encoding `{}`", found.name), 0);
  head.remove_prefix(found.mark);
  decode(head, is_whole);
  std::size_t skipped = format_.heading - 1;
  if (names_separator(text_)) {
    if (format_.separator == '\0') format_.separator = text_[4];
    ++skipped;
  }
  for (; skipped > 0; --skipped) {
    if (!skip_line()) {
      return broken(fmt::format("the headings stand in line {}, and the file {}", format_.heading,
                                is_whole ? "ends before it" : "has nothing like a line there"),
                    offset_);
    }
  }
  const std::string_view rest = std::string_view(text_).substr(taken_);
  if (format_.separator == '\0') format_.separator = separator_of(rest);
  rows_.emplace(format_.separator, limits_.record_bytes, cells_max);
  rows_->begin_at(line_, offset_);
  return {};
}

bool CsvReader::skip_line() {
  const std::size_t end = text_.find_first_of("\r\n", taken_);
  if (end == std::string::npos) return false;
  const std::size_t next = end + (text_.compare(end, 2, "\r\n") == 0 ? 2 : 1);
  offset_ += next - taken_;
  taken_ = next;
  ++line_;
  return true;
}

/// A fault waits until the rows before it were handed out.
void CsvReader::decode(std::string_view bytes, bool is_last) {
  text_.erase(0, taken_);
  taken_ = 0;
  const std::size_t before = text_.size();
  if (!fault_ && !transcoder_->convert(bytes, is_last, text_)) {
    fault_ = fmt::format("holds bytes that are no {}; say what they are, as in `encoding: {}`",
                         format_.encoding, format_.encoding == "utf-8" ? "windows-1252" : "utf-8");
  }
  const std::size_t nul = text_.find('\0', before);
  if (nul != std::string::npos) {
    fault_ = "holds a NUL byte: it is no text, or is written in UTF-16 (`encoding: utf-16`)";
    text_.resize(nul);
  }
  if (text_.size() > before) within_a_line_ = text_.back() != '\n' && text_.back() != '\r';
  ended_ = ended_ || is_last || fault_.has_value();
}

std::string_view CsvReader::cell(std::size_t index) const {
  if (!rows_ || index >= rows_->row().size) return {};
  return rows_->row().cells[index];
}

void CsvReader::feed(std::string_view bytes) {
  if (!ended_) decode(bytes, false);
}

void CsvReader::end() {
  if (!ended_) decode({}, true);
}

Result<std::optional<RowRecord>> CsvReader::next() {
  for (;;) {
    std::string_view rest = std::string_view(text_).substr(taken_);
    const bool complete = rows_->next(rest);
    taken_ = text_.size() - rest.size();
    if (!complete) {
      if (!ended_) return std::nullopt;
      if (fault_) return broken(fmt::format("line {} {}", rows_->line(), *fault_), rows_->offset());
      if (rows_->in_quote()) {
        return broken(fmt::format("the file is not complete: the quote in line {} is never closed",
                                  rows_->quote_line()),
                      rows_->offset());
      }
      if (!rows_->finish()) {
        if (!have_headings_) return broken("the file holds no headings", rows_->offset());
        return std::nullopt;
      }
    }
    const CsvRow& row = rows_->row();
    if (row.is_empty()) continue;
    if (have_headings_) return record();
    if (auto taken = take_headings(); !taken) return tl::unexpected<Error>(std::move(taken).error());
  }
}

Result<void> CsvReader::take_headings() {
  const CsvRow& row = rows_->row();
  if (row.too_large || row.stray_line != 0) {
    return broken(fmt::format("line {} cannot be the headings: {}", row.line,
                              row.too_large ? "it is too long"
                                            : "a heading goes on behind its closing quote"),
                  row.offset);
  }
  for (std::size_t i = 0; i < row.size; ++i) {
    std::string heading;
    collapse_spaces(row.cells[i], heading);
    const auto known = std::find(headings_.begin(), headings_.end(), heading);
    if (!heading.empty() && known != headings_.end()) {
      return broken(fmt::format("the columns {} and {} are both called `{}`",
                                known - headings_.begin() + 1, i + 1, heading),
                    row.offset);
    }
    std::string key;
    if (!heading.empty()) {
      append_json_text(key, heading);
      key += ':';
    }
    keys_.push_back(std::move(key));
    headings_.push_back(std::move(heading));
  }
  // Separators at the end of the line are no columns.
  while (!keys_.empty() && keys_.back().empty()) {
    keys_.pop_back();
    headings_.pop_back();
  }
  have_headings_ = true;
  return check_columns();
}

/// A column that was renamed would look like a value that everybody lost.
Result<void> CsvReader::check_columns() const {
  for (const std::string& column : format_.columns) {
    if (std::find(headings_.begin(), headings_.end(), column) != headings_.end()) continue;
    std::string known;
    for (std::size_t i = 0; i < std::min<std::size_t>(headings_.size(), 12); ++i) {
      known += fmt::format("{}`{}`", i == 0 ? "" : ", ", headings_[i]);
    }
    return broken(fmt::format("the file has no column `{}`, which the mapping reads; it has {}{}",
                              column, known, headings_.size() > 12 ? ", …" : ""),
                  rows_->row().offset);
  }
  return {};
}

RowRecord CsvReader::record() {
  const CsvRow& row = rows_->row();
  RowRecord made;
  made.line = row.line;
  made.offset = row.offset;
  made.too_large = row.too_large;
  if (row.too_large) return made;
  const auto is_used = [](const std::string& cell) {
    return cell.find_first_not_of(" \t") != std::string::npos;
  };
  const auto cells = row.cells.begin();
  const auto end = cells + static_cast<std::ptrdiff_t>(row.size);
  const auto known = cells + static_cast<std::ptrdiff_t>(std::min(row.size, keys_.size()));
  if (row.stray_line != 0) {
    made.problem = fmt::format("in line {} a cell goes on behind its closing quote", row.stray_line);
  } else if (row.size < keys_.size() || std::any_of(known, end, is_used)) {
    made.problem = fmt::format("the row in line {} has {} cells, and there are {} headings",
                               row.line, row.size, keys_.size());
  } else {
    write_json();
    made.json = json_;
  }
  return made;
}

void CsvReader::write_json() {
  const CsvRow& row = rows_->row();
  json_.clear();
  char before = '{';
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].empty()) continue;
    json_ += before;
    json_ += keys_[i];
    append_json_text(json_, row.cells[i]);
    before = ',';
  }
  if (before == '{') json_ += before;
  json_ += '}';
}

}  // namespace joinery
