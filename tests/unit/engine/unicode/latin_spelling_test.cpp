#include "engine/unicode/latin_spelling.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

BOOST_AUTO_TEST_CASE(every_script_is_spelt_in_ascii) {
  const LatinSpelling spelling;
  struct Row {
    const char* text;
    const char* ascii;
    const char* slug;
  };
  for (const Row row : {Row{"", "", ""},
                        {"Sales & Marketing", "Sales & Marketing", "sales-marketing"},
                        {"Łódź", "Lodz", "lodz"},
                        {"Straße", "Strasse", "strasse"},
                        {"Москва", "Moskva", "moskva"},
                        {"Ørsted", "Orsted", "orsted"},
                        {"O'Neill – Söhne", "O'Neill - Sohne", "oneill-sohne"},
                        {"--a__b--", "--a__b--", "a-b"},
                        {"!!!", "!!!", ""},
                        {"東京", "dong jing", "dong-jing"}}) {
    BOOST_TEST_CONTEXT(row.text) {
      std::string out = "old";
      spelling.ascii(row.text, out);
      BOOST_TEST(out == row.ascii);
      spelling.slug(row.text, out);
      BOOST_TEST(out == row.slug);
    }
  }
}
