#include "dsl/yaml/mistakes.hpp"

#include <utility>

namespace joinery {
namespace {

/// The text as a YAML scalar in double quotes.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') result += '\\';
    result += sign;
  }
  return result + '"';
}

/// Text of the user inside a sentence, not too long.
std::string shown(std::string_view text, std::size_t longest = 100) {
  if (text.size() <= longest) return std::string(text);
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U) --longest;
  return std::string(text.substr(0, longest)) + "…";
}

std::string ticked(std::string_view text) { return "`" + shown(text, 40) + "`"; }

}  // namespace

bool is_open(std::string_view text) {
  int depth = 0;
  bool literal = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char sign = text[i];
    if (literal && sign == '\\') {
      ++i;
    } else if (sign == '"') {
      literal = !literal;
    } else if (!literal && (sign == '(' || sign == '[')) {
      ++depth;
    } else if (!literal && (sign == ')' || sign == ']')) {
      --depth;
    }
  }
  return literal || depth > 0;
}

Diagnostic& Mistakes::report(Code code, std::size_t begin, std::size_t end, std::string message) {
  ++count_;
  return out_.report(code, span(begin, end), std::move(message));
}

/// The value as a block scalar, two columns deeper than its line.
std::string Mistakes::as_block(std::size_t begin, std::size_t end) const {
  const std::size_t line = raw_.line_begin(begin);
  std::size_t content = line;
  while (raw_[content] == ' ' || raw_.is_dash(content)) ++content;
  return "|\n" + std::string(content - line + 2, ' ') + std::string(raw_.part(begin, end));
}

void Mistakes::too_deep(std::size_t at, std::size_t limit) {
  report(Code::yaml_too_deep, at, at + 1,
         "maps and lists stand more than " + std::to_string(limit) + " deep in each other")
      .labelled("this one is too deep; the rest of the file was not read");
}

void Mistakes::too_many(std::size_t at, std::size_t limit) {
  report(Code::yaml_too_many, at, at + 1,
         "the file holds more than " + std::to_string(limit) + " values")
      .labelled("the rest of the file was not read")
      .help("a long table belongs into a CSV file");
}

void Mistakes::many_documents(std::size_t at) {
  report(Code::yaml_many_documents, at, at + 3, "a second YAML document begins")
      .labelled("what follows was not read")
      .help("write one document to a file");
}

void Mistakes::directive(std::size_t at) {
  report(Code::yaml_syntax, at, raw_.line_end(at), "directives are not part of the language")
      .help("leave this line out")
      .fixed_by(span(at, raw_.next_line(at)), "");
}

void Mistakes::tab(std::size_t line_begin, std::size_t content) {
  std::size_t first = line_begin;
  while (raw_[first] == ' ') ++first;
  std::string spaces;
  for (std::size_t i = line_begin; i < content; ++i) spaces += raw_[i] == '\t' ? "  " : " ";
  report(Code::yaml_tab, first, content, "a line is indented with a tab")
      .labelled("only spaces count in YAML")
      .help("use two spaces for each level")
      .fixed_by(span(line_begin, content), spaces);
}

void Mistakes::wrong_indentation(std::size_t at, std::size_t owner) {
  const std::size_t end = raw_.trim(at, raw_.line_end(at));
  auto& made =
      report(Code::yaml_syntax, at, end, "a line stands deeper than what it could belong to")
          .labelled("to which line does this belong?");
  if (owner < at)
    made.also(span(owner, raw_.key_colon(owner).value_or(owner + 1)), "a key stands here");
  made.help("begin it in the same column as its neighbours");
}

void Mistakes::item_among_keys(std::size_t at, std::size_t map) {
  report(Code::yaml_syntax, at, at + 1, "a list item stands among the keys of a map")
      .labelled("an item of which list?")
      .also(span(map, raw_.key_colon(map).value_or(map + 1)), "the map begins here")
      .help("begin the list below a key of its own");
}

void Mistakes::key_among_items(std::size_t at, std::size_t list) {
  const std::size_t end = raw_.trim(at, raw_.line_end(at));
  report(Code::yaml_syntax, at, end, "a line stands among the items of a list, but is none")
      .labelled("no `- ` before it")
      .also(span(list, list + 1), "the list begins here")
      .help("begin it with `- `, or move it out of the list");
}

void Mistakes::no_colon(std::size_t at) {
  const std::size_t end = raw_.trim(at, raw_.line_end(at));
  report(Code::yaml_syntax, at, end, ticked(raw_.part(at, end)) + " is no key with a value")
      .labelled("a colon is missing")
      .help("write `key: value`");
}

void Mistakes::glued_colon(std::size_t colon) {
  report(Code::yaml_syntax, colon, colon + 1, "no space stands behind a colon")
      .labelled("here begins the value")
      .help("write a space behind the colon of a key")
      .fixed_by(span(colon, colon + 1), ": ");
}

void Mistakes::text_after(std::size_t at, std::string_view after) {
  const std::size_t end = raw_.trim(at, raw_.line_end(at));
  report(Code::yaml_syntax, at, end, "text stands behind " + std::string(after))
      .labelled("what is this?")
      .help("leave it out, or begin a new line");
}

void Mistakes::duplicate_key(Span key, Span first) {
  ++count_;
  const std::string_view text = raw_.part(key.begin, key.end);
  out_.report(Code::yaml_duplicate_key, key, ticked(text) + " stands twice in one map")
      .labelled("the second one is not read")
      .also(first, "the first one stands here")
      .help("leave one of them out");
}

void Mistakes::key_not_text(std::size_t begin, std::size_t end) {
  report(Code::yaml_key_not_text, begin, end, "a key is a plain text, not a list, a map or a `?`")
      .help("write `name: value`");
}

void Mistakes::empty_key(std::size_t colon) {
  report(Code::yaml_key_not_text, colon, colon + 1, "nothing stands before a colon")
      .labelled("a key is missing")
      .help("write `name: value`");
}

void Mistakes::merge_key(std::size_t at) {
  report(Code::yaml_alias, at, at + 2, "merge keys are not part of the language")
      .labelled("this copies another map")
      .help("write the keys out, or put what is shared into a module");
}

void Mistakes::unclosed_quote(std::size_t begin) {
  const std::string quote(1, raw_[begin]);
  report(Code::yaml_syntax, begin, begin + 1, "a quote is not closed")
      .labelled("opened here")
      .help("close it with `" + quote + "`");
}

void Mistakes::bad_escape(std::size_t at) {
  const std::size_t end = at + 2 <= raw_.line_end(at) ? at + 2 : at + 1;
  report(Code::yaml_syntax, at, end, ticked(raw_.part(at, end)) + " is no escape that YAML knows")
      .help("write a backslash as `\\\\`, or use single quotes")
      .fixed_by(span(at, at + 1), "\\\\");
}

void Mistakes::unclosed_bracket(std::size_t at) {
  const std::string close(1, raw_[at] == '[' ? ']' : '}');
  report(Code::yaml_syntax, at, at + 1, "a bracket is not closed")
      .labelled("opened here")
      .help("close it with `" + close + "`, or quote the value if it is meant as text");
}

void Mistakes::wrong_bracket(std::size_t at, std::size_t open) {
  const std::string close(1, raw_[open] == '[' ? ']' : '}');
  report(Code::yaml_syntax, at, at + 1, "a bracket is closed with the wrong sign")
      .labelled("`" + close + "` is missing")
      .also(span(open, open + 1), "opened here")
      .help("write `" + close + "`");
}

void Mistakes::missing_comma(std::size_t at) {
  report(Code::yaml_syntax, at, at + 1, "a comma is missing between two values in brackets")
      .labelled("a second value begins here")
      .help("write `, ` before it")
      .fixed_by(span(at, at), ", ");
}

void Mistakes::cut_in_brackets(std::size_t begin, std::size_t end, std::size_t sign) {
  report(Code::yaml_syntax, sign, sign + 1, "a value inside YAML's own brackets is cut off here")
      .labelled("inside `{…}` and `[…]` this sign is YAML's")
      .also(span(begin, end), "all that is left of the value")
      .help("write it in lines, without the brackets round it; or in quotes, if it is only a text");
}

void Mistakes::nothing_before_comma(std::size_t at) {
  report(Code::yaml_syntax, at, at + 1, "nothing stands before a comma")
      .labelled("a value is missing")
      .help("leave the comma out");
}

void Mistakes::pair_in_list(std::size_t begin, std::size_t colon) {
  report(Code::yaml_stray_colon, colon, colon + 1, "a colon and a space stand inside a list item")
      .labelled("YAML would read a map")
      .also(span(begin, begin + 1), "the item begins here")
      .help("quote the item if it is text, or write `{key: value}`");
}

void Mistakes::unreadable(std::size_t begin, std::size_t end, std::string what) {
  report(Code::yaml_syntax, begin, end, "the YAML cannot be read: " + std::move(what))
      .help("write it more simply: keys and values on lines of their own, texts in double quotes");
}

void Mistakes::quote_goes_on(std::size_t begin, std::size_t quote_end, std::size_t end) {
  const std::string value(raw_.part(begin, quote_end));
  const std::string rest(raw_.part(quote_end, end));
  auto& made = report(Code::yaml_quote_goes_on, begin, quote_end,
                      "a value begins with a quote and goes on after it")
                   .labelled("for YAML the value ends here");
  if (value.find('\n') != std::string::npos) {
    made.help("write all of it as a block scalar, or on one line in brackets");
    return;
  }
  std::string text = value;
  if (value.front() == '\'') {
    const std::string inner = value.substr(1, value.size() - 2);
    if (inner.find_first_of("\"\\'\n{") != std::string::npos) {
      made.help("write it as a block scalar:\n|\n  " + shown(value + rest))
          .fixed_by(span(begin, end), as_block(begin, end));
      return;
    }
    text = '"' + inner + '"';
  }
  made.help("wrap it in brackets: `" + shown("(" + text + ")" + rest) + "`")
      .fixed_by(span(begin, quote_end), "(" + text + ")");
}

void Mistakes::stray_colon(std::size_t begin, std::size_t colon, std::size_t end) {
  auto& made =
      report(Code::yaml_stray_colon, colon, colon + 1, "a colon and a space stand inside a value")
          .labelled("YAML would read a key before it");
  const std::string value(raw_.part(begin, end));
  if (raw_.part(begin, colon).find(" ? ") != std::string_view::npos) {
    made.help("if a choice is meant, write `if … then … otherwise …`");
  } else if (value.find('\n') != std::string::npos) {
    made.help("quote all of it, or write it as a block scalar");
  } else if (is_open(raw_.part(begin, colon))) {
    made.help("write it as a block scalar:\n|\n  " + shown(value))
        .fixed_by(span(begin, end), as_block(begin, end));
  } else {
    made.help("quote it: " + shown(quoted(value))).fixed_by(span(begin, end), quoted(value));
  }
}

void Mistakes::stray_comment(std::size_t begin, std::size_t hash, std::size_t end) {
  const std::string value(raw_.part(begin, end));
  auto& made = report(Code::yaml_stray_comment, hash, end, "a ` #` inside a value cuts it off")
                   .labelled("for YAML this is a comment");
  if (value.find('\n') != std::string::npos) {
    made.help("write all of it as a block scalar");
    return;
  }
  made.help("write it as a block scalar:\n|\n  " + shown(value))
      .fixed_by(span(begin, end), as_block(begin, end));
}

void Mistakes::bad_start(std::size_t begin, std::size_t end) {
  const std::string sign =
      raw_[begin] == '`' ? "a backtick" : "`" + std::string(1, raw_[begin]) + "`";
  const std::string value(raw_.part(begin, end));
  report(Code::yaml_bad_start, begin, begin + 1,
         "a value begins with " + sign + ", which YAML keeps for itself")
      .help("quote it: " + shown(quoted(value)))
      .fixed_by(span(begin, end), quoted(value));
}

void Mistakes::bracket_goes_on(std::size_t begin, std::size_t bracket_end, std::size_t end) {
  const std::string value(raw_.part(begin, end));
  const std::string noun = raw_[begin] == '[' ? "list" : "map";
  report(Code::yaml_bad_start, bracket_end, end, "text stands behind a " + noun + " in brackets")
      .labelled("for YAML the value ends before this")
      .also(span(begin, begin + 1), "the " + noun + " begins here")
      .help("quote it if all of it is text: " + shown(quoted(value)))
      .fixed_by(span(begin, end), quoted(value));
}

void Mistakes::list_on_key_line(std::size_t at, std::size_t end) {
  const std::string value(raw_.part(at, end));
  report(Code::yaml_bad_start, at, at + 1, "a list begins on the line of its key")
      .help("begin it on the next line, or quote the value if it is text: " + shown(quoted(value)));
}

void Mistakes::anchor(std::size_t begin, std::size_t end) {
  report(Code::yaml_alias, begin, end, "anchors are not part of the language")
      .labelled("this names a value, to be copied elsewhere")
      .help("leave it out, and put what is shared into a module")
      .fixed_by(span(begin, raw_.skip_blanks(end)), "");
}

void Mistakes::alias(std::size_t begin, std::size_t end) {
  report(Code::yaml_alias, begin, end, "aliases are not part of the language")
      .labelled("this copies another value")
      .help("write the value out, or put what is shared into a module");
}

void Mistakes::tag(std::size_t begin, std::size_t end) {
  report(Code::yaml_tag, begin, end, "tags are not part of the language")
      .labelled("YAML reads a type here")
      .help("leave it out; if it is meant as a negation, write `not`");
}

void Mistakes::text_in_block_header(std::size_t begin, std::size_t at, std::size_t end) {
  const std::string sign(1, raw_[begin]);
  report(Code::yaml_bad_start, at, end, "text stands on the line of a `" + sign + "`")
      .labelled("the text of a block begins on the next line")
      .help("begin a new line, or quote the value: " + shown(quoted(raw_.part(begin, end))));
}

}  // namespace joinery
