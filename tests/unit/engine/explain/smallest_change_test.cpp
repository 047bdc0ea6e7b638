#include "engine/explain/smallest_change.hpp"

#include <random>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_write.hpp"
#include "tests/unit/engine/explain/office.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// `path: before -> after` of each, joined by ` & `.
std::string shown(const SmallestChange& made) {
  if (made.outcome == SmallestChange::Outcome::none) return "none";
  if (made.outcome == SmallestChange::Outcome::gave_up) return "gave up";
  std::string out;
  for (const PlaceChange& change : made.changes) {
    if (!out.empty()) out += " & ";
    out += change.path + ": " + (change.before ? print(*change.before) : "missing") + " -> " +
           (change.after ? print(*change.after) : "missing");
  }
  return out;
}

std::string change_of(const std::string& rule, const Json& record) {
  const CompiledMapping mapping(office("    - id: r\n      say: r\n" + rule));
  const SmallestChange made = smallest_change(inquiry_of(mapping), record);
  if (made.outcome == SmallestChange::Outcome::found) {
    BOOST_TEST(made.before.is_include() != made.after.is_include());
    BOOST_TEST(mapping.line(made.record, clock_at("2026-11-21T08:00:00Z")) == made.after.line);
  }
  return shown(made);
}

/// Whether any part of the change, but all of it, flips the answer.
bool part_flips(const CompiledMapping& mapping, const Inquiry& inquiry, const Json& record,
                const SmallestChange& made) {
  const std::size_t all = (std::size_t{1} << made.changes.size()) - 1;
  for (std::size_t parts = 1; parts < all; ++parts) {
    Json part = record;
    for (std::size_t i = 0; i < made.changes.size(); ++i) {
      if ((parts >> i & 1U) == 0) continue;
      part = changed(part, made.changes[i].location, made.changes[i].after).value();
    }
    const std::string line = mapping.line(part, inquiry.clock);
    const bool include = line.find("\"decision\":\"include\"") != std::string::npos;
    if (include != made.before.is_include()) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_value_that_a_rule_names_is_the_smallest_change) {
  const std::string in = "      if blank: include\n";
  const std::string out = "      if blank: hold\n";
  const Json person = json_of(ada);
  const Json intern = ada_with("payroll", R"({"type":"Intern"})");
  const std::vector<std::tuple<std::string, Json, std::string>> table{
      {"      exclude: worker.employment_type is \"Intern\"\n" + in, intern,
       "payroll.type: \"Intern\" -> \"something else\""},
      {"      exclude: worker.employment_type is \"Intern\"\n" + in, person,
       "payroll.type: \"Permanent\" -> \"Intern\""},
      {"      exclude: worker.employment_type is not \"Permanent\"\n" + in, intern,
       "payroll.type: \"Intern\" -> \"Permanent\""},
      {"      exclude: lower(worker.employment_type) is \"intern\"\n" + in, person,
       "payroll.type: \"Permanent\" -> \"intern\""},
      {"      exclude: not (worker.email ends with \"@acme.example\")\n" + in,
       ada_with("email", "\"ada@other.example\""),
       "email: \"ada@other.example\" -> \"ada@acme.example\""},
      {"      exclude: not (email_domain(worker.email) is \"acme.example\")\n" + in,
       ada_with("email", "\"ada@other.example\""),
       "email: \"ada@other.example\" -> \"ada@acme.example\""},
      {"      exclude: worker.home_country is \"FR\"\n" + in, person,
       "address.country: \"United Kingdom\" -> \"FR\""},
      {"      exclude: worker.start_date before 2024-03-02\n" + in, person,
       "work.start: \"01/03/2024\" -> \"02/03/2024\""},
      {"      exclude: worker.start_date on or after 2020-01-01\n" + in, person,
       "work.start: \"01/03/2024\" -> \"31/12/2019\""},
      {"      hold: worker.department is \"Nobody\"\n" + out, ada_with("/work/department", "{}"),
       "\"/work/department\".value: missing -> \"something else\""},
      {"      exclude: worker.employment_type matches \"(?:Intern|Temp)\" or worker.site is "
       "\"Rome\"\n" +
           in,
       person, "sites[main is yes].name: \"London\" -> \"Rome\""},
  };
  for (const auto& [rule, record, wanted] : table) {
    BOOST_TEST_CONTEXT(rule) BOOST_TEST(change_of(rule, record) == wanted);
  }
}

BOOST_AUTO_TEST_CASE(more_places_are_changed_where_one_is_not_enough) {
  const std::string two =
      "      exclude: worker.employment_type is \"Intern\" or worker.department is \"Sales\"\n"
      "      if blank: include\n";
  const Json intern = ada_with("payroll", R"({"type":"Intern"})");
  BOOST_TEST(change_of(two, intern) ==
             "payroll.type: \"Intern\" -> \"something else\" & \"/work/department\".value: "
             "\"Sales\" -> \"something else\"");
  const std::string three =
      "      exclude: worker.employment_type is not \"Temp\" or worker.department is not \"Lab\" "
      "or "
      "worker.home_country is not \"US\"\n      if blank: hold\n";
  BOOST_TEST(change_of(three, intern) ==
             "payroll.type: \"Intern\" -> \"Temp\" & \"/work/department\".value: \"Sales\" -> "
             "\"Lab\" & address.country: \"United Kingdom\" -> \"US\"");
}

// Somebody who is included can always be held by a value that is missing, which says little.
BOOST_AUTO_TEST_CASE(a_rule_is_told_before_a_hold) {
  const Json person = json_of(ada);
  BOOST_TEST(change_of("      exclude: worker.end_date is present\n", person) ==
             "work.end: missing -> \"2024-03-01\"");
  BOOST_TEST(change_of("      exclude: worker.id is blank\n", person) ==
             "address.country: \"United Kingdom\" -> \"AQ\"");
}

BOOST_AUTO_TEST_CASE(a_missing_value_that_holds_is_put_in_with_its_parents) {
  const CompiledMapping mapping(office());
  const Json record = removed(json_of(ada), JsonLocation{{"address"}}).value();
  const SmallestChange made = smallest_change(inquiry_of(mapping), record);
  BOOST_TEST(shown(made) == "address.country: missing -> \"GB\"");
  BOOST_TEST(print(*value_at(made.record, JsonLocation{{"address"}})) == R"({"country":"GB"})");
}

BOOST_AUTO_TEST_CASE(a_rule_on_the_clock_moves_the_date_by_its_span) {
  const std::string rule =
      "      exclude: worker.start_date after today(in \"UTC\") - 3 months\n      if blank: "
      "include\n";
  BOOST_TEST(change_of(rule, ada_with("work", R"({"start":"01/11/2026"})")) ==
             "work.start: \"01/11/2026\" -> \"21/08/2026\"");
}

BOOST_AUTO_TEST_CASE(an_answer_that_no_value_changes_is_said_to_be_so) {
  const std::string rule = "      exclude: worker.id is present\n";
  const CompiledMapping mapping(office("    - id: r\n      say: r\n" + rule));
  const SmallestChange made = smallest_change(inquiry_of(mapping), json_of(ada));
  BOOST_TEST(shown(made) == "none");
  BOOST_TEST(made.decisions > 0U);
}

BOOST_AUTO_TEST_CASE(lists_of_records_are_said_not_to_be_tried) {
  const CompiledMapping mapping(
      office("    - id: r\n      say: r\n      exclude: worker.department is \"Navy\"\n"
             "      if blank: include\n",
             jobs_source));
  const SmallestChange made = smallest_change(inquiry_of(mapping), json_of(grace));
  BOOST_TEST(shown(made) == "none");
  BOOST_TEST((made.not_tried == std::vector<std::string>{"jobs"}));
}

BOOST_AUTO_TEST_CASE(the_work_is_bounded_and_that_is_said) {
  const std::string rule =
      "      exclude: worker.employment_type is \"Intern\" or worker.department is \"Sales\"\n"
      "      if blank: include\n";
  const CompiledMapping mapping(office("    - id: r\n      say: r\n" + rule));
  const SmallestChange made =
      smallest_change(inquiry_of(mapping), ada_with("payroll", R"({"type":"Intern"})"), {3, 4});
  BOOST_TEST(shown(made) == "gave up");
  BOOST_TEST(made.decisions <= 4U);
}

BOOST_AUTO_TEST_CASE(values_are_put_in_only_where_an_object_can_hold_them) {
  const Json record = json_of(R"({"a":{"b":1},"c":null,"d":[1],"e":"x"})");
  const auto result = [&](JsonLocation at, const std::optional<Json>& value) {
    const auto made = changed(record, at, value);
    return made ? print(*made) : "nothing";
  };
  const Json seven = Json::from_number(7);
  BOOST_TEST(result({{"a", "b"}}, seven) == R"({"a":{"b":7},"c":null,"d":[1],"e":"x"})");
  BOOST_TEST(result({{"a", "x", "y"}}, seven) ==
             R"({"a":{"b":1,"x":{"y":7}},"c":null,"d":[1],"e":"x"})");
  BOOST_TEST(result({{"c", "y"}}, seven) == R"({"a":{"b":1},"c":{"y":7},"d":[1],"e":"x"})");
  BOOST_TEST(result({{"d", "y"}}, seven) == "nothing");
  BOOST_TEST(result({{"e", "y"}}, seven) == "nothing");
  BOOST_TEST(result({{"a"}}, std::nullopt) == R"({"c":null,"d":[1],"e":"x"})");
  BOOST_TEST(result({{"z"}}, std::nullopt) == "nothing");
}

// Minimal: the whole change flips the answer, and no part of it does.
BOOST_AUTO_TEST_CASE(no_part_of_a_smallest_change_flips_the_answer) {
  const std::vector<std::string> tests{"worker.employment_type is \"Intern\"",
                                       "worker.department in (\"Sales\", \"Lab\")",
                                       "worker.home_country is \"GB\"",
                                       "worker.start_date before today(in worker.zone) - 2 years",
                                       "worker.site is \"London\"",
                                       "worker.end_date is present",
                                       "worker.email ends with \"@acme.example\""};
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int round = 0; round < 12; ++round) {
    std::string condition;
    for (int i = 0; i < 3; ++i) {
      if (i > 0) condition += round % 2 == 0 ? " and " : " or ";
      condition += (random() % 2 == 0 ? "not (" : "(") + tests[random() % tests.size()] + ")";
    }
    const CompiledMapping mapping(office("    - id: r\n      say: r\n      exclude: " + condition +
                                         "\n      if blank: include\n"));
    const Inquiry inquiry = inquiry_of(mapping);
    const Json record =
        random() % 2 == 0 ? json_of(ada) : ada_with("payroll", R"({"type":"Intern"})");
    const SmallestChange made = smallest_change(inquiry, record, {3, 1'500});
    BOOST_TEST_CONTEXT(condition << " " << shown(made)) {
      if (made.outcome != SmallestChange::Outcome::found) continue;
      ++found;
      BOOST_TEST(mapping.line(made.record, inquiry.clock) == made.after.line);
      BOOST_TEST(made.after.is_include() != made.before.is_include());
      BOOST_TEST(!part_flips(mapping, inquiry, record, made));
    }
  }
  BOOST_TEST(found >= 8U);
}
