/// Plans, verdicts, runs and steps, on both databases.

#include <boost/test/unit_test.hpp>

#include "tests/support/stores.hpp"

namespace joinery::testing {
namespace {

JournalStep step_of(std::uint32_t number, const std::string& person) {
  JournalStep step;
  step.number = number;
  step.kind = MutationKind::create_user;
  step.person = person;
  step.at = Instant{1'000};
  step.undo = R"({"kind":"archive_user"})";
  return step;
}

Run run_of(const std::string& plan) {
  Run run;
  run.plan = plan;
  run.who = "ada";
  run.began = Instant{1'000};
  return run;
}

std::unique_ptr<Store> writer(const StateAddress& state) {
  auto store = opened(state);
  BOOST_TEST_REQUIRE(store->take_turn("test").has_value());
  return store;
}

BOOST_AUTO_TEST_SUITE(journal)

BOOST_AUTO_TEST_CASE(a_run_and_its_steps_come_back_as_they_were_written) {
  on_every_store([](const StateAddress& state) {
    const auto store = writer(state);
    const JournalStep steps[] = {step_of(1, "E1"), step_of(2, "E'2 \"\n%")};
    BOOST_TEST(store->begin_run(run_of("sha256:a"), steps, {}).value() == 1U);
    Advance advance;
    advance.run = 1;
    advance.steps = {steps[0]};
    advance.steps[0].state = StepState::sent;
    advance.steps[0].attempts = 2;
    advance.steps[0].before = R"({"ä":1})";
    BOOST_TEST(store->advance(advance).has_value());
    const auto other = opened(state);
    const auto kept = other->steps(1).value();
    BOOST_TEST_REQUIRE(kept.size() == 2U);
    BOOST_TEST((kept[0] == advance.steps[0]));
    BOOST_TEST((kept[1] == steps[1]));
    const Run run = other->runs(5).value().front();
    BOOST_TEST(run.plan == "sha256:a");
    BOOST_TEST((run.state == RunState::running));
    BOOST_TEST(!run.ended.has_value());
  });
}

BOOST_AUTO_TEST_CASE(a_run_ends_and_goes_on_and_the_serial_counts_runs) {
  on_every_store([](const StateAddress& state) {
    const auto store = writer(state);
    BOOST_TEST(store->serial().value() == 0U);
    BOOST_TEST(store->begin_run(run_of("sha256:a"), {}, {}).value() == 1U);
    BOOST_TEST(store->end_run(1, RunState::stopped, Instant{9}, "asked to stop").has_value());
    BOOST_TEST((store->run(1).value()->state == RunState::stopped));
    BOOST_TEST((store->run(1).value()->ended == Instant{9}));
    BOOST_TEST(store->resume_run(1).has_value());
    BOOST_TEST(!store->run(1).value()->ended.has_value());
    BOOST_TEST(store->begin_run(run_of("sha256:b"), {}, {}).value() == 2U);
    BOOST_TEST(store->serial().value() == 2U);
    BOOST_TEST(!store->run(3).value().has_value());
  });
}

BOOST_AUTO_TEST_CASE(a_plan_is_kept_once_with_what_was_seen_when_it_was_made) {
  on_every_store([](const StateAddress& state) {
    const auto store = opened(state);
    StoredPlan plan{"sha256:a", 3, Instant{1}, Instant{2}, R"({"joinery":1})", {}};
    plan.seen.push_back(Missing{"E7", Instant{5}});
    plan.agreed.push_back(ScopeSeen{"sha256:b", true});
    BOOST_TEST(store->keep_plan(plan).has_value());
    plan.text = "another";
    BOOST_TEST(store->keep_plan(plan).has_value());
    const auto kept = store->plan("sha256:a").value();
    BOOST_TEST_REQUIRE(kept.has_value());
    BOOST_TEST(kept->text == R"({"joinery":1})");
    BOOST_TEST((kept->expires == Instant{2}));
    BOOST_TEST_REQUIRE(kept->seen.size() == 1U);
    BOOST_TEST(std::get<Missing>(kept->seen[0]).person == "E7");
    BOOST_TEST_REQUIRE(kept->agreed.size() == 1U);
    BOOST_TEST(std::get<ScopeSeen>(kept->agreed[0]).hash == "sha256:b");
    BOOST_TEST(!store->plan("sha256:b").value().has_value());
  });
}

BOOST_AUTO_TEST_CASE(verdicts_keep_the_order_in_which_they_were_given) {
  on_every_store([](const StateAddress& state) {
    const auto ada = opened(state), bob = opened(state);
    Verdict verdict{Verdict::Kind::approve, "sha256:a", "ada", "checked", Instant{1}, Instant{9},
                    {"kind=archive_user", "person=E1"}};
    BOOST_TEST(ada->add_verdict(verdict).has_value());
    verdict = {Verdict::Kind::reject, "sha256:a", "bob", "no", Instant{2}, {}, {}};
    BOOST_TEST(bob->add_verdict(verdict).has_value());
    const auto all = ada->verdicts("sha256:a").value();
    BOOST_TEST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].who == "ada");
    BOOST_TEST((all[0].until == Instant{9}));
    BOOST_TEST(all[0].only.size() == 2U);
    BOOST_TEST((all[1].kind == Verdict::Kind::reject));
    BOOST_TEST(!all[1].until.has_value());
    BOOST_TEST(ada->verdicts("sha256:b").value().empty());
  });
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_refused_until_it_was_done) {
  on_every_store([](const StateAddress& state) {
    const auto store = writer(state);
    JournalStep step = step_of(1, "E1");
    step.state = StepState::failed;
    step.input = "abc";
    step.because = "no such team";
    BOOST_TEST(store->begin_run(run_of("sha256:a"), std::span(&step, 1), {}).has_value());
    BOOST_TEST(store->refusal("abc").value().value() == "no such team");
    BOOST_TEST(!store->refusal("abd").value().has_value());
    step.state = StepState::done;
    BOOST_TEST(store->begin_run(run_of("sha256:b"), std::span(&step, 1), {}).has_value());
    BOOST_TEST(!store->refusal("abc").value().has_value());
  });
}

BOOST_AUTO_TEST_CASE(a_stop_is_seen_by_another_and_forgotten) {
  on_every_store([](const StateAddress& state) {
    const auto store = writer(state), other = opened(state);
    BOOST_TEST(!store->is_stop_asked_for().value());
    BOOST_TEST(other->ask_for_stop("bob", Instant{1}).has_value());
    BOOST_TEST(other->ask_for_stop("eve", Instant{2}).has_value());
    BOOST_TEST(store->is_stop_asked_for().value());
    BOOST_TEST(store->forget_stop().has_value());
    BOOST_TEST(!store->is_stop_asked_for().value());
  });
}

BOOST_AUTO_TEST_CASE(who_did_what_is_told_the_latest_first) {
  on_every_store([](const StateAddress& state) {
    const auto store = opened(state);
    BOOST_TEST(store->add_audit({Instant{1}, "ada", "approve", "sha256:a", "checked"}).has_value());
    BOOST_TEST(store->add_audit({Instant{2}, "bob", "reject", "sha256:a", "no"}).has_value());
    const auto all = store->audit(10).value();
    BOOST_TEST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].who == "bob");
    BOOST_TEST(store->audit(1).value().size() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(integrations_in_one_database_do_not_see_each_other) {
  on_every_store([](const StateAddress& state) {
    const auto store = writer(state);
    BOOST_TEST(store->begin_run(run_of("sha256:a"), {}, {}).has_value());
    const auto other = opened(state, "brightwell");
    BOOST_TEST(other->runs(5).value().empty());
    BOOST_TEST(other->serial().value() == 0U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
