/// Every source, every fault of the list (connector requirements, part J) that concerns reading, at every request
/// and on every page: everybody with a certificate, or an honest part; never a wrong whole.
///
/// Two kinds of things nobody can see in the answers of a vendor that counts nothing: a row that is left out, and a
/// row that slips from a page that is yet to come to one that was read. One that counts hides the second, too, where
/// somebody leaves and another comes in the same moment. They are `unseen` here. What finds them
/// later: the guard of the source's population, and the look at the one person before an account is taken away; for
/// each of them the test takes that look.

#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/connect/small_source.hpp"

namespace joinery::testing {
namespace {

/// What comes of it if it strikes once, and if it lasts.
struct Outcome {
  Then once, lasting;
};
constexpr Outcome passes{Then::heals, Then::incomplete};
constexpr Outcome final{Then::incomplete, Then::incomplete};
constexpr Outcome harmless{Then::heals, Then::heals};
constexpr Outcome open{Then::honest, Then::honest};
constexpr Outcome unnoticed{Then::unseen, Then::unseen};

/// A fault on the way: any answer may meet with it.
struct WayFault {
  const char* name;
  Outcome outcome;
  const char* only = "";   ///< the one simulator that plays it
};
constexpr WayFault on_the_way[] = {
    {"truncated_array", passes},
    {"cut_connection", passes},
    {"connection_reset", passes},
    {"empty_200", passes},
    {"html_200", passes},
    {"garbage_after_json", passes},
    {"throttle_429=2", passes},
    {"throttle_429_no_retry_after", passes},
    {"throttle_503_date=2", passes},
    {"server_error", passes},
    {"throttle_429=86400", final},
    {"forbidden", final},
    {"redirect_elsewhere", final},
    {"compressed_bomb=2", final},
    {"rotated_token_lost", harmless, "personio"},
    {"weekly_budget_gone=2", passes, "okta"},
    {"weekly_budget_gone=604800", final, "okta"},
};

/// A fault in what a page says, for sources whose pages count, and for the others.
struct PageFault {
  const char* name;
  Outcome counted, uncounted;
  const char* only = "";   ///< with `!` before it: all but that
};
constexpr PageFault on_pages[] = {
    {"is_error_200", passes, passes, "!peoplehr"},
    {"is_error_200", final, final, "peoplehr"},   // it says that access was taken away
    {"status0_with_error_text", passes, passes, "peoplehr"},
    {"directory_404_empty", final, final, "peoplehr"},
    {"page_repeat", open, open},
    {"cursor_loop", open, open},
    {"same_person_twice", {Then::heals, Then::honest}, harmless},
    {"page_gap", {Then::honest, Then::incomplete}, unnoticed},
    {"short_page", {Then::heals, Then::honest}, unnoticed},
    {"empty_list", passes, unnoticed},
    {"total_lies", open, harmless},
    {"total_moves", {Then::incomplete, Then::incomplete}, harmless},
};

/// One leaves, another comes: a vendor that counts its lists counts as many as before.
constexpr std::string_view balanced = "rehire_same_email";
constexpr const char* stories[] = {
    "id_renamed", "email_swapped_between_two_people", "manager_name_ambiguous", "manager_cycle", "future_hire",
    "future_leaver", "garden_leave", "rehire_same_email", "three_employments", "localised_country",
    "list_item_renamed", "dst_midnight", "row_moves_during_paging", "row_vanishes_during_paging"};

bool is_played(const char* only, const SourceUnderTest& source) {
  if (*only == '!') return std::string_view(only + 1) != source.simulator;
  return *only == '\0' || std::string_view(only) == source.simulator;
}

void strike(SmallSource& small, const std::string& fault, Then then) {
  const std::string wrong = small.wrong_with(small.with({fault}), then);
  BOOST_TEST(wrong.empty(), small.source().mapping << " " << fault << ": " << wrong);
}

/// Signing in anew helps where one signs in by a request, but if just that is refused.
Then of_unauthorized(SmallSource& small, std::size_t request) {
  const auto& sign_in = small.reading().connector().sign_in;
  return sign_in && sign_in->exchange && request > 1 ? Then::heals : Then::incomplete;
}

/// What goes wrong on the way heals or is told, at every request.
void strike_on_the_way(SmallSource& one) {
  for (std::size_t request = 1; request <= one.requests(); ++request) {
    const std::string once = "@request:" + std::to_string(request);
    const std::string lasting = "@from:" + std::to_string(request);
    for (const WayFault& fault : on_the_way) {
      if (!is_played(fault.only, one.source())) continue;
      strike(one, fault.name + once, fault.outcome.once);
      strike(one, fault.name + lasting, fault.outcome.lasting);
    }
    strike(one, "unauthorized" + once, of_unauthorized(one, request));
    strike(one, "unauthorized" + lasting, Then::incomplete);
  }
}

/// What a page says wrongly heals or is told, on every page.
void strike_pages(SmallSource& one) {
  const SourceUnderTest& source = one.source();
  for (std::size_t page = 1; page <= one.pages(); ++page) {
    const std::string place = "@page:" + std::to_string(page);
    for (const PageFault& fault : on_pages) {
      if (!is_played(fault.only, source)) continue;
      const Outcome& outcome = source.counts ? fault.counted : fault.uncounted;
      strike(one, fault.name + place + "x1", outcome.once);
      strike(one, fault.name + place, outcome.lasting);
    }
    // Of the few people on the last page nobody notices; what is not there is not cleared, either.
    strike(one, std::string("permission_revoked_midway=") + source.fields.front() + place,
           page == 1 ? Then::incomplete : Then::honest);
  }
  for (const char* field : source.fields)
    strike(one, std::string("silent_field_drop=") + field, Then::incomplete);
  if (source.counts) strike(one, "total_lies", Then::incomplete);
  strike(one, "empty_list", Then::incomplete);
}

/// Whoever HR works on while they are read is there.
void tell_stories(SmallSource& one) {
  for (const char* story : stories) {
    const Read after = one.with({story});
    for (std::size_t request = 2; request <= one.requests(); ++request) {
      const std::string fault = story + ("@from:" + std::to_string(request));
      const bool tells = one.source().counts && story != balanced;
      const std::string wrong = one.wrong_with(one.with({fault}), tells ? Then::honest : Then::unseen, &after);
      BOOST_TEST(wrong.empty(), one.source().mapping << " " << fault << ": " << wrong);
    }
  }
}

/// An answer that does not come is not waited for.
void slow_down(SmallSource& one) {
  using namespace std::chrono_literals;
  ConnectorLimits& limits = one.reading().connector().limits;
  const ConnectorLimits before = limits;
  limits.request = 500ms;
  limits.retries = 1;
  const std::string last = std::to_string(one.requests());
  strike(one, "slow=1@request:" + last, Then::heals);
  strike(one, "slow=1@from:" + last, Then::incomplete);
  limits = before;
}

/// Wrong credentials are tried once.
void lock_out(SmallSource& one) {
  one.company().begin_again();
  (void)one.company().order(R"({"secret": "another"})");
  const Read read = one.reading().all();
  BOOST_TEST(!read.certificate.complete());
  BOOST_TEST(read.records.empty());
  BOOST_TEST(one.company().requests() == 1U);
}

std::set<std::string> struck;

void strike_all(const char* mapping) {
  SmallSource one(source_under_test(mapping));
  strike_on_the_way(one);
  strike_pages(one);
  tell_stories(one);
  slow_down(one);
  lock_out(one);
  struck.insert(mapping);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(hibob) { strike_all("hibob"); }
BOOST_AUTO_TEST_CASE(peoplehr) { strike_all("peoplehr"); }
BOOST_AUTO_TEST_CASE(personio) { strike_all("personio"); }
BOOST_AUTO_TEST_CASE(personio_v2) { strike_all("personio_v2"); }
BOOST_AUTO_TEST_CASE(bamboohr) { strike_all("bamboohr"); }
BOOST_AUTO_TEST_CASE(scim) { strike_all("scim"); }
BOOST_AUTO_TEST_CASE(entra) { strike_all("entra"); }
BOOST_AUTO_TEST_CASE(sage_hr) { strike_all("sage_hr"); }
BOOST_AUTO_TEST_CASE(deel) { strike_all("deel"); }
BOOST_AUTO_TEST_CASE(okta) { strike_all("okta"); }
BOOST_AUTO_TEST_CASE(successfactors) { strike_all("successfactors"); }

BOOST_AUTO_TEST_CASE(of_all_sources) {
  for (const SourceUnderTest& source : sources_under_test()) {
    BOOST_TEST(struck.contains(source.mapping), source.mapping);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace joinery::testing
