/// What other tests stand on: a platform in memory that does what real ones do.

#include <boost/test/unit_test.hpp>

#include "tests/support/memory_platform.hpp"
#include "tests/support/temporary_folder.hpp"

namespace joinery::testing {
namespace {

using Answer = MutationAnswer::Kind;

PlatformMutation create_of(const std::string& person, const std::string& email) {
  PlatformMutation mutation;
  mutation.kind = MutationKind::create_user;
  mutation.person = person;
  mutation.fields.push_back({"email", Json::from_text(email)});
  return mutation;
}

MutationAnswer send(MemoryPlatform& platform, const PlatformMutation& mutation) {
  return platform.carry_out(std::span(&mutation, 1)).front();
}

BOOST_AUTO_TEST_SUITE(memory_platform)

BOOST_AUTO_TEST_CASE(a_second_create_says_only_that_it_is_there) {
  MemoryPlatform platform;
  BOOST_TEST((send(platform, create_of("E1", "a@x.example")).kind == Answer::done));
  const MutationAnswer again = send(platform, create_of("E1", "a@x.example"));
  BOOST_TEST((again.kind == Answer::already_done));
  BOOST_TEST(again.id.empty());
  BOOST_TEST(platform.count_of("E1") == 1U);
}

BOOST_AUTO_TEST_CASE(a_lost_answer_has_its_effect_and_a_lost_request_has_none) {
  MemoryPlatform platform;
  platform.faults = {{PlatformFault::What::lose_answer, MutationKind::create_user, "E1"},
                     {PlatformFault::What::lose_request, MutationKind::create_user, "E2"}};
  BOOST_TEST((send(platform, create_of("E1", "a@x.example")).kind == Answer::unknown));
  BOOST_TEST((send(platform, create_of("E2", "b@x.example")).kind == Answer::unknown));
  BOOST_TEST(platform.count_of("E1") == 1U);
  BOOST_TEST(platform.count_of("E2") == 0U);
}

BOOST_AUTO_TEST_CASE(what_was_just_made_is_not_shown_before_it_has_settled) {
  MemoryPlatform platform;
  Instant now{0};
  platform.now = [&] { return now; };
  platform.able.settle_micros = 10 * micros_per_second;
  BOOST_TEST((send(platform, create_of("E1", "a@x.example")).kind == Answer::done));
  PlatformQuestion question;
  question.external_id = "E1";
  BOOST_TEST(platform.find_users(question)->empty());
  now.micros = 10 * micros_per_second;
  BOOST_TEST(platform.find_users(question)->size() == 1U);
}

BOOST_AUTO_TEST_CASE(it_comes_back_from_its_file_as_it_was) {
  MemoryPlatform platform;
  platform.lower_case = {"email"};
  platform.able.create_mails = PlatformAbilities::CreateMails::always;
  BOOST_TEST((send(platform, create_of("E1", "Ada@X.example")).kind == Answer::done));
  platform.add_group("g1", "team", "Sales", "d1");
  const TemporaryFolder folder;
  const std::string file = folder.file("platform.json");
  platform.save(file);
  MemoryPlatform other;
  other.load(file);
  BOOST_TEST(other.lines() == platform.lines(), boost::test_tools::per_element());
  BOOST_TEST(other.lines().front() == "N1{ext:E1,act,email:ada@x.example}");
  BOOST_TEST(other.mails == platform.mails, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
