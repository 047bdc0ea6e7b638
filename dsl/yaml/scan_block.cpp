#include <algorithm>
#include <vector>

#include "dsl/yaml/scalar.hpp"

namespace joinery {
namespace {

enum class Chomp : std::uint8_t { clip, strip, keep };

struct Header {
  bool folded = false;
  Chomp chomp = Chomp::clip;
  int indent = 0;  ///< as written; 0 where the first line says it
  std::size_t end = 0;
  bool ends_line = true;
};

Header read_header(const RawText& raw, std::size_t begin) {
  Header header{raw[begin] == '>', Chomp::clip, 0, begin + 1};
  for (int i = 0; i < 2; ++i) {
    const char sign = raw[header.end];
    if (sign == '+' || sign == '-') {
      header.chomp = sign == '+' ? Chomp::keep : Chomp::strip;
    } else if (sign >= '1' && sign <= '9') {
      header.indent = sign - '0';
    } else {
      break;
    }
    ++header.end;
  }
  header.ends_line = raw.ends_line(header.end);
  return header;
}

struct Line {
  std::size_t begin;  ///< behind the indentation
  std::size_t end;
  std::size_t next;
  [[nodiscard]] bool empty() const { return begin >= end; }
};

struct Block {
  std::vector<Line> lines;
  std::size_t tab = 0;
  bool has_tab = false;
};

/// The lines of the block without their indentation; the first one with content says how deep it is
/// unless the header does.
Block block_lines(const RawText& raw, std::size_t header_end, int parent, int written) {
  Block block;
  int indent = written == 0 ? 0 : std::max(parent, 0) + written;
  std::size_t line = raw.next_line(header_end);
  while (line < raw.size() && !raw.is_document_mark(line)) {
    const std::size_t end = raw.line_end(line);
    std::size_t content = line;
    while (content < end && raw[content] == ' ') ++content;
    const int column = static_cast<int>(content - line);
    const bool blank = content == end;
    if (!blank && raw[content] == '\t' && !block.has_tab && column < std::max(indent, parent + 1) &&
        raw.skip_blanks(content) < end) {
      block.has_tab = true;
      block.tab = content;
    }
    if (!blank && indent == 0) {
      if (column <= parent) break;
      indent = column == 0 ? -1 : column;  // the whole file may be one block at column 0
    }
    if (!blank && column < indent) break;
    const auto skipped = static_cast<std::size_t>(std::max(indent, 0));
    const std::size_t text = indent == 0 ? end : std::min(line + skipped, end);
    block.lines.push_back({text, end, raw.next_line(line)});
    line = raw.next_line(line);
  }
  return block;
}

class BlockText {
 public:
  BlockText(const RawText& raw, const std::vector<Line>& lines, bool folded, Scalar& scalar)
      : raw_(raw), lines_(lines), folded_(folded), scalar_(scalar) {}

  /// Everything up to the end of the last line with content; the rest is a matter of chomping.
  void body(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Line& line = lines_[i];
      scalar_.text += raw_.part(line.begin, line.end);
      scalar_.range.append(line.begin, line.end - line.begin);
      if (i + 1 < count) line_break(i, count);
    }
  }

  void newline(const Line& line) {
    if (line.next <= line.end) return;  // the file ends without one
    scalar_.text += '\n';
    scalar_.range.append_unit(1, line.end, line.next - line.end);
  }

 private:
  [[nodiscard]] bool deeper(std::size_t i) const {
    return !lines_[i].empty() && is_blank(raw_[lines_[i].begin]);
  }

  void line_break(std::size_t i, std::size_t count) {
    if (!folded_ || lines_[i].empty()) return newline(lines_[i]);
    std::size_t next = i + 1;
    while (next < count && lines_[next].empty()) ++next;
    if (deeper(i) || deeper(next)) return newline(lines_[i]);
    if (next == i + 1) {
      scalar_.text += ' ';
      scalar_.range.append_unit(1, lines_[i].end, lines_[next].begin - lines_[i].end);
      return;
    }
    // The first break of several folds away, the others stay.
  }

  const RawText& raw_;
  const std::vector<Line>& lines_;
  bool folded_;
  Scalar& scalar_;
};

}  // namespace

Scalar scan_block(SourceId source, const RawText& raw, std::size_t begin, int parent) {
  const Header header = read_header(raw, begin);
  Scalar scalar;
  scalar.end = header.end;
  scalar.range = ScalarRange(source, static_cast<std::uint32_t>(header.end));
  if (!header.ends_line) {
    scalar.fault = ScalarFault::text_in_header;
    scalar.fault_at = raw.skip_blanks(header.end);
    return scalar;
  }
  const Block block = block_lines(raw, header.end, parent, header.indent);
  if (block.has_tab) {
    scalar.fault = ScalarFault::tab;
    scalar.fault_at = block.tab;
  }
  std::size_t count = block.lines.size();
  while (count > 0 && block.lines[count - 1].empty()) --count;
  BlockText text(raw, block.lines, header.folded, scalar);
  text.body(count);
  if (count > 0) {
    scalar.end = block.lines[count - 1].end;
    if (header.chomp != Chomp::strip) text.newline(block.lines[count - 1]);
  }
  if (header.chomp == Chomp::keep) {
    for (std::size_t i = count; i < block.lines.size(); ++i) text.newline(block.lines[i]);
  }
  return scalar;
}

}  // namespace joinery
