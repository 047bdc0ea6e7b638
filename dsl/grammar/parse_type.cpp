#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/grammar/line_cursor.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery {
namespace grammar {
namespace {

struct Named {
  std::string_view name;
  TypeWord word;
};
constexpr auto plain = std::to_array<Named>({
    {"text", TypeWord::text}, {"number", TypeWord::number}, {"yes_no", TypeWord::yes_no},
    {"date", TypeWord::date}, {"instant", TypeWord::instant}, {"zone", TypeWord::zone},
    {"email", TypeWord::email}, {"country", TypeWord::country},
    {"language", TypeWord::language}, {"person", TypeWord::person}, {"group", TypeWord::group}});

struct Meant {
  std::string_view theirs;
  std::string_view ours;
};
/// What the types are called elsewhere.
constexpr auto elsewhere = std::to_array<Meant>({
    {"string", "text"}, {"str", "text"}, {"varchar", "text"}, {"int", "number"},
    {"integer", "number"}, {"float", "number"}, {"double", "number"}, {"decimal", "number"},
    {"bool", "yes_no"}, {"boolean", "yes_no"}, {"yesno", "yes_no"}, {"datetime", "instant"},
    {"timestamp", "instant"}, {"time", "instant"}, {"timezone", "zone"}, {"mail", "email"},
    {"locale", "language"}, {"user", "person"}, {"enum", "one of"}, {"choice", "one of"},
    {"array", "list of"}});

void report_unknown(LineCursor& cursor, std::string_view word) {
  const std::size_t begin = cursor.here();
  const std::size_t end = begin + word.size();
  Diagnostic& made = cursor.report(Code::type_unknown, begin, end,
                                   '`' + std::string(word) + "` is not a type");
  const std::string lower = lower_case(word);
  std::string ours;
  const auto found = std::ranges::find(elsewhere, std::string_view(lower), &Meant::theirs);
  if (found != elsewhere.end()) ours = found->ours;
  if (std::ranges::find(plain, std::string_view(lower), &Named::name) != plain.end()) ours = lower;
  if (ours.empty()) {
    std::vector<std::string_view> names = {"one", "list"};
    for (const Named& named : plain) names.push_back(named.name);
    const std::vector<std::string> near =
        nearest(word, std::span<const std::string_view>(names), 1);
    if (!near.empty()) ours = near.front();
    if (ours == "one" || ours == "list") ours += " of";
  }
  if (ours.empty()) {
    std::vector<std::string_view> names;
    for (const Meant& meant : elsewhere) names.push_back(meant.theirs);
    const auto near = nearest(word, std::span<const std::string_view>(names), 1);
    const auto meant =
        std::ranges::find(elsewhere, near.empty() ? std::string() : near.front(), &Meant::theirs);
    if (meant != elsewhere.end()) ours = meant->ours;
  }
  if (!ours.empty()) {
    made.help("did you mean `" + ours + "`?");
    if (!ours.ends_with(" of")) made.fixed_by(cursor.span(begin, end), ours);
  } else {
    made.help("the types are text, number, yes_no, date, instant, zone, email, country, language, "
              "person, group, one of (…) and list of …");
  }
  cursor.move_to(end);
}

void report_missing_of(LineCursor& cursor, std::size_t begin, std::string_view word) {
  const std::size_t end = begin + word.size();
  cursor.report(Code::type_unknown, begin, end, '`' + std::string(word) + "` needs an `of`")
      .fixed_by(cursor.span(begin, end), std::string(word) + " of");
}

bool take_list(LineCursor& cursor) {
  if (cursor.take("list of")) return true;
  const std::size_t begin = cursor.here();
  if (!cursor.take("list")) return false;
  report_missing_of(cursor, begin, "list");
  return true;
}

void read_choices(LineCursor& cursor, TypeSyntax& type) {
  type.word = TypeWord::one_of;
  const char next = cursor.peek();
  if (next != '(' && next != '[' && next != '{' && next != '"') {
    cursor.report_here(Code::type_unknown, "the values of `one of` are missing")
        .help("write them in brackets: `one of (\"active\", \"inactive\")`");
    return;
  }
  if (next == '"') {
    cursor.report_here(Code::type_unknown, "the values of `one of` stand in brackets")
        .help("write `one of (\"active\", \"inactive\")`");
  }
  type.choices = read_texts(cursor, Code::type_unknown, &type.choice_spans);
}

TypeSyntax read_one(LineCursor& cursor) {
  TypeSyntax type;
  const std::size_t begin = cursor.here();
  const std::string_view word = cursor.peek_word();
  const auto found = std::ranges::find(plain, word, &Named::name);
  if (found != plain.end()) {
    type.word = found->word;
    cursor.move_to(begin + word.size());
  } else if (cursor.take("one of")) {
    read_choices(cursor, type);
  } else if (word == "one") {
    cursor.move_to(begin + word.size());
    report_missing_of(cursor, begin, word);
    read_choices(cursor, type);
  } else if (word.empty() || word == "from" || word == "like") {
    cursor.report_here(Code::type_unknown, "a type is missing")
        .help("a line begins with its type, such as `text` or `date`");
  } else {
    report_unknown(cursor, word);
  }
  type.span = cursor.span(begin, std::max(begin, cursor.behind()));
  return type;
}

}  // namespace

TypeSyntax read_type(LineCursor& cursor) {
  std::vector<std::size_t> lists;
  std::size_t begin = cursor.here();
  while (take_list(cursor)) {
    lists.push_back(begin);
    if (lists.size() >= cursor.limits().expression_depth) {
      cursor.report(Code::expression_too_deep, begin, cursor.behind(),
                    "this type is nested too deeply");
      cursor.move_to(cursor.text().size());
      return {};
    }
    begin = cursor.here();
  }
  TypeSyntax type = read_one(cursor);
  for (; !lists.empty(); lists.pop_back()) {
    TypeSyntax list;
    list.word = TypeWord::list;
    list.span = cursor.span(lists.back(), cursor.behind());
    list.item.push_back(std::move(type));
    type = std::move(list);
  }
  return type;
}

}  // namespace grammar

TypeSyntax parse_type(std::string_view text, const SpanOf& span_of, const Limits& limits,
                      Diagnostics& diagnostics) {
  grammar::LineCursor cursor(text, span_of, limits, diagnostics);
  if (!grammar::fits(cursor)) return {};
  TypeSyntax type = grammar::read_type(cursor);
  if (!cursor.at_end()) {
    const std::size_t begin = cursor.here();
    cursor.report(Code::type_unknown, begin, text.size(),
                  "a type ends here, and something follows");
  }
  return type;
}

}  // namespace joinery
