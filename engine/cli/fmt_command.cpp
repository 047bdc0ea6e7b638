/// joinery fmt: every document in the one canonical layout.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "dsl/format/format.hpp"
#include "dsl/read/guard_keys.hpp"
#include "dsl/source/line_diff.hpp"
#include "engine/cli/command.hpp"
#include "engine/guard/read_guards.hpp"
#include "engine/real/disk_file_writer.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;

struct FmtArguments {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

/// The YAML files in a folder and below, hidden ones aside, in order of their names.
std::vector<std::string> files_at(const std::string& path) {
  std::error_code problem;
  if (!fs::is_directory(path, problem)) return {path};
  std::vector<std::string> files;
  fs::recursive_directory_iterator entry(path, problem);
  for (; !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.')) {
      entry.disable_recursion_pending();
    } else if (entry->path().extension() == ".yaml" && entry->is_regular_file(problem)) {
      files.push_back(entry->path().generic_string());
    }
  }
  std::ranges::sort(files);
  return files;
}

Result<std::string> text_at(const Session& session, const std::string& path) {
  if (path != "-") return session.files.read(path, session.limits.file_bytes);
  std::string text(std::istreambuf_iterator<char>(std::cin), {});
  if (text.size() <= session.limits.file_bytes) return text;
  return fail(ErrorCode::too_large, "standard input has more bytes than a mapping may have");
}

enum class Became { fine, changed, failed };

/// Shows what is wrong with a document that therefore stays as it is.
Became refuse(const Session& session, const Sources& sources, const Diagnostics& diagnostics) {
  for (const Diagnostic& problem : diagnostics.sorted(session.limits.diagnostics_per_file)) {
    if (problem.severity != Severity::error) continue;
    std::cerr << render_text(problem, sources, session.message_colors()) << '\n';
  }
  return Became::failed;
}

Became format_file(const Session& session, const FmtArguments& options, const std::string& path) {
  Result<std::string> text = text_at(session, path);
  if (!text) {
    complain(text.error().what);
    return Became::failed;
  }
  Sources sources;
  Diagnostics diagnostics;
  const std::string name = path == "-" ? "standard input" : path;
  const SourceId id = sources.add(name, std::move(*text));
  if (is_guards_file(sources[id].text())) {
    (void)read_guards(id, sources, session.limits, diagnostics);
    if (diagnostics.has_errors()) return refuse(session, sources, diagnostics);
  }
  const auto formatted = format_document(id, sources, session.limits, diagnostics);
  if (!formatted) return refuse(session, sources, diagnostics);
  if (!formatted->same_meaning) {
    complain(fmt::format("`{}` stays as it is: formatting would change its meaning, please report",
                         name));
    return Became::failed;
  }
  const std::string_view before = sources[id].text();
  const bool same = before == formatted->text;
  if (options.diff) std::cout << unified_diff(before, formatted->text, name);
  if (options.check || options.diff) {
    if (!same && !options.diff) std::cout << name << '\n';
  } else if (path == "-") {
    std::cout << formatted->text;
  } else if (!same) {
    if (const auto problem = write_file(path, formatted->text)) {
      complain(problem->what);
      return Became::failed;
    }
    std::cout << name << '\n';
  }
  return same ? Became::fine : Became::changed;
}

ExitCode run(Session& session, const FmtArguments& options) {
  bool fine = true;
  for (const std::string& path : options.paths) {
    for (const std::string& file : files_at(path)) {
      const Became became = format_file(session, options, file);
      fine = fine && became != Became::failed && (!options.check || became == Became::fine);
    }
  }
  return fine ? ExitCode::fine : ExitCode::failed;
}

}  // namespace

void add_fmt(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "fmt",
      "Write documents in the one canonical layout, and print the names of those that changed.\n"
      "What a document means never changes; one with errors stays as it is.");
  auto options = std::make_shared<FmtArguments>();
  command
      ->add_option("PATH", options->paths,
                   "Documents, folders of them, or - for standard input to standard output")
      ->required();
  command->add_flag("--check", options->check,
                    "Change nothing; print the names of those that would change, and fail");
  command->add_flag("--diff", options->diff, "Change nothing; show what would change");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
