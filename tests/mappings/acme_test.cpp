/// The example company: 300 messy people through the whole pipeline, judged person by person.

#include <map>

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"

using namespace joinery::testing;

namespace {

constexpr const char* people = "examples/acme/people.json";

CompiledMapping acme() { return example("examples/acme", {"integration.yaml", "site_zones.csv"}); }

/// The lines of the people with a number, and of those without an id in the order of the file.
struct Page {
  explicit Page(std::string_view at = a_morning) {
    for (std::string& line : lines_of(map_file(acme(), people, at))) {
      Answer answer(std::move(line));
      const std::string person = answer["person"];
      if (person == "null")
        nameless.push_back(std::move(answer));
      else
        by_id.emplace(person, std::move(answer));
    }
  }

  /// What became of a person of tests/mappings/make_people.py.
  [[nodiscard]] const Answer& of(int number) const {
    const auto found = by_id.find(std::to_string(3332883884017710000 + number));
    BOOST_TEST_REQUIRE((found != by_id.end()), "person " + std::to_string(number) + " is missing");
    return found->second;
  }

  std::map<std::string, Answer> by_id;
  std::vector<Answer> nameless;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_accounts_of_the_example_company) {
  const Page page;
  const std::pair<int, const char*> accounts[] = {
      {20, "waiting"},  {21, "active"},   {22, "waiting"},  {30, "archived"}, {31, "active"},
      {32, "active"},   {33, "archived"}, {34, "archived"}, {35, "archived"}, {36, "waiting"},
      {37, "archived"}, {38, "archived"}, {39, "active"},   {44, "active"},   {46, "active"},
      {47, "archived"}, {57, "archived"}, {74, "archived"}};
  for (const auto& [number, account] : accounts) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(page.of(number)["account"] == account); }
  }
}

BOOST_AUTO_TEST_CASE(who_is_held_in_the_example_company_and_by_what) {
  const Page page;
  const std::pair<int, const char*> rules[] = {
      {23, "implausible-start"},      {40, "lifecycle-undecided"}, {41, "terminated-without-date"},
      {42, "lifecycle-undecided"},    {43, "status-not-visible"},  {45, "status-not-visible"},
      {134, "start-date-not-visible"}};
  for (const auto& [number, rule] : rules) {
    BOOST_TEST_CONTEXT(number) {
      BOOST_TEST(page.of(number)["decision"] == "hold");
      BOOST_TEST(page.of(number)["rule"] == rule);
    }
  }
  const std::pair<int, const char*> fields[] = {{50, "no work e-mail address"},
                                                {51, "no work e-mail address"},
                                                {52, "no work e-mail address"},
                                                {53, "ada(at)acme.example"},
                                                {64, "Narnia"},
                                                {65, "no country in the home address"},
                                                {66, "no country in the home address"},
                                                {67, "no country in the home address"},
                                                {112, "no last name"},
                                                {136, "the 3rd of May"},
                                                {137, "01/03/2024"}};
  for (const auto& [number, words] : fields) {
    BOOST_TEST_CONTEXT(number) {
      BOOST_TEST(page.of(number)["decision"] == "hold");
      BOOST_TEST(page.of(number)["because"].find(words) != std::string::npos,
                 page.of(number)["because"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_is_left_out_of_the_example_company) {
  const Page page;
  const std::pair<int, const char*> rules[] = {{81, "no-contractors"}, {135, "exclude.users"}};
  for (const auto& [number, rule] : rules) {
    BOOST_TEST(page.of(number)["decision"] == "exclude");
    BOOST_TEST(page.of(number)["rule"] == rule);
  }
  // Engineering aside; and whether somebody without a department is in it, nobody knows.
  for (const int number : {80, 82, 83, 84, 85}) {
    BOOST_TEST(page.of(number)["decision"] == "include", number);
  }
}

BOOST_AUTO_TEST_CASE(countries_of_the_example_company_are_read_in_any_language) {
  const Page page;
  const std::pair<int, const char*> regions[] = {{60, "DACH"},
                                                 {61, "DACH"},
                                                 {62, "North America"},
                                                 {63, "Western Europe"},
                                                 {68, "Western Europe"},
                                                 {69, "Nordics"},
                                                 {70, "Asia Pacific"},
                                                 {71, "UK & Ireland"},
                                                 {72, "Middle East & Africa"},
                                                 {73, "Middle East & Africa"}};
  for (const auto& [number, region] : regions) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(page.of(number).user("content_region") == region); }
  }
}

BOOST_AUTO_TEST_CASE(fields_of_the_example_company) {
  const Page page;
  struct Case {
    int number;
    const char* field;
    const char* value;
  };
  const Case cases[] = {
      {1, "approver", "(kept)"},
      {54, "email", "Zoe.Quinn@acme.example"},
      {90, "approver", "3332883884017710090"},
      {91, "approver", "3332883884017710092"},
      {92, "approver", "3332883884017710091"},
      {93, "approver", "3332883884017719999"},
      {95, "approver", "(kept)"},
      {96, "approver", "(kept)"},
      {100, "group", "Europe"},
      {111, "first_name", "Zoë 🌻"},
      {113, "first_name", "Anne Marie"},
      {113, "last_name", "Smith"},
      {115, "last_name", "O'Neill & \"Sons\" \\ Co"},
      {115, "first_name", "Lizzie"},
      {120, "group", "(kept)"},
      {122, "content_region", "DACH"},
      {123, "group", "(kept)"},
      {124, "group", "(kept)"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.number << ' ' << one.field) {
      BOOST_TEST(page.of(one.number).user(one.field) == one.value);
    }
  }
  // A blank division of the customer's own gives way to the department.
  BOOST_TEST(page.of(101).user("group") != "(kept)");
  // Names that HiBob gives in place of ids are names.
  BOOST_TEST(page.of(121).user("group") != "(kept)");
  // The platform decides what to do with two people who have one address.
  BOOST_TEST(page.of(55).user("email") == page.of(56).user("email"));
}

BOOST_AUTO_TEST_CASE(a_record_without_an_id_is_held_and_stops_nobody) {
  const Page page;
  BOOST_TEST(page.nameless.size() == 3U);  // none, an object, null
  for (const Answer& answer : page.nameless) BOOST_TEST(answer["decision"] == "hold");
  BOOST_TEST(page.by_id.contains("4711"));  // a number, as it is written
  BOOST_TEST(page.by_id.size() == 297U);
}

BOOST_AUTO_TEST_CASE(everybody_in_the_example_company_without_a_case_is_included) {
  const Page page;
  for (int number = 150; number <= 300; ++number) {
    const Answer& answer = page.of(number);
    BOOST_TEST_INFO(answer.line());
    BOOST_TEST((answer["decision"] == "include" || answer["rule"] == "no-contractors"));
  }
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_changes_no_byte) {
  const CompiledMapping mapping = acme();
  const std::string one = map_file(mapping, people, a_morning, 1);
  BOOST_TEST((one == map_file(mapping, people, a_morning, 4)));
}

BOOST_AUTO_TEST_CASE(the_example_company_is_checked_without_a_warning) {
  BOOST_TEST(acme().said() == "");
}
