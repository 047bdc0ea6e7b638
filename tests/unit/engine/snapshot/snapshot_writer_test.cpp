/// Snapshots as they are written and read back.

#include <boost/test/unit_test.hpp>

#include <fstream>

#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/snapshot_reader.hpp"
#include "engine/snapshot/snapshot_writer.hpp"
#include "tests/unit/engine/snapshot/records.hpp"

using namespace joinery;
using joinery::testing::block;
using joinery::testing::Place;

namespace {

const std::vector<WantedField> fields = {{"email", {"email"}}, {"work.title", {"work", "title"}}};

void add_page(SnapshotWriter& writer, const std::vector<std::string>& records) {
  RecordBlock page = block(records);
  BOOST_REQUIRE(writer.add(page).has_value());
  BOOST_REQUIRE(writer.close_page().has_value());
}

std::string written(const DiskSnapshotFolder& folder) {
  const auto certificate = read_snapshot(folder, Limits{});
  BOOST_REQUIRE_MESSAGE(certificate.has_value(), certificate.error().what);
  return *folder.read(certificate->records_file, 1U << 20);
}

}  // namespace

BOOST_AUTO_TEST_CASE(pages_lie_one_behind_the_other_each_record_on_a_line) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, fields, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  add_page(writer, {"{\"id\":1,\n \"email\":\"a@x\"}", R"({"id":2,"email":null,"work":{"title":"T"}})"});
  add_page(writer, {R"({"id":"3","email":""})", R"({"name":"no id"})"});
  Certificate certificate;
  writer.fill(certificate);
  BOOST_TEST(certificate.records == 4U);
  BOOST_TEST(certificate.without_id == 1U);
  BOOST_TEST(writer.people() == 4U);
  BOOST_TEST(certificate.pages.size() == 2U);
  BOOST_TEST(certificate.coverage[0].present == 1U);   // email
  BOOST_TEST(certificate.coverage[1].present == 1U);   // work.title
  BOOST_TEST(writer.seal(certificate).has_value());
  BOOST_TEST(written(folder) ==
             "{\"id\":1,  \"email\":\"a@x\"}\n{\"id\":2,\"email\":null,\"work\":{\"title\":\"T\"}}\n"
             "{\"id\":\"3\",\"email\":\"\"}\n{\"name\":\"no id\"}\n");
  BOOST_TEST(last_accepted(folder, Limits{})->has_value());
}

BOOST_AUTO_TEST_CASE(a_page_that_failed_leaves_no_trace) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, fields, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  add_page(writer, {R"({"id":1})"});
  RecordBlock half = block({R"({"id":2})", R"({"id":3})"});
  BOOST_TEST(writer.add(half).has_value());
  BOOST_TEST(writer.drop_page().has_value());
  add_page(writer, {R"({"id":2})"});
  RecordBlock unclosed = block({R"({"id":4})"});
  BOOST_TEST(writer.add(unclosed).has_value());
  Certificate certificate;
  writer.fill(certificate);
  BOOST_TEST(writer.seal(certificate).has_value());
  BOOST_TEST(certificate.records == 2U);
  BOOST_TEST(certificate.repeats == 0U);
  BOOST_TEST(written(folder) == "{\"id\":1}\n{\"id\":2}\n");
}

BOOST_AUTO_TEST_CASE(who_comes_again_the_same_comes_once_and_who_differs_is_told) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, fields, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  add_page(writer, {R"({"id":1,"email":"a"})", R"({"id":2})"});
  add_page(writer, {R"({"id":1,"email":"a"})", R"({"id":2,"email":"b"})"});
  BOOST_TEST(writer.repeats() == 1U);
  BOOST_TEST(writer.conflicts() == 1U);
  BOOST_TEST(writer.people() == 2U);
}

BOOST_AUTO_TEST_CASE(of_two_lists_the_one_that_counts_is_kept) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, fields, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  add_page(writer, {R"({"id":1,"from":"people"})"});
  BOOST_TEST(writer.begin_stream("leavers", true).has_value());
  add_page(writer, {R"({"id":1,"from":"leavers"})", R"({"id":2,"from":"leavers"})"});
  BOOST_TEST(writer.people() == 2U);
  BOOST_TEST(writer.conflicts() == 0U);
  Certificate certificate;
  writer.fill(certificate);
  BOOST_TEST(writer.seal(certificate).has_value());
  BOOST_TEST(written(folder) == "{\"id\":1,\"from\":\"people\"}\n{\"id\":2,\"from\":\"leavers\"}\n");
}

BOOST_AUTO_TEST_CASE(a_record_that_is_no_json_is_refused) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, fields, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  for (const char* text : {R"({"id":1,})", R"({"id":1 "a":2})", R"({"id":01})", R"({"id":"\x"})"}) {
    BOOST_TEST_CONTEXT(text) {
      RecordBlock page = block({text});
      const auto added = writer.add(page);
      BOOST_REQUIRE(!added.has_value());
      BOOST_TEST((added.error().code == ErrorCode::malformed));
      BOOST_TEST(writer.drop_page().has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(one_byte_that_differs_makes_it_no_snapshot) {
  const Place place;
  DiskSnapshotFolder folder(place.path);
  SnapshotWriter writer(folder, {"id"}, fields, Limits{});
  BOOST_TEST(writer.begin_stream("people", false).has_value());
  add_page(writer, {R"({"id":1})"});
  add_page(writer, {R"({"id":2})"});
  Certificate certificate;
  writer.fill(certificate);
  BOOST_TEST(writer.seal(certificate).has_value());
  const std::string path = place.path + "/" + certificate.records_file;
  const std::string good = written(folder);
  for (const std::string& bad : {good.substr(0, good.size() - 1), good + "{}\n", "{\"id\":3}" + good.substr(8),
                                 good.substr(9), std::string()}) {
    std::ofstream(path, std::ios::trunc) << bad;
    BOOST_TEST(!read_snapshot(folder, Limits{}).has_value());
  }
  std::ofstream(path, std::ios::trunc) << good;
  BOOST_TEST(read_snapshot(folder, Limits{}).has_value());
  std::filesystem::remove(path);
  BOOST_TEST(!read_snapshot(folder, Limits{}).has_value());
}
