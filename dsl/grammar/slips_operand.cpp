// Where an operand should begin.
#include <algorithm>
#include <array>
#include <string>

#include "dsl/grammar/expression_slips.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar::slips {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The word or sign before `at`; empty at the beginning.
Range token_before(std::string_view text, std::size_t at) {
  const std::size_t end = trim_back(text, 0, at);
  if (end == 0) return {};
  std::size_t begin = end - 1;
  const char last = text[begin];
  if (goes_on_name(last)) {
    while (begin > 0 && goes_on_name(text[begin - 1])) --begin;
  } else if (last == '=' || last == '&' || last == '|') {
    while (begin > 0 && std::string_view("=<>!&|").find(text[begin - 1]) != std::string_view::npos)
      --begin;
  }
  return {begin, end};
}

/// The word or sign at `at`, for a message.
Range token_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {at, at};
  const std::string_view word = word_at(text, at);
  if (!word.empty()) return {at, at + word.size()};
  return {at, at + code_point_bytes(text, at)};
}

bool is_operator_word(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"is", "in", "before", "after", "on", "starts", "ends", "contains", "matches"});
  return std::ranges::find(words, word) != words.end();
}

struct QuotePair {
  std::string_view open;
  std::string_view close;
};

/// Opening quotes of other languages and word processors, with what may close them.
constexpr auto quotes = std::to_array<QuotePair>({
    {"'", "'"}, {"\u201C", "\u201D"}, {"\u201D", "\u201D"}, {"\u201E", "\u201C"},
    {"\u2018", "\u2019"}, {"\u2019", "\u2019"}, {"\u00AB", "\u00BB"}, {"`", "`"}});

struct ForeignWord {
  std::string_view word;
  Op op;
  std::string_view ours;
};
constexpr auto literals = std::to_array<ForeignWord>({
    {"true", Op::yes, "yes"}, {"false", Op::no, "no"}, {"null", Op::blank, "blank"},
    {"none", Op::blank, "blank"}, {"nil", Op::blank, "blank"}, {"empty", Op::blank, "blank"},
    {"undefined", Op::blank, "blank"}});

void report_empty_operand(Builder& b, Range before, Range here) {
  const std::string_view text = b.text();
  const std::string_view previous = text.substr(before.begin, before.end - before.begin);
  const std::string_view next = text.substr(here.begin, here.end - here.begin);
  if (previous.empty() && next.empty()) {
    b.report(Code::expression_expected, 0, text.size(), "an expression is missing");
  } else if (previous == "," || next == ",") {
    const Range comma = previous == "," ? before : here;
    b.report(Code::expression_expected, comma.begin, comma.end, "a `,` with nothing beside it")
        .fixed_by(b.span(comma.begin, comma.end), "");
  } else if (previous == "(" && next == ")") {
    b.report(Code::expression_expected, before.begin, here.end, "nothing stands in these brackets");
  } else if (previous == "[" && next == "]") {
    b.report(Code::expression_expected, before.begin, here.end, "nothing stands in these brackets")
        .help("say which items: `[type is \"home\"]`");
  } else if (previous == "{" && next == "}") {
    b.report(Code::expression_expected, before.begin, here.end, "nothing stands in these braces")
        .help("a brace that is meant as a sign is written `\\{` or `\\}`");
  } else if (previous.empty() || is_operator_word(next)) {
    b.report(Code::expression_expected, here.begin, here.end,
             "nothing stands before " + ticked(next))
        .labelled("needs something on its left side");
  } else {
    b.report(Code::expression_expected, before.begin, before.end,
             "nothing stands behind " + ticked(previous))
        .labelled("needs something on its right side");
  }
}

}  // namespace

std::size_t prefix(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const char c = char_at(text, at);
  if (c == '$' && begins_name(char_at(text, at + 1))) {
    b.report(Code::expression_wrong_operator, at, at + 1, "names do not begin with `$`")
        .help("write the name alone")
        .fixed_by(b.span(at, at + 1), "");
    return 1;
  }
  if (c == '=' && skip_space(text, 0) == at && char_at(text, at + 1) != '=') {
    b.report(Code::expression_wrong_operator, at, at + 1, "an expression does not begin with `=`")
        .help("leave it out: every value here is an expression")
        .fixed_by(b.span(at, at + 1), "");
    return skip_space(text, at + 1) - at;
  }
  if (c == '+') {
    b.report(Code::expression_wrong_operator, at, at + 1, "a `+` with nothing before it")
        .help("leave it out: a number without a sign is positive")
        .fixed_by(b.span(at, at + 1), "");
    return skip_space(text, at + 1) - at;
  }
  return nothing;
}

std::size_t quoted_otherwise(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  for (const QuotePair& pair : quotes) {
    if (!text.substr(std::min(at, text.size())).starts_with(pair.open)) continue;
    const std::size_t begin = at + pair.open.size();
    std::size_t close = text.find(pair.close, begin);
    std::size_t closed_by = pair.close.size();
    const std::size_t straight = text.find('"', begin);
    if (pair.open != "'" && straight < close) {
      close = straight;
      closed_by = 1;
    }
    const bool closed = close != std::string_view::npos;
    if (!closed) close = next_stop(text, begin);
    const std::size_t end = closed ? close + closed_by : close;
    std::string inside(text.substr(begin, close - begin));
    std::string fixed = "\"";
    for (const char c : inside) {
      if (c == '"') fixed += '\\';
      fixed += c;
    }
    Diagnostic& made = b.report(Code::expression_wrong_operator, at, end,
                                "texts stand in double quotes").help("write `" + fixed + "\"`");
    if (closed) made.fixed_by(b.span(at, end), fixed + '"');
    b.push(Op::text, at, end, std::move(inside));
    return end - at;
  }
  return nothing;
}

std::size_t foreign_literal(Builder& b, std::size_t at) {
  const std::string_view word = word_at(b.text(), at);
  if (word.empty() || char_at(b.text(), at + word.size()) == '.') return nothing;
  const auto found = std::ranges::find(literals, lower_case(word), &ForeignWord::word);
  if (found == literals.end()) return nothing;
  b.report(Code::expression_wrong_operator, at, at + word.size(),
           ticked(word) + " is called " + ticked(found->ours) + " here")
      .fixed_by(b.span(at, at + word.size()), std::string(found->ours));
  b.push(found->op, at, at + word.size());
  return word.size();
}

std::size_t foreign_name(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  std::size_t end = at;
  bool foreign = false;
  while (end < text.size() && (goes_on_name(text[end]) || beyond_ascii(text[end]))) {
    if (beyond_ascii(text[end])) {
      // C2 and E2 begin punctuation, spaces and signs, C3 to D9 and the rest mostly letters.
      const auto lead = static_cast<unsigned char>(text[end]);
      if (lead == 0xC2 || lead == 0xE2 || lead < 0xC2) break;
      foreign = true;
    }
    end += code_point_bytes(text, end);
  }
  if (!foreign || is_digit(text[at])) return nothing;
  b.report(Code::expression_bad_name, at, end,
           "the name " + ticked(b.slice(at, end)) + " holds letters beyond A to Z")
      .help("names are written with A to Z, digits and `_`; a vendor's key can stand in quotes: "
            "`custom.\"" + std::string(b.slice(at, end)) + "\"`");
  b.push(Op::broken, at, end);
  return end - at;
}

std::size_t foreign_bracket(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const char c = char_at(text, at);
  if (c != '[' && c != '{') return nothing;
  const std::size_t end = skip_brackets(text, at);
  const bool closed = end - at >= 2 && text[end - 1] == (c == '[' ? ']' : '}');
  const bool values = closed && commas_inside(text, at) == 0 && skip_space(text, at + 1) < end - 1;
  Diagnostic& made = b.report(Code::expression_wrong_operator, at, at + 1,
                              "an expression does not begin with `" + std::string(1, c) + '`');
  made.help("round brackets group: `(a + b)`; a list stands behind `in`: `x in (\"a\", \"b\")`");
  if (values) {
    made.fixed_by(b.span(at, end), '(' + std::string(b.slice(at + 1, end - 1)) + ')');
  }
  b.push(Op::broken, at, end);
  return end - at;
}

std::size_t spreadsheet_if(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const bool call = word_at(text, at) == "if" && char_at(text, at + 2) == '(';
  return call && commas_inside(text, at + 2) > 0 ? 2 : nothing;
}

std::size_t bang(Builder& b, std::size_t at) {
  if (char_at(b.text(), at) != '!' || char_at(b.text(), at + 1) == '=') return nothing;
  b.report(Code::expression_wrong_operator, at, at + 1, "`!` is written `not` here")
      .fixed_by(b.span(at, at + 1), "not ");
  return 1;
}

std::size_t missing_operand(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  b.push(Op::broken, at, at);
  if (b.hushed(at)) return nothing;
  const Range before = token_before(text, at);
  const Range here = token_at(text, at);
  const std::string_view word = word_at(text, at);
  const char c = char_at(text, at);
  const bool sign =
      at < text.size() && std::string_view("*/<>|=&?:!").find(c) != std::string_view::npos;
  const bool closing = c == ')' || c == ']' || c == '}' || c == ',';
  // At the very beginning it is reported as the stray sign that it is.
  const bool stray_follows = closing || word == "then" || word == "otherwise";
  if (stray_follows && before.end == 0 && !b.inside()) return nothing;
  if (c == '*' && char_at(text, at + 1) == ']') {
    b.report(Code::expression_wrong_operator, at - 1, at + 2, "`[*]` is not needed")
        .help("the name of a list stands for all its items");
    return 1;
  }
  if (at >= text.size() || sign || closing || is_joint(word) || is_operator_word(word)) {
    report_empty_operand(b, before, here);
    return nothing;
  }
  const std::string shown = ticked(b.slice(here.begin, here.end));
  if (!word.empty()) {
    b.report(Code::expression_syntax, here.begin, here.end,
             shown + " is a word of the language, and no value begins with it");
  } else if (b.slice(here.begin, here.end) == "\u00A0") {
    b.report(Code::expression_syntax, here.begin, here.end, "a no-break space stands here")
        .help("write an ordinary space")
        .fixed_by(b.span(here.begin, here.end), " ");
  } else {
    Diagnostic& made =
        b.report(Code::expression_syntax, here.begin, here.end, shown + " means nothing here");
    if (c == '$') {
      made.help("a value is called by its name alone; inside a text it stands in braces: `\"{name}\"`");
    }
  }
  return next_stop(text, here.end) - at;
}

}  // namespace joinery::grammar::slips
