#include "engine/calendar/posix_rule.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"

using namespace joinery;

namespace {

std::string shown(std::int64_t seconds) {
  return instant_text(Instant{seconds * micros_per_second});
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_rule_says_offsets_and_moments) {
  struct Row {
    const char* rule;
    int hours, summer_hours;
    const char* begins;
    const char* ends;
  };
  for (const Row row :
       {Row{"GMT0BST,M3.5.0/1,M10.5.0", 0, 1, "2050-03-27T01:00:00Z", "2050-10-30T02:00:00Z"},
        {"EET-2EEST,M4.5.5/0,M10.5.4/24", 2, 3, "2050-04-29T00:00:00Z", "2050-10-28T00:00:00Z"},
        {"EST5EDT,M3.2.0,M11.1.0", -5, -4, "2050-03-13T02:00:00Z", "2050-11-06T02:00:00Z"},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -2, -1, "2050-03-26T23:00:00Z", "2050-10-30T00:00:00Z"},
        {"EET-2EEST,M3.4.4/50,M10.4.4/50", 2, 3, "2050-03-26T02:00:00Z", "2050-10-29T02:00:00Z"},
        {"XXX-1YYY,J60,J365/3", 1, 2, "2050-03-01T02:00:00Z", "2050-12-31T03:00:00Z"},
        {"XXX-1YYY,59,300", 1, 2, "2050-03-01T02:00:00Z", "2050-10-28T02:00:00Z"}}) {
    BOOST_TEST_CONTEXT(row.rule) {
      const auto rule = parse_posix_rule(row.rule);
      BOOST_REQUIRE(rule.has_value());
      BOOST_REQUIRE(rule->summer.has_value());
      BOOST_TEST(rule->offset == row.hours * 3600);
      BOOST_TEST(rule->summer->offset == row.summer_hours * 3600);
      BOOST_TEST(shown(local_seconds(rule->summer->begins, 2050)) == row.begins);
      BOOST_TEST(shown(local_seconds(rule->summer->ends, 2050)) == row.ends);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_day_that_skips_the_leap_day_moves_in_leap_years) {
  const auto rule = parse_posix_rule("XXX-1YYY,J60,59");
  BOOST_TEST(shown(local_seconds(rule->summer->begins, 2052)) == "2052-03-01T02:00:00Z");
  BOOST_TEST(shown(local_seconds(rule->summer->ends, 2052)) == "2052-02-29T02:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_zone_without_summer_has_only_an_offset) {
  const auto rule = parse_posix_rule("<+0545>-5:45");
  BOOST_REQUIRE(rule.has_value());
  BOOST_TEST(rule->offset == 20'700);
  BOOST_TEST(!rule->summer);
}

BOOST_AUTO_TEST_CASE(what_is_no_rule_is_refused) {
  for (const char* text :
       {"", "GMT", "GM0", "<+05-5", "<>5", "GMT0BST", "GMT0BST,M3.5.0", "GMT0BST,M13.5.0,M10.5.0",
        "GMT0BST,M3.6.0,M10.5.0", "GMT0BST,M3.0.0,M4.1.0", "GMT0BST,M3.5.7,M10.5.0",
        "GMT0BST,J0,J3", "GMT0BST,366,3", "GMT168", "GMT0:60", "GMT0BST,M3.5.0/1,M10.5.0x",
        "GMT0BST,M3.5.0/,M10.5.0"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_posix_rule(text)); }
  }
}
