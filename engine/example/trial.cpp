#include "engine/example/trial.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/load.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/decode/decode.hpp"
#include "engine/example/expected.hpp"
#include "engine/example/record.hpp"
#include "engine/example/unread.hpp"

namespace joinery {
namespace {

using Settings = std::vector<Named<std::vector<Word>>>;

bool same_settings(const Settings& a, const Settings& b) {
  const auto same_word = [](const Word& x, const Word& y) { return x.text == y.text; };
  return std::ranges::equal(a, b, [&](const auto& x, const auto& y) {
    return x.name.text == y.name.text && std::ranges::equal(x.value, y.value, same_word);
  });
}

std::optional<RunClock> clock_of(const Word& at, Diagnostics& out) {
  if (const auto instant = parse_instant(at.text)) return RunClock{*instant};
  if (const auto day = parse_day(at.text)) return RunClock{Instant{day->days * micros_per_day}};
  out.report(Code::wrong_value, at.span, fmt::format("`{}` is not a time", at.text))
      .help("for example `at: 2026-11-21T09:00:00Z`");
  return std::nullopt;
}

/// The mapping with other settings. Its warnings are those of the mapping as it was; its errors
/// come from what was chosen here.
std::optional<Graph> checked_with(const Layers& layers, const Settings& chosen, const Words& words,
                                  const Limits& limits, Diagnostics& out, Sharing sharing) {
  if (layers.integration == nullptr) return std::nullopt;
  Document integration = *layers.integration;
  lay_over(integration.setting_values, chosen);
  Layers changed = layers;
  changed.integration = &integration;
  Diagnostics found;
  auto graph = check(changed, words, limits, found);
  if (sharing == Sharing::by_place && graph) {
    Diagnostics unsaid;
    if (auto placed = check(changed, words, limits, unsaid, sharing)) graph = std::move(placed);
  }
  for (const Diagnostic& problem : found.all()) {
    if (problem.severity != Severity::error) continue;
    Diagnostic& d = out.report(problem.code, problem.span, {});
    d = problem;
  }
  return graph;
}

}  // namespace

std::vector<Trial> trials_of(const Layers& layers, const Graph& graph, const Document& examples,
                             const Words& words, const Limits& limits, Diagnostics& out,
                             Sharing sharing) {
  std::vector<Trial> trials;
  std::vector<const Settings*> chosen;
  const auto document_clock = examples.at.text.empty() ? std::optional(RunClock{})
                                                       : clock_of(examples.at, out);
  RecordMaker records(examples, out);
  for (const ExampleSyntax& written : examples.tests) {
    const std::size_t before = out.count(Severity::error);
    ReadyExample example;
    example.written = &written;
    const auto clock = written.at.text.empty() ? document_clock : clock_of(written.at, out);
    const auto record = records.record_of(written);
    auto at = std::ranges::find_if(
        chosen, [&](const Settings* other) { return same_settings(*other, written.setting_values); });
    const auto index = static_cast<std::size_t>(at - chosen.begin());
    if (at == chosen.end()) {
      auto made = written.setting_values.empty()
                      ? std::optional(graph)
                      : checked_with(layers, written.setting_values, words, limits, out, sharing);
      if (!made) continue;
      chosen.push_back(&written.setting_values);
      trials.push_back({std::move(*made), {}});
    }
    expect_values(written, trials[index].graph, words.references, example, out);
    if (written.with) report_unread(*written.with, graph, out);
    if (out.count(Severity::error) > before || !clock || !record) continue;
    example.clock = *clock;
    example.record = *record;
    trials[index].examples.push_back(std::move(example));
  }
  return trials;
}

}  // namespace joinery
