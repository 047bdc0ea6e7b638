#pragma once
/// A small company, and examples about it: read, checked and tried.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dsl/diagnostic/render.hpp"
#include "engine/check/check.hpp"
#include "engine/example/verdict.hpp"
#include "engine/program/compile.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

inline const std::string hr = R"yaml(source: hr
language: 1
read:
  id:              text from id
  first_name:      text from names.first
  email:           email from email
  employment_type: text from type
  home_country:    country from addresses[kind is "home"].country
  start_date:      date like 31/01/2024 from start
  end_date:        date from end
  skills:          list of text from skills
)yaml";

inline const std::string learn = R"yaml(target: learn
language: 1
settings:
  zone:
    title: Zone
    type: zone
    default: UTC
  without_country:
    title: People without a country
    choose: {hold: Hold them, guess: They get a region}
    default: hold
tables:
  regions:
    key: country
    rows: {GB: British Isles, IE: British Isles, DE: DACH}
    otherwise: hold "no region for {key}"
user:
  number: text, required, match first
  email:  email, required
  name:   text
  region: text
  skills: list of text
  budget: number, foreign
set:
  number: worker.id
  email:  worker.email else hold "no address"
  name:   upper(worker.first_name) else clear
  region:
    cases:
      - when: worker.home_country is present
        then: regions(worker.home_country)
      - when: settings.without_country is "guess"
        then: "Elsewhere"
      - otherwise: keep
  skills: read.skills else keep
people:
  rules:
    - id: no-contractors
      say: Contractors are managed by hand
      exclude: worker.employment_type is "contractor"
      if blank: include
account:
  starts: worker.start_date
  ends: worker.end_date
  zone: settings.zone
invite: on start date
)yaml";

inline const std::string company =
    "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\nsettings: {zone: Europe/London}\n";

/// `examples` stands beside the integration.
class Tried {
 public:
  explicit Tried(const std::string& examples, std::map<std::string, std::string> files = {}) {
    files.try_emplace("acme/integration.yaml", company);
    files.emplace("acme/examples.yaml", examples);
    files.emplace("mappings/hr/source.yaml", hr);
    files.emplace("mappings/learn/target.yaml", learn);
    const MemoryFiles memory(std::move(files));
    bundle = load_document("acme/examples.yaml", {"."}, memory, limits);
    const Layers layers = layers_of(bundle);
    static const Registry functions(standard_library());
    const Words words{functions, references()};
    if (!bundle.complete) return;
    graph = check(layers, words, limits, bundle.diagnostics);
    if (!graph) return;
    trials = trials_of(layers, *graph, *bundle.examples, words, limits, bundle.diagnostics);
    for (const Trial& trial : trials) {
      for (const ReadyExample& example : trial.examples) {
        const Inquiry inquiry = inquiry_of(trial, example);
        verdicts.push_back(try_example(inquiry, example));
        traces.push_back(trace_text(inquiry, verdicts.back()));
      }
    }
  }

  [[nodiscard]] Inquiry inquiry_of(const Trial& trial, const ReadyExample& example) const {
    return {trial.graph, compile(trial.graph), references(), bundle.sources,
            limits,      example.clock,        {}};
  }

  [[nodiscard]] std::string said() const {
    std::string text;
    for (const Diagnostic& d : bundle.diagnostics.sorted(limits.diagnostics_per_file)) {
      text += render_text(d, bundle.sources) + '\n';
    }
    return text;
  }

  /// `name: what expected|got; …` of every example that is not as expected.
  [[nodiscard]] std::string differences() const {
    std::string text;
    for (const ExampleVerdict& verdict : verdicts) {
      if (verdict.passed()) continue;
      text += verdict.example->written->name.text + ":";
      for (const Mismatch& one : verdict.differences) {
        text += " " + one.what + " " + one.expected + "|" + one.got + ";";
      }
      text += "\n";
    }
    return text;
  }

  Limits limits;
  Bundle bundle;
  std::optional<Graph> graph;
  std::vector<Trial> trials;
  std::vector<ExampleVerdict> verdicts;
  std::vector<std::string> traces;
};

inline const std::string head = "examples: acme\nlanguage: 1\nat: 2026-11-21T09:00:00Z\n";

inline const std::string base = head + R"yaml(record:
  id: "1"
  names: {first: Ada}
  email: ada@acme.example
  type: permanent
  addresses: [{kind: work, country: DE}, {kind: home, country: GB}]
  start: 01/03/2024
  skills: [SQL, C++]
tests:
)yaml";

}  // namespace joinery::testing
