#include <boost/test/unit_test.hpp>
#include <string>

#include "formatted.hpp"

namespace joinery {
namespace {

const std::string head = "module: m\nlanguage: 1\n";

/// The canonical form of what stands behind the head, which itself stays as it is.
std::string body(const std::string& text) {
  const std::string all = formatted(head + text);
  return all.starts_with(head) ? all.substr(head.size()) : all;
}

struct Example {
  std::string written;
  std::string canonical;
};

void check(const std::vector<Example>& examples) {
  for (const Example& example : examples) {
    BOOST_TEST_CONTEXT(example.written) {
      BOOST_TEST(body(example.written) == example.canonical);
      BOOST_TEST(body(example.canonical) == example.canonical);
    }
  }
}

BOOST_AUTO_TEST_CASE(values_of_names_stand_in_one_column) {
  check({
      {"functions:\n    a(x):   x\n    b(x,y):    x else y\n",
       "functions:\n  a(x): x\n  b(x, y): x else y\n"},
  });
  const std::string source = "source: s\nlanguage: 1\n\nread:\n";
  BOOST_TEST(formatted(source + "  id: text   from id\n  first_name:    text from first\n") ==
             source + "  id:         text from id\n  first_name: text from first\n");
}

BOOST_AUTO_TEST_CASE(paths_of_a_record_stay_paths_and_names_stay_names) {
  const std::string start =
      "examples: e\nlanguage: 1\nat: 2026-11-21\n"
      "record:\n  \"a.b\": 1\n  \"urn:x:2.0\": {c: 2, \"d.e\": 3}\n  c.d: [{\"e.f\": 4, g.h: 5}]\n"
      "tests:\n  - name: n\n    with:\n      homes[kind is \"main\"].city: Bath\n      x:y: 1\n"
      "    without: [p.q, \"r.s\"]\n    expect: {decision: include}\n";
  const std::string said = formatted(start);
  for (const char* part : {"  \"a.b\": 1\n", "{c: 2, \"d.e\": 3}", "{\"e.f\": 4, g.h: 5}",
                           "\n      homes[kind is \"main\"].city: Bath\n", "\n      x:y: 1\n",
                           "without: [p.q, \"r.s\"]"}) {
    BOOST_TEST(said.find(part) != std::string::npos, part << " is not in\n" << said);
  }
}

BOOST_AUTO_TEST_CASE(comments_stay_where_they_belong) {
  check({
      {"# above\nfunctions:   # beside\n\n\n    # first\n    f(x): x   # behind\n    # last\n# end\n",
       "# above\nfunctions:  # beside\n  # first\n  f(x): x  # behind\n  # last\n# end\n"},
      {"functions:\n  f(x):\n    # above the value\n    x\n",
       "functions:\n  # above the value\n  f(x): x\n"},
      {"functions:\n  f(x): >  # of the block\n    x\n", "functions:\n  f(x): x  # of the block\n"},
      {"uses: [a,  # the first\n  b]  # the second\n",
       "uses:\n  - a  # the first\n  - b  # the second\n"},
      {"uses: # why\n- a\n\n# of the next\nabout: x\n",
       "uses:  # why\n  - a\n\n# of the next\nabout: x\n"},
      {"functions:\n  f(x):\n    cases:\n      -   # odd\n        when: x is \"a\"\n        then: x\n"
       "      # the rest\n      - otherwise: blank\n",
       "functions:\n  f(x):\n    cases:\n      # odd\n      - when: x is \"a\"\n        then: x\n"
       "      # the rest\n      - otherwise: blank\n"},
  });
}

BOOST_AUTO_TEST_CASE(blank_lines_are_kept_once) {
  check({{"\n\n\nuses: [a]\n\n\n\nfunctions:\n\n  f(x): x\n\n\n  g(x): x\n\n\n",
          "\nuses: [a]\n\nfunctions:\n  f(x): x\n\n  g(x): x\n"}});
}

BOOST_AUTO_TEST_CASE(line_ends_marks_and_spaces_are_made_alike) {
  BOOST_TEST(formatted("---\r\nmodule: m   \r\nlanguage: 1\r\n...\r\n") == head);
  BOOST_TEST(formatted("\xEF\xBB\xBFmodule:   m\nlanguage:\n  1") == head);
}

BOOST_AUTO_TEST_CASE(expressions_are_spelled_one_way) {
  check({
      {"functions:\n  f(x): ((x)   else( upper( x ) ))\n", "functions:\n  f(x): x else upper(x)\n"},
      {"functions:\n  f(x): (x is \"a\") or x is blank else no\n",
       "functions:\n  f(x): (x is \"a\" or x is blank) else no\n"},
      {"functions:\n  f(x): x|trim|   upper()\n", "functions:\n  f(x): x | trim | upper\n"},
      {"functions:\n  f(x): |\n    \"a: {x}\"\n", "functions:\n  f(x): >\n    \"a: {x}\"\n"},
      {"functions:\n  f(x): |\n    \"Dr {x}\" else x\n", "functions:\n  f(x): (\"Dr {x}\") else x\n"},
      {"functions:\n  f(x): 'a text'\n", "functions:\n  f(x): \"a text\"\n"},
      {"functions:\n  f(x): (\"a text\")\n", "functions:\n  f(x): (\"a text\")\n"},
  });
}

BOOST_AUTO_TEST_CASE(texts_have_the_quotes_they_need) {
  check({
      {"title: 'Plain'\n", "title: Plain\n"},
      {"title: 'It''s'\n", "title: It's\n"},
      {"title: \"a: b\"\n", "title: \"a: b\"\n"},
      {"title: 'yes'\n", "title: \"yes\"\n"},
      {"title: yes\n", "title: yes\n"},
      {"title: \"007\"\n", "title: \"007\"\n"},
      {"title: \"- a\\tb\"\n", "title: \"- a\\tb\"\n"},
      {"about: one\n  two\n", "about: one two\n"},
      {"about: |\n  one\n   two\n", "about: |\n  one\n   two\n"},
      {"about: >-\n  one\n\n  two\n", "about: |-\n  one\n  two\n"},
      {"tables:\n  t:\n    key: text\n    rows: {\"a b\":   'c', 'No': d}\n    otherwise: 'blank'\n",
       "tables:\n  t:\n    key: text\n    rows: {a b: c, No: d}\n    otherwise: \"blank\"\n"},
      {"tables:\n  t:\n    key: text\n    rows: {a: b}\n    otherwise: blank\n",
       "tables:\n  t:\n    key: text\n    rows: {a: b}\n    otherwise: blank\n"},
  });
}

BOOST_AUTO_TEST_CASE(a_long_text_is_filled_into_lines) {
  const std::string word(30, 'x');
  const std::string line = word + ' ' + word + ' ' + word;
  check({{"about: " + line + ' ' + line + "\n", "about: >-\n  " + line + "\n  " + line + "\n"}});
}

BOOST_AUTO_TEST_CASE(brackets_that_do_not_fit_become_lines) {
  const std::string name(40, 'x');
  check({{"uses: [" + name + ", " + name + ", " + name + "]\n",
          "uses:\n  - " + name + "\n  - " + name + "\n  - " + name + "\n"}});
}

BOOST_AUTO_TEST_CASE(values_beside_a_subject_are_no_expressions) {
  check({{"functions:\n  f(x):\n    of: x\n    cases:\n      - when: [ a-b, \"c\" ]\n        then: x\n"
          "      - {when: on leave, then: blank}\n",
          "functions:\n  f(x):\n    of: x\n    cases:\n      - when: [a-b, c]\n        then: x\n"
          "      - {when: on leave, then: blank}\n"}});
}

BOOST_AUTO_TEST_CASE(a_document_with_an_error_is_not_formatted) {
  BOOST_TEST(formatted(head + "functions:\n  f(x): x else\n").find("else") !=
             std::string::npos);
  BOOST_TEST(formatted("a: b\n") != "a: b\n");
}

BOOST_AUTO_TEST_CASE(the_meaning_knows_no_layout_and_nothing_else) {
  const std::string one = meaning(head + "functions:\n  f(x): x else \"a\"\n");
  BOOST_TEST(one == meaning("# c\nmodule:  m\nlanguage: '1'\nfunctions: \n    f( x ): ((x) else \"a\")"));
  BOOST_TEST(one != meaning(head + "functions:\n  f(x): x else \"b\"\n"));
  BOOST_TEST(one != meaning(head + "functions:\n  g(x): x else \"a\"\n"));
  BOOST_TEST(meaning(head + "title: a\n") != meaning(head + "about: a\n"));
}

}  // namespace
}  // namespace joinery
