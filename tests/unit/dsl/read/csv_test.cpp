#include "dsl/read/csv.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"

using namespace joinery;

namespace {

struct Table {
  Sources sources;
  Limits limits;
  Diagnostics diagnostics;
  std::vector<TableSyntax::Row> rows;

  explicit Table(std::string text, Limits with = {}) : limits(with) {
    const SourceId id = sources.add("regions.csv", std::move(text));
    rows = read_csv(id, sources, limits, diagnostics);
  }

  /// `GB=Europe|US=Americas`
  std::string text() const {
    std::string text;
    for (const TableSyntax::Row& row : rows) {
      if (!text.empty()) text += '|';
      text += row.key.text + '=' + row.value.text;
    }
    return text;
  }
  std::string said() const {
    std::string text = "\n";
    for (const Diagnostic& d : diagnostics.sorted(100)) text += render_text(d, sources);
    return text;
  }
  std::string codes() const {
    std::string codes;
    for (const Diagnostic& d : diagnostics.sorted(100)) {
      if (!codes.empty()) codes += ' ';
      codes += code_text(d.code) + '@' + sources.at(d.span).substr(12);
    }
    return codes;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_dialect_gives_the_same_rows) {
  const std::vector<std::string> texts = {
      "key,value\nGB,Europe\nUS,Americas\n",
      "key,value\nGB,Europe\nUS,Americas",
      "key,value\r\nGB,Europe\r\nUS,Americas\r\n",
      "\xEF\xBB\xBFkey,value\nGB,Europe\nUS,Americas\n",
      "key;value\nGB;Europe\nUS;Americas\n",
      "key\tvalue\nGB\tEurope\nUS\tAmericas\n",
      "\"key\",\"value\"\n\"GB\",\"Europe\"\n\"US\",\"Americas\"\n",
      "Land , Region\n GB , Europe\n US , Americas \n",
      "key, value\nGB, \"Europe\" \nUS, \"Americas\"\n",
      "\n\nkey,value\n\nGB,Europe\n   \nUS,Americas\n\n",
      "key,value,note\nGB,Europe,\nUS,Americas,\"by hand, 2024\"\n",
      "\"the; key\",value\nGB,Europe\nUS,Americas\n",
  };
  for (const std::string& text : texts) {
    BOOST_TEST_CONTEXT(text) {
      const Table table(text);
      BOOST_TEST(table.text() == "GB=Europe|US=Americas");
      BOOST_TEST(table.said() == "\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(quotes_hold_separators_lines_quotes_and_spaces) {
  const Table table("k,v\n\"a,b\",\"one\ntwo\"\n\"say \"\"hi\"\"\",\" x \"\n\"\",\"\"\"\"\n");
  BOOST_TEST(table.text() == "a,b=one\ntwo|say \"hi\"= x |=\"");
  BOOST_TEST(table.said() == "\n");
}

BOOST_AUTO_TEST_CASE(spans_are_exact_inside_quotes_and_behind_lines) {
  const Table table("\xEF\xBB\xBFk,v\r\n\"a\"\"b\" ,\"one\r\ntwo\"\r\n  Zoë\t, Köln \r\n");
  BOOST_TEST_REQUIRE(table.rows.size() == 2U);
  const auto at = [&table](const Word& word) { return std::string(table.sources.text(word.span)); };
  BOOST_TEST(at(table.rows[0].key) == "a\"\"b");
  BOOST_TEST(at(table.rows[0].value) == "one\r\ntwo");
  BOOST_TEST(at(table.rows[1].key) == "Zoë");
  BOOST_TEST(at(table.rows[1].value) == "Köln");
  BOOST_TEST(table.sources.at(table.rows[0].key.span) == "regions.csv:2:2");
  BOOST_TEST(table.sources.at(table.rows[1].value.span) == "regions.csv:4:9");
}

BOOST_AUTO_TEST_CASE(mistakes_have_a_code_and_a_place_and_leave_the_good_rows) {
  struct Case {
    std::string text;
    std::string codes;
    std::string rows;
  };
  const std::vector<Case> cases = {
      {"", "J0605@1:1", ""},
      {"\n \n", "J0605@1:1", ""},
      {"key\nGB\n", "J0605@1:1", ""},
      {"k,v\n", "", ""},
      {"k,v\nGB\nUS,Americas\n", "J0603@2:1", "US=Americas"},
      {"k,v\nGB,Europe,UK\nUS,Americas\n", "J0603@2:11", "US=Americas"},
      {"k,v,w\nGB,Europe\n", "J0603@2:1", ""},
      {"k,v,k\nGB,Europe,x\n", "J0604@1:5", "GB=Europe"},
      {"k,v\nGB,\"Europe\nUS,Americas\n", "J0602@2:4", "GB=Europe|US=Americas"},
      {"k,v\nGB,\"Europe\nUS,\"Americas\"\nFR,x\n", "J0602@2:4", "GB=Europe|US=Americas|FR=x"},
      {"k,v\nGB,\"Europe\"an\nUS,Americas\n", "J0607@2:12", "GB=Europe|US=Americas"},
      {"k,v\npipe,5\" pipe\n", "J0607@2:7", "pipe=5\" pipe"},
      {std::string("k,v\nGB,Eu\0rope\n", 15), "J0606@2:6", ""},
      {"\xFF\xFEk\0,\0", "J0601@1:1", ""},
      {"\xFE\xFF\0k", "J0601@1:1", ""},
      {"k,v\nZo\xEB,x\n", "J0601@2:3", ""},
      {"k,v\rGB,Europe\rUS,Americas\n", "J0608@1:4 J0608@1:14", "GB=Europe|US=Americas"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      const Table table(one.text);
      BOOST_TEST(table.codes() == one.codes);
      BOOST_TEST(table.text() == one.rows);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_said_helps_people_who_work_with_spreadsheets) {
  BOOST_TEST(Table("k,v\nZo\xEB,x\n").said() == R"(
error[J0601]: the table is not UTF-8
 --> regions.csv:2:3
  |
2 | Zo�,x
  |   ^ the byte EB
  = seen: it may be Latin-1 or Windows-1252, where this byte is `ë`
  = help: export the table as UTF-8 (a spreadsheet calls it "CSV UTF-8")
)");
  BOOST_TEST(Table("country,region\nUK,Europe, and islands\n").said() == R"(
error[J0603]: this row has 3 columns, the header has 2
 --> regions.csv:2:12
  |
2 | UK,Europe, and islands
  |            ^^^^^^^^^^^ more than the header has
  = help: a value that holds `,` must stand in quotes
)");
  BOOST_TEST(Table("country,region\nUK,\"Europe\n").said() ==
             R"(
error[J0602]: this quote is not closed
 --> regions.csv:2:4
  |
2 | UK,"Europe
  |    ^
  = help: a value in quotes ends with a quote before the next separator or the )"
             R"(end of the line; a quote inside it is written twice
)");
}

BOOST_AUTO_TEST_CASE(a_stray_quote_has_a_fix_that_works) {
  const Table table("k,v\npipe,5\" pipe\n");
  const Diagnostic d = table.diagnostics.all().front();
  BOOST_TEST_REQUIRE(d.fix.has_value());
  std::string text(table.sources[d.fix->span.source].text());
  text.replace(d.fix->span.begin, d.fix->span.end - d.fix->span.begin, d.fix->replacement);
  const Table fixed(text);
  BOOST_TEST(fixed.said() == "\n");
  BOOST_TEST(fixed.text() == "pipe=5\" pipe");
}

BOOST_AUTO_TEST_CASE(a_table_stands_at_the_edge_of_the_limit) {
  Limits limits;
  const std::string text = "k,v\nGB,Europe\n";
  limits.table_bytes = text.size();
  BOOST_TEST(Table(text, limits).codes() == "");
  limits.table_bytes = text.size() - 1;
  BOOST_TEST(Table(text, limits).codes() == "J0103@1:1");
}

BOOST_AUTO_TEST_CASE(a_file_of_nothing_but_mistakes_says_only_the_first_ones) {
  std::string text = "k,v\n";
  for (int i = 0; i < 10'000; ++i) text += "one\n";
  const Table table(text);
  BOOST_TEST(table.diagnostics.all().size() == table.limits.diagnostics_per_file);
}
