/// fetch --since, from outside: a folder that is brought up to date, and never loses what it held.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tests/command/program.hpp"
#include "tests/support/served.hpp"

using joinery::testing::contents_of;
using joinery::testing::file;
using joinery::testing::folder;
using joinery::testing::Ran;
using joinery::testing::run;
using joinery::testing::Served;

namespace {

/// Forty people behind a SCIM service, and an integration that reads them.
class ScimVendor {
 public:
  ScimVendor()
      : served_({"python3", "tests/simulators/simulate.py", "scim", "--people", "40", "--with-parent"}, 2) {
    (void)file("mappings/scim/source.yaml", contents_of("mappings/scim/source.yaml"));
    (void)file("mappings/desk/target.yaml",
               "target: desk\ntitle: Desk\nlanguage: 1\nuser:\n  external_id: text, required, match first\n"
               "  title: text\nset:\n  external_id: worker.id\n  title: worker.job_title else keep\n"
               "account:\n  starts: 2024-01-01\n  zone: \"Europe/London\"\ninvite: never\n");
    path_ = file("scim/integration.yaml",
                 "integration: scim\nsource: scim\ntarget: desk\nlanguage: 1\ncredentials:\n  scim:\n"
                 "    address: env SCIM_ADDRESS\n    token: env SCIM_TOKEN\n");
    ::setenv("SCIM_ADDRESS", (served_.said().front() + "/scim/v2").c_str(), 1);
    ::setenv("SCIM_TOKEN", "simulated-secret", 1);
    std::filesystem::remove_all(out());
  }
  [[nodiscard]] Ran fetch(const std::string& more) const {
    return run("fetch " + path_ + " --out " + out() + more);
  }
  [[nodiscard]] Ran map() const {
    return run("map " + path_ + " --records " + out() + " --at 2026-11-28T08:00:00Z");
  }
  [[nodiscard]] static std::string out() { return folder() + "/since"; }
  void order(const std::string& json) const {
    const std::string words = "python3 -c 'import sys, urllib.request as u; u.urlopen(u.Request(sys.argv[1], "
                              "sys.argv[2].encode()))' " + served_.said().front() + "/_sim '" + json + "'";
    BOOST_TEST_REQUIRE(std::system(words.c_str()) == 0);
  }

 private:
  Served served_;
  std::string path_;
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_folder_is_brought_up_to_date_and_holds_everybody) {
  const ScimVendor vendor;
  const Ran first = vendor.fetch(" --since last");
  BOOST_TEST(first.code == 0, first.messages);
  BOOST_TEST(holds(first.messages, "note: everybody is read"));
  BOOST_TEST(first.data == "40 people from scim: complete\n");

  vendor.order(R"({"change": 3, "values": {"title": "Changed", "updated": "2099-01-01T00:00:00Z"}})");
  const Ran changed = vendor.fetch(" --since last");
  BOOST_TEST(changed.code == 0, changed.messages);
  BOOST_TEST(changed.data == "40 people from scim: complete\n  changed: 1, no more there: 0\n");
  const Ran mapped = vendor.map();
  BOOST_TEST(mapped.code == 0, mapped.messages);
  BOOST_TEST(std::count(mapped.data.begin(), mapped.data.end(), '\n') == 40);
  BOOST_TEST(holds(mapped.data, R"("title":"Changed")"));

  // What ends half way leaves everybody there, and is not gone on from.
  const std::string accepted = contents_of(vendor.out() + "/accepted.json");
  vendor.order(R"({"faults": ["forbidden"]})");
  const Ran broken = vendor.fetch(" --since last");
  BOOST_TEST(broken.code == 5);
  BOOST_TEST(holds(broken.data, "40 people from scim: not complete\n"));
  BOOST_TEST(contents_of(vendor.out() + "/accepted.json") == accepted);
  BOOST_TEST(vendor.fetch("").code == 5);   // everybody, of whom nobody came
  vendor.order(R"({"faults": []})");
  const Ran mended = vendor.fetch(" --since last");
  BOOST_TEST(mended.data == "40 people from scim: complete\n  changed: 1, no more there: 0\n");
}

BOOST_AUTO_TEST_CASE(what_changed_after_a_time_stands_alone_and_is_not_gone_on_from) {
  const ScimVendor vendor;
  BOOST_TEST(vendor.fetch("").code == 0);
  vendor.order(R"({"change": 3, "values": {"updated": "2099-01-01T00:00:00Z"}})");
  const Ran alone = vendor.fetch(" --since 2098-01-01T00:00:00Z");
  BOOST_TEST(alone.code == 0, alone.messages);
  BOOST_TEST(alone.data == "1 people from scim: complete\n  changed: 1, no more there: 0\n");
  const Ran one = vendor.fetch(" --since last");
  BOOST_TEST(one.data == "40 people from scim: complete\n  changed: 1, no more there: 0\n");
}
