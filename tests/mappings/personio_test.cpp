/// What is peculiar about Personio's records, in both APIs: statuses, dates, empty values, names, and
/// several employments.

#include <array>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"
#include "tests/mappings/wire.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string outcome(const Answer& answer) {
  if (answer["decision"] == "include") return answer["account"];
  return answer["decision"] + ' ' + answer["rule"];
}

/// To Learn Amp, which shows more of a person than LearnUpon does.
struct Jana {
  explicit Jana(const std::string& lines = "settings:\n  custom_fields: [leave_date]\n")
      : first(pair_of("personio", "learnamp", lines)),
        second(pair_of("personio_v2", "learnamp", lines)) {}

  Answer v1(const Members& other = {}, std::string_view at = a_morning) const {
    return Answer(first.line(personio(other), at));
  }
  Answer v2(const Members& other = {}, std::string_view at = a_morning) const {
    return Answer(second.line(personio_v2(other), at));
  }

  CompiledMapping first, second;
};

std::string job(const char* id, const char* start, const char* end, const char* title,
                const Members& more = {}) {
  Members members{{"id", '"' + std::string(id) + '"'},
                  {"employment_start_date", '"' + std::string(start) + '"'},
                  {"position", R"({"title":")" + std::string(title) + R"("})"}};
  members["employment_end_date"] = end == nullptr ? "null" : '"' + std::string(end) + '"';
  for (const auto& [name, json] : more) members[name] = json;
  return employment(members);
}

std::string list(const std::vector<std::string>& jobs) {
  std::string out;
  for (const std::string& one : jobs) out += (out.empty() ? "[" : ",") + one;
  return out + ']';
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_status_of_personio_has_an_outcome_that_somebody_decided) {
  const Jana jana;
  const std::pair<const char*, const char*> first[] = {{R"("onboarding")", "active"},
                                                       {R"("active")", "active"},
                                                       {R"("leave")", "active"},
                                                       {R"("inactive")", "archived"},
                                                       {R"("Inactive ")", "archived"},
                                                       {R"("retired")", "hold status-not-visible"},
                                                       {R"("")", "hold status-not-visible"},
                                                       {"null", "hold status-not-visible"},
                                                       {"(none)", "hold status-not-visible"}};
  for (const auto& [status, wanted] : first) {
    BOOST_TEST_CONTEXT(status) { BOOST_TEST(outcome(jana.v1({{"status", status}})) == wanted); }
  }
  const std::pair<const char*, const char*> second[] = {
      {R"("ONBOARDING")", "active"},
      {R"("ACTIVE")", "active"},
      {R"("LEAVE")", "active"},
      {R"("INACTIVE")", "archived"},
      {R"("UNSPECIFIED")", "hold status-not-visible"},
      {R"("RETIRED")", "hold status-not-visible"},
  };
  for (const auto& [status, wanted] : second) {
    BOOST_TEST_CONTEXT(status) { BOOST_TEST(outcome(jana.v2({{"job.status", status}})) == wanted); }
    BOOST_TEST_CONTEXT("person " << status) {
      if (std::string_view(status) == R"("ONBOARDING")") continue;
      if (std::string_view(status) == R"("LEAVE")") continue;
      // The person's own status counts where no employment says one.
      BOOST_TEST(outcome(jana.v2({{"status", status}, {"job.status", "null"}})) == wanted);
    }
  }
  BOOST_TEST(outcome(jana.v2({{"status", "(none)"}, {"job.status", "(none)"}})) ==
             "hold status-not-visible");
}

BOOST_AUTO_TEST_CASE(a_status_that_personio_invents_stands_in_the_sentence) {
  const Answer answer = Jana().v1({{"status", R"("retired")"}});
  BOOST_TEST(answer["because"].find("\"retired\"") != std::string::npos, answer["because"]);
}

BOOST_AUTO_TEST_CASE(the_day_that_is_written_counts_whatever_its_offset) {
  const Jana jana;
  const std::pair<const char*, const char*> dates[] = {
      {R"("2023-07-01T00:00:00+02:00")", "2023-07-01"},
      {R"("2014-11-09T00:00:00+01:00")", "2014-11-09"},
      {R"("2024-03-31T00:00:00+01:00")", "2024-03-31"},  // the clocks go forward
      {R"("2024-10-27T00:00:00+02:00")", "2024-10-27"},  // and back
      {R"("2023-07-01")", "2023-07-01"}};
  for (const auto& [written, day] : dates) {
    BOOST_TEST(jana.v1({{"hire_date", written}}).user("hire_date") == day);
  }
}

BOOST_AUTO_TEST_CASE(what_personio_leaves_empty_is_blank_in_whatever_form) {
  const Jana jana;
  for (const char* empty : {"null", R"("")", "[]", "(none)"}) {
    BOOST_TEST_CONTEXT(empty) {
      const Answer answer = jana.v1({{"position", empty},
                                     {"department", empty},
                                     {"office", empty},
                                     {"termination_date", empty},
                                     {"preferred_name", empty}});
      BOOST_TEST(answer["decision"] == "include");
      for (const char* name : {"job_title", "primary_team", "location"}) {
        BOOST_TEST(answer.user(name) == "(kept)");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(ids_of_personio_are_texts_and_the_same_in_both_apis) {
  const Jana jana;
  BOOST_TEST(jana.v1()["person"] == "4711");
  BOOST_TEST(jana.v2()["person"] == "4711");
  BOOST_TEST(jana.v1({{"id", "9007199254740993"}})["person"] == "9007199254740993");
  BOOST_TEST(jana.v1().user("override_manager") == "12");
  BOOST_TEST(jana.v2().user("override_manager") == "12");
}

BOOST_AUTO_TEST_CASE(both_apis_say_the_same_about_jana) {
  const Jana jana("settings:\n  secondary_teams_from: company\n");
  const std::string first = jana.v1().line();
  BOOST_TEST(first == jana.v2().line());
}

BOOST_AUTO_TEST_CASE(an_attribute_that_is_not_granted_begins_and_ends_nothing) {
  const Jana jana;
  BOOST_TEST(outcome(jana.v1({{"hire_date", "(none)"}})) == "hold start-date-not-visible");
  BOOST_TEST(outcome(jana.v2({{"employments", R"([{"id":"6f0f"}])"}})) ==
             "hold start-date-not-visible");
  BOOST_TEST(outcome(jana.v2({{"employments", "(none)"}, {"status", "(none)"}})) ==
             "hold status-not-visible");
  // It does not keep the account of somebody who has left.
  BOOST_TEST(outcome(jana.v1({{"hire_date", "(none)"}, {"status", R"("inactive")"}})) ==
             "archived");
}

BOOST_AUTO_TEST_CASE(the_last_working_day_counts_unless_a_setting_says_otherwise) {
  const Members first{{"termination_date", R"("2026-12-31T00:00:00+01:00")"},
                      {"last_working_day", R"("2026-11-20T00:00:00+01:00")"}};
  BOOST_TEST(outcome(Jana().v1(first)) == "archived");
  const Jana until_the_end("settings:\n  access_until: end_date\n");
  BOOST_TEST(outcome(until_the_end.v1(first)) == "active");
  for (const char* spelled : {"last_working_day", "last_working_date"}) {
    const Members second{{"job.termination", R"({"termination_date":"2026-12-31",")" +
                                                 std::string(spelled) + R"(":"2026-11-20"})"}};
    BOOST_TEST(outcome(Jana().v2(second)) == "archived");
    BOOST_TEST(outcome(until_the_end.v2(second)) == "active");
  }
}

BOOST_AUTO_TEST_CASE(whoever_comes_back_to_personio_is_not_ended_by_the_time_before) {
  const Jana jana;
  const Members first{{"hire_date", R"("2026-10-01T00:00:00+02:00")"},
                      {"termination_date", R"("2024-06-30T00:00:00+02:00")"},
                      {"last_working_day", R"("2024-06-15T00:00:00+02:00")"}};
  BOOST_TEST(outcome(jana.v1(first)) == "active");
  BOOST_TEST(jana.v1(first).user("leave_date") == "(cleared)");
  const Members second{{"employments", list({job("a", "2020-01-01", "2024-06-30", "Clerk",
                                                 {{"status", R"("INACTIVE")"}}),
                                             job("b", "2026-10-01", nullptr, "Lead")})}};
  BOOST_TEST(outcome(jana.v2(second)) == "active");
  BOOST_TEST(jana.v2(second).user("job_title") == "Lead");
  BOOST_TEST(jana.v2(second).user("leave_date") == "(cleared)");
}

BOOST_AUTO_TEST_CASE(the_order_of_employments_means_nothing) {
  const Jana jana;
  const std::vector<std::string> jobs{
      job("a", "2020-01-01", "2024-06-30", "Clerk", {{"status", R"("INACTIVE")"}}),
      job("b", "2024-07-01", nullptr, "Lead"),
      job("c", "2027-02-01", nullptr, "Head", {{"status", R"("ONBOARDING")"}})};
  const std::string one = jana.v2({{"employments", list({jobs[0], jobs[1], jobs[2]})}}).line();
  BOOST_TEST(one.find(R"("job_title":"Lead")") != std::string::npos);
  for (const auto& order : {std::array{2, 1, 0}, std::array{1, 0, 2}, std::array{2, 0, 1}}) {
    std::vector<std::string> turned;
    for (const int i : order) turned.push_back(jobs[static_cast<std::size_t>(i)]);
    BOOST_TEST(jana.v2({{"employments", list(turned)}}).line() == one);
  }
}

BOOST_AUTO_TEST_CASE(from_one_employment_to_the_next_nothing_ends) {
  const Jana jana;
  const Members change{
      {"employments", list({job("a", "2025-01-01", "2026-11-30", "Freelancer",
                                {{"type", R"("EXTERNAL")"},
                                 {"termination", R"({"termination_date":"2026-11-30"})"}}),
                            job("b", "2026-12-01", nullptr, "Engineer",
                                {{"status", R"("ONBOARDING")"}})})}};
  BOOST_TEST(outcome(jana.v2(change)) == "active");
  BOOST_TEST(jana.v2(change).user("job_title") == "Freelancer");
  BOOST_TEST(jana.v2(change).user("leave_date") == "(cleared)");
  BOOST_TEST(outcome(jana.v2(change, "2026-11-30T23:30:00Z")) == "active");
  BOOST_TEST(jana.v2(change, "2026-12-01T09:00:00Z").user("job_title") == "Engineer");
  // With three months between, the account ends on the last day of the first.
  const Members gap{{"employments", list({job("a", "2025-01-01", "2026-11-20", "Freelancer"),
                                          job("b", "2027-03-01", nullptr, "Engineer",
                                              {{"status", R"("ONBOARDING")"}})})}};
  BOOST_TEST(jana.v2(gap, "2026-11-20T09:00:00Z").user("leave_date") == "2026-11-20");
}

BOOST_AUTO_TEST_CASE(of_two_employments_at_once_the_larger_one_counts) {
  const Jana jana("settings:\n  secondary_teams_from: departments\n");
  const std::string sales = R"([{"type":"department","id":"1","name":"Sales"}])";
  const std::string works = R"([{"type":"department","id":"2","name":"Works council"},)"
                            R"({"type":"team","id":"5","name":"South"}])";
  const Members both{
      {"employments", list({job("a", "2024-01-01", nullptr, "Clerk",
                                {{"weekly_working_hours", "10"}, {"org_units", works}}),
                            job("b", "2024-01-01", nullptr, "Manager",
                                {{"weekly_working_hours", "28.5"}, {"org_units", sales}}),
                            job("c", "2019-01-01", "2023-12-31", "Trainee",
                                {{"org_units", R"([{"type":"department","name":"Depot"}])"}})})}};
  const Answer answer = jana.v2(both);
  BOOST_TEST(answer.user("job_title") == "Manager");
  BOOST_TEST(answer.user("primary_team") == "Sales");
  BOOST_TEST(answer.line().find(R"("secondary_teams":["Works council"])") != std::string::npos,
             answer.line());
}

BOOST_AUTO_TEST_CASE(the_preferred_name_is_known_without_the_last_name) {
  const Jana jana("settings:\n  known_as_first: yes\n");
  struct Case {
    const char* preferred;
    const char* first;
    const char* last;
    const char* shown;
  };
  const Case cases[] = {{"Jani Vogt", "Jana", "Vogt", "Jani"},   {"Jani", "Jana", "Vogt", "Jani"},
                        {"Vogt Jani", "Jana", "Vogt", "Jani"},   {"陳志明", "志明", "陳", "志明"},
                        {"Vogtine", "Jana", "Vogt", "Vogtine"},  {"", "Jana", "Vogt", "Jana"},
                        {"Ana Maria de la Cruz", "Ana", "de la Cruz", "Ana Maria"}};
  const auto quoted = [](const std::string& text) { return '"' + text + '"'; };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.preferred) {
      const Members other{{"preferred_name", quoted(one.preferred)},
                          {"first_name", quoted(one.first)},
                          {"last_name", quoted(one.last)}};
      BOOST_TEST(jana.v1(other).user("first_name") == one.shown);
      BOOST_TEST(jana.v2(other).user("first_name") == one.shown);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_samples_of_personio_are_read) {
  const CompiledMapping first = pair_of("personio", "learnupon");
  const auto v1 = lines_of(map_file(first, "mappings/personio/samples/page.json", a_morning));
  BOOST_TEST_REQUIRE(v1.size() == 3U);
  BOOST_TEST(Answer(v1[0]).user("email") == "jana.vogt@example.com");
  BOOST_TEST(Answer(v1[1])["account"] == "archived");
  BOOST_TEST(Answer(v1[2])["rule"] == "status-not-visible");
  const CompiledMapping second = pair_of("personio_v2", "learnupon");
  const auto v2 = lines_of(map_file(second, "mappings/personio_v2/samples/joined.json", a_morning));
  BOOST_TEST_REQUIRE(v2.size() == 3U);
  BOOST_TEST(Answer(v2[0]).user("email") == "jana.vogt@example.com");
  BOOST_TEST(Answer(v2[1])["account"] == "archived");
  BOOST_TEST(Answer(v2[2])["rule"] == "status-not-visible");
}
