#include "dsl/yaml/reader.hpp"

#include <algorithm>
#include <utility>

namespace joinery {

YamlNode Reader::read() {
  begin_document();
  if (done()) return absent(raw_.begin());
  YamlNode root = block_node(-1);
  while (next_content()) {
    const bool text = root.kind == YamlKind::scalar && root.style == ScalarStyle::plain;
    if (text && !root.broken) {
      mistakes_.no_colon(root.span.begin);
      root = block_node(-1);
      root.broken = true;
    } else if (root.kind == YamlKind::list && column_ == 0) {
      mistakes_.key_among_items(at_, root.span.begin);
      static_cast<void>(block_node(-1));
    } else {
      if (!root.broken) mistakes_.wrong_indentation(at_, at_);
      static_cast<void>(block_node(-1));
    }
  }
  return root;
}

void Reader::begin_document() {
  std::size_t line = raw_.begin();
  for (; line < raw_.size(); line = raw_.next_line(line)) {
    if (raw_.ends_line(line)) continue;
    if (raw_[line] == '%') {
      mistakes_.directive(line);
      continue;
    }
    const bool begins = raw_.part(line, raw_.line_end(line)).starts_with("---");
    if (!begins || !raw_.is_document_mark(line)) break;
    if (!raw_.ends_line(line + 3)) mistakes_.text_after(raw_.skip_blanks(line + 3), "`---`");
    line = raw_.next_line(line);
    break;
  }
  find_content(line);
}

bool Reader::next_content() {
  if (done()) return false;
  return fresh_ || find_content(raw_.next_line(at_));
}

bool Reader::find_content(std::size_t line) {
  // Nobody reads hundreds of mistakes, and a file made of them should not take long.
  if (mistakes_.count() > 4 * limits_.diagnostics_per_file + 4) stopped_ = true;
  for (; line < raw_.size() && !stopped_; line = raw_.next_line(line)) {
    const std::size_t content = raw_.skip_blanks(line);
    if (content >= raw_.line_end(line) || raw_[content] == '#') continue;
    if (raw_.is_document_mark(line)) {
      end_document(line);
      return false;
    }
    at_ = content;
    fresh_ = true;
    column_ = static_cast<int>(content - line);
    const std::string_view indentation = raw_.part(line, content);
    const auto tabs = std::ranges::count(indentation, '\t');
    if (tabs > 0) mistakes_.tab(line, content);
    column_ += static_cast<int>(tabs);  // a tab is read as the two spaces that mend it
    return true;
  }
  at_end_ = true;
  return false;
}

/// A document may be closed; another one may not follow.
void Reader::end_document(std::size_t mark) {
  at_end_ = true;
  const bool text = !raw_.ends_line(mark + 3);
  std::size_t line = raw_.next_line(mark);
  while (line < raw_.size() && (raw_.ends_line(line) || raw_.is_document_mark(line))) {
    line = raw_.next_line(line);
  }
  if (text || line < raw_.size()) mistakes_.many_documents(mark);
}

void Reader::skip_line() {
  at_ = raw_.line_end(at_);
  fresh_ = false;
}

/// Lines deeper than `column` that no value took. `quietly` behind a mistake that they follow from.
void Reader::skip_deeper(std::size_t owner, int column, YamlNode& node, bool quietly) {
  while (next_content() && column_ > column) {
    node.broken = true;
    if (quietly) {
      skip_line();
      continue;
    }
    mistakes_.wrong_indentation(at_, owner);
    const std::size_t before = at_;
    static_cast<void>(block_node(column));
    if (!done() && fresh_ && at_ == before) skip_line();
  }
}

bool Reader::enter(std::size_t at) {
  if (depth_ >= limits_.yaml_depth) {
    if (!stopped_) mistakes_.too_deep(at, limits_.yaml_depth);
    stopped_ = true;
    return false;
  }
  ++depth_;
  return true;
}

bool Reader::count_node(std::size_t at) {
  if (++nodes_ > limits_.yaml_nodes && !stopped_) {
    mistakes_.too_many(std::min(at, raw_.size()), limits_.yaml_nodes);
    stopped_ = true;
  }
  return !stopped_;
}

YamlNode Reader::block_node(int parent) {
  while (skip_property()) {
    if (raw_.ends_line(at_)) return value_after(parent, After::dash);
    at_ = raw_.skip_blanks(at_);
  }
  if (raw_.is_dash(at_)) return block_list();
  const char sign = raw_[at_];
  const bool never_key = sign == '[' || sign == '{' || sign == '|' || sign == '>';
  const auto colon = never_key ? std::nullopt : raw_.key_colon(at_);
  const bool in_literal = colon && sign != '"' && is_open(raw_.part(at_, *colon));
  if (colon && !in_literal) return block_map();
  if (sign == '?' && raw_.separates(at_ + 1)) return block_map();
  if (parent < 0 && glued_colon(at_)) return block_map();
  return inline_value(parent);
}

YamlNode Reader::block_map() {
  const std::size_t begin = at_;
  const int column = column_;
  YamlNode map;
  map.kind = YamlKind::map;
  map.span = span(begin, begin);
  if (!count_node(begin) || !enter(begin)) return map;
  Keys keys;
  while (next_content() && column_ == column) {
    const std::size_t owner = at_;
    if (raw_.is_dash(at_)) {
      mistakes_.item_among_keys(at_, begin);
      map.broken = true;
      skip_line();
      skip_deeper(owner, column, map, true);
      continue;
    }
    YamlEntry entry;
    const bool read = read_entry(column, entry);
    map.span.end = read ? entry.value.span.end : span(owner, line_text_end(owner)).end;
    const bool quietly = !read || entry.value.broken;
    if (read) add_entry(map, std::move(entry), keys);
    if (!read) map.broken = true;
    skip_deeper(owner, column, map, quietly);
  }
  leave();
  return map;
}

bool Reader::read_entry(int column, YamlEntry& entry) {
  const std::size_t begin = at_;
  const char sign = raw_[begin];
  if (sign == '[' || sign == '{' || (sign == '?' && raw_.separates(begin + 1))) {
    mistakes_.key_not_text(begin, line_text_end(begin));
    skip_line();
    return false;
  }
  auto colon = raw_.key_colon(begin);
  if (!colon) {
    colon = glued_colon(begin);
    const bool quote = sign == '"' || sign == '\'';
    if (colon) {
      mistakes_.glued_colon(*colon);
    } else if (quote && !raw_.quote_end(begin)) {
      mistakes_.unclosed_quote(begin);
    } else {
      mistakes_.no_colon(begin);
    }
  } else if (*colon == begin) {
    mistakes_.empty_key(begin);
    colon.reset();
  }
  if (!colon) {
    skip_line();
    return false;
  }
  read_key(*colon, entry);
  at_ = *colon + 1;
  fresh_ = false;
  entry.value = value_after(column, After::colon);
  return true;
}

void Reader::add_entry(YamlNode& map, YamlEntry entry, Keys& keys) {
  const auto [found, added] = keys.try_emplace(entry.key, entry.key_span);
  if (added) {
    map.entries.push_back(std::move(entry));
  } else {
    mistakes_.duplicate_key(entry.key_span, found->second);
  }
}

YamlNode Reader::block_list() {
  const std::size_t begin = at_;
  const int column = column_;
  YamlNode list;
  list.kind = YamlKind::list;
  list.span = span(begin, begin);
  if (!count_node(begin) || !enter(begin)) return list;
  while (next_content() && column_ == column && raw_.is_dash(at_)) {
    const std::size_t owner = at_;
    ++at_;
    fresh_ = false;
    YamlNode item = value_after(column, After::dash);
    list.span.end = item.span.end;
    const bool quietly = item.broken;
    list.items.push_back(std::move(item));
    skip_deeper(owner, column, list, quietly);
  }
  leave();
  return list;
}

/// The value behind a colon or dash: on the same line, or on the next ones if they stand deeper.
YamlNode Reader::value_after(int parent, After after) {
  std::size_t place = at_;
  bool reported = false;
  while (!raw_.ends_line(at_)) {
    at_ = raw_.skip_blanks(at_);
    if (skip_property()) {
      place = at_;
      reported = true;
      continue;
    }
    if (after == After::colon) return inline_value(parent);
    column_ = static_cast<int>(at_ - raw_.line_begin(at_));
    fresh_ = true;
    return block_node(parent);
  }
  skip_line();
  if (next_content()) {
    const bool list = after == After::colon && column_ == parent && raw_.is_dash(at_);
    if (column_ > parent || list) return block_node(parent);
  }
  count_node(place);
  YamlNode node = absent(place);
  node.broken = reported;
  return node;
}

}  // namespace joinery
