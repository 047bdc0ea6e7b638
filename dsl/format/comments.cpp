#include "dsl/format/comments.hpp"

#include <algorithm>

#include "dsl/yaml/raw_text.hpp"

namespace joinery {
namespace {

struct Range {
  std::size_t begin;
  std::size_t end;
};

/// What keys and scalars cover; a block scalar from the line behind its header on.
void append_covered(const YamlNode& node, const RawText& raw, std::vector<Range>& out) {
  if (node.kind == YamlKind::scalar) {
    const bool block = node.style == ScalarStyle::literal || node.style == ScalarStyle::folded;
    const std::size_t begin = block ? raw.next_line(node.span.begin) : node.span.begin;
    if (begin < node.span.end) out.push_back({begin, node.span.end});
  }
  for (const YamlEntry& entry : node.entries) {
    out.push_back({entry.key_span.begin, entry.key_span.end});
    append_covered(entry.value, raw, out);
  }
  for (const YamlNode& item : node.items) append_covered(item, raw, out);
}

Comment comment_at(std::size_t begin, const RawText& raw) {
  const std::size_t end = raw.line_end(begin);
  std::size_t last = end;
  while (last > begin && (is_blank(raw[last - 1]) || raw[last - 1] == '\r')) --last;
  const std::size_t line = raw.line_begin(begin);
  return {begin, std::string(raw.part(begin, last)), begin - line, raw.skip_blanks(line) == begin};
}

}  // namespace

std::vector<Comment> comments_of(const YamlNode& root, std::string_view text) {
  const RawText raw(text);
  std::vector<Range> covered;
  append_covered(root, raw, covered);
  std::vector<Comment> comments;
  auto next = covered.begin();  // the tree is walked in the order of the text
  for (std::size_t at = 0; at < text.size();) {
    while (next != covered.end() && next->end <= at) ++next;
    if (next != covered.end() && next->begin <= at) {
      at = next->end;
    } else if (text[at] == '#') {
      comments.push_back(comment_at(at, raw));
      at = raw.line_end(at);
    } else {
      ++at;
    }
  }
  return comments;
}

}  // namespace joinery
