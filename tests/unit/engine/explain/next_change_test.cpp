#include "engine/explain/next_change.hpp"

#include <random>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/unit/engine/explain/office.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string shown(const NextChange& made) {
  if (!made.at) return made.horizon ? "not soon" : "never";
  return instant_text(*made.at) + " " + day_text(made.day) + " " + made.zone;
}

std::string rule(const std::string& condition) {
  return "    - id: r\n      say: r\n      exclude: " + condition + "\n      if blank: include\n";
}

/// By a rule with this condition, for Ada as she is but for `work` and `zone`.
std::string next_by(const std::string& condition, const std::string& work, const std::string& zone,
                    std::string_view at) {
  const CompiledMapping mapping(office(condition.empty() ? "" : rule(condition)));
  Json record = ada_with("work", work);
  record = replaced(record, JsonLocation{{"zone"}}, Json::from_text(zone)).value();
  const Inquiry inquiry = inquiry_of(mapping, at);
  const NextChange made = next_change(inquiry, record);
  BOOST_TEST(made.is_complete);
  if (made.at) {
    BOOST_TEST(standing_line(inquiry, record, {*made.at}) !=
               standing_line(inquiry, record, inquiry.clock));
    BOOST_TEST(standing_line(inquiry, record, {{made.at->micros - 1}}) ==
               standing_line(inquiry, record, inquiry.clock));
  }
  return shown(made);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_account_begins_and_ends_with_days_of_its_zone) {
  const std::string at = "2026-03-01T08:00:00Z";
  BOOST_TEST(next_by("", R"({"start":"24/04/2026"})", "Africa/Cairo", at) ==
             "2026-04-23T22:00:00Z 2026-04-24 Africa/Cairo");
  BOOST_TEST(next_by("", R"({"start":"01/02/2026","end":"2026-04-23"})", "Africa/Cairo", at) ==
             "2026-04-23T22:00:00Z 2026-04-24 Africa/Cairo");
  BOOST_TEST(next_by("", R"({"start":"01/02/2026","end":"2028-02-28"})", "Pacific/Auckland", at) ==
             "2028-02-28T11:00:00Z 2028-02-29 Pacific/Auckland");
  BOOST_TEST(next_by("", R"({"start":"01/02/2026"})", "UTC", at) == "never");
}

BOOST_AUTO_TEST_CASE(a_date_that_is_compared_with_today_gives_its_instant) {
  const std::string at = "2026-03-01T08:00:00Z";
  const std::string start = R"({"start":"31/01/2026"})";
  // Three months from 31 January is 30 April, and 30 April - 3 months is 30 January.
  BOOST_TEST(next_by("worker.start_date after today(in worker.zone) - 3 months", start,
                     "Europe/London", at) == "2026-04-30T23:00:00Z 2026-05-01 Europe/London");
  BOOST_TEST(next_by("worker.start_date + 3 months on or after today(in worker.zone)", start,
                     "Europe/London", at) == "2026-04-30T23:00:00Z 2026-05-01 Europe/London");
  BOOST_TEST(next_by("worker.start_date + 2 years after today(in \"UTC\")",
                     R"({"start":"29/02/2024"})", "America/New_York",
                     "2026-01-01T00:00:00Z") == "2026-02-28T00:00:00Z 2026-02-27 America/New_York");
  BOOST_TEST(next_by("worker.start_date is today(in worker.zone)", R"({"start":"02/03/2026"})",
                     "Asia/Kolkata", at) == "2026-03-01T18:30:00Z 2026-03-02 Asia/Kolkata");
}

BOOST_AUTO_TEST_CASE(other_uses_of_today_are_followed_day_by_day) {
  BOOST_TEST(next_by("years_between(worker.start_date, today(in worker.zone)) >= 2",
                     R"({"start":"01/03/2025"})", "Europe/London",
                     "2026-11-21T08:00:00Z") == "2027-03-01T00:00:00Z 2027-03-01 Europe/London");
  BOOST_TEST(next_by("years_between(worker.start_date, today(in worker.zone)) >= 20",
                     R"({"start":"01/03/2025"})", "Europe/London",
                     "2026-11-21T08:00:00Z") == "not soon");
}

BOOST_AUTO_TEST_CASE(an_invitation_that_is_due_at_once_is_no_change_by_itself) {
  const CompiledMapping mapping(office("", hr_source, "invite: immediately\n"));
  const Inquiry inquiry = inquiry_of(mapping);
  const NextChange made = next_change(inquiry, json_of(ada));
  BOOST_TEST(made.before.invite.has_value());
  BOOST_TEST(shown(made) == "never");
}

BOOST_AUTO_TEST_CASE(an_invitation_on_a_day_is_no_change_once_it_is_due) {
  for (const char* day : {"today(in \"UTC\")", "worker.start_date", "worker.start_date + 1 year"}) {
    const CompiledMapping mapping(
        office("", hr_source, "invite: on " + std::string(day) + "\n"));
    const NextChange made = next_change(inquiry_of(mapping), json_of(ada));
    BOOST_TEST_CONTEXT(day) {
      BOOST_TEST(made.before.invite.has_value());
      BOOST_TEST(shown(made) == (std::string_view(day).starts_with("today") ? "not soon" : "never"));
    }
  }
}

BOOST_AUTO_TEST_CASE(employments_that_end_and_begin_are_changes) {
  const CompiledMapping mapping(office("", jobs_source));
  const Json record = json_of(grace);
  const std::vector<std::pair<std::string, std::string>> table{
      {"2019-06-01T00:00:00Z", "2020-01-01T05:00:00Z 2020-01-01 America/New_York"},
      {"2026-11-21T08:00:00Z", "2027-01-01T05:00:00Z 2027-01-01 America/New_York"},
      {"2027-01-01T05:00:00Z", "2027-02-01T05:00:00Z 2027-02-01 America/New_York"},
      {"2027-02-01T05:00:00Z", "not soon"}};
  for (const auto& [at, wanted] : table) {
    const Inquiry inquiry = inquiry_of(mapping, at);
    const NextChange made = next_change(inquiry, record);
    BOOST_TEST_CONTEXT(at) {
      BOOST_TEST(shown(made) == wanted);
      BOOST_TEST(made.is_complete);
    }
  }
}

// Against every hour of a year: nothing changes before what is found, and there it does.
BOOST_AUTO_TEST_CASE(no_hour_of_a_year_knows_an_earlier_change) {
  const std::vector<std::string> conditions{
      "worker.start_date after today(in worker.zone) - 3 months",
      "worker.end_date before today(in settings.zone) + 2 weeks",
      "worker.start_date is today(in worker.zone)",
      "worker.start_date + 1 year on or before today(in \"Asia/Kolkata\")",
      "months_between(worker.start_date, today(in worker.zone)) >= 7",
      "now() > start_of_day(worker.end_date, in worker.zone) - 36 hours",
      "day_of(now(), in worker.zone) after worker.end_date",
      "today(in worker.zone) in (2026-04-24, 2026-10-30, 2027-02-28)",
      "start_of_month(today(in worker.zone)) is start_of_month(worker.end_date)"};
  const std::vector<std::string> zones{"Africa/Cairo", "Europe/London",    "Pacific/Auckland",
                                       "Asia/Kolkata", "America/St_Johns", "UTC"};
  std::mt19937 random(42);
  const RunClock begin = clock_at("2026-03-01T07:30:00Z");
  constexpr std::int64_t hour = 3'600 * micros_per_second;
  for (const std::string& condition : conditions) {
    std::string text = condition;
    if (text.starts_with("now()")) text.replace(6, 1, "after");
    const CompiledMapping mapping(office(rule(text)));
    for (int round = 0; round < 2; ++round) {
      const std::string& zone = zones[random() % zones.size()];
      const Day start{static_cast<std::int32_t>(20'300 + random() % 500)};
      const Day end{static_cast<std::int32_t>(20'520 + random() % 300)};
      const DayParts s = parts(start);
      const std::string work = "{\"start\":\"" + std::string(s.day < 10 ? "0" : "") +
                               std::to_string(s.day) + (s.month < 10 ? "/0" : "/") +
                               std::to_string(s.month) + "/" + std::to_string(s.year) +
                               "\",\"end\":\"" + day_text(end) + "\"}";
      Json record = ada_with("work", work);
      record = replaced(record, JsonLocation{{"zone"}}, Json::from_text(zone)).value();
      Inquiry inquiry = inquiry_of(mapping);
      inquiry.clock = begin;
      const NextChange made = next_change(inquiry, record);
      const std::string before = standing_line(inquiry, record, begin);
      BOOST_TEST_CONTEXT(text << " " << zone << " " << work << " " << shown(made)) {
        BOOST_TEST(made.is_complete);
        if (made.at) {
          BOOST_TEST(standing_line(inquiry, record, {*made.at}) != before);
          BOOST_TEST(standing_line(inquiry, record, {{made.at->micros - 1}}) == before);
        }
        for (std::int64_t i = 0; i < 366 * 24; i += 1) {
          const Instant at{begin.now.micros + i * hour};
          if (made.at && at >= *made.at) break;
          if (standing_line(inquiry, record, {at}) == before) continue;
          BOOST_ERROR("an earlier change at " + instant_text(at));
          break;
        }
      }
    }
  }
}
