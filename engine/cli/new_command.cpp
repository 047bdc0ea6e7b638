/// joinery new source: a first connector and mapping of a vendor.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "dsl/format/format.hpp"
#include "engine/cli/command.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/real/disk_file_writer.hpp"
#include "engine/sketch/openapi_text.hpp"
#include "engine/sketch/sketch.hpp"

namespace joinery {
namespace {

constexpr std::size_t input_bytes = 64U << 20;

/// What a vendor may look like of whom nothing is known.
constexpr const char* imagined = R"({"people": [{"id": "1", "first_name": "Ada", "last_name": "King",
  "email": "ada@example.com", "job_title": "", "department": "", "manager_id": "",
  "start_date": "2024-01-31", "end_date": "", "status": "active"}]})";

struct NewWanted {
  std::string name;
  std::string sample;
  std::string openapi;
  std::string folder;
};

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::islower(static_cast<unsigned char>(name.front())) != 0 &&
         std::ranges::all_of(name, [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '_'; });
}

Limits wide(Limits limits) {
  limits.file_bytes = limits.record_bytes = input_bytes;
  limits.yaml_nodes = 5'000'000;
  limits.yaml_depth = limits.record_depth = 128;
  return limits;
}

Result<Sketch> sketch(const Session& session, const NewWanted& wanted) {
  const Limits limits = wide(session.limits);
  if (!wanted.openapi.empty()) {
    JOINERY_TRY(const std::string text, session.files.read(wanted.openapi, input_bytes));
    JOINERY_TRY(const Json document, read_openapi_text(wanted.openapi, text, limits));
    return sketch_of_document(wanted.name, document);
  }
  std::string text = imagined;
  if (!wanted.sample.empty()) {
    JOINERY_TRY(text, session.files.read(wanted.sample, input_bytes));
  }
  JOINERY_TRY(const Json answer, parse_json(text, limits));
  return sketch_of_sample(wanted.name, answer);
}

/// As `joinery fmt` writes it. A draft that cannot be read stays as it is: `joinery check` says why.
std::string laid_out(const Session& session, const std::string& name, std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add(name, text);
  const auto formatted = format_document(id, sources, session.limits, diagnostics);
  return formatted && formatted->same_meaning ? formatted->text : text;
}

std::string readme_of(const Sketch& sketch) {
  return fmt::format(
      "# {}\n\nA first draft, made by `joinery new source`. Next:\n\n"
      "1. Look at every comment in `source.yaml` that begins with `guess`, and delete it when it is right.\n"
      "2. `joinery check` this folder, and try it on records: `joinery map INTEGRATION --records FILE`.\n"
      "3. Say what a customer must grant, under `permissions:`, and what a missing value must never do, under\n"
      "   `people:`.\n"
      "4. Put three or four records, with other names, into `samples/`, one of them incomplete.\n",
      sketch.title);
}

ExitCode make(const Session& session, const NewWanted& wanted) {
  if (!is_name(wanted.name)) {
    complain(fmt::format("`{}` is no name of a source: small letters, digits and `_`, as in `birch_hr`", wanted.name));
    return ExitCode::failed;
  }
  namespace fs = std::filesystem;
  const fs::path folder = wanted.folder.empty() ? fs::path("mappings") / wanted.name : fs::path(wanted.folder);
  const fs::path file = folder / "source.yaml", readme = folder / "README.md";
  if (fs::exists(file)) {
    complain(fmt::format("`{}` is there already; nothing was written", file.generic_string()));
    return ExitCode::failed;
  }
  const auto made = sketch(session, wanted);
  if (!made) return fail_with(made.error());
  std::error_code wrong;
  fs::create_directories(folder, wrong);
  if (wrong) {
    complain(fmt::format("`{}` cannot be made: {}", folder.generic_string(), wrong.message()));
    return ExitCode::failed;
  }
  const std::string text = laid_out(session, file.generic_string(), write_sketch(*made));
  if (const auto error = write_file(file.string(), text)) return fail_with(*error);
  if (!fs::exists(readme)) {
    if (const auto error = write_file(readme.string(), readme_of(*made))) return fail_with(*error);
  }
  const std::size_t fields = made->fields.fields.size();
  std::size_t guesses = 0;
  for (std::size_t at = 0; (at = text.find("# guess: ", at)) != std::string::npos; ++at) ++guesses;
  std::cout << fmt::format("{}: {} fields, {} guesses to look at\n", file.generic_string(), fields, guesses);
  return ExitCode::fine;
}

}  // namespace

void add_new(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("new", "Begin something: a source.");
  command->require_subcommand(1);
  CLI::App* source = command->add_subcommand(
      "source",
      "Write a first connector and mapping of an HR system, from an answer of it or from an OpenAPI 3\n"
      "document (JSON or YAML). Whatever was guessed has a comment that says so.");
  auto wanted = std::make_shared<NewWanted>();
  source->add_option("NAME", wanted->name, "Small letters, digits and `_`, as in birch_hr")->required();
  auto* sample = source->add_option("--sample", wanted->sample, "An answer with some people, as JSON");
  source->add_option("--openapi", wanted->openapi, "An OpenAPI 3 document")->excludes(sample);
  source->add_option("--out", wanted->folder, "The folder to write into; without it mappings/NAME");
  source->callback([&action, wanted] {
    action = [wanted](Session& session) { return make(session, *wanted); };
  });
}

}  // namespace joinery
