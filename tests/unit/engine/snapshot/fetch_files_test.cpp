/// People out of files: the newest whole one becomes a snapshot, and every other is refused with its reason.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/fetch_files.hpp"
#include "engine/snapshot/file_choice.hpp"
#include "tests/support/played_clock.hpp"
#include "tests/support/played_files.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace joinery;
using joinery::testing::PlayedClock;
using joinery::testing::PlayedFiles;
using joinery::testing::TemporaryFolder;

namespace {

Instant at(const char* text) { return parse_instant(text).value(); }

const Instant noon = at("2026-11-21T12:00:00Z");
constexpr std::string_view two_people = "Number,Name\n007,Ada\n008,\"Jo\n\"\"Ann\"\"\"\n";

struct Files {
  Files() {
    connector.name = "sheet";
    connector.files.emplace();
    how().name = "*.csv";
    how().newest_by_name = false;
    how().proof = Proof::whole_answer;
    options.id = {"Number"};
    options.fields = {{"Name", {"Name"}}};
  }
  SourceFiles& how() { return *connector.files; }
  Certificate fetch() {
    const PlayedClock clock(noon);
    DiskSnapshotFolder folder(place.path());
    auto certificate = fetch_files(connector, files, clock, folder, options, Limits{});
    BOOST_TEST_REQUIRE(certificate.has_value());
    records = folder.read(certificate->records_file, 1U << 20).value();
    return *certificate;
  }
  /// Nobody came, and this is among the reasons.
  void refused(std::string_view why) {
    const Certificate certificate = fetch();
    BOOST_TEST(!certificate.complete());
    BOOST_TEST(certificate.records == 0U);
    BOOST_TEST(records == "");
    std::string all;
    for (const std::string& each : certificate.missing) all += each + "\n";
    BOOST_TEST((all.find(why) != std::string::npos), all);
  }

  TemporaryFolder place;
  Connector connector;
  PlayedFiles files;
  FilesOptions options;
  std::string records;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_newest_file_becomes_a_certified_snapshot) {
  Files people;
  people.files.put("old.csv", "Number,Name\n1,Old\n", "2026-11-20T08:00:00Z");
  people.files.put("new.csv", two_people);
  people.files.put("notes.txt", "", "2026-11-21T09:00:00Z");
  const Certificate certificate = people.fetch();
  BOOST_TEST(certificate.valid());
  BOOST_TEST(certificate.records == 2U);
  BOOST_TEST(certificate.stamp == "2026-11-21T08:00:00Z");
  BOOST_TEST(certificate.streams.at(0).name == "new.csv");
  BOOST_TEST(certificate.streams.at(0).complete);
  BOOST_TEST(certificate.coverage.at(0).present == 2U);
  BOOST_TEST(people.records ==
             "{\"Number\":\"007\",\"Name\":\"Ada\"}\n{\"Number\":\"008\",\"Name\":\"Jo\\n\\\"Ann\\\"\"}\n");
}

BOOST_AUTO_TEST_CASE(a_json_document_in_a_folder_is_read_too) {
  Files people;
  people.how().name = "people.json";
  people.options.csv = false;
  people.options.records = {"staff"};
  people.files.put("people.json", R"({"staff": [{"Number": "1", "Name": "Ada"}, {"Number": "2", "Name": "Jo"}]})");
  BOOST_TEST(people.fetch().valid());
  people.files.put("people.json", R"({"staff": [{"Number": "1", "Name": "Ada"}, {"Number": "2")");
  people.refused("`people.json`: ");
}

BOOST_AUTO_TEST_CASE(no_folder_and_no_file_are_no_empty_company) {
  Files people;
  people.refused("no file is called `*.csv`");
  people.files.gone = true;
  people.refused("`people` cannot be read");
}

BOOST_AUTO_TEST_CASE(a_file_that_was_cut_off_anywhere_is_refused) {
  Files people;
  // Where only whole rows are missing, nothing of its form tells: that is for a trailer, or for the guards.
  for (std::size_t size = 0; size < two_people.size(); ++size) {
    const std::string_view part = two_people.substr(0, size);
    if (part.ends_with('\n') && part != two_people.substr(0, part.rfind("Jo\n") + 3)) continue;
    BOOST_TEST_CONTEXT(size) {
      people.files.put("a.csv", part);
      people.refused("`a.csv`");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_still_written_to_is_refused) {
  Files people;
  people.files.put("a.csv", two_people, "2026-11-21T11:59:30Z");
  people.refused("`a.csv` was written to 30 seconds ago");
  people.files.put("a.csv", two_people, "2026-11-21T12:00:01Z");
  people.refused("is yet to come");
  people.files.put("a.csv", two_people);
  people.files.growth = 1;
  people.refused("`a.csv` was written to while it was read");
}

BOOST_AUTO_TEST_CASE(an_old_file_and_one_older_than_last_time_are_refused) {
  Files people;
  people.files.put("a.csv", two_people);
  const Certificate last = people.fetch();
  BOOST_TEST(last.valid());
  people.options.last = &last;
  BOOST_TEST(people.fetch().valid());
  people.files.put("a.csv", two_people, "2026-11-21T07:59:59Z");
  people.refused("older than that of last time, 2026-11-21T08:00:00Z");
  people.options.last = nullptr;
  people.how().oldest = std::chrono::hours(4);
  people.refused("which is older than 4 hours");
}

BOOST_AUTO_TEST_CASE(files_that_are_told_apart_by_name_are_compared_by_name) {
  Files people;
  people.how().newest_by_name = true;
  people.files.put("people-2026-11-20.csv", two_people, "2026-11-21T09:00:00Z");
  people.files.put("people-2026-11-21.csv", two_people);
  Certificate last = people.fetch();
  BOOST_TEST(last.stamp == "people-2026-11-21.csv");
  last.stamp = "people-2026-11-22.csv";
  people.options.last = &last;
  people.refused("older than that of last time");
}

BOOST_AUTO_TEST_CASE(a_marker_that_does_not_stand_beside_it_means_that_a_file_is_not_complete) {
  Files people;
  people.how().name = "people*";
  people.how().marker = ".done";
  people.how().proof = Proof::marker;
  people.files.put("people-1", "Number,Name\n1,Ada");
  people.refused("`people-1.done` does not stand beside it");
  people.files.put("people-1.done", "");
  BOOST_TEST(people.fetch().valid());
  people.files.put("people-2", two_people, "2026-11-21T09:00:00Z");
  people.refused("`people-2.done` does not stand beside it");
}

BOOST_AUTO_TEST_CASE(a_last_row_with_the_number_of_the_rows_proves_a_file) {
  Files people;
  people.how().trailer = SourceFiles::Trailer{"END", 2};
  people.how().proof = Proof::trailer;
  people.files.put("a.csv", std::string(two_people) + "END,2");
  const Certificate certificate = people.fetch();
  BOOST_TEST(certificate.valid());
  BOOST_TEST(certificate.records == 2U);
  BOOST_TEST((certificate.streams.at(0).total == 2U));
  const std::pair<const char*, const char*> wrong[] = {
      {"", "the last row does not begin with `END`"},
      {"END,3\n", "the last row counts 3 rows and 2 came"},
      {"END,two\n", "has no number in column 2"},
      {"END\n", "has no number in column 2"},
      {"END,2\n009,Sam\n", "rows follow the one that begins with `END`"}};
  for (const auto& [end, why] : wrong) {
    people.files.put("a.csv", std::string(two_people) + end);
    people.refused(why);
  }
}

BOOST_AUTO_TEST_CASE(a_row_that_is_no_record_is_named_and_leaves_the_others) {
  Files people;
  people.files.put("a.csv", "Number,Name\n007,Ada\n008\n009,Jo\n");
  const Certificate certificate = people.fetch();
  BOOST_TEST(!certificate.complete());
  BOOST_TEST(certificate.records == 2U);
  BOOST_TEST(certificate.missing.at(0) ==
             "`a.csv`: the row in line 3 has 1 cells, and there are 2 headings");
}

BOOST_AUTO_TEST_CASE(a_person_on_two_rows_that_differ_is_no_certain_person) {
  Files people;
  people.files.put("a.csv", "Number,Name\n007,Ada\n007,Jo\n");
  BOOST_TEST(!people.fetch().complete());
  people.files.put("a.csv", "Number,Name\n007,Ada\n007,Ada\n");
  const Certificate certificate = people.fetch();
  BOOST_TEST(certificate.valid());
  BOOST_TEST(certificate.records == 1U);
}

BOOST_AUTO_TEST_CASE(a_lost_column_and_a_file_without_anybody_are_noticed) {
  Files people;
  people.options.format.columns = {"Number", "Name", "Status"};
  people.files.put("a.csv", two_people);
  people.refused("the file has no column `Status`");
  people.options.format.columns = {};
  people.files.put("a.csv", "Number,Name\n");
  const Certificate nobody = people.fetch();
  BOOST_TEST(nobody.complete());
  BOOST_TEST(!nobody.valid());
}

BOOST_AUTO_TEST_CASE(nothing_that_is_never_complete_is_certain) {
  Files people;
  people.how().proof = Proof::never;
  people.files.put("a.csv", two_people);
  const Certificate certificate = people.fetch();
  BOOST_TEST(!certificate.complete());
  BOOST_TEST(certificate.records == 2U);
}

BOOST_AUTO_TEST_CASE(names_of_files_are_compared_with_a_pattern) {
  for (const char* pattern : {"people-1.csv", "*", "people-*.csv", "people-?.csv", "*1*", "p*e-*v", "*.csv*"})
    BOOST_TEST(has_name("people-1.csv", pattern), pattern);
  for (const char* pattern : {"", "people", "*.CSV", "people-??.csv", "*.csv?", "x*"})
    BOOST_TEST(!has_name("people-1.csv", pattern), pattern);
}
