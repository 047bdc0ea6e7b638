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

constexpr Code wrong_reading = Code::reading_syntax;

/// Where ` phrase ` begins from `at` on; npos where it does not.
std::size_t find_word(std::string_view text, std::size_t at, std::string_view word) {
  for (; at < text.size(); ++at) {
    const bool begins = at == 0 || is_space(text[at - 1]);
    if (begins && phrase_at(text, at, word) > 0) return at;
  }
  return std::string_view::npos;
}

/// `like 31/01/2024`: the example is taken as it stands, up to ` from ` or ` in "`.
void read_like(LineCursor& cursor, ReadingSyntax& reading) {
  const std::string_view text = cursor.text();
  const std::size_t like = cursor.behind() - 4;
  const std::size_t begin = cursor.here();
  std::size_t end = std::min(find_word(text, begin, "from"), text.size());
  for (std::size_t in = begin;; ++in) {
    in = find_word(text, in, "in");
    if (in >= end) break;
    if (skip_space(text, in + 2) < text.size() && text[skip_space(text, in + 2)] == '"') end = in;
  }
  cursor.move_to(end);
  const std::size_t last = trim_back(text, begin, end);
  if (last == begin) {
    cursor.report(wrong_reading, like, like + 4, "an example is missing behind `like`")
        .help("show how the vendor writes it: `date like 31/01/2024 from work.start`");
    return;
  }
  reading.like = cursor.slice(begin, last);
  reading.like_span = cursor.span(begin, last);
}

void read_zone(LineCursor& cursor, ReadingSyntax& reading) {
  const std::size_t begin = cursor.here();
  reading.zone = cursor.take_text();
  if (reading.zone) {
    reading.zone_span = cursor.span(begin, cursor.behind());
    return;
  }
  const std::size_t end = std::min({find_word(cursor.text(), begin, "from"), cursor.text().size()});
  const std::size_t last = trim_back(cursor.text(), begin, end);
  if (last == begin) {
    cursor.report_here(wrong_reading, "a zone is missing behind `in`").help("write `in \"Europe/London\"`");
    return;
  }
  reading.zone = cursor.slice(begin, last);
  reading.zone_span = cursor.span(begin, last);
  cursor.report(wrong_reading, begin, last, "a zone stands in double quotes")
      .fixed_by(cursor.span(begin, last), quote(*reading.zone));
  cursor.move_to(end);
}

/// `"Y" or "Yes"`; a word without quotes is reported and taken.
std::vector<std::string> read_words(LineCursor& cursor) {
  std::vector<std::string> words;
  do {
    const std::size_t begin = cursor.here();
    std::optional<std::string> word = cursor.take_text();
    if (!word) {
      const std::size_t end = std::min(cursor.part_end(), find_word(cursor.text(), begin, "or"));
      const std::size_t last = trim_back(cursor.text(), begin, end);
      if (last == begin) {
        cursor.report_here(wrong_reading, "a text in double quotes is missing");
        break;
      }
      word = cursor.slice(begin, last);
      cursor.report(wrong_reading, begin, last, "a text stands in double quotes")
          .fixed_by(cursor.span(begin, last), quote(*word));
      cursor.move_to(end);
    }
    words.push_back(std::move(*word));
  } while (cursor.take("or"));
  return words;
}

/// `("Y" or "Yes", "N")`; the cursor stands before the bracket.
void read_yes_no(LineCursor& cursor, ReadingSyntax& reading) {
  const std::size_t open = cursor.here();
  (void)cursor.take('(');
  reading.words_for_yes = read_words(cursor);
  if (cursor.take(',')) {
    reading.words_for_no = read_words(cursor);
  } else {
    cursor.report(wrong_reading, open, std::max(cursor.behind(), open + 1), "the words for no are missing")
        .help("write the words for yes, a `,`, and the words for no: `(\"Y\" or \"Yes\", \"N\")`");
  }
  const std::size_t extra = cursor.here();
  if (cursor.peek() == ',') {
    const std::size_t close = skip_brackets(cursor.text(), open);
    cursor.report(wrong_reading, extra, extra + 1, "there are only two sides: yes and no")
        .help("several words for one side are joined with `or`: `(\"Y\" or \"Yes\", \"N\")`");
    cursor.move_to(close);
    return;
  }
  if (cursor.take(')')) return;
  const std::size_t last = cursor.behind();
  cursor.report(Code::expression_unclosed, open, open + 1, "`(` is not closed")
      .labelled("opened here")
      .also(cursor.span(last, last), "`)` is missing here");
}

void report_option(LineCursor& cursor) {
  constexpr auto known = std::to_array<std::string_view>({"exact", "blank when"});
  constexpr auto field_words = std::to_array<std::string_view>(
      {"required", "match", "foreign", "one", "at", "only"});
  const std::size_t begin = cursor.here();
  const std::size_t end = std::max(cursor.part_end(), std::min(begin + 1, cursor.text().size()));
  const std::string said = cursor.slice(begin, end);
  const std::string_view word = cursor.peek_word();
  if (begin == cursor.text().size() || said == ",") {
    const std::size_t comma = cursor.text().rfind(',', begin == 0 ? 0 : begin - 1);
    cursor.report(wrong_reading, comma, comma + 1, "a `,` with nothing behind it")
        .fixed_by(cursor.span(comma, comma + 1), "");
    return;
  }
  Diagnostic& made = cursor.report(wrong_reading, begin, end, '`' + said + "` is not said of a reading");
  const std::vector<std::string> near =
      nearest(said, std::span<const std::string_view>(known), 1);
  if (std::ranges::find(field_words, word) != field_words.end()) {
    made.help("that is said of a target's field, not of a source's");
  } else if (word == "blank") {
    made.help("write `blank when \"N/A\"`");
  } else if (!near.empty()) {
    made.help("did you mean `" + near.front() + "`?");
  } else {
    made.help("a reading may be `exact`, or `blank when \"N/A\"`");
  }
  cursor.move_to(std::max(end, begin));
}

void read_option(LineCursor& cursor, ReadingSyntax& reading) {
  const std::size_t begin = cursor.here();
  if (cursor.take("exact")) {
    if (reading.exact) cursor.report(wrong_reading, begin, begin + 5, "`exact` is said twice");
    reading.exact = true;
  } else if (cursor.take("blank when")) {
    if (!reading.blank_when.empty()) {
      cursor.report(wrong_reading, begin, cursor.behind(), "`blank when` is said twice")
          .help("put all texts in one list: `blank when (\"N/A\", \"-\")`");
    }
    for (std::string& text : read_texts(cursor, wrong_reading, nullptr)) {
      reading.blank_when.push_back(std::move(text));
    }
  } else {
    report_option(cursor);
  }
}

void read_options(LineCursor& cursor, ReadingSyntax& reading) {
  while (!cursor.at_end()) {
    const std::size_t end = cursor.behind();
    if (cursor.take(',')) {
      read_option(cursor, reading);
      continue;
    }
    const std::size_t here = cursor.here();
    const bool option = phrase_at(cursor.text(), here, "exact") > 0 ||
                        phrase_at(cursor.text(), here, "blank when") > 0;
    if (option) {
      cursor.report_here(wrong_reading, "a `,` is missing before this")
          .fixed_by(cursor.span(std::min(end, here), here), ", ");
      read_option(cursor, reading);
      continue;
    }
    const std::size_t last = std::max(cursor.part_end(), here + 1);
    cursor.report(wrong_reading, here, last, "a reading ends here, and something follows")
        .help("a key with other signs than letters, digits, `_`, `-` and `@` stands in quotes");
    cursor.move_to(last);
  }
}

/// What stands between the type and the path, in the order in which it is written.
void read_source(LineCursor& cursor, ReadingSyntax& reading) {
  if (cursor.take("like")) read_like(cursor, reading);
  if (cursor.take("in")) read_zone(cursor, reading);
  const std::size_t before = cursor.behind();
  if (!cursor.take("from")) {
    const std::size_t here = cursor.here();
    const std::string_view word = cursor.peek_word();
    if (here == cursor.text().size() || cursor.peek() == ',') {
      cursor.report(wrong_reading, 0, std::max<std::size_t>(before, 1), "this reading has no `from`")
          .help("say where it stands in the record: `text from work.title`");
      return;
    }
    Diagnostic& made = cursor.report_here(wrong_reading, "`from` is missing before this");
    const bool near = word == "form" || word == "of" || word == "at" || word == "on" ||
                      lower_case(word) == "from";
    if (near) {
      made.fixed_by(cursor.span(here, here + word.size()), "from");
      cursor.move_to(here + word.size());
    } else {
      made.fixed_by(cursor.span(here, here), "from ");
    }
  }
  if (cursor.peek() == '(') {
    read_yes_no(cursor, reading);
    if (!cursor.take("from")) {
      cursor.report_here(wrong_reading, "a second `from` and the path are missing")
          .help("write `yes_no from (\"Y\", \"N\") from flags.active`");
      if (cursor.at_end() || cursor.peek() == ',') return;
    }
  }
  reading.path = read_path(cursor);
}

}  // namespace
}  // namespace grammar

ReadingSyntax parse_reading(std::string_view text, const SpanOf& span_of, const Limits& limits,
                            Diagnostics& diagnostics) {
  grammar::LineCursor cursor(text, span_of, limits, diagnostics);
  ReadingSyntax reading;
  reading.span = cursor.span(0, text.size());
  if (!grammar::fits(cursor)) return reading;
  reading.type = grammar::read_type(cursor);
  grammar::read_source(cursor, reading);
  grammar::read_options(cursor, reading);
  return reading;
}

}  // namespace joinery
