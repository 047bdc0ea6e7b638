#include "dsl/yaml/document.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/dsl/yaml/parsed.hpp"

using namespace joinery;
using joinery::yaml_test::Parsed;

BOOST_AUTO_TEST_CASE(yaml_becomes_a_tree_of_texts_in_order) {
  const struct {
    const char* name;
    std::string text;
    std::string tree;
  } cases[] = {
      {"an empty file", "", ""},
      {"only comments", "# a\n\n  # b\n", ""},
      {"one map", "b: 1\na: 2\n", "{b=1, a=2}"},
      {"no line end at the end", "b: 1", "{b=1}"},
      {"a short first line", "k:\n- a\n- b: c\n  d: e\nl: x\n", "{k=[a, {b=c, d=e}], l=x}"},
      {"nested maps", "a:\n  b:\n    c: d\n  e: f\ng: h\n", "{a={b={c=d}, e=f}, g=h}"},
      {"a deeper list", "a:\n  - x\n  - y\nb: z\n", "{a=[x, y], b=z}"},
      {"lists in lists", "- - a\n  - b\n-\n  - c\n- d\n", "[[a, b], [c], d]"},
      {"maps in lists", "- a: 1\n  b: 2\n- c:\n    d: 3\n", "[{a=1, b=2}, {c={d=3}}]"},
      {"absent values", "a:\nb:\n  c:\nd:\n- \n-\n- x\n", "{a=, b={c=}, d=[, , x]}"},
      {"comments everywhere", "# x\na: b # c\n# y\n\nd: # e\n  f: g\n  # h\n", "{a=b, d={f=g}}"},
      {"a sharp inside a word", "a: b#c\n", "{a=b#c}"},
      {"flow", "a: [x, 'y z', {k: v, l: }, ]\nb: {}\nc: []\n",
       "{a=[x, y z, {k=v, l=}], b={}, c=[]}"},
      {"flow over lines", "a: [\n  x, # c\n\n  y\n]\nb: {c:\n  d}\n", "{a=[x, y], b={c=d}}"},
      {"flow at the root", "{a: {b: [c]}}", "{a={b=[c]}}"},
      {"quoted keys", "\"a b\": 1\n'c''d' : 2\n", "{a b=1, c'd=2}"},
      {"a first mark", "---\na: b\n", "{a=b}"},
      {"a last mark", "a: b\n...\n# end\n", "{a=b}"},
      {"keys with spaces and signs", "archived when: x\nregion_of(place): y\nset.a: z\n",
       "{archived when=x, region_of(place)=y, set.a=z}"},
      {"a colon inside", "a: http://x:8080/y\nb: 08:00 UTC\n", "{a=http://x:8080/y, b=08:00 UTC}"},
      {"windows", "a: b\r\nc:\r\n  - d\r\n", "{a=b, c=[d]}"},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a: b\n",
       "{a=b}"},
  };
  for (const auto& c : cases) {
    BOOST_TEST_CONTEXT(c.name) {
      const Parsed parsed(c.text);
      BOOST_TEST(parsed.messages() == "\n");
      BOOST_TEST(parsed.tree() == c.tree);
      BOOST_TEST(parsed.document.usable);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_scalar_is_ever_converted) {
  for (const std::string text : {"NO", "on", "yes", "true", "00123", "1E5", "0x1F", "2024-01-31",
                                 "~", "null", "Null", "NULL", ".inf", "1_000", "12:30:45", "="}) {
    const Parsed parsed("a: " + text + "\nb: [" + text + "]\n" + text + ": c\n");
    BOOST_TEST(parsed.messages() == "\n");
    BOOST_TEST(parsed.tree() == "{a=" + text + ", b=[" + text + "], " + text + "=c}");
  }
}

BOOST_AUTO_TEST_CASE(an_absent_value_has_the_place_where_it_would_be) {
  const Parsed parsed("a:\n  # c\n\nb: \nc:\n-\nd: {e: , f}\n");
  const auto& entries = parsed.document.root.entries;
  BOOST_TEST(entries.at(0).value.absent());
  BOOST_TEST(parsed.sources.at(entries.at(0).value.span) == "a.yaml:1:3");
  BOOST_TEST(parsed.sources.at(entries.at(1).value.span) == "a.yaml:4:3");
  BOOST_TEST(parsed.sources.at(entries.at(2).value.items.at(0).span) == "a.yaml:6:2");
  BOOST_TEST(parsed.sources.at(entries.at(3).value.entries.at(0).value.span) == "a.yaml:7:7");
  BOOST_TEST(parsed.sources.at(entries.at(3).value.entries.at(1).value.span) == "a.yaml:7:11");
  BOOST_TEST(entries.at(3).value.entries.at(1).value.span.begin ==
             entries.at(3).value.entries.at(1).value.span.end);
  BOOST_TEST(!Parsed("a: ''").document.root.entries.at(0).value.absent());
}

BOOST_AUTO_TEST_CASE(spans_hold_what_stands_there) {
  const Parsed parsed("k\xC3\xA9y: 'v' # c\nl: [a, {b: \"c\"}]\nm:\n  n: |\n    text\n\no: p\n");
  const auto& entries = parsed.document.root.entries;
  BOOST_TEST(parsed.messages() == "\n");
  BOOST_TEST(parsed.sources.text(entries.at(0).key_span) == "k\xC3\xA9y");
  BOOST_TEST(parsed.sources.text(entries.at(0).value.span) == "'v'");
  BOOST_TEST(parsed.sources.text(entries.at(1).value.span) == "[a, {b: \"c\"}]");
  BOOST_TEST(parsed.sources.text(entries.at(1).value.items.at(1).span) == "{b: \"c\"}");
  BOOST_TEST(parsed.sources.text(entries.at(2).value.span) == "n: |\n    text");
  BOOST_TEST(parsed.sources.text(entries.at(2).value.entries.at(0).value.span) == "|\n    text");
  BOOST_TEST(parsed.sources.text(parsed.document.root.span).starts_with("k\xC3\xA9y: 'v'"));
  BOOST_TEST(parsed.sources.text(parsed.document.root.span).ends_with("o: p"));
}
