/// `kill -9` at every step of a run: each statement that the journal writes, each commit, each call of
/// the platform, before and after. Not at random: all of them, one after the other; and whoever goes on
/// is killed, too. Then everything is as if nobody had ever died.

#include <sys/wait.h>

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/apply/whole_run.hpp"

namespace joinery::testing {
namespace {

/// Runs it in a process of its own; whether it was killed.
bool dies_at(std::size_t step, const Scene& scene, const std::string& plan) {
  const pid_t child = ::fork();
  BOOST_TEST_REQUIRE((child >= 0));
  if (child == 0) {
    Countdown countdown(step);
    const auto report = attempt(scene, plan, countdown);
    ::_exit(report ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFSIGNALED(status);
}

std::size_t go_to_the_end(const Scene& scene, const std::string& plan) {
  Countdown never;
  const auto report = attempt(scene, plan, never);
  BOOST_TEST_REQUIRE(report.has_value(), (report ? "" : report.error().what));
  return never.count();
}

BOOST_AUTO_TEST_SUITE(killing)

BOOST_AUTO_TEST_CASE(every_kind_of_mutation_is_in_the_plan) {
  const SealedPlan plan = read_plan(whole_plan(), Limits{}).value();
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    const bool has = std::any_of(plan.mutations.begin(), plan.mutations.end(), [&](const auto& m) {
      return m.kind == static_cast<MutationKind>(kind);
    });
    BOOST_TEST(has, name_of(static_cast<MutationKind>(kind)));
  }
}

BOOST_AUTO_TEST_CASE(after_a_kill_at_every_step_everything_is_there_once) {
  const std::string plan = whole_plan();
  const RunVariant variant{"one at a time"};
  const Scene quiet(variant);
  const std::size_t steps = go_to_the_end(quiet, plan);
  BOOST_TEST(steps > 60U);
  const std::vector<std::string> expected = outcome(quiet);
  std::size_t second_deaths = 0;
  for (std::size_t step = 1; step <= steps; ++step) {
    BOOST_TEST_CONTEXT("killed at step " << step << " of " << steps) {
      const Scene scene(variant);
      BOOST_TEST(dies_at(step, scene, plan));
      // Whoever goes on dies a few steps later, each time at another one.
      if (dies_at(1 + step % 17, scene, plan)) ++second_deaths;
      go_to_the_end(scene, plan);
      BOOST_TEST(outcome(scene) == expected, boost::test_tools::per_element());
    }
  }
  BOOST_TEST(second_deaths > steps / 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
