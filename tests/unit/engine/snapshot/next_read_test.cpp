/// How one goes on from the last snapshot: what changed, everybody, or not yet.

#include <boost/test/unit_test.hpp>

#include "engine/digest/sha256.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/fetch.hpp"
#include "engine/snapshot/next_read.hpp"
#include "tests/unit/engine/snapshot/records.hpp"

using namespace joinery;
using joinery::testing::block;
using joinery::testing::Place;
using What = NextRead::What;

namespace {

constexpr std::int64_t minute = 60 * micros_per_second;

/// A snapshot that was read at `began`, and a connector that says what changed.
struct Before {
  Before() {
    SnapshotWriter writer(folder, {"id"}, {}, Limits{});
    BOOST_TEST(writer.begin_stream("people", false).has_value());
    RecordBlock page = block({R"({"id":1})"});
    BOOST_TEST(writer.add(page).has_value());
    BOOST_TEST(writer.close_page().has_value());
    connector.streams.resize(2);
    connector.read.all = {0};
    connector.read.changed.push_back({});
    connector.read.changed[0].stream = 1;
    last.began = began;
    last.source = sha256("acme");
    last.asked = sha256(asked_of(connector));
    writer.fill(last);
    BOOST_TEST(writer.seal(last).has_value());
  }
  [[nodiscard]] NextRead after(std::int64_t minutes) const {
    return next_read(connector, folder, last, "acme", Instant{began.micros + minutes * minute});
  }

  Instant began{1'795'000'000'000'000};
  Place place;
  DiskSnapshotFolder folder{place.path};
  Connector connector;
  Certificate last;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_changed_is_read_until_everybody_is_due) {
  Before before;
  BOOST_TEST((before.after(0).what == What::changed));
  BOOST_TEST((before.after(7 * 24 * 60 - 1).what == What::changed));
  const NextRead due = before.after(7 * 24 * 60);
  BOOST_TEST((due.what == What::everybody));
  BOOST_TEST(due.why.find("is to be every 168 hours") != std::string::npos);
  before.connector.read.full_every = std::chrono::hours(1);
  BOOST_TEST((before.after(59).what == What::changed));
  BOOST_TEST((before.after(60).what == What::everybody));
  // What was brought up to date an hour ago stands on the same read of everybody.
  before.last.kind = Certificate::Kind::changed;
  before.last.onto = before.began;
  before.last.began = Instant{before.began.micros + 30 * minute};
  BOOST_TEST((before.after(59).what == What::changed));
  BOOST_TEST((before.after(60).what == What::everybody));
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_before_its_time) {
  Before before;
  before.connector.read.changed.push_back({});
  before.connector.read.changed[1].apart = std::chrono::hours(3);
  BOOST_TEST((before.after(179).what == What::nothing));
  BOOST_TEST(before.after(179).why.find("180 minutes between two reads") != std::string::npos);
  BOOST_TEST((before.after(180).what == What::changed));
}

BOOST_AUTO_TEST_CASE(everybody_is_read_where_one_cannot_go_on) {
  const auto why = [](const auto& turn) {
    Before before;
    turn(before);
    const NextRead next = before.after(1);
    BOOST_TEST((next.what == What::everybody));
    return next.why;
  };
  BOOST_TEST(why([](Before& now) { now.connector.read.changed.clear(); }) ==
             "the source does not say what changed");
  BOOST_TEST(why([](Before& now) { now.connector.read.changed[0].link.emplace(); }) ==
             "the last read did not say where to go on");
  BOOST_TEST(why([](Before& now) { now.last.source = sha256("another"); }) ==
             "the last read was of another source or account");
  BOOST_TEST(why([](Before& now) { now.connector.needed = {"email"}; }) ==
             "the mapping reads other fields by now");
  BOOST_TEST(why([](Before& now) { now.connector.streams[1].joined = Stream::Joined::each; }) ==
             "the mapping reads other fields by now");
  BOOST_TEST(why([](Before& now) { BOOST_TEST(now.folder.remove(now.last.records_file).has_value()); })
                 .starts_with("the last snapshot is damaged"));
}
