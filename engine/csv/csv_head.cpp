#include "engine/csv/csv_head.hpp"

#include <algorithm>
#include <tuple>

#include "engine/csv/csv_rows.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

constexpr std::size_t rows_asked = 20;

/// Without the bytes of a character that the end cuts off.
std::string_view without_cut(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
    return length > back ? text.substr(0, text.size() - back) : text;
  }
  return text;
}

struct Split {
  std::size_t cells = 0;    ///< of the headings
  std::size_t same = 0;     ///< rows behind them that have as many
  std::size_t rows = 0;
};

Split split(std::string_view text, char separator) {
  CsvRows rows(separator, text.size() + 1, 10'000);
  Split found;
  bool first = true;
  while (found.rows < rows_asked && (rows.next(text) || (text.empty() && rows.finish()))) {
    if (rows.row().is_empty()) continue;
    if (first) {
      found.cells = rows.row().size;
      first = false;
      continue;
    }
    ++found.rows;
    if (rows.row().size == found.cells) ++found.same;
  }
  return found;
}

}  // namespace

CsvEncoding encoding_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
  if (head.starts_with("\xFF\xFE")) return {"utf-16le", 2};
  if (head.starts_with("\xFE\xFF")) return {"utf-16be", 2};
  const std::string_view begin = head.substr(0, std::min<std::size_t>(head.size(), 100) / 2 * 2);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < begin.size(); ++i) {
    if (begin[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t most = begin.size() / 2 * 3 / 4;
  if (begin.size() >= 4 && odd > most && even == 0) return {"utf-16le", 0};
  if (begin.size() >= 4 && even > most && odd == 0) return {"utf-16be", 0};
  return {valid_utf8(without_cut(head)) ? "utf-8" : "windows-1252", 0};
}

char separator_of(std::string_view text) {
  char best = ',';
  std::tuple<std::size_t, std::size_t> best_score{0, 0};
  for (const char separator : {',', ';', '\t', '|'}) {
    const Split found = split(text, separator);
    if (found.cells < 2) continue;
    // Per mille, so that a single ragged row does not make all the difference.
    const std::size_t alike = found.rows == 0 ? 1000 : found.same * 1000 / found.rows;
    const std::tuple<std::size_t, std::size_t> score{alike, found.cells};
    if (score <= best_score) continue;
    best = separator;
    best_score = score;
  }
  return best;
}

}  // namespace joinery
