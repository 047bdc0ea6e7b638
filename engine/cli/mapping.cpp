#include "engine/cli/mapping.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "dsl/read/proposed.hpp"
#include "engine/check/check.hpp"
#include "engine/check/check_connector.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"

namespace joinery {
namespace {

bool is_integration(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code problem;
  if (fs::is_directory(path, problem)) return true;
  return fs::path(path).filename() == "integration.yaml";
}

/// With the mapping's graph, as small as it becomes, so that no more is asked for than is read.
void check_connectors(Mapping& mapping, const Words& words, const Limits& limits) {
  const Layers layers = layers_of(mapping.bundle);
  Diagnostics& diagnostics = mapping.bundle.diagnostics;
  std::optional<Graph> small;
  if (mapping.graph && layers.integration != nullptr) small = optimize(*mapping.graph, words.references);
  const Graph* graph = small ? &*small : nullptr;
  for (const Document* document : {layers.source, layers.target}) {
    if (document == nullptr || !document->connect) continue;
    auto& made = document == layers.source ? mapping.source : mapping.target;
    made = check_connector(layers, *document, graph, words, limits, diagnostics);
  }
  check_credentials(layers, diagnostics);
  if (diagnostics.has_errors()) mapping.graph.reset();
}

bool said_in(const Diagnostics& diagnostics, const Diagnostic& one) {
  return std::ranges::any_of(diagnostics.all(), [&](const Diagnostic& known) {
    return known.code == one.code && known.span == one.span && known.message == one.message;
  });
}

/// Checks what is proposed. Its mistakes are said beside those of the mapping; what only a proposal
/// uses is used.
std::optional<Graph> check_proposed(Bundle& bundle, const Words& words, const Limits& limits) {
  const auto proposed = with_proposed(bundle.integration);
  if (!proposed) return std::nullopt;
  Layers layers = layers_of(bundle);
  layers.integration = &*proposed;
  Diagnostics found;
  auto graph = check(layers, words, limits, found);
  Diagnostics all;
  for (const Diagnostic& one : bundle.diagnostics.all()) {
    if (one.code == Code::unused_name && !said_in(found, one)) continue;
    all.report(one.code, one.span, {}) = one;
  }
  for (const Diagnostic& one : found.all()) {
    if (!said_in(bundle.diagnostics, one)) all.report(one.code, one.span, {}) = one;
  }
  bundle.diagnostics = std::move(all);
  return graph;
}

}  // namespace

std::optional<Bundle> proposed_bundle(const Bundle& bundle) {
  auto integration = with_proposed(bundle.integration);
  if (!integration) return std::nullopt;
  Bundle made = bundle;
  made.integration = std::move(*integration);
  return made;
}

Mapping load_mapping(Session& session, const std::string& path, Sharing sharing) {
  return load_mapping(session, path, session.files, sharing);
}

Mapping load_mapping(Session& session, const std::string& path, const FileReader& files,
                     Sharing sharing) {
  const std::vector<std::string> roots = roots_for(session, path);
  Mapping mapping;
  mapping.bundle = is_integration(path) ? load_integration(path, roots, files, session.limits)
                                        : load_document(path, roots, files, session.limits);
  const Words words{session.library->functions(), session.library->references()};
  // A document that is missing has been reported; checking without it would only repeat that.
  if (mapping.bundle.complete) {
    mapping.graph =
        check(layers_of(mapping.bundle), words, session.limits, mapping.bundle.diagnostics);
  }
  if (mapping.bundle.complete) {
    mapping.proposed = check_proposed(mapping.bundle, words, session.limits);
    if (mapping.bundle.diagnostics.has_errors()) mapping.graph.reset();
  }
  if (mapping.bundle.complete) check_connectors(mapping, words, session.limits);
  if (mapping.graph && sharing == Sharing::by_place) {
    Diagnostics unsaid;
    auto placed = check(layers_of(mapping.bundle), words, session.limits, unsaid, sharing);
    if (placed) mapping.graph = std::move(placed);
  }
  if (mapping.graph && mapping.bundle.examples) {
    mapping.trials = trials_of(layers_of(mapping.bundle), *mapping.graph, *mapping.bundle.examples,
                               words, session.limits, mapping.bundle.diagnostics, sharing);
  }
  return mapping;
}

bool complain_about(const Session& session, const Mapping& mapping) {
  const Diagnostics& diagnostics = mapping.bundle.diagnostics;
  for (const Diagnostic& problem : diagnostics.sorted(session.limits.diagnostics_per_file)) {
    if (problem.severity != Severity::error) continue;
    std::cerr << render_text(problem, mapping.bundle.sources, session.message_colors()) << '\n';
  }
  return !mapping.bundle.complete || diagnostics.has_errors();
}

std::optional<Mapping> load_for_run(Session& session, const std::string& path) {
  Mapping mapping = load_mapping(session, path);
  if (mapping.graph && mapping.bundle.kind == DocumentKind::integration) return mapping;
  const bool wrong = complain_about(session, mapping);
  complain(mapping.bundle.kind == DocumentKind::integration || wrong
               ? fmt::format("`{}` cannot be run", path)
               : fmt::format("`{}` is not an integration", path));
  return std::nullopt;
}

Inquiry inquiry_of(const Session& session, const Mapping& mapping, const Graph& graph,
                   RunClock clock) {
  std::vector<const Document*> documents{&mapping.bundle.integration, &mapping.bundle.target,
                                         &mapping.bundle.source};
  for (const Document& module : mapping.bundle.modules) documents.push_back(&module);
  return {graph,          compile(graph), session.library->references(), mapping.bundle.sources,
          session.limits, clock,          std::move(documents)};
}

std::shared_ptr<const Program> program_of(const Session& session, const Graph& graph) {
  return compile(optimize(graph, session.library->references()));
}

}  // namespace joinery
