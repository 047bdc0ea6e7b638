#include "dsl/format/page.hpp"

#include <algorithm>

#include "dsl/format/format.hpp"
#include "dsl/format/spelling.hpp"

namespace joinery {
namespace {

/// A name that is longer does not move the values of all others.
constexpr std::size_t longest_aligned = 32;

std::size_t width_left(std::size_t indent) {
  return indent + 40 < line_width ? line_width - indent : 40;
}

}  // namespace

std::string Page::document(const YamlNode& root) {
  Lines out;
  const std::size_t end = raw_.size() + 1;
  collection(root, root_slot(root), 0, end, out);
  bool first = out.empty();
  const Taken rest = take(end);
  put_above(rest.above, 0, first, out);
  if (!rest.trailing.empty()) out.push_back(rest.trailing);
  std::string text;
  for (const std::string& line : out) text += line + '\n';
  return text;
}

void Page::collection(const YamlNode& node, const Slot& slot, std::size_t indent, std::size_t stop,
                      Lines& out) {
  if (node.kind == YamlKind::map) return map(node, slot, indent, stop, out);
  if (node.kind == YamlKind::list) return list(node, slot, indent, stop, out);
}

void Page::map(const YamlNode& node, const Slot& slot, std::size_t indent, std::size_t stop,
               Lines& out) {
  const Aligned aligned = align(node, slot, indent);
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const bool last = i + 1 == node.entries.size();
    const std::size_t next = last ? stop : node.entries[i + 1].key_span.begin;
    entry(node, slot, i, aligned, indent, next, i == 0, out);
  }
  const std::size_t first = node.entries.front().key_span.begin;
  tail(in_flow(node) ? 0 : first - raw_.line_begin(first), node.span.end, stop, indent, out);
}

void Page::list(const YamlNode& node, const Slot& slot, std::size_t indent, std::size_t stop,
                Lines& out) {
  const Slot each = item_slot(slot);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const bool last = i + 1 == node.items.size();
    item(node.items[i], each, indent, last ? stop : node.items[i + 1].span.begin, i == 0, out);
  }
  // A list may stand as far left as its key; a comment there belongs to what follows.
  const std::size_t begin = node.span.begin;
  tail(in_flow(node) ? 0 : begin - raw_.line_begin(begin) + 1, node.span.end, stop, indent, out);
}

void Page::entry(const YamlNode& node, const Slot& slot, std::size_t index, const Aligned& aligned,
                 std::size_t indent, std::size_t stop, bool first, Lines& out) {
  const YamlEntry& entry = node.entries[index];
  const Slot inside = entry_slot(slot, node, entry);
  const std::string key =
      std::string(indent, ' ') + key_spelling(entry, slot, Around::line, limits_) + ':';
  const std::optional<std::string> line =
      aligned.values.empty() ? line_of(entry.value, inside) : aligned.values[index];
  const std::size_t key_begin = entry.key_span.begin;
  if (entry.value.kind == YamlKind::scalar || line) {
    const Taken taken = take(end_of_line(entry.value, stop));
    put_above(taken.above, indent, first, out);
    blank_line(key_begin, first, out);
    return value(entry.value, inside, key, aligned.column, line, indent, taken.trailing, out);
  }
  put_above(take(key_begin).above, indent, first, out);
  blank_line(key_begin, first, out);
  const std::size_t child = entry.value.kind == YamlKind::map
                                ? entry.value.entries.front().key_span.begin
                                : entry.value.items.front().span.begin;
  const bool behind = in_flow(entry.value) && !has_comment(entry.value.span);
  const Taken header = take(behind ? end_of_line(entry.value, stop)
                                   : std::min(child, raw_.line_end(entry.key_span.end)));
  out.push_back(key + (header.trailing.empty() ? "" : "  " + header.trailing));
  collection(entry.value, inside, indent + 2, stop, out);
}

void Page::item(const YamlNode& item, const Slot& slot, std::size_t indent, std::size_t stop,
                bool first, Lines& out) {
  const std::string before = std::string(indent, ' ') + '-';
  const std::size_t begin = item.span.begin;
  const std::optional<std::string> line = line_of(item, slot);
  if (item.kind == YamlKind::scalar || line) {
    const Taken taken = take(end_of_line(item, stop));
    put_above(taken.above, indent, first, out);
    blank_line(begin, first, out);
    return value(item, slot, before, 0, line, indent, taken.trailing, out);
  }
  Taken taken = take(begin);
  if (!taken.trailing.empty()) taken.above.push_back({begin, taken.trailing, 0, true});
  put_above(taken.above, indent, first, out);
  blank_line(begin, first, out);
  Lines lines;
  collection(item, slot, indent + 2, stop, lines);
  // The first entry stands behind the dash; what belongs above it goes above the dash.
  auto entry_line = std::ranges::find_if(lines, [&](const std::string& text) {
    return text.size() > indent + 2 && text[indent + 2] != '#';
  });
  if (entry_line == lines.end()) return;
  for (auto above = lines.begin(); above != entry_line; ++above) {
    out.push_back(above->empty() ? "" : above->substr(2));
  }
  (*entry_line)[indent] = '-';
  out.insert(out.end(), entry_line, lines.end());
}

void Page::value(const YamlNode& node, const Slot& slot, const std::string& before,
                 std::size_t column, const std::optional<std::string>& line, std::size_t indent,
                 std::string_view trailing, Lines& out) {
  const std::string comment = trailing.empty() ? "" : "  " + std::string(trailing);
  if (line && line->empty()) {
    out.push_back(before + comment);
    return;
  }
  // A reading, field or type cannot be broken; it stays in its column, however long it is.
  const bool whole =
      slot.shape == Shape::reading || slot.shape == Shape::field || slot.shape == Shape::type;
  const bool fits = line && (whole || before.size() + 1 + line->size() <= line_width);
  const std::size_t width = width_left(indent + 2);
  if (node.kind == YamlKind::scalar && !fits) {
    const auto text = block(node, slot, width, limits_);
    if (text && (!line || text->lines.size() > 1 || text->lines[0].size() <= width)) {
      out.push_back(before + ' ' + text->header + comment);
      for (const std::string& part : text->lines) {
        out.push_back(part.empty() ? "" : std::string(indent + 2, ' ') + part);
      }
      return;
    }
  }
  std::string text = line ? *line : in_quotes(node.text);
  const bool padded = before.size() < column && (whole || column + text.size() <= line_width);
  out.push_back(before + std::string(padded ? column - before.size() : 1, ' ') + text + comment);
}

Page::Aligned Page::align(const YamlNode& node, const Slot& slot, std::size_t indent) const {
  Aligned aligned;
  const bool wanted = is_aligned(slot);
  for (const YamlEntry& entry : node.entries) {
    auto& line = aligned.values.emplace_back(line_of(entry.value, entry_slot(slot, node, entry)));
    const std::string key = key_spelling(entry, slot, Around::line, limits_);
    const bool counts = wanted && line && !line->empty() && key.size() <= longest_aligned &&
                        key.find('(') == std::string::npos &&
                        indent + key.size() + 2 + line->size() <= line_width;
    if (counts) aligned.column = std::max(aligned.column, indent + key.size() + 2);
  }
  return aligned;
}

/// A scalar on one line, or brackets that fit into the line and hold no comment.
std::optional<std::string> Page::line_of(const YamlNode& node, const Slot& slot) const {
  if (node.kind == YamlKind::scalar) return one_line(node, slot, Around::line, limits_);
  if (node.entries.empty() && node.items.empty()) return node.kind == YamlKind::map ? "{}" : "[]";
  if (!in_flow(node) || has_comment(node.span)) return std::nullopt;
  const auto text = in_brackets(node, slot, limits_);
  return text && text->size() <= line_width - 20 ? text : std::nullopt;
}

Page::Taken Page::take(std::size_t limit) {
  Taken taken;
  while (!comments_.empty() && comments_.front().begin < limit) {
    taken.above.push_back(std::move(comments_.front()));
    comments_.pop_front();
  }
  if (!taken.above.empty() && !taken.above.back().own_line) {
    taken.trailing = std::move(taken.above.back().text);
    taken.above.pop_back();
  }
  return taken;
}

void Page::put_above(const std::vector<Comment>& comments, std::size_t indent, bool& first,
                     Lines& out) {
  for (const Comment& comment : comments) {
    if (comment.own_line) blank_line(comment.begin, first, out);
    first = false;
    out.push_back(std::string(indent, ' ') + comment.text);
  }
}

/// The comments behind the last entry that stand as deep as the block.
void Page::tail(std::size_t column, std::size_t end, std::size_t stop, std::size_t indent,
                Lines& out) {
  bool first = false;
  while (!comments_.empty() && comments_.front().begin < stop) {
    const Comment& next = comments_.front();
    if (next.own_line && next.begin > end && next.column < column) return;
    if (column == 0 && next.begin > end && next.own_line) return;
    put_above({next}, indent, first, out);
    comments_.pop_front();
  }
}

void Page::blank_line(std::size_t at, bool first, Lines& out) const {
  if (first || out.empty() || out.back().empty()) return;
  const std::size_t line = raw_.line_begin(at);
  if (line == 0) return;
  const std::size_t above = raw_.line_begin(line - 1);
  if (raw_.skip_blanks(above) >= raw_.line_end(above)) out.emplace_back();
}

bool Page::in_flow(const YamlNode& node) const {
  if (node.kind == YamlKind::scalar) return false;
  const char sign = raw_[node.span.begin];
  return sign == '[' || sign == '{';
}

bool Page::has_comment(const Span& span) const {
  return std::ranges::any_of(comments_, [&](const Comment& comment) {
    return comment.begin > span.begin && comment.begin < span.end;
  });
}

std::size_t Page::end_of_line(const YamlNode& node, std::size_t stop) const {
  return std::min(raw_.line_end(node.span.end), stop);
}

}  // namespace joinery
