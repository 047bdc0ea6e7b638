#include "tests/unit/engine/decision/decided.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

GraphBuilder account_graph(std::string_view zone, InviteSyntax::When invite) {
  GraphBuilder b = person_graph(zone);
  b.graph.account.starts = b.read("starts", TypeWord::date);
  b.graph.account.ends = b.read("ends", TypeWord::date);
  const NodeId left = b.yes_no_of(NodeOp::equal, {b.read("status"), b.text("left")});
  b.graph.account.archived_when = b.add(NodeOp::else_, {left, b.yes_no(false)},
                                        Type::of(TypeWord::yes_no));
  b.graph.invite.when = invite;
  b.graph.invite.condition = b.yes_no_of(NodeOp::equal, {b.read("invite"), b.text("now")});
  return b;
}

/// The end of the line: `"active","invite":null`.
std::string state(std::string_view now, std::string_view zone, const std::string& members,
                  InviteSyntax::When invite = InviteSyntax::When::never) {
  const GraphBuilder b = account_graph(zone, invite);
  const std::string line = Deciding{{instant(now)}}.line(b, R"({"id":"1",)" + members + "}");
  const std::string before = R"("account":)";
  const std::size_t at = line.find(before);
  return at == std::string::npos ? line : line.substr(at + before.size());
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_account_exists_from_the_beginning_of_its_first_day_in_its_zone) {
  struct Case {
    const char* now;
    const char* zone;
    const char* wanted;
  };
  // In Cairo 2026-04-24 begins at 01:00, when the clocks skip the hour after midnight.
  const Case cases[] = {{"2026-04-23T21:59:59Z", "Africa/Cairo", "waiting"},
                        {"2026-04-23T22:00:00Z", "Africa/Cairo", "active"},
                        {"2026-04-23T23:59:59Z", "UTC", "waiting"},
                        {"2026-04-24T00:00:00Z", "UTC", "active"},
                        {"2026-04-23T14:59:59Z", "Asia/Tokyo", "waiting"},
                        {"2026-04-23T15:00:00Z", "Asia/Tokyo", "active"}};
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.now << ' ' << one.zone) {
      const std::string wanted = std::string("\"") + one.wanted + "\",\"invite\":null}";
      BOOST_TEST(state(one.now, one.zone, R"("starts":"2026-04-24")") == wanted);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_account_ends_when_its_last_day_is_over_in_its_zone) {
  struct Case {
    const char* now;
    const char* zone;
    const char* wanted;
  };
  const Case cases[] = {{"2026-04-23T21:59:59Z", "Africa/Cairo", "active"},
                        {"2026-04-23T22:00:00Z", "Africa/Cairo", "archived"},
                        {"2026-04-24T06:59:59Z", "America/Los_Angeles", "active"},
                        {"2026-04-24T07:00:00Z", "America/Los_Angeles", "archived"}};
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.now << ' ' << one.zone) {
      const std::string wanted = std::string("\"") + one.wanted + "\",\"invite\":null}";
      BOOST_TEST(state(one.now, one.zone, R"("ends":"2026-04-23")") == wanted);
    }
  }
}

BOOST_AUTO_TEST_CASE(archived_wins_over_waiting_and_blank_bounds_are_none) {
  const char* now = "2026-11-21T08:00:00Z";
  BOOST_TEST(state(now, "UTC", R"("status":"left")") == R"("archived","invite":null})");
  BOOST_TEST(state(now, "UTC", R"("status":"left","starts":"2027-01-01")") ==
             R"("archived","invite":null})");
  BOOST_TEST(state(now, "UTC", R"("status":"here")") == R"("active","invite":null})");
  BOOST_TEST(state(now, "UTC", R"("starts":"2027-01-01","ends":"2026-01-01")") ==
             R"("archived","invite":null})");
}

BOOST_AUTO_TEST_CASE(a_bound_that_cannot_be_read_holds_the_person) {
  const std::string line = state("2026-11-21T08:00:00Z", "UTC", R"("ends":"soon")");
  BOOST_TEST(line.starts_with(R"({"person":"1","decision":"hold","field":"account","because":)"),
             line);
}

BOOST_AUTO_TEST_CASE(invitations_on_a_day_that_the_mapping_works_out) {
  using When = InviteSyntax::When;
  const char* now = "2026-11-21T20:00:00Z";
  const auto invited = [&](const std::string& members) {
    GraphBuilder b = account_graph("UTC", When::on);
    b.graph.invite.condition = b.read("day", TypeWord::date);
    const std::string end = Deciding{{instant(now)}}.line(b, R"({"id":"1",)" + members + "}");
    const std::string before = "\"invite\":";
    return end.find(before) == std::string::npos ? end : end.substr(end.find(before) + 9);
  };
  BOOST_TEST(invited(R"("day":"2026-12-01")") == "\"2026-12-01\"}");
  BOOST_TEST(invited(R"("day":"2019-12-01")") == "\"2019-12-01\"}");
  BOOST_TEST(invited(R"("day":null)") == "null}");
  BOOST_TEST(invited(R"("day":"2026-12-01","status":"left")") == "null}");
  BOOST_TEST(invited(R"("day":"soon")").starts_with(
      R"({"person":"1","decision":"hold","field":"invite","because":)"));
}

BOOST_AUTO_TEST_CASE(invitations_have_a_day) {
  using When = InviteSyntax::When;
  const char* now = "2026-11-21T20:00:00Z";
  const char* zone = "Asia/Tokyo";
  const auto invited = [&](const std::string& members, When when) {
    const std::string end = state(now, zone, members, when);
    const std::string before = "\"invite\":";
    return end.substr(end.find(before) + before.size());
  };
  BOOST_TEST(invited(R"("starts":"2026-12-01")", When::never) == "null}");
  BOOST_TEST(invited(R"("starts":"2026-12-01")", When::immediately) == "\"2026-11-22\"}");
  BOOST_TEST(invited(R"("status":"left")", When::immediately) == "null}");
  BOOST_TEST(invited(R"("starts":"2026-12-01")", When::on_start_date) == "\"2026-12-01\"}");
  BOOST_TEST(invited(R"("x":1)", When::on_start_date) == "\"2026-11-22\"}");
  BOOST_TEST(invited(R"("invite":"now")", When::when) == "\"2026-11-22\"}");
  BOOST_TEST(invited(R"("invite":"later")", When::when) == "null}");
  BOOST_TEST(invited(R"("x":1)", When::when) == "null}");
  BOOST_TEST(state(now, zone, R"("invite":[1])", When::when)
                 .starts_with(R"({"person":"1","decision":"hold","field":"invite","because":)"));
}
