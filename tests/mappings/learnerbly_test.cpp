/// The rows LB-… of docs/requirements.md that a mapping shows: Learnerbly, whatever the HR system.

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const GraphField& field_of(const CompiledMapping& mapping, std::string_view name) {
  const auto& fields = mapping.graph().fields;
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const GraphField& field) { return field.name == name; });
  BOOST_TEST_REQUIRE((found != fields.end()), "no field " + std::string(name));
  return *found;
}

/// A source that says more than HiBob does.
constexpr const char* rich_source = R"(source: hr
language: 1
read:
  id: text from id
  first_name: text from first
  last_name: text from last
  email: email from mail
  team: text from team
  site: text from site
  company: text from company
  department: text from department
  manager: person from boss
  start_date: date from start
  end_date: date from end
  last_working_day: date from last_day
  home_country: country from home
  work_country: country from work
  zone: zone from zone
)";

Answer answer_of(const CompiledMapping& mapping, const std::string& members,
                 std::string_view at = a_morning) {
  return Answer(mapping.line(
      R"({"id":"E1","first":"Ada","last":"King","mail":"ada@acme.example","start":"2024-03-01")" +
          (members.empty() ? std::string() : "," + members) + "}",
      at));
}

}  // namespace

BOOST_AUTO_TEST_CASE(LB_02_one_run_reads_everybody_at_once) {
  const CompiledMapping acme = example("examples/acme", {"integration.yaml", "site_zones.csv"});
  BOOST_TEST(lines_of(map_file(acme, "examples/acme/people.json", a_morning)).size() == 300U);
}

BOOST_AUTO_TEST_CASE(LB_03_an_account_begins_on_the_start_date) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.start = R"("2026-11-22")";
  BOOST_TEST(map(record, "2026-11-21T23:59:59Z")["account"] == "waiting");
  BOOST_TEST(map(record, "2026-11-22T00:00:00Z")["account"] == "active");
}

BOOST_AUTO_TEST_CASE(LB_03_lead_days_let_it_begin_earlier) {
  const HibobToLearnerbly map("settings:\n  lead_days: 7\n");
  HibobRecord record;
  record.start = R"("2026-11-28")";
  BOOST_TEST(map(record, "2026-11-20T23:59:59Z")["account"] == "waiting");
  BOOST_TEST(map(record, "2026-11-21T00:00:00Z")["account"] == "active");
  BOOST_TEST(map(record).user("start_date") == "2026-11-28");
}

BOOST_AUTO_TEST_CASE(LB_03_a_start_in_two_hundred_years_is_a_slip) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.start = R"("2206-01-10")";
  BOOST_TEST(map(record)["rule"] == "implausible-start");
  record.start = R"("2028-11-21")";
  BOOST_TEST(map(record)["account"] == "waiting");
}

BOOST_AUTO_TEST_CASE(LB_04_an_account_is_archived_when_the_termination_date_is_over) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.ends = R"("2026-11-21")";
  BOOST_TEST(map(record, "2026-11-21T23:59:59Z")["account"] == "active");
  BOOST_TEST(map(record, "2026-11-22T00:00:00Z")["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(LB_04_the_last_working_day_counts_where_hr_has_one) {
  const std::string days = R"("last_day":"2026-11-20","end":"2026-12-31")";
  BOOST_TEST(answer_of(to_learnerbly(rich_source), R"("home":"GB",)" + days)["account"] ==
             "archived");
  const auto until_the_end = to_learnerbly(rich_source, "settings:\n  access_until: end_date\n");
  BOOST_TEST(answer_of(until_the_end, R"("home":"GB",)" + days)["account"] == "active");
}

BOOST_AUTO_TEST_CASE(LB_05_the_department_is_the_group) {
  const HibobToLearnerbly map;
  BOOST_TEST(map(HibobRecord{}).user("group") == "Sales");
  BOOST_TEST((field_of(map.mapping(), "group").type.is(TypeWord::group)));
}

BOOST_AUTO_TEST_CASE(LB_06_line_manager_becomes_the_approver) {
  const HibobToLearnerbly map;
  HibobRecord record;
  BOOST_TEST(map(record).user("approver") == "2128438031986721630");
  record.reports_to = R"({"id":"2128438031986721999"})";
  BOOST_TEST(map(record).user("approver") == "2128438031986721999");
}

BOOST_AUTO_TEST_CASE(LB_07_manager_location_name_and_group_are_computed_in_every_run) {
  const HibobToLearnerbly map;
  for (const char* name : {"approver", "location", "first_name", "last_name", "group"}) {
    const FieldSyntax& declared = field_of(map.mapping(), name).declared;
    BOOST_TEST(!declared.on_create_only);
    BOOST_TEST(!declared.only_if_empty);
  }
}

BOOST_AUTO_TEST_CASE(LB_09_everybody_is_added_unless_a_rule_says_otherwise) {
  const HibobToLearnerbly map;
  for (const char* type : {R"("permanent")", R"("contractor")", R"("intern")", "null", ""}) {
    HibobRecord record;
    record.type = type;
    BOOST_TEST(map(record)["decision"] == "include");
  }
}

BOOST_AUTO_TEST_CASE(LB_10_nobody_is_invited_and_no_budget_is_set_unless_asked) {
  BOOST_TEST(HibobToLearnerbly()(HibobRecord{})["invite"] == "null");
  BOOST_TEST(HibobToLearnerbly()(HibobRecord{}).user("budget") == "(kept)");
  const HibobToLearnerbly asked("invite: on start date\n");
  BOOST_TEST(asked(HibobRecord{})["invite"] == "2024-03-01");
  const HibobToLearnerbly at_once("invite: immediately\n");
  BOOST_TEST(at_once(HibobRecord{})["invite"] == "2026-11-21");
}

BOOST_AUTO_TEST_CASE(LB_12_a_setting_says_what_the_groups_are_made_of) {
  const std::string members =
      R"("home":"GB","department":"Sales","team":"North","site":"Leeds","company":"Acme Ltd")";
  const std::pair<const char*, const char*> choices[] = {
      {"department", "Sales"}, {"team", "North"}, {"site", "Leeds"}, {"company", "Acme Ltd"}};
  for (const auto& [choice, group] : choices) {
    const auto mapping =
        to_learnerbly(rich_source, "settings:\n  group_from: " + std::string(choice) + "\n");
    BOOST_TEST(answer_of(mapping, members).user("group") == group);
  }
}

BOOST_AUTO_TEST_CASE(LB_15_people_are_recognised_by_id_and_then_by_email) {
  const HibobToLearnerbly map;
  BOOST_TEST(field_of(map.mapping(), "external_id").declared.match == 1);
  BOOST_TEST(field_of(map.mapping(), "email").declared.match == 2);
}

BOOST_AUTO_TEST_CASE(LB_16_before_the_start_date_there_is_what_recognises_a_person) {
  HibobRecord record;
  record.start = R"("2026-12-14")";
  const Answer answer = HibobToLearnerbly()(record);
  BOOST_TEST(answer["account"] == "waiting");
  BOOST_TEST(answer.user("email") == "ada.king@example.com");
}

BOOST_AUTO_TEST_CASE(LB_17_the_home_country_sets_region_and_location) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.country = R"("Germany")";
  BOOST_TEST(map(record).user("content_region") == "DACH");
  BOOST_TEST(map(record).user("location") == "Germany");
}

BOOST_AUTO_TEST_CASE(LB_17_home_then_work_then_company_then_the_default) {
  const auto region = [](std::string_view settings, const std::string& members) {
    return answer_of(to_learnerbly(rich_source, settings), members).user("content_region");
  };
  constexpr std::string_view home = "settings:\n  country_from: home\n";
  constexpr std::string_view work = "settings:\n  country_from: home_then_work\n";
  constexpr std::string_view company =
      "settings:\n  country_from: home_work_company\n  without_country: region\n"
      "  default_region: Worldwide\n"
      "change:\n  tables.company_countries: {rows: {Acme GmbH: DE}}\n";
  const std::string all = R"("home":"JP","work":"FR","company":"Acme GmbH")";
  const std::string no_home = R"("work":"FR","company":"Acme GmbH")";
  const std::string no_work = R"("company":"ACME GmbH")";
  BOOST_TEST(region(home, all) == "Asia Pacific");
  BOOST_TEST(region(home, no_home) == "(no user)");
  BOOST_TEST(region(work, no_home) == "Western Europe");
  BOOST_TEST(region(work, no_work) == "(no user)");
  BOOST_TEST(region(company, all) == "Asia Pacific");
  BOOST_TEST(region(company, no_home) == "Western Europe");
  BOOST_TEST(region(company, no_work) == "DACH");
  BOOST_TEST(region(company, R"("company":"Other Ltd")") == "Worldwide");
}

BOOST_AUTO_TEST_CASE(LB_18_the_region_follows_the_country) {
  const HibobToLearnerbly map;
  HibobRecord record;
  BOOST_TEST(map(record).user("content_region") == "UK & Ireland");
  record.country = R"("Spain")";
  BOOST_TEST(map(record).user("content_region") == "Western Europe");
}

BOOST_AUTO_TEST_CASE(LB_18_an_unknown_country_is_reported_and_never_guessed) {
  HibobRecord record;
  record.country = R"("Narnia")";
  const Answer answer = HibobToLearnerbly()(record);
  BOOST_TEST(answer["decision"] == "hold");
  BOOST_TEST(answer["because"].find("Narnia") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(LB_18_a_customer_draws_the_regions_anew) {
  const HibobToLearnerbly map("change:\n  tables.content_regions: {rows: {GB: British Isles}}\n");
  BOOST_TEST(map(HibobRecord{}).user("content_region") == "British Isles");
}

BOOST_AUTO_TEST_CASE(LB_19_credentials_are_named_and_never_written_down) {
  const CompiledMapping acme = example("examples/acme", {"integration.yaml", "site_zones.csv"});
  const auto& credentials = acme.bundle().integration.credentials;
  BOOST_TEST_REQUIRE(credentials.size() == 4U);
  BOOST_TEST(credentials[3].party.text == "learnerbly");
  BOOST_TEST((credentials[3].kind == CredentialSyntax::Kind::file));
  BOOST_TEST(credentials[3].place.text == "/run/secrets/learnerbly");
}

BOOST_AUTO_TEST_CASE(LB_23_people_without_a_manager_are_added_without_an_approver) {
  HibobRecord record;
  record.reports_to = "null";
  const Answer answer = HibobToLearnerbly()(record);
  BOOST_TEST(answer["decision"] == "include");
  BOOST_TEST(answer.user("approver") == "(kept)");
}

BOOST_AUTO_TEST_CASE(LB_24_somebody_may_approve_for_themselves_or_not) {
  HibobRecord record;
  record.reports_to = R"({"id":"3332883884017713238"})";
  BOOST_TEST(HibobToLearnerbly()(record).user("approver") == "3332883884017713238");
  const HibobToLearnerbly never("settings:\n  self_approver: default\n  default_approver: A1\n");
  BOOST_TEST(never(record).user("approver") == "A1");
  const HibobToLearnerbly nobody("settings:\n  self_approver: default\n");
  BOOST_TEST(nobody(record).user("approver") == "(kept)");
}

BOOST_AUTO_TEST_CASE(LB_24_a_default_approver_is_there_for_people_without_a_manager) {
  const HibobToLearnerbly map("settings:\n  without_manager: default\n  default_approver: A1\n");
  HibobRecord record;
  BOOST_TEST(map(record).user("approver") == "2128438031986721630");
  record.reports_to = "null";
  BOOST_TEST(map(record).user("approver") == "A1");
}

BOOST_AUTO_TEST_CASE(LB_26_the_schedule_is_monday_to_friday_at_eight) {
  const CompiledMapping acme = example("examples/acme", {"integration.yaml", "site_zones.csv"});
  const ScheduleSyntax& schedule = acme.bundle().integration.schedule;
  BOOST_TEST(schedule.weekdays == 0b0011111U);
  BOOST_TEST(schedule.minute_of_day == 8U * 60);
  BOOST_TEST(schedule.zone.text == "UTC");
}

BOOST_AUTO_TEST_CASE(LB_28_a_schedule_may_run_every_day_of_the_week) {
  const HibobToLearnerbly map("schedule: every day at 05:30 Europe/London\n");
  const ScheduleSyntax& schedule = map.mapping().bundle().integration.schedule;
  BOOST_TEST(schedule.weekdays == 0b1111111U);
  BOOST_TEST(schedule.minute_of_day == 5U * 60 + 30);
  BOOST_TEST(schedule.zone.text == "Europe/London");
}

BOOST_AUTO_TEST_CASE(LB_29_employee_types_are_left_out_by_a_rule_with_a_reason) {
  const HibobToLearnerbly map(R"(people:
  rules:
    - id: no-contractors
      say: Contractors are managed by hand
      exclude: worker.employment_type is "contractor"
      if blank: include
)");
  HibobRecord record;
  BOOST_TEST(map(record)["decision"] == "include");
  record.type = R"("contractor")";
  const Answer answer = map(record);
  BOOST_TEST(answer["decision"] == "exclude");
  BOOST_TEST(answer["rule"] == "no-contractors");
  BOOST_TEST(answer["because"] == "Contractors are managed by hand");
}

BOOST_AUTO_TEST_CASE(LB_29_a_rule_says_what_happens_where_the_type_is_not_known) {
  const auto decision = [](std::string_view blank) {
    const HibobToLearnerbly map(
        "people:\n  rules:\n    - id: no-contractors\n      say: By hand\n"
        "      exclude: worker.employment_type is \"contractor\"\n      if blank: " +
        std::string(blank) + "\n");
    HibobRecord record;
    record.type = "";
    return map(record)["decision"];
  };
  BOOST_TEST(decision("include") == "include");
  BOOST_TEST(decision("exclude") == "exclude");
  BOOST_TEST(decision("hold") == "hold");
}

BOOST_AUTO_TEST_CASE(what_hr_does_not_know_is_kept_on_the_platform) {
  for (const char* group : {"department", "team", "site", "company"}) {
    for (const char* location : {"country", "site"}) {
      const auto mapping = to_learnerbly(
          rich_source, "settings:\n  without_country: region\n  group_from: " + std::string(group) +
                           "\n  location_from: " + location + "\n");
      const Answer answer(mapping.line(
          R"({"id":"E1","first":"Ada","last":"King","mail":"ada@acme.example"})", a_morning));
      for (const char* field : {"start_date", "location", "approver", "group"}) {
        BOOST_TEST_CONTEXT(group << ' ' << location << ' ' << field) {
          BOOST_TEST(answer.user(field) == "(kept)");
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(names_and_groups_are_freed_of_needless_spaces) {
  const auto mapping = to_learnerbly(rich_source);
  const Answer answer(mapping.line(
      R"({"id":"E1","first":" Anne  Marie ","last":"van  den Berg","mail":"a@acme.example",
          "department":"People   Operations","home":"NL"})",
      a_morning));
  BOOST_TEST(answer.user("first_name") == "Anne Marie");
  BOOST_TEST(answer.user("last_name") == "van den Berg");
  BOOST_TEST(answer.user("group") == "People Operations");
}
