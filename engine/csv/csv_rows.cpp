#include "engine/csv/csv_rows.hpp"

#include <algorithm>

namespace joinery {

bool CsvRow::is_empty() const {
  return !too_large && std::all_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(size),
                                   [](const std::string& cell) {
                                     return cell.find_first_not_of(" \t") == std::string::npos;
                                   });
}

void CsvRows::begin_row() {
  row_.size = 0;
  row_.line = line_;
  row_.offset = offset_;
  row_.too_large = false;
  row_.stray_line = 0;
  bytes_ = 0;
  begin_cell();
}

void CsvRows::begin_cell() {
  state_ = State::cell;
  if (row_.too_large) return;
  if (row_.size == cells_max_) {
    row_.too_large = true;
    return;
  }
  if (row_.size == row_.cells.size()) row_.cells.emplace_back();
  row_.cells[row_.size++].clear();
}

void CsvRows::add(char c) {
  if (row_.too_large) return;
  if (bytes_ >= row_bytes_) {
    row_.too_large = true;
    for (std::string& cell : row_.cells) std::string().swap(cell);
    return;
  }
  row_.cells[row_.size - 1] += c;
}

bool CsvRows::end_row() {
  state_ = State::row;
  ++line_;
  return true;
}

/// One byte inside quotes, or behind the quote that may close them. False where the cell is over with it.
bool CsvRows::inside(char c) {
  if (state_ == State::quoted) {
    if (c == '"') {
      state_ = State::closed;
      return true;
    }
    const bool second = c == '\n' && after_return_;
    if ((c == '\n' && !second) || c == '\r') ++line_;
    after_return_ = c == '\r';
    add(c);
    return true;
  }
  if (c == separator_ || c == '\n' || c == '\r') return false;
  if (c == '"' && state_ == State::closed) {
    state_ = State::quoted;
    add('"');
  } else if (c == ' ' || c == '\t') {
    state_ = State::after;
  } else {
    if (row_.stray_line == 0) row_.stray_line = line_;
    state_ = State::plain;
    add(c);
  }
  return true;
}

/// True where the byte ends a row.
bool CsvRows::step(char c) {
  ++bytes_;
  const bool in_quotes = state_ == State::quoted || state_ == State::closed || state_ == State::after;
  if (in_quotes && inside(c)) return false;
  if (c == separator_) {
    begin_cell();
    return false;
  }
  if (c == '\n' || c == '\r') {
    after_return_ = c == '\r';
    return end_row();
  }
  if (c == '"' && state_ == State::cell) {
    state_ = State::quoted;
    quote_line_ = line_;
    after_return_ = false;
    if (!row_.too_large) row_.cells[row_.size - 1].clear();
    return false;
  }
  if (c != ' ' && c != '\t') state_ = State::plain;
  add(c);
  return false;
}

bool CsvRows::next(std::string_view& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (state_ == State::row && after_return_ && c == '\n') {
      after_return_ = false;
      ++offset_;
      continue;
    }
    if (state_ == State::row) {
      after_return_ = false;
      begin_row();
    }
    ++offset_;
    if (step(c)) {
      text.remove_prefix(i + 1);
      return true;
    }
  }
  text = {};
  return false;
}

bool CsvRows::finish() { return state_ != State::row && state_ != State::quoted && end_row(); }

}  // namespace joinery
