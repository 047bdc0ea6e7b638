#include "dsl/source/source.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

struct PlaceCase {
  const char* name;
  std::string text;
  std::uint32_t offset;
  std::uint32_t line;
  std::uint32_t column;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_place_counts_lines_and_code_points_from_one) {
  const std::string bom = "\xEF\xBB\xBF";
  const PlaceCase cases[] = {
      {"first byte", "abc", 0, 1, 1},
      {"end of a line without an ending", "abc", 3, 1, 4},
      {"past the end is the end", "abc", 99, 1, 4},
      {"the line ending belongs to its line", "a\nb", 1, 1, 2},
      {"after the line ending", "a\nb", 2, 2, 1},
      {"after a last line ending", "a\n", 2, 2, 1},
      {"an empty file", "", 0, 1, 1},
      {"CRLF", "ab\r\ncd", 4, 2, 1},
      {"two-byte letters are one column", "\xC3\xA9\xC3\xA9x", 4, 1, 3},
      {"four-byte signs are one column", "\xF0\x9F\x98\x80x", 4, 1, 2},
      {"a byte order mark has no column", bom + "ab", 3, 1, 1},
      {"inside the byte order mark", bom + "ab", 0, 1, 1},
      {"behind the byte order mark", bom + "ab", 4, 1, 2},
      {"a byte order mark counts in the first line only", bom + "a\nb", 5, 2, 1},
  };
  for (const PlaceCase& c : cases) {
    BOOST_TEST_CONTEXT(c.name) {
      const Place place = Source("f", c.text).place(c.offset);
      BOOST_TEST(place.line == c.line);
      BOOST_TEST(place.column == c.column);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_comes_without_its_ending_and_mark) {
  const Source source("f", "\xEF\xBB\xBFone\r\ntwo\n\nlast");
  BOOST_TEST(source.line_count() == 4U);
  BOOST_TEST(source.line(1) == "one");
  BOOST_TEST(source.line(2) == "two");
  BOOST_TEST(source.line(3) == "");
  BOOST_TEST(source.line(4) == "last");
  BOOST_TEST(source.line(0) == "");
  BOOST_TEST(source.line(5) == "");
  BOOST_TEST(source.line_begin(1) == 3U);
  BOOST_TEST(source.line_begin(2) == 8U);
  BOOST_TEST(source.line_begin(5) == source.text().size());
}

BOOST_AUTO_TEST_CASE(texts_and_views_stay_where_they_are_when_files_are_added) {
  Sources sources;
  const SourceId first = sources.add("a.yaml", "short");
  const std::string_view before = sources[first].text();
  for (int i = 0; i < 1000; ++i) sources.add("b.yaml", "x");
  BOOST_TEST(sources.size() == 1001U);
  BOOST_TEST(before.data() == sources[first].text().data());
  BOOST_TEST(before == "short");
}

BOOST_AUTO_TEST_CASE(a_span_gives_its_text_and_its_address) {
  Sources sources;
  const SourceId id = sources.add("acme.yaml", "set:\n  name: worker.id\n");
  const Span span{id, 13, 19};
  BOOST_TEST(sources.text(span) == "worker");
  BOOST_TEST(sources.at(span) == "acme.yaml:2:9");
  BOOST_TEST(sources.text(Span{}) == "");
  BOOST_TEST(sources.at(Span{}) == "");
  BOOST_TEST(sources.text(Span{id, 20, 900}) == "id\n");
  BOOST_TEST(sources.text(Span{id, 900, 2}) == "");
}
