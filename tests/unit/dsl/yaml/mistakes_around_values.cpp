#include "tests/unit/dsl/yaml/mistakes.hpp"

namespace joinery::yaml_test {

const std::vector<Mistake>& mistakes_around_values() {
  static const std::vector<Mistake> all = {
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

}  // namespace joinery::yaml_test
