#include <boost/test/unit_test.hpp>

#include "tests/unit/dsl/yaml/parsed.hpp"

using namespace joinery;
using joinery::yaml_test::Parsed;

namespace {

struct Case {
  const char* name;
  std::string text;
  std::string fixed;  ///< the text with the fix in it; empty where there is none
  std::string tree;   ///< what is understood all the same
  std::string messages;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"a value that begins with a quote and goes on", "set:\n  first: \"a\" else \"b\"  # c\n",
       "set:\n  first: (\"a\") else \"b\"  # c\n", "{set={first=!a}}", R"(
error[J0112]: a value begins with a quote and goes on after it
 --> a.yaml:2:10
  |
2 |   first: "a" else "b"  # c
  |          ^^^ for YAML the value ends here
  = help: wrap it in brackets: `("a") else "b"`
)"},
      {"a value that begins with a single quote and goes on", "a: 'x' else y\n",
       "a: (\"x\") else y\n", "{a=!x}", R"(
error[J0112]: a value begins with a quote and goes on after it
 --> a.yaml:1:4
  |
1 | a: 'x' else y
  |    ^^^ for YAML the value ends here
  = help: wrap it in brackets: `("x") else y`
)"},
      {"a single quote that cannot become a text literal", "a: 'say \"x\"' else y\n",
       "a: |\n  'say \"x\"' else y\n", "{a=!say \"x\"}", R"(
error[J0112]: a value begins with a quote and goes on after it
 --> a.yaml:1:4
  |
1 | a: 'say "x"' else y
  |    ^^^^^^^^^ for YAML the value ends here
  = help: write it as a block scalar:
          |
            'say "x"' else y
)"},
      {"a quote over lines that goes on", "a: \"x\n  y\" else z\n", "", "{a=!x y}", R"(
error[J0112]: a value begins with a quote and goes on after it
 --> a.yaml:1:4
  |
1 | a: "x
  |    ^^
2 |   y" else z
  |   ^^ for YAML the value ends here
  = help: write all of it as a block scalar, or on one line in brackets
)"},
      {"a quote that is not closed", "a: \"x\nb: y\n", "", "{a=!x, b=y}", R"(
error[J0110]: a quote is not closed
 --> a.yaml:1:4
  |
1 | a: "x
  |    ^ opened here
  = help: close it with `"`
)"},
      {"a quote of a key that is not closed", "a: 1\n\"b: y\n", "", "!{a=1}", R"(
error[J0110]: a quote is not closed
 --> a.yaml:2:1
  |
2 | "b: y
  | ^ opened here
  = help: close it with `"`
)"},
      {"an unknown escape", "a: \"C:\\dir\"\n", "a: \"C:\\\\dir\"\n", "{a=!C:\\dir}", R"(
error[J0110]: `\d` is no escape that YAML knows
 --> a.yaml:1:7
  |
1 | a: "C:\dir"
  |       ^^
  = help: write a backslash as `\\`, or use single quotes
)"},
      {"a colon inside a text", "say: Note: this\nb: c\n", "say: \"Note: this\"\nb: c\n",
       "{say=!Note, b=c}", R"(
error[J0113]: a colon and a space stand inside a value
 --> a.yaml:1:10
  |
1 | say: Note: this
  |          ^ YAML would read a key before it
  = help: quote it: "Note: this"
)"},
      {"a colon at the end of a value", "a: b:\n", "a: \"b:\"\n", "{a=!b}", R"(
error[J0113]: a colon and a space stand inside a value
 --> a.yaml:1:5
  |
1 | a: b:
  |     ^ YAML would read a key before it
  = help: quote it: "b:"
)"},
      {"a colon inside a text literal", "- a: 1\n  b: if x is \"y: z\" then 1\n",
       "- a: 1\n  b: |\n    if x is \"y: z\" then 1\n", "[{a=1, b=!if x is \"y}]", R"(
error[J0113]: a colon and a space stand inside a value
 --> a.yaml:2:16
  |
2 |   b: if x is "y: z" then 1
  |                ^ YAML would read a key before it
  = help: write it as a block scalar:
          |
            if x is "y: z" then 1
)"},
      {"a colon inside a text literal of a list item", "cases:\n  - hold \"no: mail\"\n",
       "cases:\n  - |\n      hold \"no: mail\"\n", "{cases=[!hold \"no]}", R"(
error[J0113]: a colon and a space stand inside a value
 --> a.yaml:2:13
  |
2 |   - hold "no: mail"
  |             ^ YAML would read a key before it
  = help: write it as a block scalar:
          |
            hold "no: mail"
)"},
      {"a comment that cuts a literal", "set:\n  a: worker.id else hold \"no # here\"\n",
       "set:\n  a: |\n    worker.id else hold \"no # here\"\n",
       "{set={a=!worker.id else hold \"no}}", R"(
error[J0121]: a ` #` inside a value cuts it off
 --> a.yaml:2:30
  |
2 |   a: worker.id else hold "no # here"
  |                              ^^^^^^^ for YAML this is a comment
  = help: write it as a block scalar:
          |
            worker.id else hold "no # here"
)"},
      {"a value that begins with an at sign", "a: @x  # c\n", "a: \"@x\"  # c\n", "{a=!@x}", R"(
error[J0122]: a value begins with `@`, which YAML keeps for itself
 --> a.yaml:1:4
  |
1 | a: @x  # c
  |    ^
  = help: quote it: "@x"
)"},
      {"a value that begins with a backtick", "- `x`\n", "- \"`x`\"\n", "[!`x`]", R"(
error[J0122]: a value begins with a backtick, which YAML keeps for itself
 --> a.yaml:1:3
  |
1 | - `x`
  |   ^
  = help: quote it: "`x`"
)"},
      {"a value that begins with a percent sign", "a: %x\n", "a: \"%x\"\n", "{a=!%x}", R"(
error[J0122]: a value begins with `%`, which YAML keeps for itself
 --> a.yaml:1:4
  |
1 | a: %x
  |    ^
  = help: quote it: "%x"
)"},
      {"a value that begins with an asterisk", "a: *.csv\n", "a: \"*.csv\"\n", "{a=!*.csv}", R"(
error[J0122]: a value begins with `*`, which YAML keeps for itself
 --> a.yaml:1:4
  |
1 | a: *.csv
  |    ^
  = help: quote it: "*.csv"
)"},
      {"a value that begins with an ampersand", "a: & b\n", "a: \"& b\"\n", "{a=!& b}", R"(
error[J0122]: a value begins with `&`, which YAML keeps for itself
 --> a.yaml:1:4
  |
1 | a: & b
  |    ^
  = help: quote it: "& b"
)"},
      {"a list in brackets that goes on", "a: [x] y\n", "a: \"[x] y\"\n", "{a=![x]}", R"(
error[J0122]: text stands behind a list in brackets
 --> a.yaml:1:7
  |
1 | a: [x] y
  |    -  ^^ for YAML the value ends before this
  |    |
  |    the list begins here
  = help: quote it if all of it is text: "[x] y"
)"},
      {"a map in brackets that goes on", "a: {x: y}.z  # c\n", "a: \"{x: y}.z\"  # c\n",
       "{a=!{x=y}}", R"(
error[J0122]: text stands behind a map in brackets
 --> a.yaml:1:10
  |
1 | a: {x: y}.z  # c
  |    -     ^^ for YAML the value ends before this
  |    |
  |    the map begins here
  = help: quote it if all of it is text: "{x: y}.z"
)"},
      {"a list on the line of its key", "a: - x\n", "", "{a=!- x}", R"(
error[J0122]: a list begins on the line of its key
 --> a.yaml:1:4
  |
1 | a: - x
  |    ^
  = help: begin it on the next line, or quote the value if it is text: "- x"
)"},
      {"a text on the line of a block", "a: > 5\n", "", "{a=!> 5}", R"(
error[J0122]: text stands on the line of a `>`
 --> a.yaml:1:6
  |
1 | a: > 5
  |      ^ the text of a block begins on the next line
  = help: begin a new line, or quote the value: "> 5"
)"},
      {"a duplicate key", "a: 1\nb: 2\na: 3\n", "", "{a=1, b=2}", R"(
error[J0114]: `a` stands twice in one map
 --> a.yaml:3:1
  |
1 | a: 1
  | - the first one stands here
2 | b: 2
3 | a: 3
  | ^ the second one is not read
  = help: leave one of them out
)"},
      {"a duplicate key in brackets", "m: {a: 1, \"a\": 2}\n", "", "{m={a=1}}", R"(
error[J0114]: `"a"` stands twice in one map
 --> a.yaml:1:11
  |
1 | m: {a: 1, "a": 2}
  |     -     ^^^ the second one is not read
  |     |
  |     the first one stands here
  = help: leave one of them out
)"},
      {"an anchor", "a: &x\n  b: c\n", "a: \n  b: c\n", "{a={b=c}}", R"(
error[J0117]: anchors are not part of the language
 --> a.yaml:1:4
  |
1 | a: &x
  |    ^^ this names a value, to be copied elsewhere
  = help: leave it out, and put what is shared into a module
)"},
      {"an alias", "a: *x\n", "", "{a=!*x}", R"(
error[J0117]: aliases are not part of the language
 --> a.yaml:1:4
  |
1 | a: *x
  |    ^^ this copies another value
  = help: write the value out, or put what is shared into a module
)"},
      {"a merge key", "<<: {a: b}\n", "", "{<<={a=b}}", R"(
error[J0117]: merge keys are not part of the language
 --> a.yaml:1:1
  |
1 | <<: {a: b}
  | ^^ this copies another map
  = help: write the keys out, or put what is shared into a module
)"},
      {"a tag", "a: !!str 5\n", "", "{a=5}", R"(
error[J0118]: tags are not part of the language
 --> a.yaml:1:4
  |
1 | a: !!str 5
  |    ^^^^^ YAML reads a type here
  = help: leave it out; if it is meant as a negation, write `not`
)"},
      {"a negation of another language", "a: !worker.active\n", "", "{a=!}", R"(
error[J0118]: tags are not part of the language
 --> a.yaml:1:4
  |
1 | a: !worker.active
  |    ^^^^^^^^^^^^^^ YAML reads a type here
  = help: leave it out; if it is meant as a negation, write `not`
)"},
      {"a second document", "a: b\n---\nc: d\n", "", "{a=b}", R"(
error[J0119]: a second YAML document begins
 --> a.yaml:2:1
  |
2 | ---
  | ^^^ what follows was not read
  = help: write one document to a file
)"},
      {"a directive", "%YAML 1.2\n---\na: b\n", "---\na: b\n", "{a=b}", R"(
error[J0110]: directives are not part of the language
 --> a.yaml:1:1
  |
1 | %YAML 1.2
  | ^^^^^^^^^
  = help: leave this line out
)"},
      {"a question mark key", "? a\n: b\n", "", "!{}", R"(
error[J0120]: a key is a plain text, not a list, a map or a `?`
 --> a.yaml:1:1
  |
1 | ? a
  | ^^^
  = help: write `name: value`
error[J0120]: nothing stands before a colon
 --> a.yaml:2:1
  |
2 | : b
  | ^ a key is missing
  = help: write `name: value`
)"},
      {"a list as key", "[a, b]: c\n", "", "![a, b]", R"(
error[J0120]: a key is a plain text, not a list, a map or a `?`
 --> a.yaml:1:1
  |
1 | [a, b]: c
  | ^^^^^^
  = help: write `name: value`
)"},
      {"an empty key", ": b\n", "", "!{}", R"(
error[J0120]: nothing stands before a colon
 --> a.yaml:1:1
  |
1 | : b
  | ^ a key is missing
  = help: write `name: value`
)"},
      {"a tab in the indentation", "a:\n\t b: c\n", "a:\n   b: c\n", "{a={b=c}}", R"(
error[J0111]: a line is indented with a tab
 --> a.yaml:2:1
  |
2 |   b: c
  | ^^ only spaces count in YAML
  = help: use two spaces for each level
)"},
      {"a tab in a value over lines", "a: b\n\tc\n", "a: b\n  c\n", "{a=!b c}", R"(
error[J0111]: a line is indented with a tab
 --> a.yaml:2:1
  |
2 |  c
  | ^ only spaces count in YAML
  = help: use two spaces for each level
)"},
      {"a tab in a block", "a: |\n\tc\n", "a: |\n  c\n", "!{a=!}", R"(
error[J0111]: a line is indented with a tab
 --> a.yaml:2:1
  |
2 |  c
  | ^ only spaces count in YAML
  = help: use two spaces for each level
)"},
      {"a line that is too deep", "a: b\n    c: d\ne: f\n", "", "!{a=b, e=f}", R"(
error[J0110]: a line stands deeper than what it could belong to
 --> a.yaml:2:5
  |
1 | a: b
  | - a key stands here
2 |     c: d
  |     ^^^^ to which line does this belong?
  = help: begin it in the same column as its neighbours
)"},
      {"a line between two depths", "a:\n    b: 1\n  c: 2\nd: 3\n", "", "!{a={b=1}, d=3}", R"(
error[J0110]: a line stands deeper than what it could belong to
 --> a.yaml:3:3
  |
1 | a:
  | - a key stands here
2 |     b: 1
3 |   c: 2
  |   ^^^^ to which line does this belong?
  = help: begin it in the same column as its neighbours
)"},
      {"a list item among keys", "a: b\n- c\nd: e\n", "", "!{a=b, d=e}", R"(
error[J0110]: a list item stands among the keys of a map
 --> a.yaml:2:1
  |
1 | a: b
  | - the map begins here
2 | - c
  | ^ an item of which list?
  = help: begin the list below a key of its own
)"},
      {"a key among list items", "- a\nb: c\n", "", "[a]", R"(
error[J0110]: a line stands among the items of a list, but is none
 --> a.yaml:2:1
  |
1 | - a
  | - the list begins here
2 | b: c
  | ^^^^ no `- ` before it
  = help: begin it with `- `, or move it out of the list
)"},
      {"a line without a colon", "a: b\nname worker.id\nc: d\n", "", "!{a=b, c=d}", R"(
error[J0110]: `name worker.id` is no key with a value
 --> a.yaml:2:1
  |
2 | name worker.id
  | ^^^^^^^^^^^^^^ a colon is missing
  = help: write `key: value`
)"},
      {"a colon without a space", "source:acme\nlanguage:1\n", "source: acme\nlanguage:1\n",
       "{source=acme, language=1}", R"(
error[J0110]: no space stands behind a colon
 --> a.yaml:1:7
  |
1 | source:acme
  |       ^ here begins the value
  = help: write a space behind the colon of a key
error[J0110]: no space stands behind a colon
 --> a.yaml:2:9
  |
2 | language:1
  |         ^ here begins the value
  = help: write a space behind the colon of a key
)"},
      {"a colon without a space in brackets", "a: {b:c}\n", "a: {b: c}\n", "{a=!{b:c=}}", R"(
error[J0110]: no space stands behind a colon
 --> a.yaml:1:6
  |
1 | a: {b:c}
  |      ^ here begins the value
  = help: write a space behind the colon of a key
)"},
      {"a bracket that is not closed", "a: [x, y\nb: c\n", "", "{a=![x, y], b=c}", R"(
error[J0110]: a bracket is not closed
 --> a.yaml:1:4
  |
1 | a: [x, y
  |    ^ opened here
  = help: close it with `]`, or quote the value if it is meant as text
)"},
      {"a wrong bracket", "a: [x, y}\n", "", "{a=![x, y]}", R"(
error[J0110]: a bracket is closed with the wrong sign
 --> a.yaml:1:9
  |
1 | a: [x, y}
  |    -    ^ `]` is missing
  |    |
  |    opened here
  = help: write `]`
)"},
      {"a missing comma", "a: [\"x\" \"y\"]\n", "a: [\"x\" , \"y\"]\n", "{a=[x, y]}", R"(
error[J0110]: a comma is missing between two values in brackets
 --> a.yaml:1:9
  |
1 | a: ["x" "y"]
  |         ^ a second value begins here
  = help: write `, ` before it
)"},
      {"nothing before a comma", "a: [x,, y]\n", "", "{a=[x, y]}", R"(
error[J0110]: nothing stands before a comma
 --> a.yaml:1:7
  |
1 | a: [x,, y]
  |       ^ a value is missing
  = help: leave the comma out
)"},
      {"a pair in a list", "a: [x: y]\n", "", "{a=![x]}", R"(
error[J0113]: a colon and a space stand inside a list item
 --> a.yaml:1:6
  |
1 | a: [x: y]
  |     -^ YAML would read a map
  |     |
  |     the item begins here
  = help: quote the item if it is text, or write `{key: value}`
)"},
      {"a reserved sign in brackets", "a: [@x, |, y]\n", "a: [\"@x\", |, y]\n", "{a=![!@x, !|, y]}",
       R"(
error[J0122]: a value begins with `@`, which YAML keeps for itself
 --> a.yaml:1:5
  |
1 | a: [@x, |, y]
  |     ^
  = help: quote it: "@x"
error[J0122]: a value begins with `|`, which YAML keeps for itself
 --> a.yaml:1:9
  |
1 | a: [@x, |, y]
  |         ^
  = help: quote it: "|"
)"},
      {"text behind the first mark", "--- a: b\nc: d\n", "", "{c=d}", R"(
error[J0110]: text stands behind `---`
 --> a.yaml:1:5
  |
1 | --- a: b
  |     ^^^^ what is this?
  = help: leave it out, or begin a new line
)"},
      {"what only the second reader sees", "a: |\n     \n  x\n", "", "{a=\nx\n}", R"(
error[J0110]: the YAML cannot be read: end of map not found
 --> a.yaml:3:3
  |
3 |   x
  |   ^
  = help: write it more simply: keys and values on lines of their own, texts in double quotes
)"},
      {"broken UTF-8", "a: caf\xE9\n", "", "!", R"(
error[J0104]: the file is not UTF-8
 --> a.yaml:1:7
  |
1 | a: caf�
  |       ^ this byte belongs to no letter
  = help: save the file with the encoding UTF-8
)"},
      {"UTF-16",
       std::string("\xFF\xFE"
                   "a\000",
                   4),
       "", "!", R"(
error[J0104]: the file is not UTF-8
 --> a.yaml:1:1
  |
1 | ��a�
  | ^ this byte belongs to no letter
  = seen: the mark of UTF-16 at the beginning
  = help: save the file with the encoding UTF-8
)"},
      {"a zero byte", std::string("a: b\000c\n", 7), "a: bc\n", "!", R"(
error[J0110]: the control character U+0000 stands here
 --> a.yaml:1:5
  |
1 | a: b�c
  |     ^
  = help: leave it out
)"},
      {"several mistakes in one pass", "a: \"x\" y\nb: c: d\ne: @f\na: g\n",
       "a: (\"x\") y\nb: c: d\ne: @f\na: g\n", "{a=!x, b=!c, e=!@f}", R"(
error[J0112]: a value begins with a quote and goes on after it
 --> a.yaml:1:4
  |
1 | a: "x" y
  |    ^^^ for YAML the value ends here
  = help: wrap it in brackets: `("x") y`
error[J0113]: a colon and a space stand inside a value
 --> a.yaml:2:5
  |
2 | b: c: d
  |     ^ YAML would read a key before it
  = help: quote it: "c: d"
error[J0122]: a value begins with `@`, which YAML keeps for itself
 --> a.yaml:3:4
  |
3 | e: @f
  |    ^
  = help: quote it: "@f"
error[J0114]: `a` stands twice in one map
 --> a.yaml:4:1
  |
1 | a: "x" y
  | - the first one stands here
...
4 | a: g
  | ^ the second one is not read
  = help: leave one of them out
)"},
  };
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_mistake_has_its_words) {
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) { BOOST_TEST(Parsed(c.text).messages() == c.messages); }
  }
}

BOOST_AUTO_TEST_CASE(what_stands_round_a_mistake_is_understood) {
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) { BOOST_TEST(Parsed(c.text).tree() == c.tree); }
  }
}

BOOST_AUTO_TEST_CASE(a_fix_mends_its_mistake_and_leaves_nothing_wrong) {
  std::size_t fixes = 0;
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) {
      const Parsed parsed(c.text);
      const std::string fixed = parsed.fixed();
      BOOST_TEST((fixed == "no fix" ? "" : fixed) == c.fixed);
      if (c.fixed.empty()) continue;
      ++fixes;
      const Parsed again(fixed);
      BOOST_TEST(again.out.all().size() < parsed.out.all().size());
    }
  }
  BOOST_TEST(fixes > 20U);
}

BOOST_AUTO_TEST_CASE(a_comment_after_a_whole_value_is_only_a_comment) {
  for (const std::string text :
       {"a: b # c \"d\"\n", "a: f(x) # (y)\n", "title: 5\" screen # wide\n", "a: [b] # c\n",
        "a: \"b\" # c\n", "a: | # c\n  d\n", "a: # c\n  b: d\n"}) {
    BOOST_TEST(Parsed(text).codes() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_file_made_of_mistakes_is_not_read_to_its_end) {
  Limits limits;
  limits.diagnostics_per_file = 5;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "k" + std::to_string(i) + ": @\n";
  const Parsed parsed(text, limits);
  BOOST_TEST(parsed.out.all().size() < 30U);
  BOOST_TEST(parsed.out.sorted(limits.diagnostics_per_file).size() == 5U);
  BOOST_TEST(!parsed.document.usable);
}
