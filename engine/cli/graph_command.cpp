/// joinery graph: the rule graph, what it reads, which permissions it needs and what it costs.

#include <iostream>

#include "engine/cli/command.hpp"
#include "engine/cli/connector_text.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/graph/print.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"

namespace joinery {
namespace {

struct GraphArguments {
  std::string integration;
  std::string format = "text";
  bool as_checked = false;
  bool program = false;
};

/// The graph as JSON, with `asks` as its last member where there are connectors.
std::string with_asks(std::string graph, const Mapping& mapping) {
  if (!mapping.source && !mapping.target) return graph;
  std::string asks;
  JsonWriter json(asks, JsonLayout::indented);
  json.array();
  for (const auto& connector : {&mapping.source, &mapping.target}) {
    if (*connector) asked_json(**connector, mapping.bundle.sources, json);
  }
  json.end();
  graph.erase(graph.rfind('}'));
  graph.erase(graph.find_last_not_of("\n ") + 1);
  return graph + ",\n  \"asks\": " + asks + "\n}\n";
}

ExitCode run(Session& session, const GraphArguments& options) {
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const ZoneTable& zones = session.library->references().zones;
  const Graph graph = options.as_checked ? *mapping->graph
                                         : optimize(*mapping->graph, session.library->references());
  if (options.program) {
    std::cout << print(*compile(graph));
  } else if (options.format == "json") {
    std::cout << with_asks(print_json(graph, mapping->bundle.sources, zones), *mapping);
  } else if (options.format == "dot") {
    std::cout << print_dot(graph, zones);
  } else {
    std::cout << print_text(graph, mapping->bundle.sources, zones);
    for (const auto& connector : {&mapping->source, &mapping->target}) {
      if (*connector) std::cout << asked_text(**connector, mapping->bundle.sources);
    }
  }
  return ExitCode::fine;
}

}  // namespace

void add_graph(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "graph",
      "Show the rule graph of an integration: what it reads of a record, which permissions the\n"
      "vendor must grant for that, what it costs, and how every field comes about.");
  auto options = std::make_shared<GraphArguments>();
  command
      ->add_option("INTEGRATION", options->integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command->add_option("--format", options->format, "text, json, or dot for Graphviz")
      ->check(CLI::IsMember({"text", "json", "dot"}));
  command->add_flag("--as-checked", options->as_checked,
                    "Before it was made smaller: settings still stand in it");
  command->add_flag("--program", options->program, "The program that the graph becomes");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
