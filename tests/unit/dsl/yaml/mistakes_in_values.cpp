#include "tests/unit/dsl/yaml/mistakes.hpp"

namespace joinery::yaml_test {

const std::vector<Mistake>& mistakes_in_values() {
  static const std::vector<Mistake> all = {
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
  };
  return all;
}

}  // namespace joinery::yaml_test
