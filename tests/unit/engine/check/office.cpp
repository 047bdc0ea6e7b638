#include "tests/unit/engine/check/office.hpp"

#include "dsl/diagnostic/render.hpp"
#include "stdlib/stdlib.hpp"

namespace joinery::testing {

Inspection::Inspection(const Office& office, const Limits& within) : limits(within) {
  const MemoryFiles files(office.files());
  bundle = load_integration("acme/integration.yaml", {""}, files, limits);
  diagnostics = bundle.diagnostics;
  const Layers layers = layers_of(bundle);
  const Registry registry(standard_library());
  graph = check(layers, {registry, references()}, limits, diagnostics);
}

std::string Inspection::said() const {
  std::string text;
  for (const Diagnostic& found : diagnostics.sorted(limits.diagnostics_per_file)) {
    text += render_text(found, bundle.sources) + '\n';
  }
  return text;
}

std::string Inspection::marked() const {
  std::string text;
  for (const Diagnostic& found : diagnostics.sorted(limits.diagnostics_per_file)) {
    if (!text.empty()) text += '\n';
    text += code_text(found.code) + ' ' + std::string(bundle.sources.text(found.span));
  }
  return text;
}

}  // namespace joinery::testing
