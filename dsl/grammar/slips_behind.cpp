// Behind an operand: operators of other languages, and what cannot follow at all.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/grammar/expression_slips.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar::slips {
namespace {

struct Phrase {
  std::string_view theirs;
  Op op;
  std::string_view ours;  ///< beginning with `not …`: the `not` belongs before the left side
};

// Longer ones first where one begins with another.
constexpr auto comparison_phrases = std::to_array<Phrase>({
    {"===", Op::is, "is"}, {"==", Op::is, "is"}, {"=>", Op::greater_equal, ">="},
    {"=<", Op::less_equal, "<="}, {"=~", Op::matches, "matches"}, {"=", Op::is, "is"},
    {"!==", Op::is_not, "is not"}, {"!=", Op::is_not, "is not"}, {"<>", Op::is_not, "is not"},
    {"~=", Op::is_not, "is not"}, {"\u2260", Op::is_not, "is not"},
    {"\u2264", Op::less_equal, "<="}, {"\u2265", Op::greater_equal, ">="},
    {"is not equal to", Op::is_not, "is not"}, {"is equal to", Op::is, "is"},
    {"does not equal", Op::is_not, "is not"}, {"doesn't equal", Op::is_not, "is not"},
    {"equals", Op::is, "is"}, {"isn't", Op::is_not, "is not"}, {"isn\u2019t", Op::is_not, "is not"},
    {"are", Op::is, "is"}, {"eq", Op::is, "is"},
    {"is on or before", Op::on_or_before, "on or before"},
    {"is on or after", Op::on_or_after, "on or after"},
    {"is before", Op::before, "before"}, {"is after", Op::after, "after"},
    {"is not before", Op::on_or_after, "on or after"},
    {"is not after", Op::on_or_before, "on or before"},
    {"is less than", Op::less, "<"}, {"is more than", Op::greater, ">"},
    {"is greater than", Op::greater, ">"}, {"is at least", Op::greater_equal, ">="},
    {"is at most", Op::less_equal, "<="},
    {"does not contain", Op::contains, "not contains"},
    {"doesn't contain", Op::contains, "not contains"},
    {"doesn\u2019t contain", Op::contains, "not contains"},
    {"not contains", Op::contains, "not contains"},
    {"not contain", Op::contains, "not contains"},
    {"does not start with", Op::starts_with, "not starts with"},
    {"doesn't start with", Op::starts_with, "not starts with"},
    {"not starts with", Op::starts_with, "not starts with"},
    {"does not end with", Op::ends_with, "not ends with"},
    {"doesn't end with", Op::ends_with, "not ends with"},
    {"not ends with", Op::ends_with, "not ends with"},
    {"does not match", Op::matches, "not matches"},
    {"doesn't match", Op::matches, "not matches"},
    {"not matches", Op::matches, "not matches"},
    {"not like", Op::matches, "not matches"},
    {"not before", Op::before, "not before"}, {"not after", Op::after, "not after"},
    {"is like", Op::matches, "matches"}, {"like", Op::matches, "matches"},
    {"includes", Op::contains, "contains"}, {"has", Op::contains, "contains"},
    {"begins with", Op::starts_with, "starts with"}, {"startsWith", Op::starts_with, "starts with"},
    {"starts_with", Op::starts_with, "starts with"}, {"start with", Op::starts_with, "starts with"},
    {"endsWith", Op::ends_with, "ends with"}, {"ends_with", Op::ends_with, "ends with"},
    {"end with", Op::ends_with, "ends with"}});

constexpr auto in_phrases = std::to_array<Phrase>({
    {"is not in", Op::not_in, "not in"}, {"isn't in", Op::not_in, "not in"},
    {"isn\u2019t in", Op::not_in, "not in"}, {"is in", Op::in, "in"},
    {"is not one of", Op::not_in, "not in"}, {"isn't one of", Op::not_in, "not in"},
    {"is one of", Op::in, "in"}, {"is any of", Op::in, "in"}, {"is none of", Op::not_in, "not in"},
    {"not one of", Op::not_in, "not in"}, {"one of", Op::in, "in"}});

constexpr auto blank_phrases = std::to_array<Phrase>({
    {"is not empty", Op::is_present, "is present"}, {"is not null", Op::is_present, "is present"},
    {"is not missing", Op::is_present, "is present"}, {"is not none", Op::is_present, "is present"},
    {"is not nil", Op::is_present, "is present"},
    {"isn't empty", Op::is_present, "is present"}, {"isn't null", Op::is_present, "is present"},
    {"isn't blank", Op::is_present, "is present"}, {"isn't present", Op::is_blank, "is blank"},
    {"is empty", Op::is_blank, "is blank"}, {"is null", Op::is_blank, "is blank"},
    {"is missing", Op::is_blank, "is blank"}, {"is none", Op::is_blank, "is blank"},
    {"is nil", Op::is_blank, "is blank"}, {"exists", Op::is_present, "is present"}});

template <std::size_t Size>
const Phrase* phrase_of(const std::array<Phrase, Size>& all, std::string_view text,
                        std::size_t at, std::size_t& taken) {
  for (const Phrase& phrase : all) {
    taken = phrase_at(text, at, phrase.theirs);
    // `x is empty.y` and `x is null(…)` are names, if strange ones.
    const char next = char_at(text, at + taken);
    if (taken > 0 && !(goes_on_name(text[at]) && (next == '.' || next == '('))) return &phrase;
  }
  return nullptr;
}

void report_phrase(Builder& b, const Phrase& phrase, std::size_t at, std::size_t taken) {
  const std::string theirs(b.slice(at, at + taken));
  if (!phrase.ours.starts_with("not ") || phrase.op == Op::not_in) {
    b.report(Code::expression_wrong_operator, at, at + taken,
             ticked(theirs) + " is written " + ticked(phrase.ours) + " here")
        .fixed_by(b.span(at, at + taken), std::string(phrase.ours));
    return;
  }
  const Operand& left = b.top();
  const std::string fixed = "not " + std::string(b.slice(left.begin, left.end)) + ' ' +
                            std::string(phrase.ours.substr(4));
  b.report(Code::expression_wrong_operator, at, at + taken,
           "`not` stands in front of the whole comparison")
      .help("write `" + fixed + " …`")
      .fixed_by(b.span(left.begin, at + taken), fixed);
}

/// Whether the sign or word at `at` may follow an operand here, so that an outer rule takes it.
bool may_follow(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  if (at >= text.size()) return true;
  const char c = text[at];
  if (c == ',' || c == ')' || c == ']' || c == '}' || c == '?') return true;
  if (c == '"') return b.innermost() == Open::hole;
  if (c == ':') return b.awaits(Open::ternary);
  if (c == '&' || c == '|') return char_at(text, at + 1) == c;
  const std::string_view word = word_at(text, at);
  if (word == "by" || word == "descending") {
    return b.innermost() == Open::call || b.innermost() == Open::ordered;
  }
  return word == "and" || word == "or" || word == "else" || word == "then" || word == "otherwise";
}

bool then_stands_later(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    at = next_stop(text, at);
    const std::string_view word = word_at(text, at);
    if (word == "then") return true;
    if (word != "and" && word != "or") return false;
    at += word.size();
  }
  return false;
}

/// Words with an advice of their own.
std::string advice(std::string_view word) {
  if (word == "on") return "for the same day write `is`; else `on or before` or `on or after`";
  if (word == "by" || word == "descending") {
    return "values are ordered inside a call: `first(… by start_date descending)`";
  }
  if (word == "between") return "write `x on or after … and x on or before …`";
  if (word == "when" || word == "unless" || word == "where") {
    return "write `if … then … otherwise …`";
  }
  if (word == "with") return "write `starts with` or `ends with`";
  if (word == "not") return "`not` stands in front: `not x is \"a\"`, or `x is not \"a\"`";
  return {};
}

/// `Resources Berlin` in `Human Resources Berlin and …`: the end of the last word that is none of ours.
std::size_t end_of_words(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (true) {
    const std::string_view word = word_at(text, at);
    if (word.empty() || is_reserved(word)) return end;
    end = at + word.size();
    at = skip_space(text, end);
  }
}

void report_word(Builder& b, std::size_t at, std::string_view word) {
  constexpr auto known = std::to_array<std::string_view>(
      {"and", "or", "is", "in", "before", "after", "contains", "matches", "starts", "ends", "else",
       "then", "otherwise", "days", "weeks", "months", "years", "hours", "minutes"});
  const Span place = b.span(at, at + word.size());
  Diagnostic& made = b.report(Code::expression_goes_on, at, at + word.size(),
                              ticked(word) + " cannot follow what stands before it");
  if (word == "starts" || word == "ends") {
    made.fixed_by(place, std::string(word) + " with");
    return;
  }
  const std::string words = advice(word);
  if (!words.empty()) {
    made.help(words);
    return;
  }
  const std::vector<std::string> meant = nearest(word, known, 1);
  if (!meant.empty()) {
    made.help("did you mean " + ticked(meant.front()) + "?");
  } else if (b.top().expr.op == Op::name && !is_reserved(word)) {
    const std::size_t end = end_of_words(b.text(), at);
    made.help("a text of several words stands in quotes: `\"" +
              std::string(b.slice(b.top().begin, end)) + "\"`");
  } else {
    made.help("between two values stands a word or sign, such as `and`, `is`, `else` or `+`");
  }
}

void report_sign(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  const std::size_t end = at + code_point_bytes(text, at);
  const Operand& left = b.top();
  const Span place = b.span(at, end);
  Diagnostic& made = b.report(Code::expression_goes_on, at, end,
                              ticked(b.slice(at, end)) + " cannot follow what stands before it");
  const char c = text[at];
  if (c == ';') {
    made.help("an expression ends without a sign");
    if (skip_space(text, end) == text.size()) made.fixed_by(place, "");
  } else if (c == '(' && left.expr.op == Op::name) {
    made.help("a call has no space before its bracket")
        .fixed_by(b.span(left.end, at), "");
  } else if (c == '.' || c == '[') {
    made.help("no space stands before " + ticked(b.slice(at, end)))
        .fixed_by(b.span(left.end, at), "");
  } else if (c == '"') {
    made.help("between two values stands a word, such as `is`; one text holds both as `\"{a} {b}\"`");
  } else if (b.slice(at, end) == "\u00A0") {
    made.help("this is a no-break space; write an ordinary one").fixed_by(place, " ");
  } else if (c == '^') {
    made.help("powers are not part of the language");
  }
}

}  // namespace

std::size_t comparison_sign(Builder& b, std::size_t at) {
  std::size_t taken = 0;
  const Phrase* phrase = phrase_of(comparison_phrases, b.text(), at, taken);
  if (phrase == nullptr) return nothing;
  report_phrase(b, *phrase, at, taken);
  b.push_operator(phrase->op);
  return taken;
}

std::size_t in_sign(Builder& b, std::size_t at) {
  std::size_t taken = 0;
  const Phrase* phrase = phrase_of(in_phrases, b.text(), at, taken);
  if (phrase == nullptr) return nothing;
  report_phrase(b, *phrase, at, taken);
  b.push_operator(phrase->op);
  return taken;
}

std::size_t blank_test(Builder& b, std::size_t at) {
  std::size_t taken = 0;
  const Phrase* phrase = phrase_of(blank_phrases, b.text(), at, taken);
  if (phrase == nullptr) return nothing;
  report_phrase(b, *phrase, at, taken);
  b.fold(phrase->op, b.count() - 1, b.top().begin, at + taken);
  return taken;
}

std::size_t double_ampersand(Builder& b, std::size_t at) {
  if (!b.text().substr(std::min(at, b.text().size())).starts_with("&&")) return nothing;
  b.report(Code::expression_wrong_operator, at, at + 2, "`&&` is written `and` here")
      .fixed_by(b.span(at, at + 2), "and");
  return 2;
}

std::size_t double_bar(Builder& b, std::size_t at) {
  if (!b.text().substr(std::min(at, b.text().size())).starts_with("||")) return nothing;
  b.report(Code::expression_wrong_operator, at, at + 2, "`||` is written `or` here")
      .help("to fall back on another value where one is blank, write `else`")
      .fixed_by(b.span(at, at + 2), "or");
  return 2;
}

std::size_t double_question(Builder& b, std::size_t at) {
  if (!b.text().substr(std::min(at, b.text().size())).starts_with("??")) return nothing;
  b.report(Code::expression_wrong_operator, at, at + 2, "`??` is written `else` here")
      .fixed_by(b.span(at, at + 2), "else");
  return 2;
}

std::size_t percent(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  if (char_at(text, at) != '%') return nothing;
  b.report(Code::expression_wrong_operator, at, at + 1, "`%` is not part of the language")
      .help("a share is written as a number: `0.5` for a half");
  const std::size_t next = skip_space(text, at + 1);
  const char c = char_at(text, next);
  const bool remainder = is_digit(c) || c == '(' ||
                         (begins_name(c) && !is_reserved(word_at(text, next)));
  return (remainder ? next_stop(text, next) : next) - at;
}

std::size_t goes_on(Builder& b, std::size_t at) {
  if (may_follow(b, at)) return nothing;
  const std::string_view text = b.text();
  const std::string_view word = word_at(text, at);
  // `if a b otherwise c`: it is not `b` that is wrong, but `then` that is missing.
  const bool condition = b.inside() && b.frame().open == Open::condition;
  if (condition && !then_stands_later(text, at) && text[at] != ';') return nothing;
  const Operand& left = b.top();
  if (left.expr.op == Op::keep || left.expr.op == Op::clear) {
    const std::string said(b.slice(left.begin, left.end));
    const std::size_t end = trim_back(text, at, next_stop(text, at));
    b.report(Code::expression_goes_on, at, std::max(end, at + 1),
             ticked(said) + " takes nothing behind it")
        .help("write " + ticked(said) + " alone");
  } else if (!word.empty()) {
    report_word(b, at, word);
  } else {
    report_sign(b, at);
  }
  return std::max(next_stop(text, at), at + 1) - at;
}

std::size_t stray(Builder& b, std::size_t at) {
  const std::string_view text = b.text();
  if (at >= text.size()) return nothing;
  const std::string_view word = word_at(text, at);
  const std::size_t end = at + (word.empty() ? code_point_bytes(text, at) : word.size());
  const std::string shown = ticked(b.slice(at, end));
  const char c = text[at];
  if (c == ')' || c == ']' || c == '}') {
    b.report(Code::expression_unclosed, at, end, shown + " closes nothing")
        .labelled("no bracket is open here")
        .fixed_by(b.span(at, end), "");
  } else if (c == ',') {
    b.report(Code::expression_goes_on, at, end, "a `,` stands outside a call or list")
        .help("a list stands in brackets behind `in`: `x in (\"a\", \"b\")`");
  } else if (word == "then" || word == "otherwise") {
    b.report(Code::expression_goes_on, at, end, shown + " without an `if` before it");
  } else {
    b.report(Code::expression_goes_on, at, end, shown + " cannot follow what stands before it");
  }
  // Words that join would only give a second message about the same mistake.
  std::size_t next = skip_space(text, end);
  for (;;) {
    const std::string_view joint = word_at(text, next);
    if (joint != "and" && joint != "or" && joint != "else" && joint != "then" &&
        joint != "otherwise") {
      return next - at;
    }
    next = skip_space(text, next + joint.size());
  }
}

}  // namespace joinery::grammar::slips
