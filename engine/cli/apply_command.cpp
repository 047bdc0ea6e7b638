/// joinery apply: carries out a sealed plan, or says a word about what its guards hold.

#include <iostream>

#include <fmt/format.h>

#include "engine/apply/admit.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/plan_word.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

constexpr std::size_t plan_bytes_max = std::size_t{4} << 30U;

struct ApplyArguments {
  std::string plan;
  std::string integration;
  PlanWord word;
  std::string state;
  std::string at;
  std::string format = "text";
  bool again = false;
};

Result<ApplyReport> carry_out(Session& session, const ApplyArguments& options, const SealedPlan& plan,
                              const Mapping& mapping, Store& store, WaitingClock& clock) {
  JOINERY_TRY(const std::unique_ptr<Platform> platform, open_platform(session, mapping));
  ApplyOptions how = apply_options(session, *mapping.graph);
  how.again = options.again;
  if (const auto turn = store.take_turn(how.who); !turn) return tl::unexpected<Error>(turn.error());
  JOINERY_TRY(ApplyReport report, apply(plan, {store, *platform, clock}, how));
  const auto told = store.add_audit({clock.now(), how.who, "apply", plan.hash,
                                     fmt::format("run {}", report.run)});
  if (!told) return tl::unexpected<Error>(told.error());
  return report;
}

/// A plan that is over cannot be refused any more.
ExitCode refuse(const Session& session, const ApplyArguments& options, const SealedPlan& plan, Store& store,
                Instant now) {
  const auto admission = admit(plan, store, now);
  if (!admission) return fail_with(admission.error());
  if (!admission->stale.empty()) {
    complain(fmt::format("the plan is stale, and nothing was refused: {}", admission->stale));
    return ExitCode::stale_plan;
  }
  if (const auto said = say_word(session, options.word, plan, store, now); !said) return fail_with(said.error());
  const auto refusal = refusal_of(plan, store, now);
  if (!refusal) return fail_with(refusal.error());
  std::cout << (options.format == "json" ? print_json(*refusal, plan) + "\n"
                                         : print_text(*refusal, plan.integration));
  std::cout.flush();
  return ExitCode::held;
}

ExitCode run(Session& session, const ApplyArguments& options) {
  const auto text = session.files.read(options.plan, plan_bytes_max);
  if (!text) return fail_with(text.error());
  const auto plan = read_plan(*text, session.limits);
  if (!plan) {
    complain(fmt::format("{}: {}", options.plan, plan.error().what));
    return ExitCode::failed;
  }
  if (plan->platform_unseen) {
    complain(fmt::format("{}: {}", options.plan, made_unseen));
    return ExitCode::stale_plan;
  }
  if (const auto wrong = wrong_word(options.word, *plan)) return fail_with(*wrong);
  const std::string& path = options.integration.empty() ? plan->path : options.integration;
  const auto mapping = load_for_run(session, path);
  if (!mapping) return ExitCode::failed;
  if (mapping->graph->integration != plan->integration) {
    complain(fmt::format("the plan is for {}, and {} is {}", plan->integration, path,
                         mapping->graph->integration));
    return ExitCode::failed;
  }
  const auto store = open_state(session, path, plan->integration, options.state);
  if (!store) return fail_with(store.error());
  const auto clock = working_clock_at(session, options.at);
  if (!clock) return ExitCode::failed;
  if (!options.word.reject.empty()) return refuse(session, options, *plan, **store, clock->now());
  if (options.word.is_said()) {
    const auto said = say_word(session, options.word, *plan, **store, clock->now());
    if (!said) return fail_with(said.error());
  }
  const auto report = carry_out(session, options, *plan, *mapping, **store, *clock);
  if (!report) return fail_with(report.error());
  std::cout << (options.format == "json" ? print_json(*report, *plan) + "\n"
                                         : print_text(*report, plan->integration));
  std::cout.flush();
  return exit_code_of(*report);
}

}  // namespace

void add_apply(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "apply",
      "Carry out a sealed plan: exactly that one, once. What guards hold is done only after\n"
      "somebody has approved this plan by its hash. A run that was stopped goes on.");
  auto options = std::make_shared<ApplyArguments>();
  command->add_option("PLAN", options->plan, "The file that `joinery plan --out` wrote")->required();
  command->add_option("--integration", options->integration,
                      "Where the integration is, if not where the plan says");
  command->add_option("--approve", options->word.approve,
                      "The plan's hash: what its guards hold may be done");
  command->add_option("--reject", options->word.reject, "The plan's hash: what its guards hold is not done");
  command->add_option("--reason", options->word.reason, "Why; it is kept with the run");
  command->add_option("--until", options->word.until, "The approval ends then (2026-11-21T08:00:00Z)");
  command->add_option("--only", options->word.only,
                      "Approves or refuses only a part: kind=…, group=… or person=…; may be given again");
  command->add_flag("--again", options->again,
                    "Also tries what the platform has refused and has not changed since");
  command->add_option("--state", options->state,
                      "Where the state is: a file, or postgresql://…; state.db beside the integration "
                      "if neither this nor JOINERY_STATE says so");
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
