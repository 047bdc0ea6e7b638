#include "engine/cli/mapping.hpp"

#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "engine/check/check.hpp"
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

Layers layers_of(const Bundle& bundle) {
  const auto present = [](const Document& document) {
    return document.source.valid() ? &document : nullptr;
  };
  Layers layers;
  layers.model = bundle.model ? &*bundle.model : nullptr;
  for (const Document& module : bundle.modules) layers.modules.push_back(&module);
  layers.source = present(bundle.source);
  layers.target = present(bundle.target);
  layers.integration = present(bundle.integration);
  return layers;
}

}  // namespace

Mapping load_mapping(Session& session, const std::string& path) {
  const std::vector<std::string> roots = roots_for(session, path);
  Mapping mapping{is_integration(path)
                      ? load_integration(path, roots, session.files, session.limits)
                      : load_document(path, roots, session.files, session.limits),
                  std::nullopt};
  const Words words{session.library->functions(), session.library->references()};
  // A document that is missing has been reported; checking without it would only repeat that.
  if (mapping.bundle.complete) {
    mapping.graph =
        check(layers_of(mapping.bundle), words, session.limits, mapping.bundle.diagnostics);
  }
  return mapping;
}

std::optional<Mapping> load_for_run(Session& session, const std::string& path) {
  Mapping mapping = load_mapping(session, path);
  const Diagnostics& diagnostics = mapping.bundle.diagnostics;
  if (mapping.graph && mapping.bundle.kind == DocumentKind::integration) return mapping;
  for (const Diagnostic& problem : diagnostics.sorted(session.limits.diagnostics_per_file)) {
    if (problem.severity != Severity::error) continue;
    std::cerr << render_text(problem, mapping.bundle.sources, session.message_colors()) << '\n';
  }
  complain(mapping.bundle.kind == DocumentKind::integration || diagnostics.has_errors()
               ? fmt::format("`{}` cannot be run", path)
               : fmt::format("`{}` is not an integration", path));
  return std::nullopt;
}

std::shared_ptr<const Program> program_of(const Session& session, const Graph& graph) {
  return compile(optimize(graph, session.library->references()));
}

}  // namespace joinery
