/// One writer at a time.

#include <boost/test/unit_test.hpp>

#include "tests/support/stores.hpp"

namespace joinery::testing {
namespace {

/// Another worker has taken the turn, as it can once the lock of the first is gone with its
/// connection: the fence is one higher.
void take_over(const StateAddress& state) {
  BOOST_TEST_REQUIRE(
      database_of(state)->script("UPDATE turns SET fence = fence + 1").has_value());
}

BOOST_AUTO_TEST_SUITE(turn)

BOOST_AUTO_TEST_CASE(nobody_writes_a_journal_without_the_turn) {
  on_every_store([](const StateAddress& state) {
    const auto store = opened(state);
    BOOST_TEST(!store->begin_run(Run{}, {}, {}).has_value());
    BOOST_TEST(!store->advance(Advance{}).has_value());
    BOOST_TEST(store->runs(1).value().empty());
  });
}

BOOST_AUTO_TEST_CASE(two_do_not_have_the_turn_at_once_and_who_goes_gives_it_back) {
  on_every_store([](const StateAddress& state) {
    auto first = opened(state);
    const auto second = opened(state);
    BOOST_TEST(first->take_turn("first").has_value());
    const auto refused = second->take_turn("second");
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().what == "acme is being worked on already, by first");
    first.reset();
    BOOST_TEST(second->take_turn("second").has_value());
  });
}

BOOST_AUTO_TEST_CASE(states_in_one_server_do_not_stand_in_each_others_way) {
  std::vector<std::unique_ptr<Store>> all;
  for (int i = 0; i < 2; ++i) {
    on_every_store([&](const StateAddress& state) {
      all.push_back(opened(state));
      BOOST_TEST(all.back()->take_turn("test").has_value());
    });
  }
}

BOOST_AUTO_TEST_CASE(x_j04_a_worker_that_comes_back_late_writes_nothing) {
  on_every_store([](const StateAddress& state) {
    const auto paused = opened(state);
    BOOST_TEST(paused->take_turn("paused").has_value());
    BOOST_TEST(paused->begin_run(Run{}, {}, {}).value() == 1U);
    take_over(state);
    Advance advance;
    advance.run = 1;
    advance.events = {MailReleased{Instant{1}}};
    const auto written = paused->advance(advance);
    BOOST_TEST_REQUIRE(!written.has_value());
    BOOST_TEST(written.error().what ==
               "another process has taken over: nothing more is written here");
    BOOST_TEST(!paused->memory().value().mail_released.has_value());
    BOOST_TEST(!paused->end_run(1, RunState::done, Instant{1}, "").has_value());
    BOOST_TEST((paused->run(1).value()->state == RunState::running));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
