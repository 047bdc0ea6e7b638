#include <algorithm>
#include <utility>

#include "dsl/diagnostic/glyph.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/diagnostic/snippet.hpp"
#include "dsl/diagnostic/words.hpp"

namespace joinery {
namespace {

std::string_view paint_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::note:
      return "\x1b[1;36m";
  }
  return {};
}

struct Page {
  const Sources& sources;
  Colors colors;
  std::string_view severity_paint;
  std::size_t gutter = 2;  ///< columns of the line numbers
  std::string out = {};

  void painted(std::string_view paint, std::string_view text) {
    if (colors == Colors::off || paint.empty() || text.empty()) {
      out += text;
    } else {
      out.append(paint).append(text).append("\x1b[0m");
    }
  }
  void painted(Role role, std::string_view text) {
    painted(role == Role::plain     ? std::string_view()
            : role == Role::primary ? severity_paint
                                    : frame,
            text);
  }
  void end_line() {
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }

  static constexpr std::string_view frame = "\x1b[1;34m";
  static constexpr std::string_view bold = "\x1b[1m";
};

/// The marks of one file, in the order in which files are first named.
struct Group {
  SourceId source;
  std::vector<Marked> marks;
};

std::vector<Group> group_marks(const Diagnostic& diagnostic) {
  std::vector<Group> groups;
  const auto add = [&groups](Span span, const std::string& words, Role role) {
    if (!span.known()) return;
    auto found = std::ranges::find(groups, span.source, &Group::source);
    if (found == groups.end()) found = groups.insert(groups.end(), {span.source, {}});
    found->marks.push_back({span, words, role});
  };
  add(diagnostic.span, diagnostic.label, Role::primary);
  for (const Label& label : diagnostic.others) add(label.span, label.words, Role::secondary);
  return groups;
}

void append_rows(const std::vector<Row>& rows, Page& page) {
  for (const Row& row : rows) {
    if (row.cut) {
      page.painted(Page::frame, "...");
      page.end_line();
      continue;
    }
    std::string number = row.line == 0 ? "" : std::to_string(row.line);
    number.insert(0, page.gutter - number.size(), ' ');
    page.painted(Page::frame, number + " |");
    page.out += ' ';
    for (const Piece& piece : row.pieces) page.painted(piece.role, piece.text);
    page.end_line();
  }
}

void append_group(const Group& group, std::string_view arrow, const std::vector<Row>& rows,
                  Page& page) {
  const std::string indent(page.gutter, ' ');
  page.painted(Page::frame, indent + std::string(arrow));
  page.out += ' ' + printable(page.sources.at(group.marks.front().span));
  page.end_line();
  if (rows.empty()) return;
  page.painted(Page::frame, indent + " |");
  page.end_line();
  append_rows(rows, page);
}

void append_note(const Note& note, Page& page) {
  const std::string indent(page.gutter, ' ');
  page.painted(Page::frame, indent + " =");
  page.out += ' ';
  const std::string name = std::string(word(note.kind)) + ":";
  page.painted(Page::bold, name);
  const std::string hanging = "\n" + indent + std::string(name.size() + 4, ' ');
  std::string words = printable(note.words);
  for (std::size_t at = words.find('\n'); at != std::string::npos;) {
    words.replace(at, 1, hanging);
    at = words.find('\n', at + hanging.size());
  }
  page.out += ' ' + words;
  page.end_line();
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const Sources& sources, Colors colors) {
  Page page{sources, colors, paint_of(diagnostic.severity)};
  page.painted(page.severity_paint,
               std::string(word(diagnostic.severity)) + "[" + code_text(diagnostic.code) + "]");
  page.painted(Page::bold, ": " + printable(diagnostic.message));
  page.end_line();

  const std::vector<Group> groups = group_marks(diagnostic);
  std::vector<std::vector<Row>> rows;
  std::uint32_t last_line = groups.empty() ? 10 : 1;
  for (const Group& group : groups) {
    rows.push_back(diagnostic.hide_source ? std::vector<Row>()
                                          : snippet(sources[group.source], group.marks));
    for (const Row& row : rows.back()) last_line = std::max(last_line, row.line);
  }
  page.gutter = std::to_string(last_line).size();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0) {
      page.painted(Page::frame, std::string(page.gutter, ' ') + " |");
      page.end_line();
    }
    append_group(groups[i], i == 0 ? "-->" : ":::", rows[i], page);
  }
  for (const Note& note : diagnostic.notes) append_note(note, page);
  return std::move(page.out);
}

}  // namespace joinery
