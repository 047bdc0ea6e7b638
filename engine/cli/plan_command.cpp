/// joinery plan: what would change on the platform. Writes nothing there.

#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/guards_file.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/people_source.hpp"
#include "engine/cli/record_source.hpp"
#include "engine/cli/working.hpp"
#include "engine/desired/collect_people.hpp"
#include "engine/guard/guarded_plan.hpp"
#include "engine/memory/memory_json.hpp"
#include "engine/plan_file/write_plan.hpp"
#include "engine/present/read_present.hpp"

namespace joinery {
namespace {

constexpr std::size_t memory_bytes_max = 2U << 30U;

struct Options {
  std::string integration;
  std::string records;
  std::string users;
  std::string groups;
  std::string guards;
  std::string memory;
  std::string out;
  std::string state;
  std::string format = "text";
  std::string at;
  std::size_t threads = 0;
};

Error in_file(const std::string& file, Error error) {
  error.what = fmt::format("{}: {}", file, error.what);
  return error;
}

Result<void> read_file(const Session& session, const std::string& file, const auto& read) {
  RecordStreamOptions how;
  auto stream = RecordStream::open(file, how, session.limits);
  if (!stream) return tl::unexpected<Error>(stream.error());
  Result<void> done = read(*stream);
  if (!done) return tl::unexpected<Error>(in_file(file, done.error()));
  return {};
}

Result<Present> read_present(const Session& session, const Graph& graph, const Options& options) {
  Present present;
  const References& references = session.library->references();
  if (!options.users.empty()) {
    const auto read = read_file(session, options.users, [&](RecordStream& stream) {
      return read_users(stream, graph.fields, references, session.limits, present);
    });
    if (!read) return tl::unexpected<Error>(read.error());
  }
  if (!options.groups.empty()) {
    const auto read = read_file(session, options.groups, [&](RecordStream& stream) {
      return read_groups(stream, references, session.limits, present);
    });
    if (!read) return tl::unexpected<Error>(read.error());
  }
  return present;
}

Result<Memory> read_memory_file(const Session& session, const std::string& file) {
  Limits limits = session.limits;
  limits.record_bytes = memory_bytes_max;
  JOINERY_TRY(const std::string text, session.files.read(file, memory_bytes_max));
  Result<Memory> memory = parse_memory(text, limits);
  if (!memory) return tl::unexpected<Error>(in_file(file, memory.error()));
  return memory;
}

/// What the state remembers, if there is one; nothing else.
Result<std::optional<Memory>> remembered_in(const Session& session, const Options& options,
                                            const Graph& graph, std::unique_ptr<Store>& state) {
  JOINERY_TRY(state, existing_state(session, options.integration, graph.integration, options.state));
  if (state == nullptr) return std::optional<Memory>();
  JOINERY_TRY(Memory memory, state->memory());
  return std::optional<Memory>(std::move(memory));
}

/// With what was seen on the way, to be remembered when it is carried out.
Result<void> keep(Store& state, const MadePlan& made, const PlanContext& context) {
  StoredPlan stored{made.plan.hash, made.plan.serial, made.plan.as_of, made.plan.expires, {},
                    made.seen};
  stored.seen.insert(stored.seen.end(), made.agreed.begin(), made.agreed.end());
  write_json(made.plan, context, [&](std::string_view piece) { stored.text += piece; });
  return state.keep_plan(stored);
}

ExitCode show(const Session& session, const Options& options, const Plan& plan,
              const PlanContext& context) {
  if (!options.out.empty()) {
    std::ofstream file(options.out, std::ios::binary);
    write_json(plan, context, [&](std::string_view piece) { file << piece; });
    file << '\n';
    file.close();
    if (!file) {
      complain(fmt::format("{} cannot be written", options.out));
      return ExitCode::failed;
    }
  }
  if (options.format == "json") {
    write_json(plan, context, [](std::string_view piece) { std::cout << piece; });
    std::cout << '\n';
  } else {
    std::cout << print_text(plan, context,
                            session.data_on_terminal ? PlanColors::on : PlanColors::off);
  }
  std::cout.flush();
  if (!plan.complete) return ExitCode::source_incomplete;
  if (plan.held()) return ExitCode::held;
  return plan.mutations.empty() ? ExitCode::fine : ExitCode::changes;
}

ExitCode run(Session& session, const Options& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const Graph& graph = *mapping->graph;
  const auto guards = load_guards(session, options.integration, options.guards);
  if (!guards) return ExitCode::failed;
  const auto program = program_of(session, graph);
  std::unique_ptr<PassingSnapshot> fetched;
  if (options.records.empty()) {
    auto snapshot = PassingSnapshot::fetch(session, *mapping, *clock);
    if (!snapshot) return fail_with(snapshot.error());
    fetched = std::move(*snapshot);
  }
  const std::string& from = fetched ? fetched->folder() : options.records;
  std::optional<Certificate> certificate;
  if (is_snapshot(from)) {
    auto snapshot = open_snapshot(session, from);
    if (!snapshot) return fail_with(snapshot.error());
    certificate = std::move(snapshot->certificate);
  }
  auto records = open_records(session, graph, from, std::size_t{1} << 20U);
  if (!records) return fail_with(records.error());
  const std::size_t threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const References& references = session.library->references();
  const auto people =
      collect_people(*records, program, references, *clock, session.limits, threads);
  if (!people) return fail_with(people.error());
  auto present = read_present(session, graph, options);
  if (!present) return fail_with(present.error());

  std::optional<Memory> memory;
  std::unique_ptr<Store> state;
  if (!options.memory.empty()) {
    auto read = read_memory_file(session, options.memory);
    if (!read) return fail_with(read.error());
    memory = std::move(*read);
  } else {
    auto remembered = remembered_in(session, options, graph, state);
    if (!remembered) return fail_with(remembered.error());
    memory = std::move(*remembered);
  }
  PlanQuestion question{graph, *people, *guards, references.zones, nullptr, {}, {}, clock->now};
  if (memory) question.memory = &*memory;
  if (certificate) question.source.incomplete = why_not_certain(*certificate);
  GuardedPlan made = make_guarded_plan(question, std::move(*present));
  Plan& plan = made.made.plan;
  plan.path = options.integration;
  if (state != nullptr) {
    const auto serial = state->serial();
    if (!serial) return fail_with(serial.error());
    plan.serial = *serial;
  }
  if (certificate) plan.certificate = print(*certificate, CertificateUse::plan);
  const PlanContext context{graph, *people, *made.present, mapping->bundle.sources,
                            references.zones};
  seal(plan, context);
  if (state != nullptr) {
    const auto kept = keep(*state, made.made, context);
    if (!kept) return fail_with(kept.error());
  }
  return show(session, options, plan, context);
}

}  // namespace

void add_plan(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "plan",
      "Compare what HR says with what the platform has, and say what would change: the smallest\n"
      "set of changes, in their order, with the guards' word on them. Changes nothing.");
  auto options = std::make_shared<Options>();
  command
      ->add_option("INTEGRATION", options->integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command
      ->add_option("--records", options->records,
                   "What HR has: NDJSON, a JSON list, a page as the vendor sends it, or the folder of\n"
                   "a snapshot; if not said, the vendor is asked");
  command->add_option("--users", options->users,
                      "What the platform has: its users, as a JSON list or NDJSON; nobody if absent");
  command->add_option("--groups", options->groups, "Its groups, as a JSON list or NDJSON");
  command->add_option("--guards", options->guards,
                      "The file of guards; guards.yaml beside the integration if not said");
  command->add_option("--memory", options->memory,
                      "What is remembered of earlier runs, as JSON; nothing if absent");
  command->add_option("--out", options->out, "Writes the plan, as JSON, to this file, too");
  command->add_option("--state", options->state,
                      "Where the state is: a file, or postgresql://…; else JOINERY_STATE, else "
                      "state.db beside the integration");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->add_option("--threads", options->threads, "How many threads; all cores if not said")
      ->check(CLI::Range(1, 256));
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
