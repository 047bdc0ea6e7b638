/// The rows LK-… of docs/requirements.md that a mapping shows: Learningbank, with the examples fjord
/// (Entra ID) and harbour (HiBob), and with a source that says more than both.

#include <algorithm>
#include <map>

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"
#include "tests/mappings/mistakes.hpp"
#include "tests/mappings/pair.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

constexpr const char* rich_source = R"(source: hr
language: 1
read:
  id: text from id
  first_name: text from first
  last_name: text from last
  known_as: text from known_as
  email: email from mail
  team: text from team
  site: text from site
  company: text from company
  department: text from department
  job_title: text from title
  job_profile: text from profile
  employment_type: text from kind
  permission: list of text from roles
  groups: list of text from groups
  start_date: date from start
  end_date: date from end
  last_working_day: date from last_day
  zone: zone from zone
)";

constexpr const char* defaults = R"(settings:
  default_department: Everybody else
  default_job_profile: Employee
  default_permission: User
)";

std::map<std::string, std::string> hub(std::string_view lines) {
  return {{"mappings/hr/source.yaml", rich_source},
          {"acme/integration.yaml",
           "integration: test\nsource: hr\ntarget: learningbank\nlanguage: 1\n" + std::string(lines)}};
}

/// The rich source to Learningbank; `settings` are lines below the three defaults, `more` further
/// keys of the integration.
class ToLearningbank {
 public:
  explicit ToLearningbank(std::string_view settings = {}, std::string_view more = {})
      : mapping_(hub(defaults + std::string(settings) + std::string(more))) {}

  [[nodiscard]] Answer operator()(std::string_view members = {}) const {
    return Answer(mapping_.line(
        R"({"id":"E1","first":"Ada","last":"King","mail":"ada@acme.example","start":"2024-03-01")" +
            (members.empty() ? std::string() : "," + std::string(members)) + "}",
        a_morning));
  }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  CompiledMapping mapping_;
};

constexpr const char* by_group = "people:\n  include:\n    permissions: [Learning]\n";

}  // namespace

BOOST_AUTO_TEST_CASE(LK_01_nobody_is_invited_unless_an_integration_says_so) {
  BOOST_TEST(ToLearningbank()()["invite"] == "null");
  BOOST_TEST(ToLearningbank("", "invite: on start date\n")()["invite"] == "2024-03-01");
  for (const auto& [number, answer] : people_of("examples/fjord")) {
    BOOST_TEST((answer["invite"] == "null" || answer["decision"] != "include"), number);
  }
}

BOOST_AUTO_TEST_CASE(LK_04_a_missing_default_is_a_mistake_before_anything_runs) {
  BOOST_TEST(mistakes_of(hub(defaults)) == "");
  const std::map<std::string, std::string> values = {{"default_department", "Everybody else"},
                                                     {"default_job_profile", "Employee"},
                                                     {"default_permission", "User"}};
  for (const auto& [left_out, nothing] : values) {
    std::string settings = "settings:\n";
    for (const auto& [name, value] : values) {
      if (name != left_out) settings += "  " + name + ": " + value + "\n";
    }
    const std::string said = mistakes_of(hub(settings));
    BOOST_TEST_INFO(said);
    BOOST_TEST((said.find("error[J0412]: the setting `" + left_out + "` has no value") == 0U));
    const std::string empty = mistakes_of(hub(settings + "  " + left_out + ": \"\"\n"));
    BOOST_TEST_INFO(empty);
    BOOST_TEST((empty.find("error[J0412]: the setting `" + left_out + "` has no value") == 0U));
  }
}

BOOST_AUTO_TEST_CASE(LK_04_nobody_is_without_a_department_a_job_profile_and_a_permission) {
  const ToLearningbank map;
  const Answer bare = map();
  BOOST_TEST(bare.user("department") == "Everybody else");
  BOOST_TEST(bare.user("job_profile") == "Employee");
  BOOST_TEST(bare.user("permission") == "User");
  const Answer whole = map(R"("department":"People  Operations","profile":"Partner","title":"Lead")");
  BOOST_TEST(whole.user("department") == "People Operations");
  BOOST_TEST(whole.user("job_profile") == "Partner");
  BOOST_TEST(map(R"("department":"  ","profile":null)").user("department") == "Everybody else");
}

BOOST_AUTO_TEST_CASE(LK_04_settings_say_what_departments_and_job_profiles_are_made_of) {
  const std::string record =
      R"("department":"Sales","team":"North","site":"Leeds","company":"Acme Ltd","profile":"Partner",)"
      R"("title":"Lead","kind":"intern")";
  const std::pair<const char*, const char*> departments[] = {{"department", "Sales"},
                                                             {"team", "North"},
                                                             {"site", "Leeds"},
                                                             {"company", "Acme Ltd"},
                                                             {"nothing", "Everybody else"}};
  for (const auto& [setting, department] : departments) {
    const ToLearningbank map("  department_from: " + std::string(setting) + "\n");
    BOOST_TEST(map(record).user("department") == department);
  }
  const std::pair<const char*, const char*> profiles[] = {{"job_profile", "Partner"},
                                                          {"job_title", "Lead"},
                                                          {"department", "Sales"},
                                                          {"employment_type", "intern"},
                                                          {"nothing", "Employee"}};
  for (const auto& [setting, profile] : profiles) {
    const ToLearningbank map("  job_profile_from: " + std::string(setting) + "\n");
    BOOST_TEST(map(record).user("job_profile") == profile);
  }
}

BOOST_AUTO_TEST_CASE(LK_04_what_the_platform_does_not_know_may_get_the_default) {
  constexpr const char* tables =
      "change:\n  tables.departments: {rows: {Salg: Sales}}\n"
      "  tables.job_profiles: {rows: {Sælger: Salesperson}}\n";
  const ToLearningbank map(
      "  job_profile_from: job_title\n  other_departments: default\n  other_job_profiles: default\n",
      tables);
  const Answer known = map(R"("department":"SALG ","title":"sælger")");
  BOOST_TEST(known.user("department") == "Sales");
  BOOST_TEST(known.user("job_profile") == "Salesperson");
  const Answer unknown = map(R"("department":"Sagl","title":"Chief Vibes Officer")");
  BOOST_TEST(unknown.user("department") == "Everybody else");
  BOOST_TEST(unknown.user("job_profile") == "Employee");
  const ToLearningbank open("  job_profile_from: job_title\n", tables);
  BOOST_TEST(open(R"("department":"Sagl")").user("department") == "Sagl");
}

BOOST_AUTO_TEST_CASE(LK_04_a_permission_comes_from_groups_and_is_never_guessed) {
  const ToLearningbank map("",
                           "change:\n  tables.group_permissions:\n"
                           "    rows: {Admins: Administrator, Owners: Administrator, Editors: Editor}\n");
  BOOST_TEST(map(R"("groups":["Canteen"])").user("permission") == "User");
  BOOST_TEST(map(R"("groups":["Canteen","editors"])").user("permission") == "Editor");
  BOOST_TEST(map(R"("groups":["Owners","Admins"])").user("permission") == "Administrator");
  BOOST_TEST(map(R"("roles":["Editors"])").user("permission") == "Editor");
  const Answer two = map(R"("groups":["Editors","Admins"])");
  BOOST_TEST(two["decision"] == "hold");
  BOOST_TEST(two["because"] == "groups of HR give both Administrator and Editor");
}

BOOST_AUTO_TEST_CASE(LK_04_departments_and_job_profiles_are_groups_of_their_own_kinds) {
  const std::string line = ToLearningbank()(R"("department":"Sales","profile":"Partner")").line();
  BOOST_TEST_INFO(line);
  BOOST_TEST((line.find(R"("groups":{"department":{"key":"Sales","kind":"department","name":"Sales"},)"
                        R"("job_profile":{"key":"Partner","kind":"job_profile","name":"Partner"}})") !=
              std::string::npos));
}

BOOST_AUTO_TEST_CASE(LK_04_whoever_has_left_keeps_their_place) {
  const Answer gone(
      ToLearningbank().mapping().line(R"({"id":"E1","mail":null,"end":"2026-06-30"})", a_morning));
  BOOST_TEST(gone["account"] == "archived");
  for (const char* field : {"department", "job_profile", "permission"}) {
    BOOST_TEST(gone.user(field) == "(kept)");
  }
}

BOOST_AUTO_TEST_CASE(LK_05_people_are_included_and_excluded_by_four_lists) {
  struct Case {
    const char* list;
    const char* member;
  };
  const Case cases[] = {{"users: [E1]", R"("x":0)"},
                        {"users: [ADA@acme.example]", R"("x":0)"},
                        {"departments: [sales]", R"("department":"Sales")"},
                        {"job_profiles: [Partner]", R"("profile":"Partner")"},
                        {"permissions: [Editors]", R"("roles":["Editors"])"},
                        {"permissions: [Editors]", R"("groups":["Canteen","Editors"])"}};
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.list) {
      const std::string list = "    " + std::string(one.list) + "\n";
      const ToLearningbank included("", "people:\n  include:\n" + list);
      BOOST_TEST(included(one.member)["decision"] == "include");
      const std::string other = R"("id":"E2","mail":"jo@acme.example","department":"Legal",)"
                                R"("profile":"Clerk","roles":["Readers"],"groups":["Canteen"])";
      BOOST_TEST(Answer(included.mapping().line("{" + other + "}", a_morning))["decision"] == "exclude");
      const ToLearningbank excluded("", "people:\n  exclude:\n" + list);
      BOOST_TEST(excluded(one.member)["decision"] == "exclude");
    }
  }
}

BOOST_AUTO_TEST_CASE(LK_05_a_rule_takes_any_condition) {
  const ToLearningbank map("",
                           "people:\n  rules:\n    - id: newcomers\n      say: Only newcomers\n"
                           "      include: worker.start_date after 2026-01-01 and worker.site is not \"Leeds\"\n"
                           "      if blank: hold\n");
  BOOST_TEST(map(R"("site":"York")")["decision"] == "include");
}

BOOST_AUTO_TEST_CASE(LK_06_who_is_included_is_set_in_every_run) {
  const Answer answer = people_of("examples/fjord").at(40);
  BOOST_TEST(answer["decision"] == "include");
  for (const char* field : {"external_id", "email", "first_name", "last_name", "department",
                            "job_profile", "permission", "start_date"}) {
    BOOST_TEST(answer.user(field) != "(kept)", field);
  }
  const ToLearningbank everything;
  for (const GraphField& field : everything.mapping().graph().fields) {
    BOOST_TEST(!field.declared.on_create_only);
    BOOST_TEST(!field.declared.only_if_empty);
  }
}

BOOST_AUTO_TEST_CASE(LK_07_nothing_is_said_of_who_is_excluded) {
  const auto people = people_of("examples/fjord");
  for (const int number : {41, 48, 50, 64}) {
    const Answer& answer = people.at(number);
    BOOST_TEST(answer["decision"] == "exclude");
    BOOST_TEST(answer.user("email") == "(no user)");
    BOOST_TEST(answer["account"] == "");
  }
}

BOOST_AUTO_TEST_CASE(LK_08_the_exclusion_of_one_user_wins_and_is_named) {
  const auto people = people_of("examples/fjord");
  BOOST_TEST(people.at(48)["rule"] == "exclude.users");       // a member of the included group
  BOOST_TEST(people.at(64)["rule"] == "exclude.departments");
  BOOST_TEST(people.at(65)["decision"] == "include");          // named, though the department is out
  const ToLearningbank both("",
                            "people:\n  include: {users: [E1], permissions: [Learning]}\n"
                            "  exclude: {users: [ada@acme.example]}\n");
  BOOST_TEST(both(R"("groups":["Learning"])")["rule"] == "exclude.users");
}

BOOST_AUTO_TEST_CASE(LK_09_a_security_group_is_the_include_list) {
  const auto people = people_of("examples/fjord");
  BOOST_TEST(people.at(40)["decision"] == "include");
  for (const int number : {41, 42, 43}) {
    BOOST_TEST(people.at(number)["rule"] == "include.permissions", number);
  }
  BOOST_TEST(people.at(44)["decision"] == "include");  // written with other capitals
  BOOST_TEST(people.at(49)["decision"] == "include");  // named, and in no group
  const ToLearningbank map("", by_group);
  BOOST_TEST(map(R"("groups":["Learning","Canteen"])")["decision"] == "include");
  BOOST_TEST(map(R"("groups":[])")["decision"] == "exclude");
}

BOOST_AUTO_TEST_CASE(LK_09_a_group_may_be_named_by_its_id_which_survives_a_renaming) {
  BOOST_TEST(people_of("examples/fjord").at(47)["decision"] == "include");
}

BOOST_AUTO_TEST_CASE(LK_09_a_mail_group_or_a_role_of_the_same_name_is_no_security_group) {
  const auto people = people_of("examples/fjord");
  for (const int number : {45, 46}) {
    BOOST_TEST(people.at(number)["rule"] == "include.permissions", number);
  }
}

BOOST_AUTO_TEST_CASE(LK_10_without_an_include_everything_is_included) {
  const ToLearningbank map;
  for (const char* department : {R"("department":"Sales")", R"("department":null)", R"("x":0)"}) {
    BOOST_TEST(map(department)["decision"] == "include");
  }
  for (const auto& [number, answer] : people_of("examples/harbour")) {
    BOOST_TEST(answer["rule"].find("include.") == std::string::npos, number);
  }
}

BOOST_AUTO_TEST_CASE(LK_10_an_empty_include_list_says_nothing_and_is_a_warning) {
  const std::string empty = "people:\n  include:\n    departments: []\n";
  BOOST_TEST(ToLearningbank("", empty)(R"("department":"Sales")")["decision"] == "include");
  const std::string said = mistakes_of(hub(defaults + empty));
  BOOST_TEST_INFO(said);
  BOOST_TEST((said.find("warning[") == 0U));
}

BOOST_AUTO_TEST_CASE(LK_11_administrators_are_left_out_by_name) {
  const auto fjord = people_of("examples/fjord");
  BOOST_TEST(fjord.at(48)["rule"] == "exclude.users");
  const auto harbour = people_of("examples/harbour");
  BOOST_TEST(harbour.at(43)["rule"] == "exclude.users");
  BOOST_TEST(harbour.at(44)["rule"] == "exclude.users");  // before the list of departments
}

BOOST_AUTO_TEST_CASE(LK_14_fields_are_mapped_before_the_first_run_on_real_records) {
  const auto people = people_of("examples/harbour");
  BOOST_TEST(people.at(50).user("department") == "Harbour Grand");  // the customer's own field
  BOOST_TEST(people.at(51).user("department") == "Sales");
  BOOST_TEST(people.at(53).user("department") == "Harbour Grand");
  BOOST_TEST(people.at(40).user("department") == "Harbour Hotels");
  BOOST_TEST(people.at(60).user("permission") == "Team leader");
  BOOST_TEST(people.at(62).user("permission") == "User");
}

BOOST_AUTO_TEST_CASE(LK_15_what_each_source_calls_its_groups_is_one_word_of_the_worker) {
  const auto decide = [](const std::string& source, std::string_view record) {
    const CompiledMapping mapping(
        {{"acme/integration.yaml", "integration: test\nsource: " + source +
                                       "\ntarget: learningbank\nlanguage: 1\n" + defaults + by_group}});
    return Answer(mapping.line(record, a_morning))["decision"];
  };
  BOOST_TEST(decide("entra", R"({"id":"1","accountEnabled":true,"givenName":"Ada","surname":"King",
    "mail":"ada@acme.example","memberOf":[{"displayName":"Learning","securityEnabled":true}]})") ==
             "include");
  BOOST_TEST(decide("scim", R"({"id":"1","active":true,"userName":"ada@acme.example",
    "name":{"givenName":"Ada","familyName":"King"},"groups":[{"value":"g1","display":"Learning"}]})") ==
             "include");
}

BOOST_AUTO_TEST_CASE(an_account_at_learningbank_lasts_until_midnight_where_people_are) {
  const auto people = people_of("examples/fjord");
  const std::pair<int, const char*> accounts[] = {
      {20, "waiting"},  {21, "active"},   {23, "active"},   {30, "archived"}, {31, "active"},
      {32, "active"},   {33, "archived"}, {34, "archived"}, {36, "archived"}, {37, "waiting"},
      {39, "archived"}};
  for (const auto& [number, account] : accounts) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(people.at(number)["account"] == account); }
  }
  const auto harbour = people_of("examples/harbour");
  const std::pair<int, const char*> hosts[] = {{23, "active"}, {24, "waiting"},  {30, "archived"},
                                               {31, "active"}, {32, "active"},   {33, "archived"},
                                               {36, "active"}, {35, "archived"}, {34, "archived"}};
  for (const auto& [number, account] : hosts) {
    BOOST_TEST_CONTEXT(number) { BOOST_TEST(harbour.at(number)["account"] == account); }
  }
  const Answer until(ToLearningbank("  access_until: end_date\n")(
      R"("last_day":"2026-11-20","end":"2026-12-31")"));
  BOOST_TEST(until["account"] == "active");
  BOOST_TEST(ToLearningbank()(R"("last_day":"2026-11-20","end":"2026-12-31")")["account"] == "archived");
}
