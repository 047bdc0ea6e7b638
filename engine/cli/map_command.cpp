/// joinery map: the pure transform, one line per record, in the order of the input.

#include <cerrno>
#include <iostream>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/proposal_report.hpp"
#include "engine/cli/record_source.hpp"
#include "engine/decision/decision_text.hpp"
#include "engine/pipeline/map_records.hpp"

namespace joinery {
namespace {

struct MapArguments {
  std::string integration;
  std::string records;
  std::string format = "json";
  std::string at;
  std::size_t threads = 0;
  bool summary = false;
};

bool write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

ExitCode run(Session& session, const MapArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const auto program = program_of(session, *mapping->graph);
  auto records = open_records(session, *mapping->graph, options.records, std::size_t{256} << 10);
  if (!records) return fail_with(records.error());

  MapOptions how;
  how.threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  if (options.format == "text") how.write = append_text_line;
  Progress progress(session.messages_on_terminal && !session.data_on_terminal);
  if (progress.shown())
    how.progress = [&](std::uint64_t count, std::uint64_t bytes) { progress.show(count, bytes); };
  const MapReport report = map_records(*records, program, session.library->references(), *clock,
                                       session.limits, how, write_all);
  progress.clear();
  if (options.summary || session.messages_on_terminal)
    std::cerr << print(report.waterfall, *program);
  if (options.summary && !report.error) {
    const auto proposed = proposal_text(session, *mapping, options.records, *clock, how.threads);
    if (!proposed) return fail_with(proposed.error());
    std::cerr << *proposed;
  }
  return report.error ? fail_with(*report.error) : ExitCode::fine;
}

}  // namespace

void add_map(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "map",
      "Say for every record what would become of the person: in or out, every field, the state\n"
      "of the account. Writes nothing anywhere.");
  auto options = std::make_shared<MapArguments>();
  command
      ->add_option("INTEGRATION", options->integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command
      ->add_option("--records", options->records,
                   "NDJSON, a JSON list, a page as the vendor sends it, or the folder of a snapshot;\n"
                   "- is standard input")
      ->required();
  command->add_option("--format", options->format, "json (one line per record) or text")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->add_option("--threads", options->threads, "How many threads; all cores if not said")
      ->check(CLI::Range(1, 256));
  command->add_flag("--summary", options->summary,
                    "Count at the end how many people each rule let in, left out or held");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
