/// joinery schema: JSON Schemas of the documents, for editors.

#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/real/disk_file_writer.hpp"
#include "engine/schema/document_schema.hpp"

namespace joinery {
namespace {

struct SchemaArguments {
  std::string kind;
  std::string out;
};

constexpr DocumentKind kinds[] = {DocumentKind::source, DocumentKind::target,
                                  DocumentKind::module_, DocumentKind::model,
                                  DocumentKind::integration, DocumentKind::examples};

ExitCode run(const SchemaArguments& options) {
  if (options.kind.empty() == options.out.empty()) {
    complain("say either the kind of one document or, with `--out`, a folder for all of them");
    return ExitCode::failed;
  }
  std::vector<std::pair<std::string, std::string>> schemas{{"guards", guards_schema()}};
  for (const DocumentKind kind : kinds) {
    schemas.emplace_back(word_for(kind), document_schema(kind));
  }
  for (const auto& [word, schema] : schemas) {
    if (options.kind == word) std::cout << schema;
    if (options.out.empty()) continue;
    std::error_code problem;
    std::filesystem::create_directories(options.out, problem);
    const std::string path = fmt::format("{}/{}.schema.json", options.out, word);
    if (const auto failed = write_file(path, schema)) return fail_with(*failed);
  }
  return ExitCode::fine;
}

}  // namespace

void add_schema(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "schema",
      "Print the JSON Schema of a kind of document, with which editors complete and check YAML.");
  auto options = std::make_shared<SchemaArguments>();
  command->add_option("KIND", options->kind, "The kind of document")
      ->check(CLI::IsMember({"source", "target", "module", "model", "integration", "examples", "guards"}));
  command->add_option("--out", options->out, "Write those of all kinds into this folder");
  command->callback([&action, options] {
    action = [options](Session&) { return run(*options); };
  });
}

}  // namespace joinery
