#include "engine/calendar/zone_table.hpp"

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"

using namespace joinery;

namespace {

struct Loaded {
  ZoneTable zones = ZoneTable::load().value();
  ZoneId at(std::string_view name) const { return zones.find(name).value(); }
};

Day day_at(const char* text) { return parse_day(text).value(); }
Instant when(const char* text) { return parse_instant(text).value(); }

}  // namespace

BOOST_FIXTURE_TEST_CASE(zones_are_found_by_name_in_any_case, Loaded) {
  BOOST_TEST(zones.name(at("Europe/London")) == "Europe/London");
  BOOST_TEST(zones.name(at("eUROPE/lONDON")) == "Europe/London");
  BOOST_TEST(zones.name(at("utc")) == "UTC");
  BOOST_TEST(zones.name(at("GB")) == "GB");
  for (const char* name : {"", "Europe", "Europe/Londo", "Europe/London ", "posix/Europe/London",
                           "localtime", "../passwd", "zone.tab", "Factory"}) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(!zones.find(name)); }
  }
  BOOST_TEST(zones.names().size() > 400);
  BOOST_TEST(std::is_sorted(zones.names().begin(), zones.names().end()));
}

BOOST_FIXTURE_TEST_CASE(a_day_starts_where_its_zone_says, Loaded) {
  struct Row {
    const char* zone;
    const char* day;
    const char* start;
  };
  for (const Row row : {// Midnight is skipped: the first instant that exists.
                        Row{"Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"},
                        {"Africa/Cairo", "2026-04-25", "2026-04-24T21:00:00Z"},
                        {"Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"},
                        {"America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z"},
                        {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"},
                        // Put back at midnight: the day before has 25 hours.
                        {"America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z"},
                        {"America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z"},
                        {"Africa/Cairo", "2026-10-30", "2026-10-29T22:00:00Z"},
                        {"Africa/Cairo", "2026-10-29", "2026-10-28T21:00:00Z"},
                        // A day that there was not, and its neighbours.
                        {"Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z"},
                        {"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"},
                        {"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"},
                        {"Pacific/Apia", "2012-01-01", "2011-12-31T10:00:00Z"},
                        // A day that there was twice starts once.
                        {"Pacific/Apia", "1892-07-04", "1892-07-03T11:26:56Z"},
                        {"Pacific/Apia", "1892-07-05", "1892-07-05T11:26:56Z"},
                        // Put back from 00:01 to 23:01: a day that has begun does not stop.
                        {"America/St_Johns", "2008-11-02", "2008-11-02T02:30:00Z"},
                        {"Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z"},
                        {"Australia/Lord_Howe", "2026-10-05", "2026-10-04T13:00:00Z"},
                        {"Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00Z"},
                        {"Asia/Kathmandu", "1986-01-01", "1985-12-31T18:30:00Z"},
                        {"Europe/London", "2026-03-29", "2026-03-29T00:00:00Z"},
                        {"Europe/London", "2026-03-30", "2026-03-29T23:00:00Z"},
                        {"Europe/London", "1970-06-01", "1970-05-31T23:00:00Z"},
                        {"UTC", "2026-03-30", "2026-03-30T00:00:00Z"},
                        // Past the end of the zone files.
                        {"Europe/London", "2099-07-01", "2099-06-30T23:00:00Z"},
                        {"Europe/London", "2099-12-31", "2099-12-31T00:00:00Z"},
                        {"Europe/London", "9999-07-01", "9999-06-30T23:00:00Z"},
                        {"Africa/Cairo", "2099-04-24", "2099-04-23T22:00:00Z"},
                        {"America/New_York", "9999-12-31", "9999-12-31T05:00:00Z"}}) {
    BOOST_TEST_CONTEXT(row.zone << " " << row.day) {
      BOOST_TEST(instant_text(zones.start_of_day(day_at(row.day), at(row.zone))) == row.start);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(an_instant_has_the_day_of_its_zone, Loaded) {
  struct Row {
    const char* zone;
    const char* instant;
    const char* day;
  };
  for (const Row row : {Row{"Africa/Cairo", "2026-04-23T21:59:59.999999Z", "2026-04-23"},
                        {"Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24"},
                        {"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"},
                        {"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"},
                        {"Pacific/Apia", "1892-07-05T11:00:00Z", "1892-07-04"},
                        {"America/St_Johns", "2008-11-02T02:30:30Z", "2008-11-02"},
                        {"America/St_Johns", "2008-11-02T02:45:00Z", "2008-11-02"},
                        {"Asia/Kathmandu", "2026-01-01T18:15:00Z", "2026-01-02"},
                        {"Pacific/Kiritimati", "2026-01-01T10:00:00Z", "2026-01-02"},
                        {"Europe/London", "2500-06-30T23:00:00Z", "2500-07-01"}}) {
    BOOST_TEST_CONTEXT(row.zone << " " << row.instant) {
      BOOST_TEST(day_text(zones.day_of(when(row.instant), at(row.zone))) == row.day);
    }
  }
  BOOST_TEST((zones.day_of(Instant{INT64_MAX}, at("Asia/Tokyo")) == last_day));
  BOOST_TEST((zones.day_of(Instant{INT64_MIN}, at("America/Lima")) == first_day));
}

BOOST_FIXTURE_TEST_CASE(a_local_time_in_a_gap_or_a_repeat_has_one_stated_instant, Loaded) {
  struct Row {
    const char* zone;
    const char* local;
    const char* instant;
  };
  for (const Row row : {Row{"Europe/London", "2026-01-15T09:30:00.5", "2026-01-15T09:30:00.500Z"},
                        {"Europe/London", "2026-07-15T09:30", "2026-07-15T08:30:00Z"},
                        {"Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00Z"},
                        {"Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z"},
                        {"Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"},
                        {"Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30:00Z"},
                        {"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z"},
                        {"Europe/London", "3000-07-15T09:30", "3000-07-15T08:30:00Z"}}) {
    BOOST_TEST_CONTEXT(row.zone << " " << row.local) {
      const auto local = parse_local_time(row.local).value();
      BOOST_TEST(instant_text(zones.instant_of(local, at(row.zone))) == row.instant);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(in_every_zone_every_instant_lies_in_its_day, Loaded) {
  std::mt19937_64 random(20261121);
  std::uniform_int_distribution<std::int64_t> recent(when("1880-01-01T00:00:00Z").micros,
                                                     when("2080-01-01T00:00:00Z").micros);
  std::uniform_int_distribution<std::int64_t> any(when("0001-01-03T00:00:00Z").micros,
                                                  when("9999-12-29T00:00:00Z").micros);
  for (const auto name : zones.names()) {
    const ZoneId zone = at(name);
    for (int i = 0; i < 200; ++i) {
      const Instant t{i % 4 == 0 ? any(random) : recent(random)};
      const Day day = zones.day_of(t, zone);
      const bool inside =
          zones.start_of_day(day, zone) <= t && t < zones.start_of_day(Day{day.days + 1}, zone);
      BOOST_REQUIRE_MESSAGE(inside, name << " " << instant_text(t) << " " << day_text(day));
      const LocalTime local = zones.local_of(t, zone);
      const Instant back = zones.instant_of(local, zone);
      const bool same = back == t || (back < t && zones.local_of(back, zone) == local);
      BOOST_REQUIRE_MESSAGE(same, name << " " << instant_text(t) << " " << instant_text(back));
    }
  }
}

BOOST_FIXTURE_TEST_CASE(in_every_zone_days_start_in_order, Loaded) {
  for (const auto name : zones.names()) {
    const ZoneId zone = at(name);
    Instant before{INT64_MIN};
    for (Day day = day_at("2006-01-01"); day < day_at("2042-01-01"); ++day.days) {
      if (parts(day).year % 6 > 1) continue;
      const Instant start = zones.start_of_day(day, zone);
      BOOST_REQUIRE_MESSAGE(before <= start, name << " " << day_text(day));
      if (before < start) {
        BOOST_REQUIRE_MESSAGE(zones.day_of(start, zone) >= day, name << " " << day_text(day));
        const Instant eve{start.micros - 1};
        BOOST_REQUIRE_MESSAGE(zones.day_of(eve, zone) < day, name << " " << day_text(day));
      }
      before = start;
    }
  }
}

BOOST_AUTO_TEST_CASE(threads_share_one_table) {
  const Loaded shared;
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (const auto name : shared.zones.names()) {
        const auto zone = shared.zones.find(name);
        if (!zone || shared.zones.start_of_day(Day{20'000}, *zone).micros == 0) ++wrong;
      }
    });
  }
  threads.clear();
  BOOST_TEST(wrong == 0);
}
