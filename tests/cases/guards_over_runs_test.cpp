/// Guards that look at earlier runs, on both sides of their boundaries; and each guard taken away, to see
/// that nothing else would have held what it holds.

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/planned.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

Instant instant(const char* text) { return *parse_instant(text); }

/// `count` people who are linked and unchanged; `more` is added to the records of the first `changed`.
struct Company {
  CaseQuestion question;
  Memory memory;

  explicit Company(int count, int changed = 0, const std::string& more = "",
                   const std::string& present = "", const std::string& rest = "",
                   const std::string& groups = "") {
    memory.first_released = instant("2020-01-01T00:00:00Z");
    memory.mail_released = memory.first_released;
    for (int n = 0; n < count; ++n) {
      const std::string names = R"("first":"A","last":"B")";
      question.records += fmt::format(R"({{"id":"E{0:04}","email":"p{0}@x.example",{1}{2}}})" "\n", n,
                                      names, n < changed ? more : rest);
      question.users += fmt::format(
          R"({{"id":"U{0:04}","managed":true,"person":"E{0:04}","fields":{{"email":"p{0}@x.example",)"
          R"("first_name":"A","last_name":"B"{1}}},"groups":[{2}]}})" "\n", n, present, groups);
      remember(memory, Linked{fmt::format("E{:04}", n), fmt::format("U{:04}", n),
                              instant("2026-01-01T00:00:00Z"), LinkEvidence::stored});
    }
  }

  [[nodiscard]] Planned plan() {
    question.memory = &memory;
    return Planned(case_mapping(), question);
  }
  /// What a guard says, or nothing.
  [[nodiscard]] std::string said(const std::string& guard) {
    const Planned planned = plan();
    for (const GuardResult& one : planned.plan().guards) {
      if (one.name == guard && one.tripped) return one.because;
    }
    return "";
  }
  [[nodiscard]] std::size_t held() {
    const Planned planned = plan();
    return static_cast<std::size_t>(std::ranges::count_if(
        planned.plan().mutations, [](const Mutation& one) { return one.guard != nobody; }));
  }
  [[nodiscard]] std::size_t planned() { return plan().plan().mutations.size(); }
  /// The guard is silent, and so many mutations go: all that there are.
  void goes(const std::string& guard, std::size_t count) {
    BOOST_TEST(said(guard) == "");
    BOOST_TEST(planned() == count);
    BOOST_TEST(held() == 0U);
  }
  /// The guard says why, and all of them wait.
  void waits(const std::string& guard, std::size_t count, const std::string& because) {
    BOOST_TEST(said(guard) == because);
    BOOST_TEST(planned() == count);
    BOOST_TEST(held() == count);
  }
  void archived_before(int count, const char* at) {
    for (int n = 0; n < count; ++n) {
      remember(memory, Archived{fmt::format("V{}{}", at, n), "", instant(at), true, "", {}, ""});
    }
  }
  void snapshot(std::map<std::string, std::uint32_t> coverage, const char* identity = "") {
    SnapshotMemory one;
    one.at = instant("2026-11-20T08:00:00Z");
    one.coverage = std::move(coverage);
    one.identity = identity;
    remember(memory, SnapshotAccepted{one});
  }
};

const std::string left = R"(,"status":"archived")";

}  // namespace

BOOST_AUTO_TEST_CASE(archives_of_one_day_are_added_up) {
  Company company(490, 14, left);
  company.archived_before(11, "2026-11-21T02:00:00Z");   // 25 of 501: 5 % are 25
  company.goes("archive_in_a_day", 14);
  company.archived_before(1, "2026-11-21T03:00:00Z");
  company.waits("archive_in_a_day", 14, "26 of 502 users would be archived within 24 hours, more than 25");
}

BOOST_AUTO_TEST_CASE(archives_of_the_day_before_do_not_count) {
  Company company(490, 14, left);
  company.archived_before(20, "2026-11-20T08:00:00Z");   // 24 hours ago
  company.goes("archive_in_a_day", 14);
  company.archived_before(20, "2026-11-20T08:00:01Z");
  company.waits("archive_in_a_day", 14, "34 of 510 users would be archived within 24 hours, more than 25");
}

BOOST_AUTO_TEST_CASE(a_field_that_loses_ten_points_holds_everything_and_less_holds_nothing) {
  // Of 100 records, 17 had a title last time.
  const auto titled = [](int count) {
    Company company(100, count, R"(,"title":"Lead")", "", R"(,"type":"Temp")");
    company.snapshot({{"title", 170}, {"type", 0}});
    return company;
  };
  titled(8).goes("field_coverage:title", 8);
  titled(7).goes("field_coverage:title", 7);
  titled(6).waits("field_coverage:title", 6, "11 of 100 records have lost their title, more than 10");
}

BOOST_AUTO_TEST_CASE(ids_in_another_form_hold_everything_beyond_one_percent) {
  const auto rewritten = [](int count) {
    Company company(200, 1, R"(,"title":"Lead")");
    for (int n = 200 - count; n < 200; ++n) {
      const std::string from = fmt::format(R"("id":"E{:04}")", n);
      company.question.records.replace(company.question.records.find(from), from.size(),
                                       fmt::format(R"("id":"0E{:04}")", n));
    }
    return company;
  };
  rewritten(0).goes("id_format", 1);
  rewritten(2).goes("id_format", 3);   // two are linked to their new ids
  rewritten(3).waits("id_format", 4, "3 of 200 people have the same id, written in another way, more than 2");
}

BOOST_AUTO_TEST_CASE(nothing_goes_before_a_first_word) {
  Company company(3, 1, R"(,"title":"Lead")");
  company.goes("first_run", 1);
  company.memory.first_released.reset();
  company.waits("first_run", 1,
                "nothing was ever let through here: somebody has to look at the first plan");
}

BOOST_AUTO_TEST_CASE(another_source_holds_everything) {
  Company company(3, 1, R"(,"title":"Lead")");
  company.snapshot({}, "acme");
  company.question.source.identity = "acme";
  company.goes("source_identity", 1);
  company.question.source.identity = "globex";
  company.waits("source_identity", 1, "the records are of another source than the last ones");
}

/// What no guard counts: a plan of records that are not all takes nothing away, and who is protected is
/// not in it. Without that it would happen.
BOOST_AUTO_TEST_CASE(without_the_certificate_or_the_protection_what_they_keep_out_happens) {
  Company company(100, 3, left);
  company.goes("archive_user", 3);
  company.question.source.incomplete = "page 4 of 5 did not come";
  company.goes("archive_user", 0);
  company.question.source.incomplete.clear();
  company.question.guards.protected_ = {"p0@x.example", "U0001", "E0002"};
  company.goes("archive_user", 0);
  company.question.guards.protected_.pop_back();
  company.goes("archive_user", 1);
}

/// One situation for each guard in which it alone holds something. Without it, all of it happens.
BOOST_AUTO_TEST_CASE(without_a_guard_what_it_holds_happens) {
  const std::string sales = R"({"id":"g1","kind":"team","name":"Sales","managed":true})" "\n"
                            R"({"id":"g2","kind":"team","name":"Marketing","managed":true})" "\n";
  const auto moved = [&](int count, int changed) {
    Company made(count, changed, R"(,"department":"Marketing")", "", R"(,"department":"Sales")", R"("g1")");
    made.question.groups = sales;
    for (int n = 0; n < count; ++n) remember(made.memory, Joined{fmt::format("E{:04}", n), "g1"});
    return made;
  };
  const auto missing = [] {
    Company made(200, 1, left);
    std::size_t at = 0;
    for (int n = 0; n < 189; ++n) at = made.question.records.find('\n', at) + 1;
    made.question.records.resize(at);
    return made;
  };
  const auto grown = [] {
    Company made(50);
    for (int n = 50; n < 61; ++n) {
      made.question.records += fmt::format(
          R"({{"id":"N{0}","email":"n{0}@x.example","first":"A","last":"B"}})" "\n", n);
    }
    return made;
  };
  const auto lost = [] {
    Company made(100, 40, R"(,"title":"Lead")");
    made.snapshot({{"title", 900}});
    return made;
  };
  const auto slow = [] {
    Company made(490, 14, left);
    made.archived_before(20, "2026-11-21T02:00:00Z");
    return made;
  };
  const auto ids = [] {
    Company made(100, 3, R"(,"title":"Lead")");
    for (int n = 90; n < 94; ++n) {
      const std::string from = fmt::format(R"("id":"E{:04}")", n);
      made.question.records.replace(made.question.records.find(from), from.size(),
                                    fmt::format(R"("id":"0E{:04}")", n));
    }
    return made;
  };
  const auto elsewhere = [] {
    Company made(3, 1, R"(,"title":"Lead")");
    made.snapshot({}, "acme");
    made.question.source.identity = "globex";
    return made;
  };
  const auto half_told = [&] {
    Company made = moved(3, 1);
    made.question.source.groups_incomplete = "departments did not come";
    return made;
  };
  const auto opened = [] {
    Company made(50, 0);
    made.question.records += R"({"id":"N1","email":"n1@x.example","first":"A","last":"B"})" "\n";
    remember(made.memory, ScopeSeen{"sha256:before", true});
    return made;
  };
  const auto unseen = [] {
    Company made(3, 1, R"(,"title":"Lead")");
    made.memory.first_released.reset();
    return made;
  };
  const auto renamed = [&] {
    Company made(6, 6, R"(,"department":"Revenue")", "", "", R"("g1")");
    made.question.groups = R"({"id":"g1","kind":"team","name":"Sales","managed":true,"key":"Sales"})" "\n";
    for (int n = 0; n < 6; ++n) remember(made.memory, Joined{fmt::format("E{:04}", n), "g1"});
    return made;
  };
  const std::string lead = R"(,"title":"Lead")", boss = R"(,"title":"Boss")";
  const std::pair<GuardName, std::function<Company()>> situations[] = {
      {GuardName::archive_user, [] { return Company(400, 16, left); }},
      {GuardName::remove_member, [&] { return moved(100, 11); }},
      {GuardName::remove_from_group, [&] { return moved(12, 5); }},
      {GuardName::clear_field, [&] { return Company(200, 11, "", lead, lead); }},
      {GuardName::set_manager,
       [] { return Company(100, 16, R"(,"manager":"E0002")", R"(,"manager":"U0001")", R"(,"manager":"E0001")"); }},
      {GuardName::update_field, [&] { return Company(40, 21, boss, lead, lead); }},
      {GuardName::create_user, grown},
      {GuardName::source_population, missing},
      {GuardName::archive_in_a_day, slow},
      {GuardName::field_coverage, lost},
      {GuardName::id_format, ids},
      {GuardName::source_identity, elsewhere},
      {GuardName::groups_source, half_told},
      {GuardName::scope_change, opened},
      {GuardName::first_run, unseen},
      {GuardName::proposal, renamed},
  };
  BOOST_TEST(std::size(situations) == guard_count);
  for (const auto& [guard, situation] : situations) {
    BOOST_TEST_CONTEXT(name_of(guard)) {
      Company company = situation();
      const std::size_t planned = company.planned();
      BOOST_TEST(company.held() > 0U);
      company.question.guards.taken_away[static_cast<std::size_t>(guard)] = true;
      BOOST_TEST(company.held() == 0U);
      BOOST_TEST(company.planned() == planned);
    }
  }
}
