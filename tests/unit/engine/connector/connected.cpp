#include "tests/unit/engine/connector/connected.hpp"

#include "dsl/diagnostic/render.hpp"
#include "engine/optimize/optimize.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

std::string under(const char* key, const std::string& lines) {
  return lines.empty() ? std::string() : std::string(key) + ":\n" + lines;
}

std::map<std::string, std::string> files_of(const Connected& written) {
  return {{"mappings/hr/source.yaml",
           "source: hr\ntitle: HR\nlanguage: 1\n" + under("settings", written.settings) +
               under("read", written.read) + "permissions:\n  work: Employment, view\n" +
               under("connect", written.source)},
          {"mappings/lms/target.yaml", "target: lms\ntitle: LMS\nlanguage: 1\n" +
                                           under("user", written.user) + under("set", written.set) +
                                           under("connect", written.target)},
          {"acme/integration.yaml",
           "integration: acme\ntitle: Acme\nsource: hr\ntarget: lms\nlanguage: 1\n" + written.own}};
}

}  // namespace

Checked::Checked(const Connected& written) {
  const MemoryFiles files(files_of(written));
  bundle = load_integration("acme/integration.yaml", {""}, files, limits);
  diagnostics = bundle.diagnostics;
  const Layers layers = layers_of(bundle);
  const Registry registry(standard_library());
  const Words words{registry, references()};
  const auto graph = joinery::check(layers, words, limits, diagnostics);
  std::optional<Graph> small;
  if (graph) small = optimize(*graph, references());
  const Graph* mapping = small ? &*small : nullptr;
  if (bundle.source.connect) {
    source = check_connector(layers, bundle.source, mapping, words, limits, diagnostics);
  }
  if (bundle.target.connect) {
    target = check_connector(layers, bundle.target, mapping, words, limits, diagnostics);
  }
  check_credentials(layers, diagnostics);
}

std::string Checked::said() const {
  std::string text;
  for (const Diagnostic& found : diagnostics.sorted(limits.diagnostics_per_file)) {
    text += render_text(found, bundle.sources) + '\n';
  }
  return text;
}

std::string Checked::marked() const {
  std::string text;
  for (const Diagnostic& found : diagnostics.sorted(limits.diagnostics_per_file)) {
    if (!text.empty()) text += '\n';
    text += code_text(found.code) + ' ' + std::string(bundle.sources.text(found.span));
  }
  return text;
}

}  // namespace joinery::testing
