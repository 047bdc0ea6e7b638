/// The rows LH-… of docs/requirements.md that a mapping shows: HiBob to Learnerbly, and what is
/// peculiar about HiBob's records.

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "engine/graph/needs.hpp"
#include "tests/mappings/mapped.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

bool holds(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

HibobRecord without_country() {
  HibobRecord record;
  record.country = R"("")";
  return record;
}

}  // namespace

BOOST_AUTO_TEST_CASE(LH_01_without_a_country_people_are_held_and_named) {
  const HibobToLearnerbly map;
  for (const char* country : {"", "null", R"("")", R"("  ")"}) {
    HibobRecord record;
    record.country = country;
    const Answer answer = map(record);
    BOOST_TEST(answer["decision"] == "hold");
    BOOST_TEST(answer["person"] == "3332883884017713238");
    BOOST_TEST(answer["field"] == "content_region");
    BOOST_TEST(answer["because"] == "no country in the home address");
  }
}

BOOST_AUTO_TEST_CASE(LH_01_or_they_are_left_out) {
  const HibobToLearnerbly map("settings:\n  without_country: skip\n");
  const Answer answer = map(without_country());
  BOOST_TEST(answer["decision"] == "exclude");
  BOOST_TEST(answer["rule"] == "without-country");
  BOOST_TEST(map(HibobRecord{})["decision"] == "include");
}

BOOST_AUTO_TEST_CASE(LH_01_or_they_get_the_default_region) {
  const HibobToLearnerbly map("settings:\n  without_country: region\n  default_region: Nordics\n");
  BOOST_TEST(map(without_country()).user("content_region") == "Nordics");
  BOOST_TEST(map(HibobRecord{}).user("content_region") == "UK & Ireland");
}

BOOST_AUTO_TEST_CASE(LH_01_a_country_that_is_missing_never_keeps_an_account_open) {
  for (const char* policy : {"hold", "skip", "region"}) {
    BOOST_TEST_CONTEXT(policy) {
      const HibobToLearnerbly map("settings:\n  without_country: " + std::string(policy) + "\n");
      HibobRecord record = without_country();
      record.ends = R"("2026-11-01")";
      BOOST_TEST(map(record)["account"] == "archived");
    }
  }
}

BOOST_AUTO_TEST_CASE(LH_03_people_are_matched_by_id_and_email_and_by_nothing_else) {
  const HibobToLearnerbly map;
  for (const GraphField& field : map.mapping().graph().fields) {
    const bool key = field.name == "external_id" || field.name == "email";
    BOOST_TEST((field.declared.match > 0) == key, field.name);
  }
}

BOOST_AUTO_TEST_CASE(LH_04_a_person_comes_with_everything_that_a_new_account_needs) {
  const HibobToLearnerbly map;
  const Answer answer = map(HibobRecord{});
  for (const GraphField& field : map.mapping().graph().fields) {
    if (field.declared.required) BOOST_TEST(answer.user(field.name) != "(kept)", field.name);
  }
}

BOOST_AUTO_TEST_CASE(LH_05_past_the_termination_date_people_are_archived) {
  HibobRecord record;
  record.ends = R"("2026-11-20")";
  const Answer answer = HibobToLearnerbly()(record);
  BOOST_TEST(answer["decision"] == "include");
  BOOST_TEST(answer["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(LH_05_a_leaver_needs_no_complete_record) {
  HibobRecord record;
  record.ends = R"("2026-11-20")";
  record.email = record.first = record.last = record.display = record.country = "";
  BOOST_TEST(HibobToLearnerbly()(record)["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(LH_06_the_approver_is_hibobs_line_manager) {
  const HibobToLearnerbly map;
  BOOST_TEST(map(HibobRecord{}).user("approver") == "2128438031986721630");
  // Where the manager's details cannot be seen, the id alone is enough.
  HibobRecord record;
  record.reports_to = "";
  record.site = R"("London","manager":"2128438031986721999")";
  BOOST_TEST(map(record).user("approver") == "2128438031986721999");
}

BOOST_AUTO_TEST_CASE(LH_07_archived_in_hibob_is_archived_on_the_platform) {
  HibobRecord record;
  record.status = R"("Inactive")";
  BOOST_TEST(HibobToLearnerbly()(record)["account"] == "archived");
  // Not visible is something else than archived.
  record.status = record.lifecycle = "";
  BOOST_TEST(HibobToLearnerbly()(record)["decision"] == "hold");
}

BOOST_AUTO_TEST_CASE(LH_08_the_group_is_the_department_by_its_readable_name) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.department = R"(" People  Operations ")";
  BOOST_TEST(map(record).user("group") == "People Operations");
}

BOOST_AUTO_TEST_CASE(LH_08_a_list_id_never_becomes_the_name_of_a_group) {
  const HibobToLearnerbly map;
  const auto group = [&](const std::string& machine) {
    HibobRecord record;
    record.department = "";
    record.site = R"("London","department":)" + machine;
    return map(record).user("group");
  };
  BOOST_TEST(group(R"("209192163")") == "(kept)");
  BOOST_TEST(group("209192163") == "(kept)");
  BOOST_TEST(group(R"("Sales 2")") == "Sales 2");  // humanReadable: REPLACE
  BOOST_TEST(group("null") == "(kept)");
}

BOOST_AUTO_TEST_CASE(LH_09_a_person_has_one_group_and_every_run_sets_it) {
  const HibobToLearnerbly map;
  const auto& fields = map.mapping().graph().fields;
  const auto group = std::find_if(fields.begin(), fields.end(),
                                  [](const GraphField& field) { return field.name == "group"; });
  BOOST_TEST_REQUIRE((group != fields.end()));
  BOOST_TEST(group->declared.one);
  BOOST_TEST(!group->declared.only_if_empty);
}

BOOST_AUTO_TEST_CASE(LH_11_a_service_user_id_and_a_token_are_named) {
  const CompiledMapping acme = example("examples/acme", {"integration.yaml", "site_zones.csv"});
  std::vector<std::string> names;
  for (const auto& credential : acme.bundle().integration.credentials) {
    if (credential.party.text == "hibob") names.push_back(credential.name.text);
  }
  BOOST_TEST(names == (std::vector<std::string>{"service_user_id", "token", "address"}));
}

BOOST_AUTO_TEST_CASE(LH_12_the_permissions_follow_from_what_is_read) {
  const HibobToLearnerbly map;
  const std::vector<std::string> needed = permissions_needed(map.mapping().optimized());
  for (const char* section : {"Address section, view", "Basic info section, view",
                              "Employment section, view", "Lifecycle section, view"}) {
    BOOST_TEST(holds(needed, section), section);
  }
  for (const Need& need : needs(map.mapping().optimized())) {
    BOOST_TEST(!need.permission.empty(), need.path + " needs a permission that nobody names");
  }
}

BOOST_AUTO_TEST_CASE(LH_13_no_permission_is_asked_for_without_a_use) {
  const HibobToLearnerbly map;
  for (const std::string& permission : permissions_needed(map.mapping().optimized())) {
    BOOST_TEST(permission.find("Home") == std::string::npos);
  }
  // Whoever uses no country needs no right to see addresses.
  const HibobToLearnerbly one_region(
      "settings:\n  location_from: site\n"
      "change:\n  set.content_region: \"UK & Ireland\"\n");
  BOOST_TEST(!holds(permissions_needed(one_region.mapping().optimized()), "Address section, view"));
}

BOOST_AUTO_TEST_CASE(LH_15_the_field_table) {
  HibobRecord record;
  record.ends = R"("2027-01-31")";
  const Answer answer = HibobToLearnerbly()(record);
  const std::pair<const char*, const char*> fields[] = {{"external_id", "3332883884017713238"},
                                                        {"first_name", "Ada"},
                                                        {"last_name", "King"},
                                                        {"email", "ada.king@example.com"},
                                                        {"start_date", "2024-03-01"},
                                                        {"end_date", "2027-01-31"},
                                                        {"approver", "2128438031986721630"},
                                                        {"group", "Sales"},
                                                        {"content_region", "UK & Ireland"},
                                                        {"location", "United Kingdom"}};
  for (const auto& [field, value] : fields) {
    BOOST_TEST_CONTEXT(field) { BOOST_TEST(answer.user(field) == value); }
  }
}

BOOST_AUTO_TEST_CASE(LH_16_people_are_created_on_the_day_they_start) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.start = R"("2026-11-21")";
  BOOST_TEST(map(record, "2026-11-20T23:59:59Z")["account"] == "waiting");
  BOOST_TEST(map(record, "2026-11-21T00:00:00Z")["account"] == "active");
}

BOOST_AUTO_TEST_CASE(LH_17_the_day_of_the_termination_date_is_the_last_one) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.ends = R"("2026-05-14")";
  BOOST_TEST(map(record, "2026-05-14T00:00:00Z")["account"] == "active");
  BOOST_TEST(map(record, "2026-05-14T23:59:59Z")["account"] == "active");
  BOOST_TEST(map(record, "2026-05-15T00:00:00Z")["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(LH_18_midnight_is_the_persons_own) {
  const HibobToLearnerbly map(
      "settings:\n  zone: Europe/London\n"
      "change:\n  tables.site_zones:\n"
      "    rows: {Melbourne: Australia/Melbourne, Cairo: Africa/Cairo}\n");
  struct Case {
    const char* site;
    const char* last_day;
    const char* before;
    const char* after;
  };
  const Case cases[] = {
      {R"("Melbourne")", R"("2026-05-14")", "2026-05-14T13:59:59Z", "2026-05-14T14:00:00Z"},
      {R"("London")", R"("2026-05-14")", "2026-05-14T22:59:59Z", "2026-05-14T23:00:00Z"},
      // In Cairo the clock jumps from midnight to one o'clock that night.
      {R"("Cairo")", R"("2026-04-23")", "2026-04-23T21:59:59Z", "2026-04-23T22:00:00Z"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.site) {
      HibobRecord record;
      record.site = one.site;
      record.ends = one.last_day;
      BOOST_TEST(map(record, one.before)["account"] == "active");
      BOOST_TEST(map(record, one.after)["account"] == "archived");
    }
  }
}

BOOST_AUTO_TEST_CASE(LH_18_a_zone_can_be_decided_by_a_change) {
  const HibobToLearnerbly map(
      "change:\n  account.zone:\n    cases:\n"
      "      - when: worker.home_country is \"Australia\"\n        then: \"Australia/Melbourne\"\n"
      "      - otherwise: base\n");
  HibobRecord record;
  record.ends = R"("2026-05-14")";
  BOOST_TEST(map(record, "2026-05-14T14:00:00Z")["account"] == "active");
  record.country = R"("Australia")";
  BOOST_TEST(map(record, "2026-05-14T13:59:59Z")["account"] == "active");
  BOOST_TEST(map(record, "2026-05-14T14:00:00Z")["account"] == "archived");
}

BOOST_AUTO_TEST_CASE(LH_19_no_manager_in_hibob_takes_away_no_approver_unless_told_so) {
  HibobRecord nobody;
  nobody.reports_to = "null";
  BOOST_TEST(HibobToLearnerbly()(nobody).user("approver") == "(kept)");
  const HibobToLearnerbly told("settings:\n  without_manager: clear\n");
  BOOST_TEST(told(nobody).user("approver") == "(cleared)");
  BOOST_TEST(told(HibobRecord{}).user("approver") == "2128438031986721630");
}

BOOST_AUTO_TEST_CASE(LH_20_the_schedule_may_be_every_morning_at_nine) {
  const HibobToLearnerbly map("schedule: every day at 09:00 UTC\n");
  BOOST_TEST(map.mapping().bundle().integration.schedule.weekdays == 0b1111111U);
  BOOST_TEST(map.mapping().bundle().integration.schedule.minute_of_day == 9U * 60);
}

BOOST_AUTO_TEST_CASE(LH_21_budgets_belong_to_the_platform) {
  const HibobToLearnerbly map;
  for (const GraphField& field : map.mapping().graph().fields) BOOST_TEST(field.name != "budget");
  const auto& user = map.mapping().bundle().target.user;
  const auto budget = std::find_if(user.begin(), user.end(), [](const Named<FieldSyntax>& field) {
    return field.name.text == "budget";
  });
  BOOST_TEST_REQUIRE((budget != user.end()));
  BOOST_TEST(budget->value.foreign);
}

BOOST_AUTO_TEST_CASE(LH_22_access_is_given_by_admins_unless_they_ask_for_invitations) {
  BOOST_TEST(HibobToLearnerbly()(HibobRecord{})["invite"] == "null");
  const HibobToLearnerbly by_hand("invite: when (worker.department is \"Sales\") else no\n");
  BOOST_TEST(by_hand(HibobRecord{})["invite"] == "2026-11-21");
  HibobRecord record;
  record.department = R"("Legal")";
  BOOST_TEST(by_hand(record)["invite"] == "null");
}

BOOST_AUTO_TEST_CASE(hibobs_ids_are_texts_of_any_length) {
  HibobRecord record;
  record.id = R"("99999999999999999999999999999999999999")";
  BOOST_TEST(HibobToLearnerbly()(record)["person"] == "99999999999999999999999999999999999999");
  record.id = "3332883884017713239";  // as a number: more digits than a double has
  BOOST_TEST(HibobToLearnerbly()(record)["person"] == "3332883884017713239");
}

BOOST_AUTO_TEST_CASE(without_an_id_nobody_is_made) {
  const HibobToLearnerbly map;
  for (const char* id : {"", "null", R"("")", R"({"value":"E1"})", "[]"}) {
    HibobRecord record;
    record.id = id;
    BOOST_TEST_CONTEXT(id) {
      BOOST_TEST(map(record)["decision"] == "hold");
      BOOST_TEST(map(record)["person"] == "null");
    }
  }
}

BOOST_AUTO_TEST_CASE(dates_come_from_the_machine_tree_only) {
  const HibobToLearnerbly map;
  HibobRecord record;
  record.start = R"("01/03/2024")";
  const Answer answer = map(record);
  BOOST_TEST(answer["decision"] == "hold");
  BOOST_TEST(answer["because"].find("01/03/2024") != std::string::npos);
  record.start = "";
  record.department = R"("Sales","startDate":"01/03/2024")";  // in the readable tree alone
  BOOST_TEST(map(record)["rule"] == "start-date-not-visible");
}

BOOST_AUTO_TEST_CASE(a_value_behind_a_path_key_counts_where_the_nested_one_is_missing) {
  const Answer answer = Answer(HibobToLearnerbly().mapping().line(R"({
    "/root/id":{"value":"7"},"id":"7",
    "/root/firstName":{"value":"Ada"},"/root/surname":{"value":"King"},
    "/root/email":{"value":"ada@example.com"},
    "/work/startDate":{"value":"2024-03-01"},"/work/department":{"value":"209192163"},
    "/internal/status":{"value":"Active"},"/internal/terminationDate":{"value":"2026-11-20"},
    "/address/country":{"value":"Germany"}})",
                                                                  "2026-11-20T09:00:00Z"));
  BOOST_TEST(answer["account"] == "active");
  BOOST_TEST(answer.user("email") == "ada@example.com");
  BOOST_TEST(answer.user("first_name") == "Ada");
  BOOST_TEST(answer.user("end_date") == "2026-11-20");
  BOOST_TEST(answer.user("content_region") == "DACH");
  BOOST_TEST(answer.user("group") == "(kept)");
}

BOOST_AUTO_TEST_CASE(what_people_are_called_is_the_display_name_without_the_last_name) {
  const HibobToLearnerbly map("settings:\n  first_name_from: known_as\n");
  const auto first_name = [&](const char* first, const char* last, const char* display) {
    HibobRecord record;
    record.first = first;
    record.last = last;
    record.display = display;
    return map(record).user("first_name");
  };
  BOOST_TEST(first_name(R"("Augusta")", R"("King")", R"("Ada King")") == "Ada");
  BOOST_TEST(first_name(R"("Augusta")", R"("King")", R"("Ada")") == "Ada");
  BOOST_TEST(first_name(R"("Augusta")", R"("King")", "null") == "Augusta");
  BOOST_TEST(first_name(R"("José")", R"("de la Cruz")", R"("Pepe de la Cruz")") == "Pepe");
  BOOST_TEST(first_name(R"("太郎")", R"("山田")", R"("太郎 山田")") == "太郎");
}

BOOST_AUTO_TEST_CASE(people_with_one_name_are_held_or_carry_it_twice) {
  HibobRecord record;
  record.last = "null";
  record.first = R"("Suharto")";
  BOOST_TEST(HibobToLearnerbly()(record)["because"] == "no last name");
  const HibobToLearnerbly twice("settings:\n  without_last_name: repeat\n");
  BOOST_TEST(twice(record).user("last_name") == "Suharto");
}

BOOST_AUTO_TEST_CASE(a_termination_that_is_taken_back_is_forgotten) {
  HibobRecord record;
  record.ends = R"("2026-11-30")";
  BOOST_TEST(HibobToLearnerbly()(record).user("end_date") == "2026-11-30");
  record.ends = "null";
  BOOST_TEST(HibobToLearnerbly()(record).user("end_date") == "(cleared)");
}
