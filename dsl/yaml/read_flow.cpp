#include <algorithm>
#include <utility>

#include "dsl/yaml/reader.hpp"

namespace joinery {
namespace {

bool closes(char sign) { return sign == ']' || sign == '}'; }

}  // namespace

/// Steps over blanks, line ends and comments. False where the text ends, or a line stands so far
/// left that it cannot belong to the brackets any more.
bool Reader::flow_space(int parent) {
  for (;;) {
    if (!raw_.ends_line(at_)) {
      at_ = raw_.skip_blanks(at_);
      return true;
    }
    const std::size_t line = raw_.next_line(at_);
    if (line >= raw_.size()) return false;
    at_ = raw_.skip_blanks(line);
    if (raw_.ends_line(line)) continue;
    if (raw_.is_document_mark(line)) return false;
    if (static_cast<int>(at_ - line) <= parent && !closes(raw_[at_])) return false;
    return true;
  }
}

/// To the next comma or closing bracket on this line, or to its end.
void Reader::skip_flow_part() {
  const std::size_t end = raw_.line_end(at_);
  while (at_ < end && raw_[at_] != ',' && !closes(raw_[at_])) ++at_;
}

/// To the bracket that closes those which stand around, over brackets and quotes in between.
void Reader::skip_flow_rest() {
  std::size_t open = 0;
  for (bool quoted = false; at_ < raw_.size(); ++at_) {
    const char sign = raw_[at_];
    if (sign == '"') quoted = !quoted;
    if (quoted) continue;
    if (sign == '[' || sign == '{') ++open;
    if (closes(sign) && open-- == 0) return;
  }
}

/// Whether a comma or bracket ends a plain value whose own round bracket is still open, or a bracket
/// stands right behind it: in an expression it would have gone on.
bool Reader::is_cut(const YamlNode& node) const {
  const std::size_t next = raw_.skip_blanks(at_);
  if (next >= raw_.size()) return false;
  const bool bracket = raw_[next] == '[' || raw_[next] == '{';
  if (!bracket && raw_[next] != ',') return false;
  const auto opened = std::ranges::count(node.text, '(');
  return opened > std::ranges::count(node.text, ')') || (bracket && next == at_);
}

YamlNode Reader::flow_node(int parent) {
  while (skip_property()) {
    if (!flow_space(parent)) return absent(at_);
  }
  if (!count_node(at_)) return absent(at_);
  const char sign = raw_[at_];
  return sign == '[' || sign == '{' ? flow_brackets(parent) : flow_scalar(parent);
}

YamlNode Reader::flow_brackets(int parent) {
  const std::size_t open = at_;
  YamlNode node;
  node.kind = raw_[open] == '[' ? YamlKind::list : YamlKind::map;
  node.span = span(open, open + 1);
  if (!enter(open)) return node;
  Keys keys;
  ++at_;
  for (bool after_item = false; !stopped_;) {
    if (!flow_space(parent)) {
      mistakes_.unclosed_bracket(open);
      at_ = raw_.line_end(open);
      node.broken = true;
      break;
    }
    const char sign = raw_[at_];
    if (closes(sign)) {
      if (sign != (node.kind == YamlKind::list ? ']' : '}')) {
        mistakes_.wrong_bracket(at_, open);
        node.broken = true;
      }
      ++at_;
      break;
    }
    if (sign == ',') {
      if (!after_item) mistakes_.nothing_before_comma(at_);
      ++at_;
      after_item = false;
      continue;
    }
    if (after_item) mistakes_.missing_comma(at_);
    const std::size_t before = at_;
    if (node.kind == YamlKind::list) {
      flow_item(parent, node);
    } else {
      flow_entry(parent, node, keys);
    }
    if (at_ == before) ++at_;
    after_item = true;
    if (mistakes_.count() > 4 * limits_.diagnostics_per_file + 4) stopped_ = true;
  }
  node.span.end = span(at_, at_).end;
  leave();
  return node;
}

void Reader::flow_item(int parent, YamlNode& list) {
  const std::size_t begin = at_;
  YamlNode item = flow_node(parent);
  if (item.broken) list.broken = true;
  list.items.push_back(std::move(item));
  const std::size_t next = raw_.skip_blanks(at_);
  if (raw_[next] != ':') return;
  mistakes_.pair_in_list(begin, next);
  list.broken = true;
  skip_flow_part();
}

void Reader::flow_entry(int parent, YamlNode& map, Keys& keys) {
  const std::size_t begin = at_;
  YamlNode key = flow_node(parent);
  if (stopped_) return;
  if (key.kind != YamlKind::scalar) {
    mistakes_.key_not_text(begin, at_);
    map.broken = true;
    skip_flow_part();
    return;
  }
  if (key.text == "<<" && key.style == ScalarStyle::plain) mistakes_.merge_key(key.span.begin);
  if (key.broken) map.broken = true;
  YamlEntry entry{std::move(key.text), key.span, std::move(key.range), absent(at_)};
  const std::size_t behind_key = at_;
  if (flow_space(parent) && raw_[at_] == ':') {
    ++at_;
    entry.value = absent(at_);
    const std::size_t behind_colon = at_;
    if (!flow_space(parent)) {
      at_ = behind_colon;
    } else if (raw_[at_] != ',' && !closes(raw_[at_])) {
      entry.value = flow_node(parent);
      if (entry.value.broken) map.broken = true;
    }
  } else {
    at_ = behind_key;
    if (const auto colon = glued_colon(begin)) {
      mistakes_.glued_colon(*colon);
      map.broken = true;
    }
  }
  add_entry(map, std::move(entry), keys);
}

YamlNode Reader::flow_scalar(int parent) {
  const std::size_t begin = at_;
  const char sign = raw_[begin];
  if (sign == '"' || sign == '\'') {
    Scalar scalar = scan_quoted(source_, raw_, begin, parent);
    if (scalar.fault == ScalarFault::unclosed) mistakes_.unclosed_quote(begin);
    if (scalar.fault == ScalarFault::bad_escape) mistakes_.bad_escape(scalar.fault_at);
    at_ = scalar.end;
    return scalar_node(begin, std::move(scalar),
                       sign == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted);
  }
  const bool question = sign == '?' && raw_.separates(begin + 1);
  const bool reserved = std::string_view("&*@`%|>").find(sign) != std::string_view::npos;
  Scalar scalar = scan_plain(source_, raw_, begin, parent, Surroundings::flow);
  const bool empty = scalar.text.empty();
  const bool tab = scalar.fault == ScalarFault::tab;
  YamlNode node = scalar_node(begin, std::move(scalar), ScalarStyle::plain);
  at_ = node.span.end;
  if (question) {
    mistakes_.key_not_text(begin, at_);
  } else if (sign == '*' && node.text.size() > 1 && node.text.find(' ') == std::string::npos) {
    mistakes_.alias(begin, at_);
  } else if (reserved || raw_.is_dash(begin)) {
    mistakes_.bad_start(begin, at_);
  } else if (empty) {
    mistakes_.empty_key(begin);
    skip_flow_part();
  } else if (tab) {
    mistakes_.tab(raw_.line_begin(at_), raw_.skip_blanks(raw_.line_begin(at_)));
  } else if (is_cut(node)) {
    mistakes_.cut_in_brackets(begin, at_, raw_.skip_blanks(at_));
    skip_flow_rest();
  } else {
    return node;
  }
  node.broken = true;
  return node;
}

}  // namespace joinery
