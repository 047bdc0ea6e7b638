/// CSV files as people really have them: the same people whatever Excel made of the file, and no person out of a
/// row that is none.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

namespace fs = std::filesystem;
using joinery::testing::contents_of;
using joinery::testing::file;
using joinery::testing::folder;
using joinery::testing::Ran;
using joinery::testing::run;

namespace {

constexpr int people = 60;

/// A customer whose HR puts a file into a folder.
class Drop {
 public:
  Drop() {
    fs::remove_all(folder() + "/drop");
    (void)file("mappings/csv/source.yaml", contents_of("mappings/csv/source.yaml"));
    (void)file("mappings/shelf/target.yaml",
               "target: shelf\ntitle: Shelf\nlanguage: 1\nuser:\n  number: text, required, match first\n"
               "  name: text\n  email: email\n  team: text\n  country: country\nset:\n  number: worker.id\n"
               "  name: worker.last_name else keep\n  email: worker.email else keep\n"
               "  team: worker.department else keep\n  country: worker.home_country else keep\n"
               "account:\n  starts: worker.start_date\n  ends: worker.end_date\n  zone: \"Europe/London\"\n"
               "invite: never\n");
    integration_ = file("drop/integration.yaml", "integration: drop\nsource: csv\ntarget: shelf\nlanguage: 1\n");
    fs::create_directories(folder() + "/drop/people");
  }
  Ran fetch(const std::string& dialect, const std::string& fault = "") const {
    const std::string path = folder() + "/drop/people/people.csv";
    const std::string command = "python3 tests/simulators/simulate.py csv --people " + std::to_string(people) +
                                " --dialect " + dialect + (fault.empty() ? "" : " --fault " + fault) + " --out " + path;
    BOOST_TEST_REQUIRE(std::system(command.c_str()) == 0, command);
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::minutes(5));
    fs::remove_all(out());
    return run("fetch " + integration_ + " --out " + out());
  }
  [[nodiscard]] std::string mapped() const {
    const Ran ran = run("map " + integration_ + " --records " + out() + " --at 2026-11-21T08:00:00Z");
    BOOST_TEST(ran.code == 0, ran.messages);
    return ran.data;
  }

 private:
  [[nodiscard]] static std::string out() { return folder() + "/drop/snapshot"; }
  std::string integration_;
};

const std::string everybody = std::to_string(people) + " people from csv: complete\n";

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Windows' own encoding has few letters: a Greek name comes as question marks, and nobody can know it.
std::string without_questions(const std::string& lines, const std::string& windows) {
  std::string kept;
  std::size_t other = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at), other_end = windows.find('\n', other);
    if (!says(windows.substr(other, other_end - other), "?")) kept += lines.substr(at, end - at + 1);
    at = end + 1;
    other = other_end + 1;
  }
  return kept;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_dialect_and_a_byte_order_mark_give_the_same_people) {
  const Drop drop;
  BOOST_TEST(drop.fetch("wire").data == everybody);
  const std::string wire = drop.mapped();
  BOOST_TEST(says(wire, "Παπαδοπούλου"));
  for (const auto& [dialect, fault] : {std::pair{"spec", ""}, {"wire", "bom_csv"}, {"excel_de", ""}}) {
    BOOST_TEST_CONTEXT(dialect << " " << fault) {
      const Ran fetched = drop.fetch(dialect, fault);
      BOOST_TEST(fetched.code == 0);
      BOOST_TEST(fetched.data == everybody);
      BOOST_TEST((drop.mapped() == wire));
    }
  }
  BOOST_TEST(drop.fetch("windows").data == everybody);
  const std::string windows = drop.mapped();
  const std::string kept = without_questions(windows, windows);
  BOOST_TEST((kept == without_questions(wire, windows)));
  BOOST_TEST(std::count(kept.begin(), kept.end(), '\n') > people / 2);
}

BOOST_AUTO_TEST_CASE(a_file_of_headings_alone_is_no_empty_company) {
  const Ran fetched = Drop().fetch("wire", "header_only");
  BOOST_TEST(fetched.code == 5);
  BOOST_TEST(says(fetched.data, "doubt: nobody is in the source"), fetched.data);
}

BOOST_AUTO_TEST_CASE(half_a_file_is_refused_in_every_dialect) {
  const Drop drop;
  for (const char* dialect : {"wire", "spec", "excel_de", "windows"}) {
    BOOST_TEST_CONTEXT(dialect) {
      const Ran fetched = drop.fetch(dialect, "half_uploaded_file");
      BOOST_TEST(fetched.code == 5);
      BOOST_TEST(says(fetched.data, "not complete"), fetched.data);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_row_of_totals_is_nobody) {
  const Drop drop;
  BOOST_TEST(drop.fetch("wire").code == 0);
  const std::string wire = drop.mapped();
  BOOST_TEST(drop.fetch("wire", "total_row").code == 0);
  const std::string total =
      R"({"person":"Total","decision":"exclude","rule":"total-row","because":"A line with a total is no person"})";
  BOOST_TEST(drop.mapped() == wire + total + "\n");
}
