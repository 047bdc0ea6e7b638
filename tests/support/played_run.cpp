#include "tests/support/played_run.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/store/sql_store.hpp"

namespace joinery::testing {
namespace {

Json value_of(const std::string& text) { return text.empty() ? Json() : Json::from_text(text); }

}  // namespace

PlayedWorld::PlayedWorld(const std::string& now)
    : state(state_for_test(folder, "state.db")), clock(parse_instant(now).value()) {
  platform.now = [this] { return clock.now(); };
  options.who = "ada";
  options.match_fields = {"email"};
  options.reference_fields = {"manager"};
  reopen();
}

void PlayedWorld::reopen() {
  store.reset();
  store = std::make_unique<SqlStore>(hasty_database_of(state), "acme", Limits{});
  BOOST_TEST_REQUIRE(store->take_turn("ada").has_value());
}

void PlayedWorld::release_mail() {
  Advance advance;
  advance.events = {MailReleased{clock.now()}};
  BOOST_TEST_REQUIRE(store->advance(advance).has_value());
}

void PlayedWorld::approve(const std::string& plan, std::vector<std::string> only) {
  const Verdict verdict{Verdict::Kind::approve, plan, "bob", "checked", clock.now(), {},
                        std::move(only)};
  BOOST_TEST_REQUIRE(store->add_verdict(verdict).has_value());
}

ApplyReport play_run(PlayedWorld& world, const std::string& json) {
  const auto plan = read_plan(json, Limits{});
  BOOST_TEST_REQUIRE(plan.has_value(), (plan ? "" : plan.error().what));
  auto report = apply(*plan, world.world(), world.options);
  BOOST_TEST_REQUIRE(report.has_value(), (report ? "" : report.error().what));
  return std::move(*report);
}

std::vector<std::string> lines_of(const ApplyReport& report) {
  std::vector<std::string> lines;
  for (const JournalStep& step : report.steps) {
    std::string line = fmt::format("{} {}", name_of(step.state), name_of(step.kind));
    if (!step.person.empty()) line += " " + step.person;
    if (!step.because.empty()) line += ": " + step.because;
    lines.push_back(std::move(line));
  }
  return lines;
}

PlanBuilder::PlanBuilder() {
  plan.integration = "acme";
  plan.path = "examples/acme";
  plan.vendor = "made";
  plan.as_of = parse_instant("2026-11-21T08:00:00Z").value();
  plan.expires = parse_instant("2026-11-22T08:00:00Z").value();
  plan.complete = true;
}

SealedMutation& PlanBuilder::add(MutationKind kind, std::string person, std::string user) {
  SealedMutation mutation;
  mutation.number = static_cast<std::uint32_t>(plan.mutations.size() + 1);
  mutation.kind = kind;
  mutation.person = std::move(person);
  mutation.user = std::move(user);
  plan.mutations.push_back(std::move(mutation));
  return plan.mutations.back();
}

SealedMutation& PlanBuilder::add_group(MutationKind kind, std::string group, std::string key) {
  SealedMutation& mutation = add(kind, "");
  mutation.group = std::move(group);
  mutation.group_kind = "team";
  mutation.group_key = std::move(key);
  return mutation;
}

std::string PlanBuilder::json() { return write_sealed(plan); }

SealedChange change_of(std::string field, std::string from, std::string to) {
  return {std::move(field), value_of(from), value_of(to), {}};
}

}  // namespace joinery::testing
