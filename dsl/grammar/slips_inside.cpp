// Inside a construct: what is missing, what is not closed.
#include <algorithm>
#include <string>

#include "dsl/grammar/expression_slips.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar::slips {
namespace {

std::size_t word_begin_before(std::string_view text, std::size_t at) {
  std::size_t begin = trim_back(text, 0, at);
  while (begin > 0 && goes_on_name(text[begin - 1])) --begin;
  return begin;
}

/// The end of a word's place for a message about what is missing behind it.
std::size_t end_of_token(std::string_view text, std::size_t at) {
  return trim_back(text, 0, at);
}

/// Text literals with commas between them, from `at` on; the end of the last.
std::size_t texts_end(std::string_view text, std::size_t at) {
  std::size_t end = skip_text(text, at);
  for (;;) {
    const std::size_t comma = skip_space(text, end);
    const std::size_t next = skip_space(text, comma + 1);
    if (char_at(text, comma) != ',' || char_at(text, next) != '"') return end;
    end = skip_text(text, next);
  }
}

}  // namespace

std::size_t missing_key(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const std::size_t quoted = quoted_otherwise(b, at);
  if (quoted != nothing) return quoted;
  const std::size_t next = skip_space(text, at);
  const std::string_view word = word_at(text, next);
  b.push(Op::broken, at, at);
  if (next > at && !word.empty() && !is_joint(word)) {
    b.report(Code::expression_expected, at - 1, next, "a space stands behind `.`")
        .fixed_by(b.span(at, next), "");
    return next + word.size() - at;
  }
  std::size_t end = at;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '*')) ++end;
  Diagnostic& made = b.report(Code::expression_expected, at - 1, std::max(at, end),
                              end > at ? ticked(b.slice(at - 1, end)) + " is not a key"
                                       : "nothing stands behind `.`");
  made.help("a key that is not a name stands in quotes: `custom.\"cost centre\"`");
  return end - at;
}

std::size_t missing_pipe_name(Builder& b, std::size_t at) {
  const std::size_t bar = b.text().rfind('|', at == 0 ? 0 : at - 1);
  const std::size_t begin = bar == std::string_view::npos ? at : bar;
  b.report(Code::expression_expected, begin, begin + 1, "no function stands behind `|`")
      .help("write the name of one: `email | trim | lower`");
  b.hush(at);
  const std::string_view word = word_at(b.text(), at);
  return is_joint(word) ? 0 : next_stop(b.text(), at) - at;
}

std::size_t missing_hold_text(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const std::size_t quoted = quoted_otherwise(b, at);
  if (quoted != nothing) return quoted;
  const std::size_t hold_end = trim_back(text, 0, at);
  const std::size_t hold_begin = word_begin_before(text, at);
  b.push(Op::broken, at, at);
  const char c = char_at(text, at);
  const std::string_view word = word_at(text, at);
  if (c == '(') {
    const std::size_t end = skip_brackets(text, at);
    Diagnostic& made = b.report(Code::expression_syntax, at, at + 1,
                                "`hold` is not a call: its reason stands without brackets");
    const bool closed = end - at >= 2 && text[end - 1] == ')';
    if (closed && char_at(text, skip_space(text, at + 1)) == '"') {
      made.fixed_by(b.span(hold_end, end), ' ' + std::string(b.slice(at + 1, end - 1)));
    } else {
      made.help("write `hold \"no work e-mail address\"`");
    }
    return end - at;
  }
  if (!word.empty() && !is_reserved(word)) {
    const std::size_t end = trim_back(text, at, next_stop(text, at));
    b.report(Code::expression_syntax, at, end, "the reason of `hold` is a text")
        .help("a value stands in the text: `hold \"unknown department {worker.department}\"`")
        .fixed_by(b.span(at, end), "\"{" + std::string(b.slice(at, end)) + "}\"");
    return end - at;
  }
  b.report(Code::expression_expected, hold_begin, hold_end, "`hold` needs a reason")
      .help("say why, for whoever reads the report: `hold \"no work e-mail address\"`");
  return nothing;
}

std::size_t missing_then(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const std::size_t begin = b.frame().begin;
  b.frame().open = Open::branch;
  b.hush(at);
  const char c = char_at(text, at);
  const std::string_view word = word_at(text, at);
  const bool takes = c == ',' || c == ':' || c == '?';
  Diagnostic& made = b.report(Code::expression_syntax, begin, begin + 2, "this `if` has no `then`");
  made.help("write `if … then … otherwise …`");
  if (takes) {
    made.fixed_by(b.span(at, at + 1), " then");
    const std::size_t next = skip_space(text, at + 1);
    b.hush(next);
    return next - at;
  }
  const bool operand = at < text.size() && c != ')' && c != ']' && c != '}' && !is_joint(word);
  if (operand) {
    made.also(b.span(at, at + 1), "`then` is missing here").fixed_by(b.span(at, at), "then ");
  }
  return nothing;
}

std::size_t missing_otherwise(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  Operand& branch = b.top();
  const std::size_t begin = b.frame().begin;
  const bool slip = branch.expr.op == Op::else_ && !branch.bracketed;
  if (slip) {
    const std::size_t place = branch.else_at;
    b.report(Code::expression_missing_otherwise, place, place + 4,
             "this `if` has no `otherwise`")
        .labelled("`else` asks only whether the value before it is blank")
        .also(b.span(begin, begin + 2), "the `if`")
        .help("the last branch of an `if` begins with `otherwise`")
        .fixed_by(b.span(place, place + 4), "otherwise");
    b.split_else();
    return nothing;
  }
  if (!b.hushed(at)) {
    Diagnostic& made = b.report(Code::expression_missing_otherwise, begin, begin + 2,
                                "this `if` has no `otherwise`");
    made.help("say what else holds: `otherwise blank`, `otherwise keep` or another value");
    const std::size_t next = std::min(skip_space(text, at + 1), text.size());
    const bool there = text.substr(next).starts_with("otherwise");
    if (char_at(text, at) == ',') made.fixed_by(b.span(at, at + 1), there ? "" : " otherwise");
  }
  b.push(Op::broken, end_of_token(text, at), end_of_token(text, at));
  const bool stray = char_at(text, at) == ',' && !b.awaits(Open::call) && !b.awaits(Open::list);
  if (stray) return next_stop(text, at + 1) - at;
  return nothing;
}

std::size_t missing_colon(Builder& b, std::size_t at) {
  b.hush(at);
  return nothing;
}

std::size_t missing_list(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const char c = char_at(text, at);
  if (c != '[' && c != '{' && c != '"') return nothing;
  const bool commas_mean_more = b.awaits(Open::call) || b.awaits(Open::list);
  const std::size_t end = c != '"'            ? skip_brackets(text, at)
                          : commas_mean_more ? skip_text(text, at)
                                             : texts_end(text, at);
  const bool closed = c == '"' || (end - at >= 2 && (text[end - 1] == ']' || text[end - 1] == '}'));
  if (c == '"' && (end - at < 2 || text[end - 1] != '"')) return nothing;
  Diagnostic& made =
      c == '"' ? b.report(Code::expression_syntax, at, end,
                          "the values behind `in` stand in brackets")
               : b.report(Code::expression_wrong_operator, at, at + 1,
                          "a list stands in round brackets");
  const std::string_view inside =
      c == '"' ? b.slice(at, end) : b.slice(at + 1, std::max(at + 1, end - 1));
  if (closed) made.fixed_by(b.span(at, end), '(' + std::string(inside) + ')');
  b.push(Op::broken, at, end);
  b.binary(b.pop_operator());
  return end - at;
}

std::size_t unclosed_bracket(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const Frame& frame = b.frame();
  std::size_t begin = frame.begin;
  while (begin < text.size() && text[begin] != '(' && text[begin] != '[') ++begin;
  const std::string open(b.slice(begin, begin + 1));
  const std::string close = open == "[" ? "]" : ")";
  const char c = char_at(text, at);
  if (b.hushed(at)) return nothing;
  if (c == ')' || c == ']' || (c == '}' && b.hole() == nullptr)) {
    b.report(Code::expression_unclosed, at, at + 1,
             ticked(open) + " is closed with " + ticked(b.slice(at, at + 1)))
        .also(b.span(begin, begin + 1), "opened here")
        .fixed_by(b.span(at, at + 1), close);
    return 1;
  }
  if (c == ',' && open == "(") {
    // `(a, b)`: the rest up to the bracket belongs to it.
    b.report(Code::expression_goes_on, at, at + 1, "round brackets hold one value here")
        .also(b.span(begin, begin + 1), "opened here")
        .help("a list stands behind `in`; for one of several write `a contains \"x\" or a contains \"y\"`; "
              "arguments stand directly behind a function's name");
    const std::size_t end = skip_brackets(text, begin);
    return (end > at ? end : text.size()) - at;
  }
  const std::string_view word = word_at(text, at);
  if ((word == "then" || word == "otherwise") && !b.awaits(Open::condition) &&
      !b.awaits(Open::branch)) {
    b.report(Code::expression_goes_on, at, at + word.size(),
             ticked(word) + " without an `if` before it");
    const std::size_t end = skip_brackets(text, begin);
    return (end > at ? end : text.size()) - at;
  }
  const std::size_t last = end_of_token(text, at);
  Diagnostic& made = b.report(Code::expression_unclosed, begin, begin + 1,
                              ticked(open) + " is not closed");
  made.labelled("opened here").also(b.span(last, last), ticked(close) + " is missing here");
  if (at >= text.size()) made.fixed_by(b.span(last, last), close);
  return nothing;
}

std::size_t unclosed_hole(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const std::size_t begin = b.frame().begin;
  b.report(Code::expression_unclosed, begin, begin + 1, "a `{` inside a text is not closed")
      .labelled("a value begins here")
      .help("write `}` behind the value; a brace that is meant as a sign is written `\\{`");
  if (at >= text.size()) {
    b.give_up_quietly();
    return nothing;
  }
  // The text goes on behind the next `}`, or ends with its quote.
  const std::size_t next = text.find_first_of("}\"", at);
  if (next == std::string_view::npos) return text.size() - at;
  return text[next] == '}' ? next + 1 - at : next - at;
}

std::size_t unclosed_text(Builder& b, std::size_t at) {
  const Frame* hole = b.hole();
  if (hole != nullptr) {
    b.report(Code::expression_unclosed, hole->begin, hole->begin + 1,
             "a `{` inside a text is not closed")
        .labelled("a value begins here")
        .help("write `}` behind the value; a brace that is meant as a sign is written `\\{`");
    b.give_up_quietly();
    return nothing;
  }
  const std::size_t begin = b.frame().begin;
  const std::size_t last = trim_back(b.text(), 0, at);
  Diagnostic& made = b.report(Code::expression_unclosed, begin, begin + 1,
                              "this text is not closed");
  made.labelled("opened here").also(b.span(last, last), "`\"` is missing here or before");
  made.help("a quote inside a text is written `\\\"`");
  return nothing;
}

std::size_t bad_escape(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  if (char_at(text, at) != '\\') return nothing;
  if (at + 1 >= text.size()) return 1;
  const std::size_t bytes = code_point_bytes(text, at + 1);
  const std::size_t end = at + 1 + bytes;
  const std::string shown(b.slice(at, end));
  Diagnostic& made = b.report(Code::expression_bad_escape, at, end,
                              ticked(shown) + " is not an escape of texts");
  if (text[at + 1] == 'u') {
    made.help("a sign by its number is written with braces: `\\u{e9}`");
    const std::string four(b.slice(end, std::min(end + 4, text.size())));
    const bool digits = four.size() == 4 &&
                        four.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    if (digits) {
      made.fixed_by(b.span(at, end + 4), "\\u{" + four + '}');
      return end + 4 - at;
    }
  } else if (text[at + 1] == '\'') {
    made.fixed_by(b.span(at, end), "'");
  } else {
    made.help("a backslash that is meant as a sign is doubled: `\\" + shown + '`')
        .fixed_by(b.span(at, end), '\\' + shown);
  }
  // In `\u{…}` with a wrong number the braces are no hole.
  if (text[at + 1] == 'u' && char_at(text, end) == '{') {
    const std::size_t close = text.find_first_of("}\"", end);
    if (close != std::string_view::npos && text[close] == '}') return close + 1 - at;
  }
  return end - at;
}

std::size_t stray_brace(Builder& b, std::size_t at) {
  if (char_at(b.text(), at) != '}') return nothing;
  b.report(Code::expression_bad_escape, at, at + 1, "a `}` inside a text closes nothing")
      .help("a brace that is meant as a sign is written `\\}`")
      .fixed_by(b.span(at, at + 1), "\\}");
  return 1;
}

std::string lower_words(std::string_view text, Builder& b) {
  std::string result(text);
  std::string open;  // a quote or a brace for each text and hole that is open
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool in_text = !open.empty() && open.back() == '"';
    const std::string_view word = in_text ? std::string_view{} : word_at(text, at);
    if (!word.empty()) {
      const std::string lower = lower_case(word);
      const std::size_t end = at + word.size();
      const std::size_t before = trim_back(text, 0, at);
      const bool key = before > 0 && text[before - 1] == '.';
      // `IF(`, `AND(` and `OR(` of spreadsheets are diagnosed as calls.
      const bool leads =
          before == 0 || std::string_view("(,=").find(text[before - 1]) != std::string_view::npos;
      const bool call = char_at(text, end) == '(' &&
                        ((lower == "if" && commas_inside(text, end) > 0) ||
                         ((lower == "and" || lower == "or") && leads));
      if (lower != word && is_reserved(lower) && !key && !call) {
        b.report(Code::expression_wrong_operator, at, end,
                 ticked(word) + " is written " + ticked(lower) + " here")
            .fixed_by(b.span(at, end), lower);
        result.replace(at, word.size(), lower);
      }
      at = end;
      continue;
    }
    if (in_text && c == '\\') ++at;
    if (c == '"') in_text ? open.pop_back() : open.push_back('"');
    if (in_text && c == '{') open.push_back('{');
    if (!in_text && c == '}' && !open.empty()) open.pop_back();
    // A text in single quotes is stepped over; an apostrophe inside a word is none.
    if (!in_text && c == '\'' && (at == 0 || !goes_on_name(text[at - 1]))) {
      const std::size_t close = text.find('\'', at + 1);
      if (close != std::string_view::npos) at = close;
    }
    ++at;
    if (!in_text && c != '"') {
      // Digits and what belongs to them are no words: `1E5`.
      while (is_digit(c) && at < text.size() && goes_on_name(text[at])) ++at;
    }
  }
  return result;
}

}  // namespace joinery::grammar::slips
