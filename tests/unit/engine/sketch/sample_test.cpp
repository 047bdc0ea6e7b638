#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/sketch/guess_field.hpp"
#include "engine/sketch/guess_value.hpp"
#include "engine/sketch/sketch.hpp"
#include "engine/sketch/spelled_words.hpp"

using namespace joinery;

namespace {

Sketch sketched(std::string_view answer) {
  const auto json = parse_json(answer, Limits{});
  BOOST_REQUIRE(json.has_value());
  const auto sketch = sketch_of_sample("birch_hr", *json);
  BOOST_REQUIRE(sketch.has_value());
  return *sketch;
}

/// `date like 31/01/2024 from start`, or empty.
std::string line_of(const Sketch& sketch, std::string_view name) {
  for (const FieldGuess& field : sketch.fields.fields) {
    if (field.name == name) return field.reading + " from " + field.path;
  }
  return {};
}

std::string reading_of_day(std::vector<std::string> values) {
  const Observation place{.path = {"start"}, .kind = Observed::text, .values = std::move(values)};
  const auto guess = guess_value(place, FieldKind::day);
  return guess ? guess->reading + (guess->why.empty() ? "" : " ?") : "none";
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(names_are_split_where_people_hear_words) {
  const std::pair<const char*, const char*> cases[] = {
      {"startDate", "start date"},   {"start_date", "start date"}, {"Start-Date", "start date"},
      {"HRStatus", "hr status"},     {"ID", "id"},                 {"employeeID", "employee id"},
      {"First  name", "first name"}, {"@removed", "removed"},      {"größe", "größe"},
  };
  for (const auto& [name, words] : cases) BOOST_TEST(spelled_words(name) == words);
}

BOOST_AUTO_TEST_CASE(a_list_is_found_however_deep_it_lies) {
  BOOST_TEST(written_path(sketched(R"([{"id": 1, "name": "A"}])").records).empty());
  BOOST_TEST(written_path(sketched(R"({"data": {"people": [{"id": 1, "name": "A"}]}, "errors": []})").records) ==
             "data.people");
  // The longer record is the person; the other is a description of columns.
  BOOST_TEST(written_path(sketched(R"({"fields": [{"id": "a", "name": "b"}],
                                       "employees": [{"id": 1, "first": "A", "last": "B"}]})").records) == "employees");
  // One person with jobs is one record.
  BOOST_TEST(sketched(R"({"id": 7, "jobs": [{"title": "A", "unit": "B"}]})").records.empty());
}

BOOST_AUTO_TEST_CASE(fields_are_told_by_their_names_and_by_what_stands_there) {
  const Sketch sketch = sketched(R"({"data": {"people": [
    {"number": "007", "name": {"given": "Ada", "family": "King"}, "mail": "ada@birch.example", "state": "active",
     "addresses": [{"type": "work", "country": "DE"}, {"type": "home", "country": "GBR"}],
     "managerId": 12, "hiredOn": "13/02/2020", "phone": "1", "departmentName": "Sales"},
    {"number": "008", "name": {"given": "Jo", "family": "Ash"}, "mail": "", "state": "left",
     "managerId": null, "hiredOn": "01/02/2020"}]}})");
  BOOST_TEST(line_of(sketch, "id") == "text from number");
  BOOST_TEST(line_of(sketch, "first_name") == "text from name.given");
  BOOST_TEST(line_of(sketch, "last_name") == "text from name.family");
  BOOST_TEST(line_of(sketch, "email") == "email from mail");
  BOOST_TEST(line_of(sketch, "home_country") == "country from addresses[type is \"home\"].country");
  BOOST_TEST(line_of(sketch, "manager") == "person from managerId");
  BOOST_TEST(line_of(sketch, "start_date") == "date like 31/01/2024 from hiredOn");
  BOOST_TEST(line_of(sketch, "department") == "text from departmentName");
  BOOST_TEST(line_of(sketch, "employment_status") == "one of (\"active\", \"left\") from state");
  BOOST_REQUIRE(sketch.fields.others.size() == 1);
  BOOST_TEST(sketch.fields.others.front().path == "phone");
}

BOOST_AUTO_TEST_CASE(days_are_read_in_the_form_they_have) {
  BOOST_TEST(reading_of_day({"2024-01-31"}) == "date");
  BOOST_TEST(reading_of_day({"2024-01-31T00:00:00+02:00"}) == "date");
  BOOST_TEST(reading_of_day({"02/03/2024", "31/01/2024"}) == "date like 31/01/2024");
  BOOST_TEST(reading_of_day({"02/03/2024", "01/31/2024"}) == "date like 01/31/2024");
  BOOST_TEST(reading_of_day({"02/03/2024"}) == "date like 31/01/2024 ?");  // nobody can know
  BOOST_TEST(reading_of_day({"31.01.2024"}) == "date like 31.01.2024");
  BOOST_TEST(reading_of_day({"20240131"}) == "date like 20240131");
  BOOST_TEST(reading_of_day({}) == "date ?");
  BOOST_TEST(reading_of_day({"soon"}) == "none");
}

BOOST_AUTO_TEST_CASE(a_name_that_fits_is_not_enough) {
  // No sign in it: this is no address. And a manager who is told by address is another field.
  const Sketch sketch = sketched(R"([{"id": 1, "email": "yes", "manager": "jo@x.example"}])");
  BOOST_TEST(line_of(sketch, "email").empty());
  BOOST_TEST(line_of(sketch, "manager").empty());
}

BOOST_AUTO_TEST_CASE(pages_are_told_by_what_stands_beside_the_records) {
  const auto kind = [](std::string_view answer) { return sketched(answer).pages; };
  BOOST_TEST((kind(R"({"data": [{"id": 1, "a": 2}], "next": "https://x.example/p?c=1"})").kind == PagesKind::link));
  BOOST_TEST((kind(R"({"data": [{"id": 1, "a": 2}], "meta": {"next_cursor": "abc"}})").kind == PagesKind::cursor));
  BOOST_TEST((kind(R"({"data": [{"id": 1, "a": 2}], "meta": {"current_page": 1, "total_pages": 3}})").kind ==
              PagesKind::number));
  BOOST_TEST((kind(R"({"data": [{"id": 1, "a": 2}], "offset": 0, "total": 30})").kind == PagesKind::offset));
  BOOST_TEST((kind(R"({"data": [{"id": 1, "a": 2}], "total": 1})").kind == PagesKind::none));
  BOOST_TEST((kind(R"({"data": [{"id": 1, "a": 2}]})").kind == PagesKind::unknown));
  BOOST_TEST(kind(R"({"data": [{"id": 1, "a": 2}], "meta": {"total_count": 9, "next_cursor": null}})").total ==
             "meta.total_count");
}

BOOST_AUTO_TEST_CASE(what_was_guessed_says_so_and_what_is_not_known_proves_nothing) {
  const std::string text = write_sketch(sketched(R"({"people": [{"nr": "7", "status": "gone fishing"}]})"));
  BOOST_TEST(has(text, "  # guess: nothing is called an id\n  id:"));
  BOOST_TEST(has(text, "complete: never"));
  BOOST_TEST(has(text, "then: hold \"nobody has said yet what this state means for an account\""));
  BOOST_TEST(has(text, "  # guess: nothing says where the API is\n"));
}

BOOST_AUTO_TEST_CASE(no_value_of_a_person_stands_in_the_text) {
  const std::string text = write_sketch(
      sketched(R"([{"id": "S-123", "first_name": "Zuleika", "mail": "z@secret.example", "hired": "31/01/2020"}])"));
  for (const char* value : {"S-123", "Zuleika", "secret.example", "31/01/2020"}) BOOST_TEST(!has(text, value));
}

BOOST_AUTO_TEST_CASE(an_answer_without_records_is_told) {
  const auto json = parse_json(R"([1, 2])", Limits{});
  BOOST_REQUIRE(json.has_value());
  BOOST_TEST(!sketch_of_sample("birch_hr", *json).has_value());
}
