/// The rows LA-… of docs/requirements.md that a mapping shows: PeopleHR to Learn Amp, what is peculiar
/// about PeopleHR's records, and what other systems can say to Learn Amp.

#include <algorithm>
#include <map>

#include <boost/test/unit_test.hpp>

#include "engine/graph/needs.hpp"
#include "tests/mappings/mapped.hpp"
#include "tests/mappings/wire.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// PeopleHR to Learn Amp, with `lines` below the head of the integration.
class PeoplehrToLearnamp {
 public:
  explicit PeoplehrToLearnamp(const std::string& lines = {},
                              const std::map<std::string, std::string>& files = {})
      : mapping_(pair_of("peoplehr", "learnamp", lines, files)) {}

  Answer operator()(const std::map<std::string, std::string>& other = {},
                    std::string_view at = a_morning) const {
    return Answer(mapping_.line(peoplehr(other), at));
  }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  CompiledMapping mapping_;
};

std::string with(const std::string& setting) { return "settings:\n  " + setting + "\n"; }

const FieldSyntax& declared(const CompiledMapping& mapping, std::string_view name) {
  for (const GraphField& field : mapping.graph().fields) {
    if (field.name == name) return field.declared;
  }
  BOOST_TEST_REQUIRE(false, "no field " + std::string(name));
  return mapping.graph().fields.front().declared;
}

/// A system that says more about organizations than PeopleHR does.
constexpr const char* rich_source = R"(source: hr
language: 1
read:
  id: text from id
  first_name: text from first
  last_name: text from last
  email: email from mail
  department: text from unit
  departments: list of text from units
  team: text from team
  teams: list of text from teams
  parent_department: text from above
  department_head: person from head
  site: text from site
  company: text from company
  manager: person from boss
  start_date: date from start
  end_date: date from end
  last_working_day: date from last_day
  work_country: country from country
  zone: zone from zone
)";

Answer rich(const std::string& members, const std::string& lines = {},
            std::string_view at = a_morning) {
  const CompiledMapping mapping(
      {{"mappings/hr/source.yaml", rich_source},
       {"acme/integration.yaml",
        "integration: test\nsource: hr\ntarget: learnamp\nlanguage: 1\n" + lines}});
  return Answer(mapping.line(
      R"({"id":"E1","first":"Ada","last":"King","mail":"ada@acme.example",)" + members + "}", at));
}

constexpr const char* example_folder = "examples/brightwell";

}  // namespace

BOOST_AUTO_TEST_CASE(LA_01_everybody_in_peoplehr_is_synchronised_and_new_people_too) {
  const PeoplehrToLearnamp map;
  for (const char* type : {"Full Time", "Part Time", "Contractor", "Apprentice", ""}) {
    BOOST_TEST(map({{"EmploymentType", type}})["decision"] == "include");
  }
  // Somebody who starts in a month is added now, unless a setting waits for the hire date.
  BOOST_TEST(map({{"StartDate", "2026-12-14"}})["account"] == "active");
  const PeoplehrToLearnamp wait(with("account_begins: hire_date\n  lead_days: 3"));
  BOOST_TEST(wait({{"StartDate", "2026-12-14"}})["account"] == "waiting");
  BOOST_TEST(wait({{"StartDate", "2026-12-14"}}, "2026-12-11T09:00:00Z")["account"] == "active");
}

BOOST_AUTO_TEST_CASE(LA_01_a_start_in_two_hundred_years_is_a_slip) {
  BOOST_TEST(PeoplehrToLearnamp()({{"StartDate", "2206-01-10"}})["rule"] == "implausible-start");
}

BOOST_AUTO_TEST_CASE(LA_02_name_title_manager_and_team_are_computed_in_every_run) {
  const PeoplehrToLearnamp map;
  for (const char* name : {"first_name", "last_name", "full_name", "job_title", "override_manager",
                           "primary_team", "location", "hire_date"}) {
    BOOST_TEST(!declared(map.mapping(), name).on_create_only, name);
    BOOST_TEST(!declared(map.mapping(), name).only_if_empty, name);
    BOOST_TEST(map().user(name) != "(kept)", name);
  }
}

BOOST_AUTO_TEST_CASE(LA_03_the_field_map) {
  const std::pair<const char*, const char*> fields[] = {{"external_id", "PW180"},
                                                        {"full_name", "Elizabeth O'Neill"},
                                                        {"first_name", "Elizabeth"},
                                                        {"last_name", "O'Neill"},
                                                        {"email", "liz.oneill@example.co.uk"},
                                                        {"job_title", "Designer"},
                                                        {"location", "Leeds"},
                                                        {"primary_team", "Design"},
                                                        {"override_manager", "6"},
                                                        {"hire_date", "2022-09-05"}};
  const Answer answer = PeoplehrToLearnamp()();
  for (const auto& [name, value] : fields) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(answer.user(name) == value); }
  }
}

BOOST_AUTO_TEST_CASE(LA_03_picture_and_leaving_date) {
  // Nobody made the field.
  BOOST_TEST(PeoplehrToLearnamp()({{"LeavingDate", "2026-12-31"}}).user("leave_date") == "(kept)");
  const PeoplehrToLearnamp map(with("custom_fields: [leave_date]"));
  BOOST_TEST(map().user("avatar") == "(kept)");
  BOOST_TEST(map().user("leave_date") == "(cleared)");
  const Answer leaves = map({{"LeavingDate", "2026-12-31"}, {"EmployeeImage", "https://e/1.png"}});
  BOOST_TEST(leaves.user("leave_date") == "2026-12-31");
  BOOST_TEST(leaves.user("avatar") == "https://e/1.png");
  BOOST_TEST(leaves["account"] == "active");
}

BOOST_AUTO_TEST_CASE(LA_03_an_empty_value_keeps_what_the_platform_has) {
  const Answer answer = PeoplehrToLearnamp()(
      {{"JobRole", ""}, {"Location", "  "}, {"Department", ""}, {"StartDate", ""}});
  for (const char* name : {"job_title", "location", "primary_team", "hire_date"}) {
    BOOST_TEST(answer.user(name) == "(kept)", name);
  }
  BOOST_TEST(PeoplehrToLearnamp()({{"EmailId", ""}})["because"] == "no work e-mail address");
  BOOST_TEST(PeoplehrToLearnamp()({{"LastName", ""}})["because"] == "no last name");
  const PeoplehrToLearnamp repeat(with("without_last_name: repeat"));
  BOOST_TEST(repeat({{"LastName", ""}}).user("last_name") == "Elizabeth");
}

BOOST_AUTO_TEST_CASE(LA_03_the_location_can_be_the_company_or_the_country) {
  const std::string members = R"("site":"Leeds","company":"Acme Ltd","country":"United Kingdom")";
  BOOST_TEST(rich(members).user("location") == "Leeds");
  BOOST_TEST(rich(members, with("location_from: company")).user("location") == "Acme Ltd");
  BOOST_TEST(rich(members, with("location_from: country")).user("location") == "United Kingdom");
}

BOOST_AUTO_TEST_CASE(LA_04_without_a_company_filter_everybody_is_in) {
  for (const char* lines : {"", "settings:\n  companies: []\n", "settings:\n  companies: \"\"\n"}) {
    const PeoplehrToLearnamp map{lines};
    BOOST_TEST(map()["decision"] == "include");
    BOOST_TEST(map({{"Company", ""}})["decision"] == "include");
  }
}

BOOST_AUTO_TEST_CASE(LA_04_only_people_of_the_companies_that_are_named) {
  const PeoplehrToLearnamp map(with("companies: [example  LTD, Example Services Ltd]"));
  BOOST_TEST(map()["decision"] == "include");
  BOOST_TEST(map({{"Company", "Example services ltd "}})["decision"] == "include");
  const Answer other = map({{"Company", "Example"}});
  BOOST_TEST(other["decision"] == "exclude");
  BOOST_TEST(other["rule"] == "other-company");
  BOOST_TEST(map({{"Company", ""}})["rule"] == "no-company");
  // A company that is missing keeps no account open.
  BOOST_TEST(map({{"Company", ""}, {"LeavingDate", "2026-11-20"}})["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(LA_04_employment_types_can_be_the_filter_and_any_predicate_too) {
  const PeoplehrToLearnamp types(with("employment_types: [full time, part time]"));
  BOOST_TEST(types()["decision"] == "include");
  BOOST_TEST(types({{"EmploymentType", "Contractor"}})["rule"] == "other-employment-type");
  BOOST_TEST(types({{"EmploymentType", ""}})["rule"] == "no-employment-type");
  BOOST_TEST(types({{"EmploymentType", ""}, {"LeavingDate", "2026-11-20"}})["account"] ==
             "archived");
  const PeoplehrToLearnamp any(R"(custom:
  grade: number from APIColumn2
people:
  rules:
    - id: seniors-in-leeds
      say: The pilot is for senior people in Leeds
      exclude: worker.site is not "Leeds" or worker.custom.grade < 7
      if blank: exclude
)");
  BOOST_TEST(any({{"APIColumn2", "7"}})["decision"] == "include");
  BOOST_TEST(any({{"APIColumn2", "6"}})["rule"] == "seniors-in-leeds");
  BOOST_TEST(any({{"APIColumn2", "7"}, {"Location", "York"}})["rule"] == "seniors-in-leeds");
  BOOST_TEST(any()["rule"] == "seniors-in-leeds");
}

BOOST_AUTO_TEST_CASE(LA_05_nobody_is_invited_automatically_unless_asked) {
  BOOST_TEST(PeoplehrToLearnamp()()["invite"] == "null");
  BOOST_TEST(PeoplehrToLearnamp(with("invite_policy: never"))()["invite"] == "null");
}

BOOST_AUTO_TEST_CASE(LA_05_invitations_go_out_immediately) {
  const PeoplehrToLearnamp map(with("invite_policy: immediately"));
  BOOST_TEST(map()["invite"] == "2026-11-21");
  BOOST_TEST(map({{"StartDate", "2026-12-14"}})["invite"] == "2026-11-21");
  BOOST_TEST(map({{"LeavingDate", "2026-11-20"}})["invite"] == "null");
  const PeoplehrToLearnamp wait(
      with("invite_policy: immediately\n  account_begins: hire_date\n  lead_days: 4"));
  BOOST_TEST(wait({{"StartDate", "2026-12-14"}})["invite"] == "2026-12-10");
  BOOST_TEST(wait()["invite"] == "2026-11-21");
}

BOOST_AUTO_TEST_CASE(LA_05_invitations_wait_for_the_hire_date) {
  const PeoplehrToLearnamp map(with("invite_policy: on_hire_date"));
  BOOST_TEST(map({{"StartDate", "2026-12-14"}})["invite"] == "2026-12-14");
  BOOST_TEST(map({{"StartDate", ""}})["invite"] == "2026-11-21");
  BOOST_TEST(map({{"StartDate", "2026-12-14"}})["account"] == "active");
}

BOOST_AUTO_TEST_CASE(LA_06_the_primary_team_is_the_department_or_something_else_or_none) {
  const std::string members = R"("unit":" Product  Design","team":"North","site":"Leeds")";
  const std::pair<const char*, const char*> choices[] = {{"department", "Product Design"},
                                                         {"team", "North"},
                                                         {"location", "Leeds"},
                                                         {"none", "(kept)"}};
  for (const auto& [choice, team] : choices) {
    BOOST_TEST_CONTEXT(choice) {
      BOOST_TEST(rich(members, with("primary_team_from: " + std::string(choice)))
                     .user("primary_team") == team);
    }
  }
}

namespace {

/// The value of a policy, as `joinery graph` would show it.
std::string policy(const std::string& name, const std::string& lines = {}) {
  const PeoplehrToLearnamp pair(lines);
  for (const GraphPolicy& one : pair.mapping().graph().policies) {
    if (one.name != name) continue;
    if (one.value.kind == ValueKind::yes_no) return one.value.integer == 1 ? "yes" : "no";
    return one.value.text;
  }
  return "(none)";
}

/// Whether the line of somebody in Design, below Product, says this of the team.
bool team_says(const std::string& lines, const std::string& part) {
  return rich(R"("unit":"Design","above":" Product","head":"E7")", lines).line().find(part) !=
         std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(LA_07_empty_teams_of_ours_are_removed_only_if_asked) {
  BOOST_TEST(policy("archive empty groups") == "no");
  BOOST_TEST(policy("archive empty groups", with("remove_empty_teams: yes")) == "yes");
}

BOOST_AUTO_TEST_CASE(LA_08_the_owner_manages_new_teams_if_named) {
  BOOST_TEST(policy("new group manager") == "");
  BOOST_TEST(policy("new group manager", with("owner: E1")) == "E1");
}

BOOST_AUTO_TEST_CASE(LA_10_managers_of_teams_stay_unless_hr_names_one) {
  BOOST_TEST(team_says("", R"("groups":{"primary_team":{"key":"Design","kind":"primary_team")"));
  BOOST_TEST(!team_says("", "\"manager\""));
  const Answer answer = rich(R"("unit":"Design")", with("team_managers: department_head"));
  BOOST_TEST(answer.line().find("\"manager\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(LA_12_updates_send_no_mail_unless_asked) {
  BOOST_TEST(policy("notify on update") == "no");
  BOOST_TEST(policy("notify on update", with("mail_on_update: yes")) == "yes");
}

BOOST_AUTO_TEST_CASE(LA_13_the_address_is_a_way_back_that_can_be_closed) {
  BOOST_TEST(policy("match second") == "yes");
  BOOST_TEST(policy("match second", with("match_by_email: no")) == "no");
}

BOOST_AUTO_TEST_CASE(LA_15_heads_of_departments_manage_teams_if_asked) {
  BOOST_TEST(team_says(with("team_managers: department_head"), R"("manager":"E7")"));
  // A place has no head.
  BOOST_TEST(!team_says("settings:\n  team_managers: department_head\n  primary_team_from: location\n",
                        "\"manager\""));
}

BOOST_AUTO_TEST_CASE(LA_16_teams_have_the_parents_of_departments_if_asked) {
  BOOST_TEST(team_says(with("team_hierarchy: departments"), R"("parent":"Product")"));
  BOOST_TEST(!team_says("", "\"parent\""));
}

BOOST_AUTO_TEST_CASE(LA_09_reports_to_sets_the_manager_unless_told_otherwise) {
  const PeoplehrToLearnamp map;
  BOOST_TEST(map().user("override_manager") == "6");
  BOOST_TEST(map({{"ReportsToEmployeeId", "7"}}).user("override_manager") == "7");
  // Otherwise a user's manager is the manager of the primary team, which is the platform's business.
  const PeoplehrToLearnamp off(with("reports_to_sets_manager: no"));
  BOOST_TEST(off().user("override_manager") == "(kept)");
  BOOST_TEST(off({{"ReportsToEmployeeId", ""}}).user("override_manager_email") == "(kept)");
}

BOOST_AUTO_TEST_CASE(LA_09_a_manager_without_an_id_is_found_by_address) {
  const PeoplehrToLearnamp map;
  BOOST_TEST(map().user("override_manager_email") == "(kept)");
  const Answer answer = map({{"ReportsToEmployeeId", ""}});
  BOOST_TEST(answer.user("override_manager") == "(kept)");
  BOOST_TEST(answer.user("override_manager_email") == "sam@example.co.uk");
}

BOOST_AUTO_TEST_CASE(LA_09_a_manager_of_whom_only_the_name_is_known_is_never_guessed) {
  const std::map<std::string, std::string> older{{"ReportsToEmployeeId", "(none)"},
                                                 {"ReportsToEmailAddress", "(none)"}};
  const Answer kept = PeoplehrToLearnamp()(older);
  BOOST_TEST(kept.user("override_manager") == "(kept)");
  BOOST_TEST(kept.user("override_manager_email") == "(kept)");
  const PeoplehrToLearnamp hold(with("manager_by_name: hold"));
  BOOST_TEST(hold(older)["rule"] == "manager-only-by-name");
  BOOST_TEST(hold()["decision"] == "include");
  const PeoplehrToLearnamp table(
      "change:\n  tables.managers_by_name: {rows: {Sam Patel: PW6}}\n");
  BOOST_TEST(table(older).user("override_manager") == "PW6");
}

BOOST_AUTO_TEST_CASE(LA_09_nobody_above_takes_away_no_manager_unless_told_so) {
  const std::map<std::string, std::string> top{
      {"ReportsTo", ""}, {"ReportsToEmployeeId", ""}, {"ReportsToEmailAddress", ""}};
  BOOST_TEST(PeoplehrToLearnamp()(top).user("override_manager") == "(kept)");
  const PeoplehrToLearnamp clear(with("without_manager: clear"));
  BOOST_TEST(clear(top).user("override_manager") == "(cleared)");
  BOOST_TEST(clear({{"ReportsToEmployeeId", ""}}).user("override_manager") == "(kept)");
  // Nobody becomes their own manager.
  const Answer own = clear({{"ReportsToEmployeeId", "PW180"}});
  BOOST_TEST(own.user("override_manager") == "(kept)");
}

BOOST_AUTO_TEST_CASE(LA_11_known_as_replaces_the_first_name_if_asked) {
  BOOST_TEST(PeoplehrToLearnamp()().user("first_name") == "Elizabeth");
  const PeoplehrToLearnamp map(with("known_as_first: yes"));
  BOOST_TEST(map().user("first_name") == "Liz");
  BOOST_TEST(map().user("full_name") == "Liz O'Neill");
  BOOST_TEST(map({{"KnownAs", "Lizzie  O'Neill"}}).user("first_name") == "Lizzie");
  BOOST_TEST(map({{"KnownAs", "Lizzie O'Neill"}}).user("first_name") == "Lizzie");
  BOOST_TEST(map({{"KnownAs", " "}}).user("first_name") == "Elizabeth");
}

BOOST_AUTO_TEST_CASE(LA_14_a_customers_own_columns_reach_any_field_without_a_developer) {
  const PeoplehrToLearnamp map(R"(custom:
  cost_centre: text from APIColumn1
  review: date like 31/01/2024 from APIColumn2
change:
  set.custom_1: worker.custom.cost_centre else keep
  set.custom_2: ("Review on {worker.custom.review}") else clear
  set.department: upper(worker.department) else keep
  set.job_title: if worker.employment_type is "Contractor" then "Contractor" otherwise base
)");
  const Answer answer = map({{"APIColumn1", "0042"}, {"APIColumn2", "01/03/2027"}});
  BOOST_TEST(answer.user("custom_1") == "0042");
  BOOST_TEST(answer.user("custom_2") == "Review on 2027-03-01");
  BOOST_TEST(answer.user("department") == "DESIGN");
  BOOST_TEST(map({{"EmploymentType", "Contractor"}}).user("job_title") == "Contractor");
  BOOST_TEST(map().user("custom_1") == "(kept)");
  BOOST_TEST(map().user("custom_2") == "(cleared)");
}

BOOST_AUTO_TEST_CASE(LA_18_secondary_teams_come_from_other_departments_teams_places_and_companies) {
  const std::string members =
      R"("unit":"Design","units":["Design","Sales","Sales"],"teams":["A","B"],"site":"Leeds","company":"Acme")";
  const std::pair<const char*, const char*> choices[] = {{"none", ""},
                                                         {"departments", R"(["Sales"])"},
                                                         {"teams", R"(["A","B"])"},
                                                         {"location", R"(["Leeds"])"},
                                                         {"company", R"(["Acme"])"}};
  for (const auto& [choice, teams] : choices) {
    BOOST_TEST_CONTEXT(choice) {
      const std::string wanted = R"("secondary_teams":)" + std::string(teams) + '}';
      const Answer answer =
          rich(members, with("secondary_teams_from: " + std::string(choice)));
      const bool found = answer.line().find(wanted) != std::string::npos;
      BOOST_TEST((*teams == '\0' ? answer.user("secondary_teams") == "(kept)" : found),
                 answer.line());
    }
  }
  // Nothing left of them: our memberships end.
  const Answer left = rich(R"("unit":"Design","units":["Design"])",
                           with("secondary_teams_from: departments"));
  BOOST_TEST(left.user("secondary_teams") == "(cleared)");
}

BOOST_AUTO_TEST_CASE(LA_18_secondary_teams_come_from_a_column_of_the_customers_own) {
  const PeoplehrToLearnamp map(R"(custom:
  teams: text from APIColumn1
change:
  set.secondary_teams: split(worker.custom.teams, ";") else clear
)");
  const Answer answer = map({{"APIColumn1", "Academy; First aiders"}});
  BOOST_TEST(answer.line().find(R"("secondary_teams":["Academy","First aiders"])") !=
             std::string::npos);
  BOOST_TEST(map().user("secondary_teams") == "(cleared)");
}

BOOST_AUTO_TEST_CASE(LA_19_only_memberships_that_we_made_are_taken_away) {
  const PeoplehrToLearnamp map;
  BOOST_TEST(map().user("secondary_teams") == "(kept)");
  BOOST_TEST(declared(map.mapping(), "secondary_teams").owned == "ours only");
}

BOOST_AUTO_TEST_CASE(LA_22_people_are_found_by_peoplehrs_id_first) {
  const PeoplehrToLearnamp map;
  BOOST_TEST(declared(map.mapping(), "external_id").match == 1);
  BOOST_TEST(map({{"EmployeeId", "0042"}}).user("external_id") == "0042");
  BOOST_TEST(map({{"EmployeeId", ""}})["decision"] == "hold");
  for (const GraphField& field : map.mapping().graph().fields) {
    if (field.declared.required) BOOST_TEST(map().user(field.name) != "(kept)", field.name);
  }
}

BOOST_AUTO_TEST_CASE(LA_23_one_api_right_is_enough) {
  const PeoplehrToLearnamp map;
  const auto needed = permissions_needed(map.mapping().optimized());
  BOOST_TEST(needed == std::vector<std::string>{"API right \"Get All Employee Detail\""},
             boost::test_tools::per_element());
  for (const Need& need : needs(map.mapping().optimized())) {
    BOOST_TEST(!need.permission.empty(), need.path + " needs a permission that nobody names");
  }
}

BOOST_AUTO_TEST_CASE(LA_26_an_id_that_changed_still_finds_the_account_by_default) {
  const PeoplehrToLearnamp map;
  BOOST_TEST(declared(map.mapping(), "email").match == 2);
  const Answer before = map();
  const Answer after = map({{"EmployeeId", "PW900"}});
  BOOST_TEST(after.user("external_id") == "PW900");
  BOOST_TEST(after.user("email") == before.user("email"));
}

BOOST_AUTO_TEST_CASE(LA_29_an_integration_says_when_it_runs) {
  const PeoplehrToLearnamp map("schedule: every day at 05:30 Europe/London\n");
  const ScheduleSyntax& schedule = map.mapping().bundle().integration.schedule;
  BOOST_TEST(schedule.weekdays == 0b1111111U);
  BOOST_TEST(schedule.zone.text == "Europe/London");
}
