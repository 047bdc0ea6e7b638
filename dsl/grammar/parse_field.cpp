#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/grammar/line_cursor.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery {
namespace grammar {
namespace {

constexpr Code wrong_field = Code::field_syntax;

constexpr auto ordinals =
    std::to_array<std::string_view>({"first", "second", "third", "fourth", "fifth"});

constexpr auto phrases = std::to_array<std::string_view>(
    {"required", "match first", "match second", "match third", "match fourth", "match fifth",
     "foreign", "one", "on create only", "only if empty on the platform", "at most 50 characters",
     "ours only", "add only"});

void report_unknown(LineCursor& cursor, std::size_t begin, std::size_t end) {
  const std::string said = cursor.slice(begin, end);
  const std::string_view word = word_at(cursor.text(), begin);
  Diagnostic& made = cursor.report(wrong_field, begin, end, '`' + said + "` is not said of a field");
  const std::vector<std::string> near =
      nearest(said, std::span<const std::string_view>(phrases), 1);
  // The beginning of a phrase is meant as the phrase.
  const auto whole = std::ranges::find_if(phrases, [&](std::string_view phrase) {
    return said.size() > 4 && phrase.starts_with(said);
  });
  if (whole != phrases.end()) {
    made.help("did you mean `" + std::string(*whole) + "`?")
        .fixed_by(cursor.span(begin, end), std::string(*whole));
  } else if (!near.empty()) {
    made.help("did you mean `" + near.front() + "`?")
        .fixed_by(cursor.span(begin, end), near.front());
  } else if (word == "from" || word == "like") {
    made.help("where a value comes from is said by a source; a target sets it under `set:`");
  } else if (word == "optional") {
    made.help("leave it out: a field that is not `required` may be blank");
  } else if (word == "max" || word == "maximum" || word == "length") {
    made.help("write `at most 50 characters`");
  } else if (word == "unique" || word == "key" || word == "id") {
    made.help("a field that finds the person again is `match first`");
  } else if (word == "readonly" || word == "read") {
    made.help("what belongs to the platform alone is `foreign`");
  } else {
    made.help("a field may be required, match first, foreign, one, on create only, only if empty "
              "on the platform, at most … characters, ours only or add only");
  }
}

/// `match third`; the cursor stands behind `match`.
void read_match(LineCursor& cursor, FieldSyntax& field, std::size_t begin) {
  const std::string_view word = cursor.peek_word();
  const auto found = std::ranges::find(ordinals, word);
  if (found != ordinals.end()) {
    field.match = static_cast<int>(found - ordinals.begin()) + 1;
    cursor.move_to(cursor.here() + word.size());
    return;
  }
  const std::size_t at = cursor.here();
  const std::size_t end = std::max(cursor.part_end(), cursor.behind());
  const std::string said = cursor.slice(std::min(at, end), end);
  Diagnostic& made = cursor.report(wrong_field, begin, end,
                                   said.empty() ? "`match` does not say in which order"
                                                : "`match` is not followed by an order");
  made.help("write `match first`, and `second` to `fifth` for what is tried after it");
  const bool number = said.size() == 1 && said[0] >= '1' && said[0] <= '5';
  if (number) {
    field.match = said[0] - '0';
    const auto place = static_cast<std::size_t>(said[0] - '1');
    made.fixed_by(cursor.span(at, end), std::string(ordinals[place]));
  }
  cursor.move_to(std::max(at, end));
}

/// `at most 50 characters`; the cursor stands behind `at most`.
void read_at_most(LineCursor& cursor, FieldSyntax& field, std::size_t begin) {
  const std::string_view text = cursor.text();
  const std::size_t number = cursor.here();
  std::size_t end = number;
  std::uint64_t value = 0;
  while (end < text.size() && is_digit(text[end])) {
    value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(text[end] - '0'),
                                    std::uint64_t{1} << 40U);
    ++end;
  }
  cursor.move_to(end);
  if (end == number || value == 0 || value > UINT32_MAX) {
    const std::size_t last = std::max(cursor.part_end(), cursor.behind());
    cursor.report(wrong_field, begin, last,
                  end == number ? "`at most` does not say how many" : "this is no possible length")
        .help("write `at most 50 characters`");
    cursor.move_to(std::max(last, cursor.here()));
    return;
  }
  field.at_most = static_cast<std::uint32_t>(value);
  if (cursor.take("characters") || (value == 1 && cursor.take("character"))) return;
  const std::size_t last = std::max(cursor.part_end(), end);
  cursor.report(wrong_field, begin, last, "a length is counted in characters")
      .fixed_by(cursor.span(end, last), " characters");
  cursor.move_to(std::max(last, cursor.here()));
}

/// One word or phrase; false where none is known.
bool take_phrase(LineCursor& cursor, FieldSyntax& field, bool& twice) {
  const std::size_t begin = cursor.here();
  const auto flag = [&](std::string_view phrase, bool& target) {
    if (!cursor.take(phrase)) return false;
    twice = target;
    target = true;
    return true;
  };
  if (flag("required", field.required) || flag("foreign", field.foreign) ||
      flag("one", field.one) || flag("on create only", field.on_create_only) ||
      flag("only if empty on the platform", field.only_if_empty)) {
    return true;
  }
  if (cursor.take("match")) {
    twice = field.match > 0;
    read_match(cursor, field, begin);
    return true;
  }
  if (cursor.take("at most")) {
    twice = field.at_most.has_value();
    read_at_most(cursor, field, begin);
    return true;
  }
  for (const std::string_view owned : {"ours only", "add only"}) {
    if (!cursor.take(owned)) continue;
    twice = !field.owned.empty();
    field.owned = owned;
    return true;
  }
  return false;
}

void read_part(LineCursor& cursor, FieldSyntax& field) {
  const std::size_t begin = cursor.here();
  const std::size_t end = cursor.part_end();
  if (end <= begin) {
    const std::size_t comma = cursor.text().rfind(',', begin);
    cursor.report(wrong_field, comma, comma + 1, "a `,` with nothing behind it")
        .fixed_by(cursor.span(comma, comma + 1), "");
    if (cursor.peek() == ')') cursor.move_to(begin + 1);
    return;
  }
  bool twice = false;
  if (!take_phrase(cursor, field, twice)) {
    report_unknown(cursor, begin, end);
    cursor.move_to(end);
    return;
  }
  if (twice) {
    cursor.report(wrong_field, begin, cursor.behind(),
                  '`' + cursor.slice(begin, cursor.behind()) + "` is said a second time");
  }
}

}  // namespace
}  // namespace grammar

FieldSyntax parse_field(std::string_view text, const SpanOf& span_of, const Limits& limits,
                        Diagnostics& diagnostics) {
  grammar::LineCursor cursor(text, span_of, limits, diagnostics);
  FieldSyntax field;
  field.span = cursor.span(0, text.size());
  if (!grammar::fits(cursor)) return field;
  field.type = grammar::read_type(cursor);
  while (!cursor.at_end()) {
    const std::size_t before = cursor.behind();
    if (!cursor.take(',')) {
      const std::size_t here = cursor.here();
      if (cursor.take(')')) {
        cursor.report(Code::expression_unclosed, here, here + 1, "`)` closes nothing")
            .fixed_by(cursor.span(here, here + 1), "");
        continue;
      }
      cursor.report_here(Code::field_syntax, "a `,` is missing before this")
          .fixed_by(cursor.span(before, here), ", ");
    }
    grammar::read_part(cursor, field);
  }
  return field;
}

}  // namespace joinery
