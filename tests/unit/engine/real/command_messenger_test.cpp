/// Commands that get a message as their standard input.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "engine/real/command_messenger.hpp"
#include "tests/support/temporary_folder.hpp"

namespace joinery::testing {
namespace {

BOOST_AUTO_TEST_SUITE(command_messenger)

BOOST_AUTO_TEST_CASE(a_command_reads_the_whole_message) {
  const TemporaryFolder folder;
  const std::string file = folder.file("told");
  const std::string message(300'000, 'x');   // more than a pipe holds
  BOOST_TEST(CommandMessenger().tell("cat > " + file, message).has_value());
  BOOST_TEST(std::filesystem::file_size(file) == message.size());
  BOOST_TEST(CommandMessenger().tell("true", message).has_value());   // one that does not read it is fine, too
}

BOOST_AUTO_TEST_CASE(why_a_command_failed_is_said_without_the_command) {
  const auto failed = CommandMessenger().tell("exit 75 # secret", "hello");
  BOOST_TEST_REQUIRE(!failed.has_value());
  BOOST_TEST(failed.error().what == "it ended with 75");
  const auto missing = CommandMessenger().tell("/nowhere/secret 2> /dev/null", "hello");
  BOOST_TEST(missing.error().what == "it ended with 127");
  const auto ended = CommandMessenger().tell("kill -9 $$", "hello");
  BOOST_TEST(ended.error().what == "signal 9 ended it");
}

BOOST_AUTO_TEST_CASE(a_command_that_hangs_is_ended_with_what_it_started) {
  const TemporaryFolder folder;
  const std::string file = folder.file("late");
  const auto begun = std::chrono::steady_clock::now();
  const auto hung = CommandMessenger(std::chrono::seconds(1)).tell("(sleep 3; touch " + file + ") & wait", "hello");
  BOOST_TEST((std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(2'500)));
  BOOST_TEST(hung.error().what == "it did not end within 1 s");
  std::this_thread::sleep_for(std::chrono::seconds(3));
  BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
