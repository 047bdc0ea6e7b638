/// joinery apply: carries out a sealed plan, or says a word about what its guards hold.

#include <iostream>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

constexpr std::size_t plan_bytes_max = std::size_t{4} << 30U;
constexpr std::size_t hash_letters_min = 12;

struct ApplyArguments {
  std::string plan;
  std::string integration;
  std::string approve, reject, reason, until;
  std::vector<std::string> only;
  std::string state;
  std::string at;
  std::string format = "text";
  bool again = false;
};

/// Whether somebody who writes `said` means this hash: all of it, or its beginning.
bool means(const std::string& said, const std::string& hash) {
  const std::string plain = said.starts_with("sha256:") ? said.substr(7) : said;
  return plain.size() >= hash_letters_min && hash.substr(7).starts_with(plain);
}

std::optional<Error> wrong_words(const ApplyArguments& options, const SealedPlan& plan) {
  const std::string& said = options.approve.empty() ? options.reject : options.approve;
  if (!options.approve.empty() && !options.reject.empty()) {
    return Error{ErrorCode::wrong_usage, "`--approve` and `--reject` cannot both be meant", 0};
  }
  if (said.empty()) {
    const bool alone = options.reason.empty() && options.only.empty() && options.until.empty();
    if (alone) return std::nullopt;
    return Error{ErrorCode::wrong_usage, "`--reason`, `--until` and `--only` go with `--approve`", 0};
  }
  if (!means(said, plan.hash)) {
    return Error{ErrorCode::wrong_usage,
                 fmt::format("`{}` is not the hash of this plan, which is {}", said, plan.hash), 0};
  }
  if (options.reason.empty()) {
    return Error{ErrorCode::wrong_usage, "say why with `--reason`: it is kept with the run", 0};
  }
  for (const std::string& part : options.only) {
    if (part.starts_with("kind=") || part.starts_with("group=") || part.starts_with("person=")) continue;
    return Error{ErrorCode::wrong_usage,
                 fmt::format("`--only {}`: write kind=…, group=… or person=…", part), 0};
  }
  return std::nullopt;
}

Result<void> say_word(const Session& session, const ApplyArguments& options, const SealedPlan& plan,
                      Store& store, Instant now) {
  Verdict verdict;
  verdict.kind = options.reject.empty() ? Verdict::Kind::approve : Verdict::Kind::reject;
  verdict.plan = plan.hash;
  verdict.who = session.who.empty() ? "somebody" : session.who;
  verdict.reason = options.reason;
  verdict.at = now;
  verdict.only = options.only;
  if (!options.until.empty()) {
    const auto until = parse_instant(options.until);
    if (!until) {
      return fail(ErrorCode::wrong_usage,
                  fmt::format("`--until {}` is not a time; write it as 2026-11-21T08:00:00Z",
                              options.until));
    }
    verdict.until = *until;
  }
  JOINERY_TRY(const std::vector<Verdict> before, store.verdicts(plan.hash));
  for (const Verdict& other : before) {
    std::cerr << fmt::format("note: {} said {} at {}: {}\n", other.who,
                             other.kind == Verdict::Kind::approve ? "yes" : "no",
                             instant_text(other.at), other.reason);
  }
  if (const auto added = store.add_verdict(verdict); !added) return added;
  return store.add_audit({now, verdict.who, options.reject.empty() ? "approve" : "reject", plan.hash,
                          verdict.reason});
}

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
  if (const auto wrong = wrong_words(options, *plan)) return fail_with(*wrong);
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
  if (!options.approve.empty() || !options.reject.empty()) {
    const auto said = say_word(session, options, *plan, **store, clock->now());
    if (!said) return fail_with(said.error());
    if (!options.reject.empty()) return ExitCode::held;
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
  command->add_option("--approve", options->approve,
                      "The plan's hash: what its guards hold may be done");
  command->add_option("--reject", options->reject, "The plan's hash: what its guards hold is not done");
  command->add_option("--reason", options->reason, "Why; it is kept with the run");
  command->add_option("--until", options->until, "The approval ends then (2026-11-21T08:00:00Z)");
  command->add_option("--only", options->only,
                      "Approves only a part: kind=…, group=… or person=…; may be given again");
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
