#include "engine/csv/csv_reader.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

/// The rows of a file that comes in pieces of `piece` bytes: an object, or what is wrong with a row or,
/// behind `!`, with the file; one a line.
std::string rows_of(std::string_view text, std::size_t piece, CsvFormat format = {},
                    const Limits& limits = {}) {
  CsvReader reader(std::move(format), limits);
  const std::size_t first = std::min(text.size(), std::max<std::size_t>(piece, 64));
  const auto begun = reader.begin(text.substr(0, first), first == text.size());
  if (!begun) return "! " + begun.error().what + '\n';
  std::string out;
  for (std::size_t at = first;;) {
    const auto row = reader.next();
    if (!row) return out + "! " + row.error().what + '\n';
    if (*row) {
      out += (*row)->too_large ? "too large" : (*row)->problem.empty() ? std::string((*row)->json) : (*row)->problem;
      out += '\n';
      continue;
    }
    if (at > text.size()) return out;
    const std::string_view next = text.substr(at, piece);
    if (next.empty()) reader.end();
    else reader.feed(next);
    at += next.empty() ? 1 : next.size();
  }
}

/// The same, however the file comes.
std::string rows_of(std::string_view text, const CsvFormat& format = {}) {
  const std::string whole = rows_of(text, 1U << 20, format);
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 64U}) {
    BOOST_TEST_CONTEXT("in pieces of " << piece) { BOOST_TEST(rows_of(text, piece, format) == whole); }
  }
  return whole;
}

std::string utf_16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_become_objects_whose_members_are_the_headings) {
  BOOST_TEST(rows_of("id,First name,Mail\n1,Ada,ada@x.example\n002, Jo ,\n") ==
             "{\"id\":\"1\",\"First name\":\"Ada\",\"Mail\":\"ada@x.example\"}\n"
             "{\"id\":\"002\",\"First name\":\" Jo \",\"Mail\":\"\"}\n");
}

BOOST_AUTO_TEST_CASE(what_people_really_have_is_read) {
  struct Case {
    const char* what;
    std::string text;
    const char* wanted;
  };
  const char* one = "{\"a\":\"1\",\"b\":\"x\"}\n";
  const Case cases[] = {
      {"CR LF", "a,b\r\n1,x\r\n", one},
      {"CR alone", "a,b\r1,x\r", one},
      {"no line end", "a,b\n1,x", one},
      {"a byte order mark", "\xEF\xBB\xBF" "a,b\n1,x\n", one},
      {"semicolons", "a;b\n1;x\n", one},
      {"tabs", "a\tb\n1\tx\n", one},
      {"bars", "a|b\n1|x\n", one},
      {"a line for Excel", "sep=;\na;b\n1;x\n", one},
      {"separators at the ends of lines", "a,b,,\n1,x,,\n", one},
      {"more separators in the headings", "a,b,,\n1,x\n", one},
      {"a column without a heading", "a,,b\n1,note,x\n", one},
      {"more of them than headings", "a,b\n1,x,,\n", one},
      {"empty lines", "\n\na,b\n\n1,x\n,\n \n\n", one},
      {"quotes", "\"a\",\"b\"\n\"1\",\"x\"\n", one},
      {"spaces round quotes", "a,b\n \"1\" , \"x\" \n", "{\"a\":\"1\",\"b\":\"x\"}\n"},
      {"doubled quotes", "a,b\n1,\"x \"\"y\"\"\"\n", "{\"a\":\"1\",\"b\":\"x \\\"y\\\"\"}\n"},
      {"a line end in quotes", "a,b\n1,\"x\r\ny\"\n", "{\"a\":\"1\",\"b\":\"x\\r\\ny\"}\n"},
      {"a separator in quotes", "a,b\n1,\"x,y\"\n", "{\"a\":\"1\",\"b\":\"x,y\"}\n"},
      {"a quote inside", "a,b\n1,5\" pipe\n", "{\"a\":\"1\",\"b\":\"5\\\" pipe\"}\n"},
      {"an empty text in quotes", "a,b\n1,\"\"\n", "{\"a\":\"1\",\"b\":\"\"}\n"},
      {"one column", "a\n1\n\n2\n", "{\"a\":\"1\"}\n{\"a\":\"2\"}\n"},
      {"spaces round headings", " a , b \n1,x\n", one},
      {"windows-1252", "a,b\n1,Ren\xE9\n", "{\"a\":\"1\",\"b\":\"René\"}\n"},
      {"UTF-16", utf_16("a,b\n1,x\n"), one},
      {"nobody", "a,b\n", ""},
  };
  for (const Case& one_case : cases) {
    BOOST_TEST_CONTEXT(one_case.what) { BOOST_TEST(rows_of(one_case.text) == one_case.wanted); }
  }
}

BOOST_AUTO_TEST_CASE(a_row_that_is_wrong_is_told_by_its_line_and_the_others_go_on) {
  BOOST_TEST(rows_of("a,b\n1,\"x\ny\"\n2\n3,x,z\n4,\"x\"y\n5,x\n") ==
             "{\"a\":\"1\",\"b\":\"x\\ny\"}\n"
             "the row in line 4 has 1 cells, and there are 2 headings\n"
             "the row in line 5 has 3 cells, and there are 2 headings\n"
             "in line 6 a cell goes on behind its closing quote\n"
             "{\"a\":\"5\",\"b\":\"x\"}\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_wrong_ends_after_the_rows_before) {
  struct Case {
    std::string text;
    const char* wanted;
  };
  const Case cases[] = {
      {"", "! the file holds no headings\n"},
      {"\n\n", "! the file holds no headings\n"},
      {"a,b,a\n1,2,3\n", "! the columns 1 and 3 are both called `a`\n"},
      {"a,b\n1,x\n2,\"y\n3,z\n",
       "{\"a\":\"1\",\"b\":\"x\"}\n! the file is not complete: the quote in line 3 is never closed\n"},
      {std::string("a,b\n1,x\n2,\0\n", 12), "{\"a\":\"1\",\"b\":\"x\"}\n! line 3 holds a NUL byte: it is no "
       "text, or is written in UTF-16 (`encoding: utf-16`)\n"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) { BOOST_TEST(rows_of(one.text) == one.wanted); }
  }
}

BOOST_AUTO_TEST_CASE(what_a_source_says_of_the_file_is_taken) {
  CsvFormat third;
  third.heading = 3;
  BOOST_TEST(rows_of("People\nof 21 November; all\na;b\n1;x\n", third) == "{\"a\":\"1\",\"b\":\"x\"}\n");
  BOOST_TEST(rows_of("a\n", third) ==
             "! the headings stand in line 3, and the file ends before it\n");
  CsvFormat bars;
  bars.separator = '|';
  BOOST_TEST(rows_of("a,b\n1,x\n", bars) == "{\"a,b\":\"1,x\"}\n");
  CsvFormat utf_8;
  utf_8.encoding = "utf-8";
  BOOST_TEST(rows_of("a,b\n1,x\n2,Ren\xE9\n", utf_8) ==
             "{\"a\":\"1\",\"b\":\"x\"}\n! line 3 holds bytes that are no utf-8; say what they are, as in "
             "`encoding: windows-1252`\n");
  CsvFormat unknown;
  unknown.encoding = "klingon";
  BOOST_TEST(rows_of("a,b\n", unknown) == "! nobody knows the encoding `klingon`\n");
}

BOOST_AUTO_TEST_CASE(a_column_that_the_mapping_reads_must_be_there) {
  CsvFormat format;
  format.columns = {"a", "c"};
  BOOST_TEST(rows_of("a,c\n1,2\n", format) == "{\"a\":\"1\",\"c\":\"2\"}\n");
  BOOST_TEST(rows_of("a,C\n1,2\n", format) ==
             "! the file has no column `c`, which the mapping reads; it has `a`, `C`\n");
}

BOOST_AUTO_TEST_CASE(rows_that_are_too_large_are_let_go) {
  Limits limits;
  limits.record_bytes = 20;
  const std::string text = "a,b\n1,x\n2," + std::string(100, 'y') + "\n3,\"" + std::string(100, 'y') +
                           "\"\n4,x\n";
  for (const std::size_t piece : {1U, 64U, 1000U}) {
    BOOST_TEST(rows_of(text, piece, {}, limits) ==
               "{\"a\":\"1\",\"b\":\"x\"}\ntoo large\ntoo large\n{\"a\":\"4\",\"b\":\"x\"}\n");
  }
}
