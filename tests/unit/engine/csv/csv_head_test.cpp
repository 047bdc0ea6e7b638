#include "engine/csv/csv_head.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

BOOST_AUTO_TEST_CASE(the_encoding_is_found_by_marks_and_by_bytes) {
  struct Case {
    std::string head;
    const char* name;
    std::size_t mark;
  };
  const Case cases[] = {
      {"", "utf-8", 0},
      {"a,b", "utf-8", 0},
      {"\xEF\xBB\xBF" "a", "utf-8", 3},
      {std::string("\xFF\xFE" "a\0", 4), "utf-16le", 2},
      {std::string("\xFE\xFF\0a", 4), "utf-16be", 2},
      {std::string("a\0,\0b\0\n\0", 8), "utf-16le", 0},
      {std::string("\0a\0,\0b\0\n", 8), "utf-16be", 0},
      {"Zo\xC3\xAB", "utf-8", 0},
      {"Zo\xC3", "utf-8", 0},        // cut off
      {"Zo\xC3,", "windows-1252", 0},
      {"Zo\xEB\n", "windows-1252", 0},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.head) {
      BOOST_TEST(encoding_of(one.head).name == one.name);
      BOOST_TEST(encoding_of(one.head).mark == one.mark);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_separator_is_the_one_that_splits_all_rows_alike) {
  struct Case {
    const char* text;
    char wanted;
  };
  const Case cases[] = {
      {"a,b\n1,2\n", ','},
      {"a;b\n1,5;2,5\n", ';'},
      {"name, first;name, last\nAda;Lovelace\nJo;Hill\n", ';'},
      {"a|b\tc\n1|x\ty\n", '\t'},
      {"\"a;b\",c\n\"1;2\",3\n", ','},
      {"a\n1\n", ','},
      {"", ','},
      {"a,b;c,d\n1,2;3,4\n", ','},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) { BOOST_TEST(separator_of(one.text) == one.wanted); }
  }
}
