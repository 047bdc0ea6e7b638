#include "engine/unicode/letter_case.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

using Change = void (*)(std::string_view, std::string&);

std::string changed(Change change, std::string_view text) {
  std::string out = "old";
  change(text, out);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(case_follows_unicode) {
  BOOST_TEST(changed(lower, "ABC-Z9[") == "abc-z9[");
  BOOST_TEST(changed(upper, "abc-z9{") == "ABC-Z9{");
  BOOST_TEST(changed(lower, "ÄÖÜ ΟΔΟΣ") == "äöü οδος");
  BOOST_TEST(changed(upper, "straße ŵ") == "STRASSE Ŵ");
  BOOST_TEST(changed(lower, "IDRIS") == "idris");
}

BOOST_AUTO_TEST_CASE(a_text_begins_with_a_capital) {
  BOOST_TEST(changed(capitalize, "team lead EMEA") == "Team lead EMEA");
  BOOST_TEST(changed(capitalize, "(été)") == "(Été)");
  BOOST_TEST(changed(capitalize, "--") == "--");
  BOOST_TEST(changed(sentence_case, "HEAD OF IT") == "Head of it");
}

BOOST_AUTO_TEST_CASE(names_get_their_capitals) {
  struct Row {
    const char* text;
    const char* name;
  };
  for (const Row row : {Row{"", ""},
                        {"ada lovelace", "Ada Lovelace"},
                        {"ADA LOVELACE", "Ada Lovelace"},
                        {"Ada", "Ada"},
                        {"o'neill", "O'Neill"},
                        {"O'NEILL", "O'Neill"},
                        {"O’NEILL", "O’Neill"},
                        {"O'Neill", "O'Neill"},
                        {"McDonald", "McDonald"},
                        {"MCDONALD", "McDonald"},
                        {"mcdonald", "McDonald"},
                        {"DeVito", "DeVito"},
                        {"mcx", "Mcx"},
                        {"anna-lena", "Anna-Lena"},
                        {"HENRY FORD III", "Henry Ford III"},
                        {"henry ford iv", "Henry Ford IV"},
                        {"III", "Iii"},
                        {"MARIA ZUR MÜHLEN", "Maria zur Mühlen"},
                        {"LEVI'S", "Levi's"},
                        {"VAN DER BERG", "van der Berg"},
                        {"ludwig VAN beethoven", "Ludwig van Beethoven"},
                        {"Van Morrison", "Van Morrison"},
                        {"JEAN DE LA FONTAINE", "Jean de la Fontaine"},
                        {"tran van", "Tran Van"},
                        {"LE", "Le"},
                        {"al-rashid", "al-Rashid"},
                        {"AL GORE", "Al Gore"},
                        {"ÉLODIE ÖZ", "Élodie Öz"},
                        {"zoe\u0308", "Zoe\u0308"},
                        {"ΟΔΟΣ", "Οδος"},
                        {"3rd floor", "3rd Floor"},
                        {"  x  ", "  X  "},
                        {"\xFF"
                         "a",
                         "\xFF"
                         "A"}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(changed(title_case, row.text) == row.name); }
  }
}

BOOST_AUTO_TEST_CASE(initials_are_taken_from_words) {
  struct Row {
    const char* text;
    const char* letters;
  };
  for (const Row row : {Row{"Ada Lovelace", "AL"},
                        {"Ada King-Noel", "AK"},
                        {"  élodie  d'Or ", "ÉD"},
                        {"(Bob) smith", "BS"},
                        {"", ""},
                        {"- -", ""},
                        {"李 小龍", "李小"}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(changed(initials, row.text) == row.letters); }
  }
}
