#include "dsl/read/csv.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dsl/read/csv_scanner.hpp"
#include "dsl/source/utf8.hpp"

namespace joinery {
namespace {

constexpr std::string_view export_help =
    "export the table as UTF-8 (a spreadsheet calls it \"CSV UTF-8\")";

Span span_in(SourceId file, std::size_t begin, std::size_t end) {
  return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {digits[byte >> 4U], digits[byte & 0x0FU]};
}

/// The Latin letters of ISO 8859-1, where `byte` is one, as UTF-8.
std::string latin_letter(unsigned char byte) {
  if (byte < 0xC0U || byte == 0xD7U || byte == 0xF7U) return {};
  return {static_cast<char>(0xC3), static_cast<char>(byte - 0x40U)};
}

void report_not_utf8(SourceId file, std::string_view text, std::size_t at, CsvProblems& problems) {
  const auto byte = static_cast<unsigned char>(text[at]);
  Diagnostic* d =
      problems.report(Code::table_encoding, span_in(file, at, at + 1), "the table is not UTF-8");
  if (d == nullptr) return;
  const std::string letter = latin_letter(byte);
  d->labelled("the byte " + hexadecimal(byte));
  if (!letter.empty()) {
    d->seen("it may be Latin-1 or Windows-1252, where this byte is `" + letter + "`");
  }
  d->help(std::string(export_help));
}

/// Whether the bytes are text that can be split; if not, says why.
bool readable(SourceId file, std::string_view text, const Limits& limits, CsvProblems& problems) {
  if (text.size() > limits.table_bytes) {
    if (Diagnostic* d = problems.report(Code::file_too_large, span_in(file, 0, 0),
                                        "the table is larger than Joinery reads")) {
      d->seen(std::to_string(text.size()) + " bytes; at most " +
              std::to_string(limits.table_bytes) + " are read");
    }
    return false;
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    if (Diagnostic* d = problems.report(Code::table_encoding, span_in(file, 0, 2),
                                        "the table is UTF-16, not UTF-8")) {
      d->help(std::string(export_help));
    }
    return false;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    if (Diagnostic* d = problems.report(Code::table_nul, span_in(file, nul, nul + 1),
                                        "a NUL byte stands in the table")) {
      d->seen("a file with NUL bytes is often UTF-16 or no text at all")
          .help(std::string(export_help));
    }
    return false;
  }
  if (const auto at = first_invalid_utf8(text)) {
    report_not_utf8(file, text, *at, problems);
    return false;
  }
  return true;
}

bool header_is_good(const CsvRecord& header, CsvProblems& problems) {
  if (header.fields.size() < 2) {
    if (Diagnostic* d = problems.report(Code::table_header, header.span,
                                        "the header of the table has one column")) {
      d->seen("neither `,` nor `;` nor a tab stands in the first line")
          .help("the first line names the columns, the key first: `place,region`");
    }
    return false;
  }
  for (std::size_t i = 1; i < header.fields.size(); ++i) {
    if (header.fields[i].text.empty()) continue;
    for (std::size_t k = 0; k < i && k < 100; ++k) {  // the bound keeps hostile headers cheap
      if (header.fields[k].text != header.fields[i].text) continue;
      if (Diagnostic* d =
              problems.report(Code::table_duplicate_header, header.fields[i].span,
                              "two columns are called `" + header.fields[i].text + "`")) {
        d->also(header.fields[k].span, "the first one");
        d->help("give every column a name of its own");
      }
      break;
    }
  }
  return true;
}

std::string columns(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " column" : " columns");
}

/// A separator that this row has, and the header has not.
char other_separator(std::string_view row, char separator) {
  for (const char sign : {';', ',', '\t', '|'}) {
    if (sign != separator && sign != '\t' && row.find(sign) != std::string_view::npos) return sign;
  }
  return '\0';
}

void report_ragged(const CsvRecord& record, std::size_t wanted, char separator,
                   CsvProblems& problems) {
  const std::size_t count = record.fields.size();
  const Span span =
      count > wanted ? join(record.fields[wanted].span, record.fields.back().span) : record.span;
  Diagnostic* d = problems.report(
      Code::table_ragged_row, span,
      "this row has " + columns(count) + ", the header has " + std::to_string(wanted));
  if (d == nullptr) return;
  const char other = count == 1 ? other_separator(record.fields[0].text, separator) : '\0';
  if (other != '\0') {
    d->help(std::string("the header is separated by `") + separator + "`, this row by `" + other +
            "`");
    return;
  }
  if (count < wanted) {
    d->help("write every column, an empty one too");
    return;
  }
  const std::string sign = separator == '\t' ? "a tab" : std::string("`") + separator + "`";
  d->labelled("more than the header has")
      .help("a value that holds " + sign + " must stand in quotes");
}

}  // namespace

std::vector<TableSyntax::Row> read_csv(SourceId file, const Sources& sources, const Limits& limits,
                                       Diagnostics& diagnostics) {
  const std::string_view text = sources[file].text();
  CsvProblems problems(diagnostics, limits.diagnostics_per_file);
  if (!readable(file, text, limits, problems)) return {};

  const std::size_t begin = std::min(text.find_first_not_of("\xEF\xBB\xBF \r\n"), text.size());
  const char separator = csv_separator(text, begin);
  CsvScanner scanner(file, text, separator, problems);
  CsvRecord header;
  bool found = false;
  while (!found && scanner.next(header)) found = !header.empty;
  if (!found) {
    if (Diagnostic* d =
            problems.report(Code::table_header, span_in(file, 0, 0), "the table is empty")) {
      d->help("the first line names the columns, the key first: `place,region`");
    }
    return {};
  }
  if (!header_is_good(header, problems)) return {};

  std::vector<TableSyntax::Row> rows;
  CsvRecord record;
  while (scanner.next(record)) {
    if (record.empty) continue;
    if (record.fields.size() != header.fields.size()) {
      // What stands in the wrong column would only be found wrong once more.
      if (!record.broken) report_ragged(record, header.fields.size(), separator, problems);
      continue;
    }
    rows.push_back({std::move(record.fields[0]), std::move(record.fields[1])});
  }
  return rows;
}

}  // namespace joinery
