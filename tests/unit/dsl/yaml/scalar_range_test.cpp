#include "dsl/yaml/scalar_range.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/dsl/yaml/parsed.hpp"

using namespace joinery;
using joinery::yaml_test::Parsed;

namespace {

struct Case {
  const char* name;
  std::string text;     ///< of the file; its first entry is looked at
  std::string decoded;  ///< of the value
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"plain", "a: worker.id  # c\n", "worker.id"},
      {"plain behind letters of two bytes", "\xC3\xA9\xC3\xA9: \xC3\xBCx\n", "\xC3\xBCx"},
      {"plain behind a mark",
       "\xEF\xBB\xBF"
       "a: b c\n",
       "b c"},
      {"plain over lines", "a: one\n  two  \n    three\n\n\n  four # c\n", "one two three\n\nfour"},
      {"plain over lines of windows", "a: one  \r\n  two\r\n\r\n  three\r\n", "one two\nthree"},
      {"plain on the next line", "a:\n  one\n  two\n", "one two"},
      {"plain in flow", "a: [one\n  two , x]\n", "one two"},
      {"single quotes", "a: 'it''s # no: x'\n", "it's # no: x"},
      {"single quotes over lines", "a: 'one  \n   two\n\n  three '\n", "one two\nthree "},
      {"double quotes", R"(a: "tab\tquote\"slash\\u\u00e9\x41\U0001F600end" # c)",
       "tab\tquote\"slash\\u\xC3\xA9"
       "A\xF0\x9F\x98\x80"
       "end"},
      {"double quotes over lines", "a: \"one \\\n   two  \n  three\\n\n\n  four\\ \n  five\"\n",
       "one two three\n\nfour  five"},
      {"empty quotes", "a: \"\"\n", ""},
      {"quotes in flow", "a: [\"b, c\", d]\n", "b, c"},
      {"literal", "a: |\n  if x is \"a: b\"\n    then # 1\n\n  end\n\nb: c\n",
       "if x is \"a: b\"\n  then # 1\n\nend\n"},
      {"literal of windows", "a: |\r\n  one\r\n  two\r\n", "one\ntwo\n"},
      {"literal stripped", "a: |-\n  one\n  two\n\n\nb: c\n", "one\ntwo"},
      {"literal kept", "a: |+ # c\n  one\n\n\nb: c\n", "one\n\n\n"},
      {"literal with indicator", "a: |2-\n    one\n  two\n", "  one\ntwo"},
      {"literal without a last line end", "a: |\n  one", "one"},
      {"literal with spaces at the end", "a: |\n  one  \n  two\n", "one  \ntwo\n"},
      {"empty literal", "a: |\nb: c\n", ""},
      {"folded", "a: >\n  one\n  two\n\n\n  three\n    deep\n   er\n\n  four\n  five\nb: c\n",
       "one two\n\nthree\n  deep\n er\n\nfour five\n"},
      {"folded of windows", "a: >-\r\n  one\r\n  two\r\n\r\n  three\r\n", "one two\nthree"},
      {"folded with empty lines before", "a: >\n\n\n  one\n", "\n\none\n"},
      {"folded kept", "a: >+\n  one\n  two\n\nb: c\n", "one two\n\n"},
      {"in a list", "- - |\n    one\n", "one\n"},
  };
  return all;
}

const YamlNode& first_scalar(const YamlNode& node) {
  if (node.kind == YamlKind::map) return first_scalar(node.entries.at(0).value);
  if (node.kind == YamlKind::list) return first_scalar(node.items.at(0));
  return node;
}

bool is_escape(std::string_view raw) { return raw.starts_with('\\') || raw == "''"; }
bool is_white(std::string_view raw) {
  return raw.find_first_not_of(" \t\r\n\\") == std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_style_is_decoded) {
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) {
      const Parsed parsed(c.text);
      BOOST_TEST(parsed.messages() == "\n");
      BOOST_TEST(first_scalar(parsed.document.root).text == c.decoded);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_byte_of_a_decoded_text_stands_where_its_span_says) {
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) {
      const Parsed parsed(c.text);
      const YamlNode& node = first_scalar(parsed.document.root);
      for (std::size_t i = 0; i < node.text.size(); ++i) {
        const std::string_view raw = parsed.sources.text(node.range.span(i, i + 1));
        const std::string_view text = std::string_view(node.text).substr(i, 1);
        BOOST_TEST_CONTEXT("byte " << i << " stands at: " << raw) {
          // An escape stands for its letter, a line end with what surrounds it for a space or feed.
          const bool white = text == " " || text == "\n";
          BOOST_TEST((raw == text || is_escape(raw) || (white && !raw.empty() && is_white(raw))));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_part_of_a_decoded_text_lies_inside_its_value_in_order) {
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) {
      const Parsed parsed(c.text);
      const YamlNode& node = first_scalar(parsed.document.root);
      // A block keeps line ends behind its last line, and those are no part of what is marked.
      const bool block = node.style == ScalarStyle::literal || node.style == ScalarStyle::folded;
      const std::size_t file_end = c.text.size();
      const std::uint32_t last = block ? static_cast<std::uint32_t>(file_end) : node.span.end;
      for (std::size_t begin = 0; begin <= node.text.size() + 1; ++begin) {
        for (std::size_t end = begin; end <= node.text.size() + 1; ++end) {
          const Span span = node.range.span(begin, end);
          BOOST_TEST((span.begin >= node.span.begin && span.begin <= span.end && span.end <= last));
          BOOST_TEST((span.begin == node.range.span(begin, begin).begin));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_inside_a_value_has_its_exact_span) {
  const struct {
    std::string text;
    std::string decoded;
    std::string raw;
  } words[] = {
      {"a: x\n  is \"Contracter\"\n", "\"Contracter\"", "\"Contracter\""},
      {"a: |\n  x\n    is \"Contracter\"\n", "Contracter", "Contracter"},
      {"a: >\n  x\n  is \"Contracter\"\n", "x is \"Con", "x\n  is \"Con"},
      {"a: \"x\\tis \\\"Contracter\\\"\"\n", "\"Contracter\"", "\\\"Contracter\\\""},
      {"a: 'x is ''Contracter'''\n", "'Contracter'", "''Contracter''"},
      {"a: \"x \n  y\"\n", " ", " \n  "},
  };
  for (const auto& c : words) {
    BOOST_TEST_CONTEXT(c.text) {
      const Parsed parsed(c.text);
      const YamlNode& node = first_scalar(parsed.document.root);
      const std::size_t at = node.text.find(c.decoded);
      BOOST_REQUIRE(at != std::string::npos);
      BOOST_TEST(parsed.sources.text(node.range.span(at, at + c.decoded.size())) == c.raw);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_range_can_be_cut_in_the_middle_of_a_run) {
  ScalarRange range(SourceId{0}, 4);
  range.append(5, 3);
  range.append(8, 2);
  range.append_unit(1, 10, 4);
  BOOST_TEST((range.span(0, 5) == Span{SourceId{0}, 5, 10}));
  BOOST_TEST((range.span(5, 6) == Span{SourceId{0}, 10, 14}));
  BOOST_TEST((range.span(6, 9) == Span{SourceId{0}, 14, 14}));
  range.cut(2);
  BOOST_TEST((range.span(0, 9) == Span{SourceId{0}, 5, 7}));
  range.append_unit(1, 20, 2);
  BOOST_TEST((range.span(1, 3) == Span{SourceId{0}, 6, 22}));
  BOOST_TEST((ScalarRange(SourceId{0}, 4).span(0, 0) == Span{SourceId{0}, 4, 4}));
}
