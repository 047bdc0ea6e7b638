#include "tests/mappings/mistakes.hpp"

#include "dsl/diagnostic/render.hpp"
#include "engine/check/check.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

std::string mistakes_of(std::map<std::string, std::string> texts, const std::string& integration) {
  const Limits limits;
  const MemoryFiles files(std::move(texts));
  const Bundle bundle = load_integration(integration, {""}, files, limits);
  std::string said;
  const auto say = [&](const Diagnostics& all) {
    for (const Diagnostic& found : all.sorted(limits.diagnostics_per_file)) {
      said += render_text(found, bundle.sources) + '\n';
    }
  };
  say(bundle.diagnostics);
  if (!bundle.complete || bundle.diagnostics.has_errors()) return said;
  const Layers layers = layers_of(bundle);
  const Registry registry(standard_library());
  Diagnostics diagnostics;
  (void)check(layers, {registry, references()}, limits, diagnostics);
  say(diagnostics);
  return said;
}

}  // namespace joinery::testing
