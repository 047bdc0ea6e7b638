/// joinery compare: who changes when a mapping changes, how, and because of which edit.

#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/record_source.hpp"
#include "engine/compare/comparison_report.hpp"

namespace joinery {
namespace {

struct CompareArguments {
  std::string old;
  std::string now;
  std::string records;
  std::string format = "text";
  std::string at;
  std::size_t threads = 0;
  bool all = false;
  bool proposed = false;
};

/// The people as they come, then everything about all of them; nothing but groups is kept.
class JsonReport {
 public:
  JsonReport(const CompareArguments& options, const ComparedMappings& compared) : compared_(compared) {
    writer_.object().member("old").text(options.old).member("new").text(options.now);
    write_edits(writer_, compared);
    writer_.member("people").array();
  }
  void add(const PersonChange& change) {
    write_change(writer_, change);
    if (text_.size() > std::size_t{1} << 20) flush();
  }
  void end(const Comparison& comparison, const CompareReport& report) {
    writer_.end();
    write_groups(writer_, comparison, report, compared_);
    writer_.end();
    text_ += '\n';
    flush();
  }

 private:
  void flush() {
    std::cout << text_;
    text_.clear();
  }
  const ComparedMappings& compared_;
  std::string text_;
  JsonWriter writer_{text_};
};

ExitCode run(Session& session, const CompareArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto old = load_for_run(session, options.old);
  const auto now = load_for_run(session, options.now);
  if (!old || !now) return ExitCode::failed;
  const References& references = session.library->references();
  const Words words{session.library->functions(), references};
  const auto proposed = options.proposed ? proposed_bundle(now->bundle) : std::nullopt;
  if (options.proposed && !proposed) {
    complain(fmt::format("`{}` proposes nothing", options.now));
    return ExitCode::failed;
  }
  const Bundle& newer = proposed ? *proposed : now->bundle;
  Hybrids hybrids(old->bundle, newer, words, session.limits);
  if (hybrids.make(0) == nullptr || hybrids.make(hybrids.all()) == nullptr) {
    complain("the two versions cannot be compared");
    return ExitCode::failed;
  }
  auto records = open_records(session, proposed ? *now->proposed : *now->graph, options.records, std::size_t{1} << 18);
  if (!records) return fail_with(records.error());

  const ComparedMappings compared{hybrids.edits(),
                                  old->bundle.sources,
                                  newer.sources,
                                  *hybrids.make(0)->program,
                                  *hybrids.make(hybrids.all())->program,
                                  hybrids.meaningless(),
                                  policy_changes(hybrids)};
  const std::size_t everybody = std::numeric_limits<std::size_t>::max();
  Comparison comparison(options.all ? Comparison::Bounds{everybody, everybody}
                                    : Comparison::Bounds{});
  std::optional<JsonReport> json;
  if (options.format == "json") json.emplace(options, compared);
  CompareOptions how;
  how.threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const RunSetting setting{references, *clock, session.limits};
  const CompareReport report =
      compare_records(*records, hybrids, setting, how, [&](const PersonChange& change) {
        comparison.add(change);
        if (json) json->add(change);
      });
  if (json)
    json->end(comparison, report);
  else
    std::cout << print(comparison, report, compared, {options.all});
  std::cout.flush();
  if (report.error) return fail_with(*report.error);
  const bool same = comparison.people() == 0 && compared.policies.empty();
  return same ? ExitCode::fine : ExitCode::changes;
}

}  // namespace

void add_compare(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "compare",
      "Say who changes when a mapping changes: every decision and field that becomes another, and\n"
      "the edit (file and line) that did it. Exit code 0: nobody changes; 2: somebody does.");
  auto options = std::make_shared<CompareArguments>();
  command->add_option("OLD", options->old, "The integration as it was: its file or folder")
      ->required();
  command->add_option("NEW", options->now, "The integration as it is now")->required();
  command
      ->add_option("--records", options->records,
                   "NDJSON, a JSON list, or a page as the vendor sends it; - is standard input")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->add_option("--threads", options->threads, "How many threads; all cores if not said")
      ->check(CLI::Range(1, 256));
  command->add_flag("--proposed", options->proposed,
                    "Take NEW as if what it proposes were in force");
  command->add_flag("--all", options->all, "Everybody and every change, not the first few of each");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
