// Any bytes as a CSV file: nothing crashes, and in whatever pieces it comes, the same rows come out and
// the same is said; every row is a JSON object with one text for each heading.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/csv/csv_reader.hpp"
#include "engine/json/json_parse.hpp"

namespace {

using namespace joinery;

/// The format is what the first byte says.
CsvFormat format_of(std::uint8_t byte) {
  constexpr char separators[] = {'\0', ',', ';', '\t'};
  CsvFormat format;
  format.separator = separators[byte & 3U];
  if ((byte & 4U) != 0) format.encoding = "windows-1252";
  if ((byte & 8U) != 0) format.encoding = "utf-16";
  format.heading = 1 + (byte >> 6U);
  return format;
}

void check_row(const CsvReader& reader, const RowRecord& row, const Limits& limits) {
  if (row.too_large || !row.problem.empty()) return;
  const auto record = parse_json(row.json, limits);
  JOINERY_CHECK(record.has_value());
  std::size_t named = 0;
  for (const std::string& heading : reader.headings()) named += heading.empty() ? 0 : 1;
  JOINERY_CHECK(record->size() == named);
}

std::string rows_of(std::string_view text, std::size_t piece, const CsvFormat& format) {
  constexpr std::size_t head = 4096;
  Limits limits;
  limits.record_bytes = 4096;
  CsvReader reader(format, limits);
  const std::size_t first = std::min(text.size(), head);
  const auto begun = reader.begin(text.substr(0, first), first == text.size());
  if (!begun) return begun.error().what;
  std::string out;
  for (std::size_t at = first;;) {
    const auto row = reader.next();
    if (!row) return out + row.error().what;
    if (*row) {
      check_row(reader, **row, limits);
      out += (*row)->json;
      out += (*row)->problem;
      out += (*row)->too_large ? "!\n" : "\n";
      continue;
    }
    if (at > text.size()) return out;
    const std::string_view next = text.substr(at, piece);
    if (next.empty()) reader.end();
    else reader.feed(next);
    at += next.empty() ? 1 : next.size();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const CsvFormat format = format_of(data[0]);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string whole = rows_of(text, text.size() + 1, format);
  JOINERY_CHECK(rows_of(text, 1, format) == whole);
  JOINERY_CHECK(rows_of(text, 1000, format) == whole);
  return 0;
}
