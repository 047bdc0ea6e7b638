/// Sage HR, Deel, Okta and SuccessFactors as sources: the tables of their READMEs, row by row.

#include <boost/test/unit_test.hpp>

#include "tests/mappings/pair.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

struct Row {
  std::string members;  ///< of the record, behind what all have
  const char* account;  ///< or the rule that holds
};

void check_rows(const Pair& map, const std::string& head, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.members) {
      const Answer answer = map(head + row.members + "}");
      const bool held = answer["decision"] == "hold";
      BOOST_TEST((held ? answer["rule"] : answer["account"]) == row.account);
    }
  }
}

constexpr const char* deel_head =
    R"({"id":"d-1","first_name":"Ada","last_name":"King","emails":[{"type":"work","value":"a@b.example"}],)";

}  // namespace

BOOST_AUTO_TEST_CASE(which_of_sage_hr_s_lists_somebody_stands_in_decides) {
  const std::string head =
      R"({"id":19,"first_name":"Jon","last_name":"Frost","email":"jon@frost.example",)";
  check_rows(Pair("sage_hr", "scim"), head,
             {{R"("list":"employees","employment_start_date":"2020-08-17")", "active"},
              {R"("list":"employees","employment_start_date":"2026-12-01")", "waiting"},
              {R"("list":"employees","employment_start_date":"2020-08-17","termination_date":"2026-11-20")",
               "archived"},
              {R"("list":"employees","employment_start_date":"2026-01-01","termination_date":"2025-11-20")",
               "active"},
              {R"("list":"terminated-employees","employment_start_date":"2020-08-17")", "archived"},
              {R"("employment_start_date":"2020-08-17")", "list-unknown"},
              {R"("list":"employees")", "start-date-not-visible"}});
}

BOOST_AUTO_TEST_CASE(what_deel_calls_a_status_is_in_a_table) {
  check_rows(Pair("deel", "scim"), deel_head,
             {{R"("hiring_status":"active","start_date":"2023-04-03T00:00:00.000Z")", "active"},
              {R"("hiring_status":"onboarding","start_date":"2026-12-03")", "waiting"},
              {R"("hiring_status":"active","start_date":"2023-04-03","completion_date":"2026-11-01")", "archived"},
              {R"("hiring_status":"inactive","start_date":"2023-04-03")", "archived"},
              {R"("start_date":"2023-04-03")", "status-not-visible"},
              {R"("hiring_status":"active")", "start-date-not-visible"}});
  const Answer unknown = Pair("deel", "learnamp")(
      std::string(deel_head) + R"("hiring_status":"ghost","start_date":"2023-04-03"})");
  BOOST_TEST(unknown["decision"] == "hold");
  BOOST_TEST((unknown["because"].find("\"ghost\"") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(deel_s_work_address_counts_before_the_private_one) {
  const Pair map("deel", "learnamp");
  const std::string tail =
      R"("id":"d-1","first_name":"Ada","last_name":"King","hiring_status":"active","start_date":"2023-04-03"})";
  BOOST_TEST(map(R"({"emails":[{"type":"primary","value":"me@home.example"},
                        {"type":"work","value":"a@b.example"}],)" + tail)
                 .user("email") == "a@b.example");
  BOOST_TEST(map(R"({"emails":[{"type":"primary","value":"me@home.example"},{"type":"work","value":null}],)" + tail)
                 .user("email") == "me@home.example");
}

BOOST_AUTO_TEST_CASE(contractors_may_be_left_out) {
  const std::string record =
      std::string(deel_head) + R"("hiring_status":"active","hiring_type":"Contractor","start_date":"2023-04-03"})";
  BOOST_TEST(Pair("deel", "learnamp")(record)["decision"] == "include");
  BOOST_TEST(Pair("deel", "learnamp", "settings:\n  contractors: leave_out\n")(record)["rule"] == "contractors");
}

BOOST_AUTO_TEST_CASE(a_forgotten_password_costs_nobody_the_account) {
  const std::string head =
      R"({"id":"00u1","profile":{"firstName":"Kai","lastName":"Holm","email":"kai@holm.example"},)";
  check_rows(Pair("okta", "learnamp"), head,
             {{R"("status":"ACTIVE")", "active"},
              {R"("status":"STAGED")", "active"},
              {R"("status":"PASSWORD_EXPIRED")", "active"},
              {R"("status":"LOCKED_OUT")", "active"},
              {R"("status":"SUSPENDED")", "active"},
              {R"("status":"DEPROVISIONED")", "archived"},
              {R"("created":"2024-01-02T10:00:00.000Z")", "status-not-visible"}});
  BOOST_TEST(Pair("okta", "learnamp", "settings:\n  suspended: hold\n")(head + R"("status":"SUSPENDED"})")["rule"] ==
             "suspended");
}

BOOST_AUTO_TEST_CASE(only_an_id_of_okta_names_a_manager) {
  const auto manager = [](const std::string& value) {
    return Pair("okta", "learnamp")(R"({"id":"00u1","status":"ACTIVE","profile":{"firstName":"Kai","lastName":"Holm",
      "email":"kai@holm.example","managerId":")" + value + "\"}}").user("override_manager");
  };
  BOOST_TEST(manager("00u7") == "00u7");
  BOOST_TEST(manager("A12") != "A12");
}

BOOST_AUTO_TEST_CASE(of_a_history_in_successfactors_the_row_of_today_counts) {
  const auto person = [](const std::string& state, const std::string& jobs, const std::string& employments) {
    return Pair("successfactors", "learnamp")(
        R"({"personIdExternal":"90017","personalInfoNav":{"results":[
          {"startDate":"/Date(1577836800000)/","endDate":"/Date(253402214400000)/",
           "firstName":"Nora","lastName":"Dahl"},
          {"startDate":"/Date(1262304000000)/","endDate":"/Date(1577750400000)/",
           "firstName":"Nora","lastName":"Before"}]},
          "emailNav":{"results":[{"emailAddress":"n@home.example","isPrimary":true,
            "emailTypeNav":{"externalCode":"P"}},
          {"emailAddress":"nora.dahl@example.com","isPrimary":false,"emailTypeNav":{"externalCode":"B"}}]},
          "employmentNav":{"results":[)" + employments + R"({"userId":"nd17",
          "startDate":"/Date(1577836800000)/","endDate":null,
          "jobInfoNav":{"results":[)" + jobs + R"({"userId":"nd17",
          "seqNumber":"1","startDate":"/Date(1704067200000)/",
          "endDate":"/Date(253402214400000)/","jobTitle":"Lead","managerEmploymentNav":{"personIdExternal":"90001"},
          "emplStatusNav":{"externalCode":")" + state + R"("}}]}}]}})");
  };
  const std::string earlier = R"({"userId":"nd17","seqNumber":"1","startDate":"/Date(1577836800000)/",
    "endDate":"/Date(1703980800000)/","jobTitle":"Clerk","emplStatusNav":{"externalCode":"A"}},)";
  const std::string same_day = R"({"userId":"nd17","seqNumber":"2","startDate":"/Date(1704067200000)/",
    "endDate":"/Date(253402214400000)/","jobTitle":"Head","emplStatusNav":{"externalCode":"A"}},)";
  const std::string ended = R"({"userId":"nd3","startDate":"/Date(1262304000000)/","endDate":"/Date(1293753600000)/",
    "jobInfoNav":{"results":[]}},)";
  BOOST_TEST(person("A", earlier, "").user("job_title") == "Lead");
  BOOST_TEST(person("A", same_day, "").user("job_title") == "Head");
  BOOST_TEST(person("A", "", ended).user("hire_date") == "2020-01-01");
  BOOST_TEST(person("A", "", "").user("last_name") == "Dahl");
  BOOST_TEST(person("A", "", "").user("email") == "nora.dahl@example.com");
  BOOST_TEST(person("A", "", "").user("override_manager") == "90001");
  BOOST_TEST(person("P", "", "")["account"] == "active");
  BOOST_TEST(person("T", "", "")["account"] == "archived");
  BOOST_TEST(person("S", "", "")["rule"] == "suspended");
  BOOST_TEST(person("4600", "", "")["decision"] == "hold");
}

BOOST_AUTO_TEST_CASE(their_samples_are_read) {
  const std::pair<const char*, const char*> files[] = {{"sage_hr", "employees.json"},
                                                       {"deel", "page.json"},
                                                       {"okta", "users.json"},
                                                       {"successfactors", "page.json"}};
  for (const auto& [source, file] : files) {
    BOOST_TEST_CONTEXT(source) {
      const Pair map(source, "learnamp");
      const auto lines =
          lines_of(map_file(map.mapping(), std::string("mappings/") + source + "/samples/" + file, a_morning));
      BOOST_TEST(lines.size() >= 3U);
      BOOST_TEST(Answer(lines.front())["decision"] == "include");
    }
  }
}
