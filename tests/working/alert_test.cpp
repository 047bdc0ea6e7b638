/// Somebody is told when a run needs them; where the first channel does not reach anybody, the second is told, and
/// `status` says so.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

/// A desk whose HR is a folder that nobody has put a file into: each sync is incomplete.
struct Alerted {
  Desk desk;
  std::string integration = desk.write("integration.yaml",
                                       "integration: acme\nsource: csv\ntarget: learnerbly\nlanguage: 1\n"
                                       "settings: {zone: Europe/London, without_country: region}\ninvite: never");
  std::string mail = desk.world.folder.file("mail"), pager = desk.world.folder.file("pager");

  Said sync(const std::string& alerts) {
    return desk.run("sync " + integration + " --at 2026-11-21T08:00:00Z " + alerts + " " + desk.state);
  }
  std::string status(const std::string& format = "text") {
    return desk.run("status " + integration + " --at 2026-11-21T09:00:00Z --format " + format + " " + desk.state).data;
  }
  void put_people() {
    std::filesystem::create_directory(desk.world.folder.file("people"));
    const std::string file = desk.write("people/hr.csv", "Employee number,First name,Last name,Work e-mail\n"
                                                         "E1,Ada,King,ada@acme.example");
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  }
};

std::string text_in(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string into(const std::string& file) { return "--alert 'cat > " + file + "' "; }

bool tells_of(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string refuses = "--alert 'exit 69' ";

BOOST_AUTO_TEST_SUITE(alerts)

BOOST_AUTO_TEST_CASE(x_m04_where_the_mailbox_bounces_the_second_channel_is_told_and_status_says_so) {
  Alerted world;
  const Said said = world.sync(refuses + into(world.pager));
  BOOST_TEST(said.code == 5, said.messages);
  BOOST_TEST(tells_of(said.messages, "alert: channel 1 did not take it: it ended with 69\n"), said.messages);
  BOOST_TEST(text_in(world.pager).starts_with("joinery: acme needs somebody: the source is incomplete (exit code 5)\n"
                                              "2026-11-21T08:00:00Z\n"), text_in(world.pager));
  BOOST_TEST(tells_of(text_in(world.pager), "More: joinery status " + world.integration + "\n"));
  const std::string banner =
      "the alert of 2026-11-21T08:00:00Z did not go as meant: channel 1 did not take it: it ended "
                             "with 69; channel 2 took it";
  BOOST_TEST(tells_of(world.status(), "!! " + banner + "\n"), world.status());
  BOOST_TEST(tells_of(world.status("json"), "\"alert\":\"" + banner + "\""), world.status("json"));
}

BOOST_AUTO_TEST_CASE(x_m04_what_the_mail_system_gives_back_later_goes_out_by_the_second_channel) {
  Alerted world;
  const std::string channels = into(world.mail) + into(world.pager);
  BOOST_TEST(world.sync(channels).code == 5);
  BOOST_TEST(!text_in(world.mail).empty());
  BOOST_TEST(!std::filesystem::exists(world.pager));
  BOOST_TEST(!tells_of(world.status(), "!!"));
  const std::string bounced =
      "alert " + world.integration + " --at 2026-11-21T08:05:00Z --bounced '550 no such mailbox' ";
  BOOST_TEST(world.desk.run(bounced + channels + world.desk.state).code == 0);
  BOOST_TEST(tells_of(text_in(world.pager), "It came back with: 550 no such mailbox\n"), text_in(world.pager));
  BOOST_TEST(tells_of(world.status(),
                      "!! the alert of 2026-11-21T08:05:00Z did not go as meant: what channel 1 took came "
                                      "back: 550 no such mailbox; channel 2 took it\n"), world.status());
}

BOOST_AUTO_TEST_CASE(the_banner_goes_when_an_alert_gets_through) {
  Alerted world;
  const Said said = world.sync(refuses + refuses);
  BOOST_TEST(tells_of(said.messages, "alert: nobody was told\n"), said.messages);
  BOOST_TEST(said.code == 5);
  BOOST_TEST(tells_of(world.status(),
                      "!! the alert of"));
  const std::string trial = "alert " + world.integration + " ";
  BOOST_TEST(world.desk.run(trial + refuses + world.desk.state).code == 1);
  BOOST_TEST(tells_of(world.status(),
                      "!! the alert of"));
  BOOST_TEST(world.desk.run(trial + into(world.mail) + world.desk.state).code == 0);
  BOOST_TEST(tells_of(text_in(world.mail), "this is a trial, and nothing is wrong"));
  BOOST_TEST(!tells_of(world.status(), "!!"), world.status());
}

BOOST_AUTO_TEST_CASE(a_run_that_needs_nobody_tells_nobody) {
  Alerted world;
  world.put_people();
  BOOST_TEST(world.desk.run("release " + world.integration + " first-run --reason test " + world.desk.state).code == 0);
  const Said first = world.sync(into(world.mail));
  BOOST_TEST(first.code == 2, first.data + first.messages);
  BOOST_TEST(world.sync(into(world.mail)).code == 0);
  BOOST_TEST(!std::filesystem::exists(world.mail));
}

BOOST_AUTO_TEST_CASE(a_run_that_is_held_tells_counts_and_nobody_s_name) {
  Alerted world;
  world.put_people();
  BOOST_TEST(world.sync(into(world.mail)).code == 3);
  const std::string told = text_in(world.mail);
  BOOST_TEST(tells_of(told, "something is held (exit code 3)\n"), told);
  BOOST_TEST(tells_of(told, "1 held\nguard "), told);
  for (const char* name : {"E1", "ada", "Ada", "King"}) BOOST_TEST(!tells_of(told, name), told);
}

BOOST_AUTO_TEST_CASE(the_environment_names_who_is_told_too) {
  Alerted world;
  ::setenv("JOINERY_ALERT", ("exit 1\n\ncat > " + world.pager).c_str(), 1);
  const Said said = world.sync("");
  ::unsetenv("JOINERY_ALERT");
  BOOST_TEST(said.code == 5, said.messages);
  BOOST_TEST(tells_of(said.messages, "alert: channel 1 did not take it: it ended with 1\n"));
  BOOST_TEST(!text_in(world.pager).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
