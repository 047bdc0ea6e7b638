/// joinery check: parse, check and compile; print every diagnostic.

#include <filesystem>
#include <iostream>
#include <optional>

#include <fmt/format.h>

#include "dsl/source/line_diff.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/fixing.hpp"
#include "engine/cli/guards_file.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/mapping_hash.hpp"
#include "engine/cli/table_report.hpp"
#include "engine/real/disk_file_writer.hpp"

namespace joinery {
namespace {

struct CheckArguments {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string records;
  std::string at;
  bool fix = false;
  bool dry_run = false;
  bool hash = false;
};

/// A folder stands for the documents in it.
std::vector<std::string> documents_at(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code problem;
  if (!fs::is_directory(path, problem)) return {path};
  const fs::path folder = fs::path(path).lexically_normal();
  if (fs::exists(folder / "integration.yaml", problem)) return {path};
  std::vector<std::string> found;
  for (const char* name : {"source.yaml", "target.yaml"}) {
    if (fs::exists(folder / name, problem)) found.push_back((folder / name).generic_string());
  }
  if (found.empty()) found.push_back(path);  // the loader says what is missing
  return found;
}

std::string count_of(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void print(const Mapping& mapping, const std::string& path, const CheckArguments& options,
           const Session& session) {
  const auto shown = mapping.bundle.diagnostics.sorted(session.limits.diagnostics_per_file);
  const Sources& sources = mapping.bundle.sources;
  if (options.format == "json") {
    std::cout << render_json(shown, sources) << '\n';
    return;
  }
  if (options.format == "sarif") {
    std::cout << render_sarif(shown, sources) << '\n';
    return;
  }
  for (const Diagnostic& problem : shown) {
    std::cout << render_text(problem, sources, session.data_on_terminal ? Colors::on : Colors::off)
              << '\n';
  }
  const std::size_t errors = mapping.bundle.diagnostics.count(Severity::error);
  const std::size_t warnings = mapping.bundle.diagnostics.count(Severity::warning);
  if (errors + warnings == 0) {
    std::cout << fmt::format("{}: fine\n", path);
  } else {
    std::cout << fmt::format("{}: {}, {}\n", path, count_of(errors, "error"),
                             count_of(warnings, "warning"));
  }
}

/// The mapping after its certain fixes, which are written, or only shown; nothing where a file cannot
/// be written.
std::optional<Mapping> fixed(Session& session, const std::string& document,
                             const CheckArguments& options) {
  Fixing fixing = fix_mapping(session, document);
  for (const auto& [name, file] : fixing.files) {
    if (options.dry_run) {
      std::cout << unified_diff(file.before, file.after, name);
      continue;
    }
    if (const auto problem = write_file(name, file.after)) {
      complain(problem->what);
      return std::nullopt;
    }
    std::cerr << fmt::format("{}: {} fixed\n", name, file.fixes);
  }
  return std::move(fixing.mapping);
}

ExitCode run(Session& session, const CheckArguments& options) {
  if (options.dry_run && !options.fix) {
    complain("`--dry-run` shows what `--fix` would do; give both");
    return ExitCode::failed;
  }
  bool fine = true;
  for (const std::string& path : options.paths) {
    for (const std::string& document : documents_at(path)) {
      std::optional<Mapping> read = options.fix ? fixed(session, document, options)
                                                : load_mapping(session, document);
      if (!read) return ExitCode::failed;
      Mapping& mapping = *read;
      if (mapping.bundle.kind == DocumentKind::integration) {
        const auto checked = check_guards(session, document, mapping.bundle);
        if (!checked) return fail_with(checked.error());
      }
      if (!options.records.empty() && mapping.graph) {
        const auto clock = clock_at(options.at);
        if (!clock) return ExitCode::failed;
        const auto reported = report_tables(session, mapping, options.records, *clock);
        if (!reported) return fail_with(reported.error());
      }
      const bool good = mapping.bundle.complete && !mapping.bundle.diagnostics.has_errors();
      if (options.hash && good) {
        std::cout << mapping_hash(mapping.bundle, session.limits) << "  " << document << '\n';
      } else {
        print(mapping, document, options, session);
      }
      fine = fine && good;
    }
  }
  return fine ? ExitCode::fine : ExitCode::failed;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "check",
      "Read mappings and say everything that is wrong with them, with the fix.\n"
      "PATH is an integration, a source, a target, a module, or a folder of one.");
  auto options = std::make_shared<CheckArguments>();
  command->add_option("PATH", options->paths, "What to check")->required();
  command->add_option("--format", options->format, "text for people, json or sarif for programs")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  command->add_option(
      "--records", options->records,
      "Also try the tables on these records: which rows are never used, which values "
      "have no row");
  command->add_flag("--fix", options->fix,
                    "Carry out the fixes that are certain; what remains is printed");
  command->add_flag("--hash", options->hash,
                    "Print the semantic hash instead, which no layout and no comment changes");
  command->add_flag("--dry-run", options->dry_run, "With --fix: only show what would change");
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
