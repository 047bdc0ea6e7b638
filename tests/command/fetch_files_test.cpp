/// fetch of a source that is a folder of CSV files, from outside.

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>

#include "tests/command/program.hpp"

namespace fs = std::filesystem;
using joinery::testing::contents_of;
using joinery::testing::file;
using joinery::testing::folder;
using joinery::testing::Ran;
using joinery::testing::run;

namespace {

/// A customer whose people are a file: the source of the repository, in a folder of its own.
struct Orchard {
  Orchard() {
    fs::remove_all(folder() + "/orchard");
    (void)file("mappings/csv/source.yaml", contents_of("mappings/csv/source.yaml"));
    (void)file("mappings/post/target.yaml",
               "target: post\ntitle: Post\nlanguage: 1\nuser:\n  number: text, required, match first\n"
               "  name: text\nset:\n  number: worker.id\n  name: worker.last_name else keep\n"
               "account:\n  starts: 2024-01-01\n  zone: \"Europe/London\"\ninvite: never\n");
    integration = file("orchard/integration.yaml", "integration: orchard\nsource: csv\ntarget: post\nlanguage: 1\n");
  }
  void put(const std::string& text, int minutes_old = 5) const {
    const std::string path = file("orchard/people/people.csv", text);
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::minutes(minutes_old));
  }
  [[nodiscard]] Ran fetch(const std::string& more = "") const {
    return run("fetch " + integration + " --out " + out() + more);
  }
  [[nodiscard]] static std::string out() { return folder() + "/orchard/snapshot"; }
  std::string integration;
};

const std::string sheet =
    "\xEF\xBB\xBF" "Employee number;First name;Last name;Work e-mail;Status\r\n"
    "00042;Ada;\"King;\r\nnée Byron\";ada@orchard.example;Current\r\n"
    "00043;Jo;Hill;jo@orchard.example;Current\r\n";

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_is_fetched_certified_mapped_and_planned) {
  const Orchard orchard;
  orchard.put(sheet);
  BOOST_TEST(run("fetch " + orchard.integration + " --check").code == 0);
  const Ran fetched = orchard.fetch();
  BOOST_TEST(fetched.code == 0);
  BOOST_TEST(fetched.data == "2 people from csv: complete\n");
  BOOST_TEST(fetched.messages == "");
  const Ran mapped = run("map " + orchard.integration + " --records " + orchard.out() + " --at 2026-11-21T08:00:00Z");
  BOOST_TEST(mapped.code == 0);
  BOOST_TEST(says(mapped.data, R"("person":"00042")"));
  BOOST_TEST(says(mapped.data, "née Byron"));
  BOOST_TEST(orchard.fetch().code == 0);
  const std::string users = file("orchard/users.json", "[]");
  const Ran planned = run("plan " + orchard.integration + " --users " + users + " --format json");
  BOOST_TEST(says(planned.data, R"("person":"00043")"), planned.data + planned.messages);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_whole_or_not_at_rest_is_refused_with_5) {
  const Orchard orchard;
  orchard.put(sheet.substr(0, sheet.size() - 9));
  const Ran cut = orchard.fetch();
  BOOST_TEST(cut.code == 5);
  BOOST_TEST(says(cut.data, "0 people from csv: not complete"));
  BOOST_TEST(says(cut.data, "its last line has no end"));
  orchard.put(sheet, 0);
  const Ran fresh = orchard.fetch();
  BOOST_TEST(fresh.code == 5);
  BOOST_TEST(says(fresh.data, "it must be at rest for 60"));
  const Ran checked = run("fetch " + orchard.integration + " --check");
  BOOST_TEST(checked.code == 1);
  BOOST_TEST(says(checked.messages, "it must be at rest for 60"));
}

BOOST_AUTO_TEST_CASE(a_file_older_than_last_time_is_refused_with_5) {
  const Orchard orchard;
  orchard.put(sheet, 10);
  BOOST_TEST(orchard.fetch().code == 0);
  const std::string accepted = contents_of(orchard.out() + "/accepted.json");
  orchard.put(sheet, 60 * 24);
  const Ran older = orchard.fetch();
  BOOST_TEST(older.code == 5);
  BOOST_TEST(says(older.data, "older than that of last time"));
  BOOST_TEST(contents_of(orchard.out() + "/accepted.json") == accepted);
}

BOOST_AUTO_TEST_CASE(no_folder_is_no_empty_company_and_a_file_has_no_changes) {
  const Orchard orchard;
  const Ran nothing = orchard.fetch();
  BOOST_TEST(nothing.code == 5);
  BOOST_TEST(says(nothing.data, "orchard/people` cannot be read"));
  orchard.put(sheet);
  const Ran since = orchard.fetch(" --since 2026-11-20T08:00:00Z");
  BOOST_TEST(since.code == 1);
  BOOST_TEST(says(since.messages, "a file is read as a whole"));
}
