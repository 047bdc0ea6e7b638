/// What is remembered, on both databases.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/memory/memory_json.hpp"
#include "engine/store/sql_store.hpp"
#include "tests/support/stores.hpp"

namespace joinery::testing {
namespace {

Memory sum_of(const std::vector<MemoryEvent>& events) {
  Memory memory;
  memory.integration = "acme";
  for (const MemoryEvent& event : events) remember(memory, event);
  return memory;
}

Run run_of(const std::string& plan) {
  Run run;
  run.plan = plan;
  return run;
}

BOOST_AUTO_TEST_SUITE(remembered)

BOOST_AUTO_TEST_CASE(a_memory_is_the_sum_of_its_events_in_any_process) {
  on_every_store([](const StateAddress& state) {
    const std::vector<MemoryEvent> events = {
        Linked{"E1", "U1", Instant{1}, LinkEvidence::created}, Invited{"E1", Instant{2}},
        Written{"E1", "email", {mark_of("\"A\""), mark_of("\"a\"")}}, MailReleased{Instant{3}}};
    {
      const auto store = opened(state);
      BOOST_TEST_REQUIRE(store->take_turn("test").has_value());
      BOOST_TEST(store->begin_run(run_of("a"), {}, std::span(events).first(2)).has_value());
      Advance advance;
      advance.events = {events[2], events[3]};
      BOOST_TEST(store->advance(advance).has_value());
    }
    BOOST_TEST(print(opened(state)->memory().value()) == print(sum_of(events)));
  });
}

BOOST_AUTO_TEST_CASE(many_events_become_a_checkpoint_and_mean_the_same) {
  on_every_store([](const StateAddress& state) {
    (void)opened(state);
    SqlStore store(database_of(state), "acme", Limits{}, 20);
    BOOST_TEST_REQUIRE(store.take_turn("test").has_value());
    std::vector<MemoryEvent> events;
    for (int i = 0; i < 25; ++i) {
      events.emplace_back(Linked{fmt::format("Ä{}", i % 7), fmt::format("U{}", i), Instant{i}});
      Advance advance;
      advance.events = {events.back()};
      BOOST_TEST_REQUIRE(store.advance(advance).has_value());
    }
    const MemoryEvent last[] = {MailReleased{Instant{99}}};
    events.push_back(last[0]);
    BOOST_TEST(store.begin_run(run_of("a"), {}, last).has_value());
    BOOST_TEST(print(opened(state)->memory().value()) == print(sum_of(events)));
  });
}

BOOST_AUTO_TEST_CASE(x_m05_who_is_erased_is_known_by_a_name_that_tells_nobody) {
  on_every_store([](const StateAddress& state) {
    const auto store = opened(state);
    BOOST_TEST_REQUIRE(store->take_turn("test").has_value());
    JournalStep step;
    step.number = 1;
    step.person = "E1";
    step.user = "U1";
    step.before = R"({"name":"Ada"})";
    step.undo = R"({"kind":"reactivate_user"})";
    step.input = "abc";
    BOOST_TEST(store->keep_plan({"a", 0, {}, {}, R"({"person":"E1"})", {}}).has_value());
    BOOST_TEST(store->keep_plan({"b", 0, {}, {}, R"({"person":"E2"})", {}}).has_value());
    const MemoryEvent events[] = {Linked{"E1", "U1", Instant{1}}, Linked{"E2", "U2", Instant{1}}};
    BOOST_TEST(store->begin_run(run_of("a"), std::span(&step, 1), events).has_value());
    const std::string name = store->erase("E1").value();
    BOOST_TEST(name.starts_with("erased:"));
    const Memory memory = store->memory().value();
    BOOST_TEST((memory.find("E1") == nullptr));
    BOOST_TEST((memory.find("E2") != nullptr));
    const JournalStep kept = store->steps(1).value().front();
    BOOST_TEST(kept.person == name);
    BOOST_TEST(kept.before.empty());
    BOOST_TEST(kept.undo.empty());
    BOOST_TEST(kept.input == "abc");
    BOOST_TEST(store->plan("a").value()->text.empty());
    BOOST_TEST(!store->plan("b").value()->text.empty());
    BOOST_TEST(store->steps_about("E1").value().empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
