/// What becomes of an account, for every status code and leaving date that PeopleHR can give: the table
/// of mappings/peoplehr/README.md, row by row.

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"
#include "tests/mappings/wire.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string outcome(const CompiledMapping& mapping, const std::string& code,
                    const std::string& leaves, const std::string& starts = "2022-09-05") {
  const Answer answer(mapping.line(
      peoplehr({{"EmployeeStatus", code}, {"LeavingDate", leaves}, {"StartDate", starts}}),
      a_morning));
  if (answer["decision"] == "include") return answer["account"];
  return answer["decision"] + ' ' + answer["rule"];
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_status_of_peoplehr_has_an_outcome_that_somebody_decided) {
  const CompiledMapping mapping = pair_of("peoplehr", "learnamp");
  struct Row {
    const char* code;
    const char* leaves;
    const char* outcome;
  };
  const Row rows[] = {
      {"1", "", "active"},
      {" 1 ", "", "active"},
      {"1", "2026-11-22", "active"},
      {"1", "2026-11-21", "active"},
      {"1", "2026-11-20", "archived"},
      {"2", "2026-11-20", "archived"},
      {"2", "2027-01-31", "active"},
      {"", "2026-11-20", "archived"},
      {"(none)", "2026-11-20", "archived"},
      {"1", "2021-01-31", "active"},               // left before, and came back
      {"2", "2021-01-31", "hold status-undecided"},
      {"2", "", "hold status-undecided"},
      {"Leaver", "", "hold status-undecided"},
      {"", "", "hold status-undecided"},
      {"(none)", "", "hold status-undecided"},
      {"1", "31/12/2026", "hold status-undecided"},  // nobody guesses what a date may mean
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.code << " / " << row.leaves) {
      BOOST_TEST(outcome(mapping, row.code, row.leaves) == row.outcome);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_customer_of_peoplehr_decides_what_other_codes_mean) {
  const CompiledMapping mapping =
      pair_of("peoplehr", "learnamp",
              "settings:\n  without_status: works\n"
              "change:\n  tables.status_codes: {rows: {\"2\": left, \"3\": works}}\n");
  BOOST_TEST(outcome(mapping, "2", "") == "archived");
  BOOST_TEST(outcome(mapping, "3", "") == "active");
  BOOST_TEST(outcome(mapping, "4", "") == "hold status-undecided");
  BOOST_TEST(outcome(mapping, "", "") == "active");
}

BOOST_AUTO_TEST_CASE(a_code_that_nobody_knows_stands_in_the_sentence) {
  const CompiledMapping mapping = pair_of("peoplehr", "learnamp");
  const Answer answer(mapping.line(peoplehr({{"EmployeeStatus", "7"}}), a_morning));
  BOOST_TEST(answer["because"] == "PeopleHR's status code \"7\" is not known to this mapping");
}

BOOST_AUTO_TEST_CASE(midnight_of_the_leaving_date_is_the_persons_own) {
  const CompiledMapping mapping = pair_of(
      "peoplehr", "learnamp",
      "settings:\n  zone: Europe/London\nchange:\n"
      "  tables.site_zones: {rows: {Melbourne: Australia/Melbourne}}\n");
  const auto account = [&](const std::string& site, std::string_view at) {
    return Answer(mapping.line(peoplehr({{"LeavingDate", "2026-05-14"}, {"Location", site}}), at))
        ["account"];
  };
  BOOST_TEST(account("Melbourne", "2026-05-14T13:59:00Z") == "active");
  BOOST_TEST(account("Melbourne", "2026-05-14T14:00:00Z") == "archived");
  BOOST_TEST(account("Leeds", "2026-05-14T22:59:00Z") == "active");
  BOOST_TEST(account("Leeds", "2026-05-14T23:00:00Z") == "archived");
}

BOOST_AUTO_TEST_CASE(whoever_has_left_needs_no_complete_record_from_peoplehr) {
  const CompiledMapping mapping =
      pair_of("peoplehr", "learnamp",
              "settings:\n  manager_by_name: hold\n  companies: [Example Ltd]\n"
              "  employment_types: [Full Time]\n  secondary_teams_from: location\n");
  Members empty{{"LeavingDate", "2026-11-20"}};
  for (const char* name : {"FirstName", "LastName", "KnownAs", "EmailId", "Company", "Location",
                           "Department", "EmploymentType", "ReportsToEmployeeId",
                           "ReportsToEmailAddress", "JobRole"}) {
    empty[name] = "";
  }
  const Answer answer(mapping.line(peoplehr(empty), a_morning));
  BOOST_TEST_INFO(answer.line());
  BOOST_TEST(answer["account"] == "archived");
  BOOST_TEST(answer.user("secondary_teams") == "(kept)");
}

BOOST_AUTO_TEST_CASE(the_samples_of_peoplehr_are_read_in_both_layouts) {
  const CompiledMapping mapping = pair_of("peoplehr", "learnamp");
  const auto page = lines_of(map_file(mapping, "mappings/peoplehr/samples/answer.json", a_morning));
  BOOST_TEST_REQUIRE(page.size() == 3U);
  BOOST_TEST(Answer(page[0]).user("override_manager") == "PW6");
  BOOST_TEST(Answer(page[2])["because"] == "no work e-mail address");
  const auto older = lines_of(map_file(mapping, "mappings/peoplehr/samples/older.json", a_morning));
  BOOST_TEST_REQUIRE(older.size() == 2U);
  BOOST_TEST(Answer(older[0]).user("override_manager") == "(kept)");
  BOOST_TEST(Answer(older[0]).user("primary_team") == "Product Design");
  BOOST_TEST(Answer(older[1])["account"] == "archived");
}
