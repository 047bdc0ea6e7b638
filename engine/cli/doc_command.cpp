/// joinery doc: the page "which fields do we sync".

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/guide/field_guide.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/real/disk_file_writer.hpp"

namespace joinery {
namespace {

struct DocArguments {
  std::string path;
  std::string format = "markdown";
  std::string out;
};

ExitCode run(Session& session, const DocArguments& options) {
  const Mapping mapping = load_mapping(session, options.path);
  if (complain_about(session, mapping)) {
    complain(fmt::format("`{}` has errors and cannot be described", options.path));
    return ExitCode::failed;
  }
  std::optional<Graph> graph;
  if (mapping.graph && mapping.bundle.kind == DocumentKind::integration) {
    graph = optimize(*mapping.graph, session.library->references());
  }
  const Guide guide = field_guide(
      {mapping.bundle, graph ? &*graph : nullptr, session.library->references().zones});
  const std::string page = options.format == "html" ? render_html(guide) : render_markdown(guide);
  if (options.out.empty()) {
    std::cout << page;
    return ExitCode::fine;
  }
  if (const auto problem = write_file(options.out, page)) return fail_with(*problem);
  return ExitCode::fine;
}

}  // namespace

void add_doc(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "doc",
      "Make the page \"which fields do we sync\": who takes part, where each field comes from, the\n"
      "settings, what HR must grant. For an integration, a source or a target; from the mapping alone.");
  auto options = std::make_shared<DocArguments>();
  command->add_option("PATH", options->path, "An integration, a source, a target or a module")
      ->required();
  command->add_option("--format", options->format, "markdown, or html as one file")
      ->check(CLI::IsMember({"markdown", "html"}));
  command->add_option("--out", options->out, "The file to write, in place of standard output");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
