/// joinery capture: a real person becomes an example beside the mapping, with nobody's data in it.

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "dsl/read/document.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/capture/capture.hpp"
#include "engine/capture/insertion.hpp"
#include "engine/cli/capture_key.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/overlay_files.hpp"
#include "engine/cli/person_search.hpp"
#include "engine/cli/record_source.hpp"
#include "engine/example/verdict.hpp"
#include "engine/real/disk_file_writer.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;

struct CaptureArguments {
  std::string integration, person, records, name, to, key, at;
  std::vector<std::string> keep;
  bool dry_run = false;
};

fs::path folder_of(const std::string& integration) {
  std::error_code problem;
  const fs::path path(integration);
  return fs::is_directory(path, problem) ? path : path.parent_path();
}

/// The first record of the person; a message and nothing where there is none.
std::optional<Json> find_person(const Session& session, const Inquiry& inquiry,
                                const CaptureArguments& options) {
  PersonSearch search(inquiry, options.person);
  std::optional<Json> found;
  const auto read = each_record(session, inquiry.graph, options.records, [&](const Json& record) {
    if (search.is_wanted(record)) found = record;
    return !found;
  });
  if (!read) {
    complain(read.error().what);
  } else if (!found) {
    complain(fmt::format("nobody in `{}` has the id or address `{}`", options.records,
                         options.person));
  }
  return read ? found : std::nullopt;
}

/// Whether everything that would stay though it is somebody's own may stay.
bool may_be_written(const Captured& captured, const CaptureArguments& options) {
  bool fine = true;
  for (const CapturedValue& value : captured.revealing) {
    if (std::ranges::find(options.keep, value.path) != options.keep.end()) continue;
    complain(fmt::format("`{}` cannot become something else without another decision; `--keep {}` "
                         "writes it as it is",
                         value.path, value.path));
    fine = false;
  }
  return fine;
}

/// The document with the example in it; a message and nothing where that cannot be.
std::optional<std::string> text_with(const Session& session, const CaptureArguments& options,
                                     const fs::path& to, const Inquiry& inquiry,
                                     const Captured& captured) {
  const std::string example = example_text(inquiry, captured, options.name);
  std::error_code problem;
  if (!fs::exists(to, problem)) {
    const fs::path folder = folder_of(options.integration);
    const bool beside = fs::weakly_canonical(folder.empty() ? "." : folder, problem) ==
                        fs::weakly_canonical(to.has_parent_path() ? to.parent_path() : ".", problem);
    std::string about;
    if (!beside) {
      const fs::path integration = folder / "integration.yaml";
      about = integration.lexically_relative(to.parent_path()).generic_string();
    }
    return new_examples(inquiry.graph.integration, about,
                        instant_text(captured.clock.now), example);
  }
  auto text = session.files.read(to.generic_string(), session.limits.file_bytes);
  if (!text) {
    complain(text.error().what);
    return std::nullopt;
  }
  Sources sources;
  Diagnostics said;
  const SourceId id = sources.add(to.generic_string(), *text);
  const Document document = read_document(id, sources, session.limits, said);
  if (said.has_errors() || document.kind != DocumentKind::examples || document.tests.empty()) {
    complain(fmt::format("`{}` is no document of examples that an example could be added to",
                         to.generic_string()));
    return std::nullopt;
  }
  for (const ExampleSyntax& known : document.tests) {
    if (known.name.text != options.name) continue;
    complain(fmt::format("`{}` has an example called \"{}\" already", to.generic_string(),
                         options.name));
    return std::nullopt;
  }
  return with_example(*text, document, example);
}

/// Whether the example passes where it is to stand, before it stands there.
bool passes(Session& session, const CaptureArguments& options, const std::string& to,
            const std::string& text) {
  OverlayFiles files(session.files);
  files.put(to, text);
  const Mapping mapping = load_mapping(session, to, files);
  for (const Trial& trial : mapping.trials) {
    for (const ReadyExample& example : trial.examples) {
      if (example.written->name.text != options.name) continue;
      const Inquiry inquiry = inquiry_of(session, mapping, trial.graph, example.clock);
      return try_example(inquiry, example).passed();
    }
  }
  for (const Diagnostic& problem :
       mapping.bundle.diagnostics.sorted(session.limits.diagnostics_per_file)) {
    if (problem.severity != Severity::error) continue;
    std::cerr << render_text(problem, mapping.bundle.sources, session.message_colors()) << '\n';
  }
  return false;
}

void tell(const Captured& captured, const CaptureArguments& options, const std::string& to) {
  std::cout << fmt::format("{}: \"{}\"\n", to, options.name);
  for (const CapturedValue& value : captured.kept) {
    std::cout << fmt::format("  {} stays {}: the mapping knows it\n", value.path, value.value);
  }
  for (const CapturedValue& value : captured.revealing) {
    std::cout << fmt::format("  {} stays as it is, as you said\n", value.path);
  }
}

ExitCode run(Session& session, const CaptureArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const Inquiry inquiry = inquiry_of(session, *mapping, *mapping->graph, *clock);
  const auto record = find_person(session, inquiry, options);
  if (!record) return ExitCode::failed;
  const fs::path folder = folder_of(options.integration);
  const std::string key_file =
      options.key.empty() ? (folder / ".joinery" / "capture.key").generic_string() : options.key;
  const auto key = capture_key(key_file, options.key.empty());
  if (!key) return fail_with(key.error());

  const Captured captured = capture(inquiry, *record, *key);
  if (!may_be_written(captured, options)) return ExitCode::failed;
  const fs::path place = options.to.empty() ? folder / "examples.yaml" : fs::path(options.to);
  const std::string to = place.generic_string();
  const auto text = text_with(session, options, place, inquiry, captured);
  if (!text) return ExitCode::failed;
  if (!passes(session, options, to, *text)) {
    complain("the example does not come out as the record did; nothing is written, please report");
    return ExitCode::failed;
  }
  if (options.dry_run) {
    std::cout << example_text(inquiry, captured, options.name);
    return ExitCode::fine;
  }
  if (const auto problem = write_file(to, *text)) return fail_with(*problem);
  tell(captured, options, to);
  return ExitCode::fine;
}

}  // namespace

void add_capture(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "capture",
      "Make an example of a real person: only what the decision depends on, every value another of\n"
      "the same shape, the same decision for the same reasons.");
  auto options = std::make_shared<CaptureArguments>();
  command
      ->add_option("INTEGRATION", options->integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command->add_option("PERSON", options->person, "The person's id, or e-mail address")->required();
  command
      ->add_option("--records", options->records,
                   "NDJSON, a JSON list, or a page as the vendor sends it; - is standard input")
      ->required();
  command->add_option("--as", options->name, "The name of the example, a sentence")->required();
  command->add_option("--to", options->to, "The document; examples.yaml beside the integration");
  command->add_option("--keep", options->keep, "A path whose value may stand in it as it is");
  command->add_option("--key-file", options->key,
                      "The secret by which values are changed; the same key, the same values");
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->add_flag("--dry-run", options->dry_run, "Print the example and write nothing");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
