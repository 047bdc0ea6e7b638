#include <chrono>

#include <boost/test/unit_test.hpp>

#include "tests/unit/dsl/yaml/parsed.hpp"

using namespace joinery;
using joinery::yaml_test::Parsed;

namespace {

std::string repeat(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

/// Maps in maps, `depth` of them.
std::string staircase(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += std::string(i, ' ') + "a:\n";
  return text;
}

void check_spans(const YamlNode& node, std::size_t size) {
  BOOST_REQUIRE(node.span.begin <= node.span.end);
  BOOST_REQUIRE(node.span.end <= size);
  for (const YamlEntry& entry : node.entries) check_spans(entry.value, size);
  for (const YamlNode& item : node.items) check_spans(item, size);
}

}  // namespace

BOOST_AUTO_TEST_CASE(depth_is_bounded_in_blocks_and_brackets) {
  Limits limits;
  limits.yaml_depth = 5;
  BOOST_TEST(Parsed(staircase(5), limits).codes() == "");
  BOOST_TEST(Parsed(staircase(6), limits).codes() == "J0115@6:6");
  BOOST_TEST(!Parsed(staircase(6), limits).document.usable);
  BOOST_TEST(Parsed("[[[[[]]]]]", limits).codes() == "");
  BOOST_TEST(Parsed("[[[[[[]]]]]]", limits).codes() == "J0115@1:6");
  BOOST_TEST(Parsed("- - - - - a", limits).codes() == "");
  BOOST_TEST(Parsed("- - - - - - a", limits).codes() == "J0115@1:11");
}

BOOST_AUTO_TEST_CASE(values_are_counted) {
  Limits limits;
  limits.yaml_nodes = 4;
  BOOST_TEST(Parsed("a: 1\nb: [2, 3]\n", limits).codes() == "J0116@2:8");
  limits.yaml_nodes = 5;
  BOOST_TEST(Parsed("a: 1\nb: [2, 3]\n", limits).codes() == "");
}

BOOST_AUTO_TEST_CASE(a_file_above_its_limit_is_not_read) {
  Limits limits;
  limits.file_bytes = 10;
  BOOST_TEST(Parsed("a: 1234567", limits).codes() == "");
  BOOST_TEST(Parsed("a: 12345678", limits).codes() == "J0103@1:1");
  BOOST_TEST(!Parsed("a: 12345678", limits).document.usable);
}

BOOST_AUTO_TEST_CASE(texts_that_are_no_texts_are_refused) {
  BOOST_TEST(Parsed("a: \xC3(\n").codes() == "J0104@1:4");
  BOOST_TEST(Parsed(std::string("\xFF\xFE"
                                "a\0",
                                4))
                 .codes() == "J0104@1:1");
  BOOST_TEST(Parsed(std::string("a: \0b\x1b\n", 7)).codes() == "J0110@1:4 J0110@1:6");
  BOOST_TEST(Parsed("a: b\rc: d\n").codes() == "J0110@1:5");
  BOOST_TEST(Parsed("a: b\r").codes() == "J0110@1:5");
}

BOOST_AUTO_TEST_CASE(hostile_files_end_soon_and_keep_their_spans) {
  const std::size_t many = 100'000;
  const std::string bomb =
      "a: &a [x, x]\n" + repeat("b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n", 1000);
  const std::string cases[] = {
      repeat("[", many),
      repeat("{", many),
      repeat("[{", many),
      repeat("{a: ", many),
      repeat("- ", many),
      repeat("? ", many),
      repeat("! ", many),
      repeat("&a ", many),
      repeat("a: ", many),
      repeat("a:\n", many),
      repeat(" \"\n", many),
      "a:\n" + repeat(" '\n", many),
      "a: " + repeat("'", many) + "\n",
      repeat("\"\\", many),
      repeat("- \"a \\\"\n", many),
      repeat("|\n", many),
      repeat("- |\n \n", many / 2),
      repeat("\t", many),
      repeat("\n", many),
      repeat("#\n", many),
      repeat("a\n", many),
      "a: b\n" + repeat("\n", many) + "  c\n",
      "a: >\n" + repeat(" x\n\n", many),
      "[" + repeat("a,", many),
      "[" + repeat(",", many),
      "[" + repeat(":", many),
      "{" + repeat("?", many),
      repeat("]", many),
      repeat("---\n", many),
      repeat("%\n", many),
      repeat("@\n", many),
      repeat("a: [\n", many),
      repeat("a: \"\n", many),
      staircase(600),
      bomb,
  };
  for (const std::string& text : cases) {
    BOOST_TEST_CONTEXT(text.substr(0, 20)) {
      const auto begin = std::chrono::steady_clock::now();
      const Parsed parsed(text);
      check_spans(parsed.document.root, text.size());
      for (const Diagnostic& d : parsed.out.sorted(20)) {
        BOOST_TEST(render_text(d, parsed.sources).size() < 3000U);
      }
      const auto taken = std::chrono::steady_clock::now() - begin;
      // Linear time is under a second; without the optimizer, with sanitizers and on a busy machine
      // some ten times that. What is not linear takes minutes.
      BOOST_TEST((taken < std::chrono::seconds(40)));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_prefix_of_a_file_can_be_read) {
  const std::string text =
      "\xEF\xBB\xBF# c\na: \"x\\u00e9\\\n  y\" # c\r\nb:\n- 'q''r'\n- [s, {t: u}, \"v\"]\n"
      "c: >-2\n   w\n\n  x\nd: |+\n  y\n\n? e\n&f g: *h\n!i j: @k\n\tl: m\nn: \"o\" p\nq: r: s\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const Parsed parsed(text.substr(0, size));
    check_spans(parsed.document.root, size);
    for (const Diagnostic& d : parsed.out.all()) BOOST_REQUIRE(d.span.end <= size + 1);
  }
}
