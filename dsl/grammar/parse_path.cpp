#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "dsl/grammar/line_cursor.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar {
namespace {

bool in_key(char c) { return goes_on_name(c) || c == '-' || c == '@' || beyond_ascii(c); }

std::size_t key_end(std::string_view text, std::size_t at) {
  while (at < text.size() && in_key(text[at])) ++at;
  return at;
}

/// A JSONPath query reaches to the end or to a `,` outside brackets and quotes.
PathSyntax read_query(LineCursor& cursor) {
  const std::string_view text = cursor.text();
  const std::size_t begin = cursor.here();
  std::size_t depth = 0;
  char quoted = '\0';
  std::size_t at = begin;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted != '\0') {
      if (c == '\\') ++at;
      if (c == quoted) quoted = '\0';
    } else if (c == '"' || c == '\'') {
      quoted = c;
    } else if (c == '[' || c == '(') {
      ++depth;
    } else if ((c == ']' || c == ')') && depth > 0) {
      --depth;
    } else if (c == ',' && depth == 0) {
      break;
    }
  }
  const std::size_t end = trim_back(text, begin, std::min(at, text.size()));
  cursor.move_to(end);
  PathSyntax path;
  path.form = PathSyntax::Form::jsonpath;
  path.span = cursor.span(begin, end);
  path.query = cursor.slice(begin, end);
  return path;
}

/// A key or a quoted key; empty, and nothing taken, where neither stands.
bool take_key(LineCursor& cursor, std::string& key) {
  const std::size_t begin = cursor.here();
  if (std::optional<std::string> text = cursor.take_text()) {
    key = std::move(*text);
    return true;
  }
  const std::size_t end = key_end(cursor.text(), begin);
  key = cursor.slice(begin, end);
  cursor.move_to(end);
  return end > begin;
}

bool take_value(LineCursor& cursor, std::string& value) {
  if (std::optional<std::string> text = cursor.take_text()) {
    value = std::move(*text);
    return true;
  }
  const std::string_view text = cursor.text();
  const std::size_t begin = cursor.here();
  if (cursor.take("yes") || cursor.take("true")) {
    value = "true";
    return true;
  }
  if (cursor.take("no") || cursor.take("false")) {
    value = "false";
    return true;
  }
  std::size_t end = begin;
  if (end < text.size() && text[end] == '-') ++end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  value = cursor.slice(begin, end);
  cursor.move_to(end);
  return end > begin && is_digit(text[end - 1]);
}

/// Behind the bracket that closes the one at `open`.
std::size_t leave_bracket(LineCursor& cursor, std::size_t open) {
  return skip_brackets(cursor.text(), open);
}

/// `[0]`, `[*]`, `["key"]`: true where one of them was reported and passed.
bool foreign_bracket(LineCursor& cursor, std::size_t open, PathStep& step) {
  const std::size_t end = leave_bracket(cursor, open);
  if (end < open + 2 || cursor.text()[end - 1] != ']') return false;
  const std::string inside = cursor.slice(open + 1, end - 1);
  const bool quoted = inside.size() >= 2 && (inside[0] == '"' || inside[0] == '\'') &&
                      inside.find(inside[0], 1) == inside.size() - 1;
  if (inside == "*") {
    step.kind = PathStep::Kind::all;
    cursor.report(Code::path_syntax, open, end, "every item of a list is written `[]`")
        .fixed_by(cursor.span(open, end), "[]");
  } else if (quoted) {
    step.kind = PathStep::Kind::member;
    step.name = inside.substr(1, inside.size() - 2);
    cursor.report(Code::path_syntax, open, end, "a key in quotes stands behind a point")
        .fixed_by(cursor.span(open, end), '.' + quote(step.name));
  } else if (!inside.empty() &&
             inside.find_first_not_of("-0123456789") == std::string::npos) {
    step.kind = PathStep::Kind::all;
    cursor.report(Code::path_syntax, open, end, "items of a list are not chosen by their place")
        .help("the order of a vendor's list means nothing: say which item, as in "
              "`addresses[type is \"home\"]`");
  } else {
    return false;
  }
  cursor.move_to(end);
  return true;
}

/// The cursor stands behind `[`.
PathStep read_where(LineCursor& cursor, std::size_t open) {
  PathStep step;
  step.kind = PathStep::Kind::where;
  if (cursor.take(']')) {
    step.kind = PathStep::Kind::all;
    return step;
  }
  if (foreign_bracket(cursor, open, step)) return step;
  const auto give_up = [&](Diagnostic& made) {
    made.help("write `[type is \"home\"]`");
    cursor.move_to(leave_bracket(cursor, open));
    return step;
  };
  if (!take_key(cursor, step.name)) {
    return give_up(cursor.report_here(Code::path_syntax, "a key is missing behind `[`"));
  }
  const std::size_t sign = cursor.here();
  const std::string_view rest = cursor.text().substr(sign);
  const bool two = rest.starts_with("==") || rest.starts_with("!=") || rest.starts_with("<>");
  const std::size_t bytes = two ? 2 : rest.starts_with('=') ? 1 : 0;
  if (bytes > 0) {
    step.negated = rest[0] == '!' || rest[0] == '<';
    cursor.report(Code::path_syntax, sign, sign + bytes,
                  '`' + std::string(rest.substr(0, bytes)) + "` is written `" +
                      (step.negated ? "is not" : "is") + "` here")
        .fixed_by(cursor.span(sign, sign + bytes), step.negated ? " is not " : " is ");
    cursor.move_to(sign + bytes);
  } else if (cursor.take("is")) {
    step.negated = cursor.take("not");
  } else {
    return give_up(cursor.report_here(Code::path_syntax, "`is` or `is not` is missing"));
  }
  if (!take_value(cursor, step.value)) {
    return give_up(cursor.report_here(Code::path_syntax,
                                      "a text, a number, `yes` or `no` is missing"));
  }
  if (!cursor.take(']')) {
    const std::size_t end = leave_bracket(cursor, open);
    const bool closed = cursor.text()[end - 1] == ']';
    if (closed) return give_up(cursor.report_here(Code::path_syntax, "`]` is missing here"));
    cursor.report(Code::expression_unclosed, open, open + 1, "`[` is not closed")
        .labelled("opened here");
  }
  return step;
}

void report_space(LineCursor& cursor, std::size_t key_begin) {
  const std::string_view text = cursor.text();
  const std::size_t stop = std::min(text.find_first_of(",.[\"", cursor.here()), text.size());
  const std::string key = cursor.slice(key_begin, trim_back(text, key_begin, stop));
  cursor.report(Code::path_syntax, key_begin, key_begin + key.size(),
                "a key with a space in it stands in quotes")
      .fixed_by(cursor.span(key_begin, key_begin + key.size()), quote(key));
  cursor.move_to(key_begin + key.size());
}

/// `/work/title`, as URLs and other tools write a path. A key that really holds slashes is quoted.
void report_slashes(LineCursor& cursor) {
  const std::string_view text = cursor.text();
  const std::size_t begin = cursor.here();
  const std::size_t end = std::min(text.find_first_of(", ", begin), text.size());
  std::string path = cursor.slice(begin + 1, end);
  const std::string quoted = quote(cursor.slice(begin, end));
  std::ranges::replace(path, '/', '.');
  cursor.report(Code::path_syntax, begin, end, "a path is written with points, not with slashes")
      .help("write `" + path + "`; or `" + quoted + "`, if that is the name of one key");
  cursor.move_to(end);
}

}  // namespace

PathSyntax read_path(LineCursor& cursor) {
  const std::string_view text = cursor.text();
  const std::size_t begin = cursor.here();
  if (cursor.peek() == '$') return read_query(cursor);
  PathSyntax path;
  bool wants_key = true;
  for (;;) {
    // Steps stand without spaces between them; a space ends the path.
    const std::size_t end = cursor.behind();
    const std::size_t at = cursor.here();
    if (!wants_key && at > end) break;
    const char c = cursor.peek();
    PathStep step;
    if (wants_key) {
      if (!take_key(cursor, step.name)) {
        if (c == '/' && path.steps.empty()) {
          report_slashes(cursor);
          break;
        }
        cursor.report_here(Code::path_syntax, path.steps.empty() ? "a path is missing"
                                                                 : "a key is missing behind `.`")
            .help("a key with other signs than letters, digits, `_`, `-` and `@` stands in quotes");
        if (c != '.') break;
        cursor.move_to(at + 1);
        continue;
      }
      wants_key = false;
      const std::size_t key_end_at = cursor.behind();
      const bool spaced = cursor.here() > key_end_at && in_key(cursor.peek());
      const bool option = phrase_at(text, cursor.here(), "blank when") > 0 ||
                          phrase_at(text, cursor.here(), "exact") > 0;
      if (spaced && !option) report_space(cursor, at);
    } else if (c == '.' || c == '/') {
      if (c == '/') {
        cursor.report(Code::path_syntax, at, at + 1, "keys are joined with `.`")
            .fixed_by(cursor.span(at, at + 1), ".");
      }
      cursor.move_to(at + 1);
      wants_key = true;
      continue;
    } else if (c == '[') {
      cursor.move_to(at + 1);
      step = read_where(cursor, at);
    } else {
      break;
    }
    step.span = cursor.span(at, cursor.behind());
    path.steps.push_back(std::move(step));
  }
  path.span = cursor.span(begin, std::max(begin, cursor.behind()));
  return path;
}

}  // namespace joinery::grammar
