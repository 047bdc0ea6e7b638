#include "engine/unicode/language_names.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

BOOST_AUTO_TEST_CASE(a_language_is_known_by_tag_and_name) {
  const LanguageNames languages;
  struct Row {
    const char* text;
    const char* tag;
  };
  for (const Row row : {Row{"en", "en"},
                        {"EN", "en"},
                        {"en_gb", "en-GB"},
                        {"EN-us", "en-US"},
                        {" de ", "de"},
                        {"deu", "de"},
                        {"eng", "en"},
                        {"zh_hans_cn", "zh-Hans-CN"},
                        {"zh-TW", "zh-TW"},
                        {"iw", "he"},
                        {"es-419", "es-419"},
                        {"sr-latn", "sr-Latn"},
                        {"English", "en"},
                        {"german", "de"},
                        {"Deutsch", "de"},
                        {"français", "fr"},
                        {"FRANCAIS", "fr"},
                        {"日本語", "ja"},
                        {"Русский", "ru"},
                        {"British English", "en-GB"},
                        {"English (United Kingdom)", "en-GB"},
                        {"Brazilian Portuguese", "pt-BR"},
                        {"Dutch", "nl"},
                        {"Lao", "lo"},
                        {"", ""},
                        {"xx", ""},
                        {"en-XX", ""},
                        {"en-Xxxx", ""},
                        {"Klingonish", ""},
                        {"und", ""},
                        {"en-", ""},
                        {"-en", ""},
                        {"12", ""},
                        {"en--gb", ""},
                        {"n/a", ""},
                        {"other", ""}}) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(languages.find(row.text).value_or("") == row.tag); }
  }
  BOOST_TEST(!languages.find(std::string(100'000, 'e')));
}
