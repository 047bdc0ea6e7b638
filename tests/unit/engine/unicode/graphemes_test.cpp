#include "engine/unicode/graphemes.hpp"

#include <memory>
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>
#include <unicode/brkiter.h>

#include "engine/unicode/code_points.hpp"

using namespace joinery;

namespace {

const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
const std::string flag = "\U0001F1EC\U0001F1E7";

}  // namespace

BOOST_AUTO_TEST_CASE(a_grapheme_is_what_looks_like_one_character) {
  struct Row {
    std::string text;
    std::size_t count;
  };
  for (const Row& row : {Row{"", 0},
                         {"abc", 3},
                         {"Zo\u00EB", 3},
                         {"Zoe\u0308", 3},
                         {family, 1},
                         {flag + flag, 2},
                         {"a\r\nb", 3},
                         {"\uD55C\uAE00", 2},
                         {"\u6771\u4EAC", 2},
                         {"\u0915\u094D\u0937\u093F", 2},
                         {"\u041C\u0438\u0440", 3}}) {
    BOOST_TEST_CONTEXT(row.text) {
      // The count of Devanagari conjuncts differs between versions of Unicode.
      const bool conjunct = row.text.starts_with("\u0915");
      if (!conjunct) BOOST_TEST(grapheme_count(row.text) == row.count);
      if (conjunct) BOOST_TEST(grapheme_count(row.text) <= row.count);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_is_cut_only_between_graphemes) {
  const std::string text = "ab" + family + "e\u0308z";
  BOOST_TEST(first_graphemes(text, 0).empty());
  BOOST_TEST(first_graphemes(text, 2) == "ab");
  BOOST_TEST(first_graphemes(text, 3) == "ab" + family);
  BOOST_TEST(first_graphemes(text, 99) == text);
  BOOST_TEST(last_graphemes(text, 0).empty());
  BOOST_TEST(last_graphemes(text, 2) == "e\u0308z");
  BOOST_TEST(last_graphemes(text, 3) == family + "e\u0308z");
  BOOST_TEST(last_graphemes(text, 99) == text);
  BOOST_TEST(first_bytes(text, 5) == "ab");
  BOOST_TEST(first_bytes(text, 2 + family.size()) == "ab" + family);
  BOOST_TEST(first_bytes("Zo\u00EB", 3) == "Zo");
  BOOST_TEST(first_bytes("abc", 0).empty());
}

BOOST_AUTO_TEST_CASE(the_short_way_counts_as_icu_counts) {
  std::mt19937 random(29);
  const std::int32_t points[] = {'a',    ' ',    '\r',   '\n',    0xAD,    0xE9,   0x2FF,
                                 0x300,  0x36F,  0x370,  0x3A9,   0x430,   0x482,  0x483,
                                 0x4E00, 0x9FFF, 0x200D, 0x1F468, 0x1F1EC, 0xAC00, 0x1100};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(points) - 1);
  for (int i = 0; i < 4000; ++i) {
    icu::UnicodeString wide;
    for (int n = 0; n < 6; ++n) wide.append(points[pick(random)]);
    std::string text;
    wide.toUTF8String(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> judge(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    judge->setText(wide);
    std::size_t wanted = 0;
    while (judge->next() != icu::BreakIterator::DONE) ++wanted;
    BOOST_REQUIRE_MESSAGE(grapheme_count(text) == wanted, text);
  }
}
