/// What is peculiar about files of people: each cell is a text, and the example orchard.

#include <boost/test/unit_test.hpp>

#include "tests/mappings/pair.hpp"

using namespace joinery::testing;

namespace {

/// A line of the file, as the cells under their headings; `more` are further cells.
Answer line(std::string_view more, std::string_view lines = {}) {
  const Pair map("csv", "scim", lines);
  return map(R"({"First name":"Ada","Last name":"King","Work e-mail":"ada@orchard.example")" +
             std::string(more) + "}");
}

constexpr const char* ada = R"(,"Employee number":"00042")";

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_of_a_file_keep_their_zeros) {
  const Answer answer = line(std::string(ada) + R"(,"Manager number":"00007")");
  BOOST_TEST(answer["person"] == "00042");
  BOOST_TEST(answer.user("employee_number") == "00042");
  BOOST_TEST(answer.user("manager") == "00007");
}

BOOST_AUTO_TEST_CASE(a_number_that_a_spreadsheet_has_shortened_is_held) {
  for (const char* number : {"1.23E+17", "1,23E+17", "4E5", "1.5e+10"}) {
    BOOST_TEST(line(R"(,"Employee number":")" + std::string(number) + '"')["rule"] ==
                   "shortened-number",
               number);
  }
  BOOST_TEST(line(R"(,"Employee number":"E42")")["decision"] == "include");
}

BOOST_AUTO_TEST_CASE(dates_of_a_file_are_read_as_a_setting_says_and_never_guessed) {
  const std::pair<const char*, const char*> forms[] = {{"iso", "2026-11-12"},
                                                       {"day_first", "12/11/2026"},
                                                       {"month_first", "11/12/2026"},
                                                       {"dots", "12.11.2026"}};
  for (const auto& [setting, date] : forms) {
    const std::string cells = std::string(ada) + R"(,"Leaving date":")" + date + '"';
    const auto account = [&](const char* chosen) {
      return line(cells, "settings:\n  dates: " + std::string(chosen) + "\n")["account"];
    };
    BOOST_TEST(account(setting) == "archived", date);
  }
  const Answer wrong = line(std::string(ada) + R"(,"Start date":"12/11/2026")");
  BOOST_TEST(wrong["decision"] == "hold");
}

BOOST_AUTO_TEST_CASE(the_words_of_a_status_are_a_table_that_holds_what_it_does_not_know) {
  const auto status = [](const char* word) {
    return line(std::string(ada) + R"(,"Status":")" + word + '"');
  };
  for (const char* word : {"Current", "ACTIVE", " on leave "}) {
    BOOST_TEST(status(word)["account"] == "active", word);
  }
  for (const char* word : {"Left", "leaver", "Terminated"}) {
    BOOST_TEST(status(word)["account"] == "archived", word);
  }
  BOOST_TEST(status("Retired")["decision"] == "hold");
  BOOST_TEST(status("N/A")["account"] == "active");
  BOOST_TEST(line(ada, "settings:\n  without_status: hold\n")["rule"] == "status-not-said");
  const Answer own = line(std::string(ada) + R"(,"Status":"Retired")",
                          "change:\n  tables.status_words: {rows: {Retired: gone}}\n");
  BOOST_TEST(own["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(a_line_with_a_total_is_no_person) {
  const Answer total = Pair("csv", "scim")(R"({"Employee number":"TOTAL","First name":"214"})");
  BOOST_TEST(total["rule"] == "total-row");
}

BOOST_AUTO_TEST_CASE(a_leaving_date_before_the_start_date_is_an_earlier_employment) {
  const Answer back = line(
      std::string(ada) + R"(,"Start date":"2026-12-01","Leaving date":"2024-06-30","Status":"Current")");
  BOOST_TEST(back["account"] == "waiting");
}
