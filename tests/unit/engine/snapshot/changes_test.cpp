/// Changes that are put onto a snapshot, and what is left of the snapshot before.

#include <boost/test/unit_test.hpp>

#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/changes.hpp"
#include "engine/snapshot/snapshot_reader.hpp"
#include "tests/unit/engine/snapshot/records.hpp"

using namespace joinery;
using joinery::testing::block;
using joinery::testing::Place;

namespace {

/// A snapshot of four people on two pages, and what changed of them.
struct Known {
  Known() {
    SnapshotWriter writer(folder, {"id"}, {}, Limits{});
    BOOST_TEST(writer.begin_stream("people", false).has_value());
    page(writer, {R"({"id":1,"title":"A"})", R"({"id":"2"})"});
    BOOST_TEST(writer.begin_stream("leavers", false).has_value());
    page(writer, {R"({"id":3})", R"({"name":"no id"})"});
    seal(writer, base);
  }
  static void page(SnapshotWriter& writer, const std::vector<std::string>& records) {
    RecordBlock made = block(records);
    BOOST_TEST(writer.add(made).has_value());
    BOOST_TEST(writer.close_page().has_value());
  }
  static void seal(SnapshotWriter& writer, Certificate& certificate) {
    writer.fill(certificate);
    BOOST_TEST(writer.seal(certificate).has_value());
  }
  void changed(const std::vector<std::string>& records) {
    changes.begin_stream();
    BOOST_TEST(changes.add(block(records)).has_value());
    changes.close_page();
  }
  /// What lies in the folder after the changes were put onto it.
  std::string put(const Certificate* onto) {
    SnapshotWriter writer(folder, {"id"}, {}, Limits{});
    const auto written = changes.write(folder, onto, writer);
    BOOST_REQUIRE_MESSAGE(written.has_value(), written.error().what);
    seal(writer, now);
    const auto read = read_snapshot(folder, Limits{});
    BOOST_REQUIRE_MESSAGE(read.has_value(), read.error().what);
    return *folder.read(now.records_file, 1U << 20);
  }

  Place place;
  DiskSnapshotFolder folder{place.path};
  Certificate base, now;
  Changes changes{{"id"}, Limits{}};
};

}  // namespace

BOOST_AUTO_TEST_CASE(where_nothing_changed_the_snapshot_is_the_same) {
  Known known;
  const std::string before = *known.folder.read(known.base.records_file, 1U << 20);
  BOOST_TEST(known.put(&known.base) == before);
  BOOST_TEST(known.now.sha256 == known.base.sha256);
  BOOST_TEST((known.now.pages == known.base.pages));
  BOOST_TEST(known.now.without_id == 1U);
}

BOOST_AUTO_TEST_CASE(who_changed_stands_where_they_stood_and_who_is_new_comes_last) {
  Known known;
  known.changed({"{\"id\":\"1\",\n\"title\":\"B\"}", R"({"id":9})"});
  known.changes.take_away({"3", "8"});
  BOOST_TEST(known.changes.count() == 2U);
  BOOST_TEST(known.put(&known.base) == "{\"id\":\"1\", \"title\":\"B\"}\n{\"id\":\"2\"}\n"
                                       "{\"name\":\"no id\"}\n{\"id\":9}\n");
  BOOST_TEST(known.now.records == 4U);
}

BOOST_AUTO_TEST_CASE(the_last_word_about_a_person_counts) {
  Known known;
  known.changed({R"({"id":1,"title":"B"})", R"({"id":1,"title":"C"})", R"({"id":2,"title":"B"})"});
  BOOST_TEST(known.changes.people() == 2U);
  known.changed({R"({"id":2,"title":"D"})"});
  BOOST_TEST(known.changes.people() == 1U);
  known.changes.take_away({"2"});
  BOOST_TEST(known.put(&known.base) ==
             "{\"id\":1,\"title\":\"C\"}\n{\"id\":3}\n{\"name\":\"no id\"}\n");
}

BOOST_AUTO_TEST_CASE(a_page_that_is_dropped_changes_nobody) {
  Known known;
  known.changes.begin_stream();
  BOOST_TEST(known.changes.add(block({R"({"id":1,"title":"B"})"})).has_value());
  known.changes.drop_page();
  known.changes.close_page();
  BOOST_TEST(known.changes.count() == 0U);
  BOOST_TEST(!known.changes.add(block({R"({"id":1,})"})).has_value());
}

BOOST_AUTO_TEST_CASE(without_a_snapshot_only_what_changed_is_written) {
  Known known;
  known.changed({R"({"id":1,"title":"B"})"});
  known.now.kind = Certificate::Kind::changed;
  BOOST_TEST(known.put(nullptr) == "{\"id\":1,\"title\":\"B\"}\n");
  BOOST_TEST(!known.now.valid());
  // The accepted one is still there, to be gone on from.
  const auto accepted = last_accepted(known.folder, Limits{});
  BOOST_REQUIRE((accepted && *accepted));
  BOOST_TEST((*accepted)->records_file == known.base.records_file);
  BOOST_TEST(check_records(known.folder, **accepted).has_value());
}

BOOST_AUTO_TEST_CASE(a_snapshot_of_many_pages_and_long_lines_is_put_together_again) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, {}, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  for (int page = 0; page < 3; ++page) {
    std::vector<std::string> records;
    for (int i = 0; i < 400; ++i) {
      records.push_back("{\"id\":" + std::to_string(page * 400 + i) + ",\"text\":\"" +
                        std::string(static_cast<std::size_t>(i) * 9, 'x') + "\"}");
    }
    Known::page(writer, records);
  }
  Certificate base;
  Known::seal(writer, base);
  const std::string before = *folder.read(base.records_file, 1U << 24);
  Changes changes({"id"}, Limits{});
  changes.begin_stream();
  BOOST_TEST(changes.add(block({R"({"id":799,"text":""})"})).has_value());
  changes.close_page();
  SnapshotWriter again(folder, {"id"}, {}, Limits{});
  BOOST_TEST(changes.write(folder, &base, again).has_value());
  Certificate now;
  Known::seal(again, now);
  const std::size_t at = before.find("{\"id\":799,");
  const std::size_t end = before.find('\n', at);
  BOOST_TEST((*folder.read(now.records_file, 1U << 24) ==
              before.substr(0, at) + R"({"id":799,"text":""})" + before.substr(end)));
  BOOST_TEST((now.pages[0] == base.pages[0]));
  BOOST_TEST((now.pages[2] == base.pages[2]));
}
