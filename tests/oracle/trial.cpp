#include "tests/oracle/trial.hpp"

#include <fmt/format.h>

#include "dsl/diagnostic/render.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/check/check.hpp"
#include "engine/decision/decision.hpp"
#include "engine/function/registry.hpp"
#include "engine/json/json_write.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"
#include "engine/record/record_reader.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/oracle/judge.hpp"
#include "tests/oracle/records.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::oracle {
namespace {

using joinery::testing::references;

const Limits& limits() {
  static const Limits all;
  return all;
}

std::string by_tree(const std::shared_ptr<const Program>& program, const Json& record,
                    RunClock clock) {
  Executor executor(program, references(), clock, limits());
  Decider decider(executor);
  std::string out;
  append_line(out, decider.decide(record), *program, references().zones);
  return out;
}

std::string by_slots(const std::shared_ptr<const Program>& program, const Json& record,
                     RunClock clock) {
  const auto trie = PathTrie::compile(wanted_paths(*program), limits());
  if (!trie) return "no trie";
  RecordReader reader(*trie, limits());
  std::vector<RawValue> slots(trie->slot_count());
  std::string text = print(record);
  const std::size_t size = text.size();
  text.append(record_padding, '\0');
  const auto read = reader.read(std::string_view(text).substr(0, size), slots.data());
  if (!read) return "not read: " + read.error().what;
  Executor executor(program, references(), clock, limits());
  Decider decider(executor);
  std::string out;
  append_line(out, decider.decide(slots.data()), *program, references().zones);
  return out;
}

/// Lists go out as they come in, unless something puts them in order.
bool shows_order(const Graph& graph) {
  for (const Node& node : graph.nodes) {
    if (node.op == NodeOp::call && !node.in.empty() && graph[node.in[0]].type.is(TypeWord::list) &&
        graph[node.in[0]].op != NodeOp::sort) {
      return true;
    }
  }
  for (const GraphField& field : graph.fields) {
    if (field.type.is(TypeWord::list)) return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<Trial> Trial::of(const Mapping& mapping, std::string& why) {
  auto made = std::make_unique<Trial>();
  const joinery::testing::MemoryFiles files(mapping.files());
  made->bundle_ = load_integration("acme/integration.yaml", {""}, files, limits());
  const Bundle& bundle = made->bundle_;
  Diagnostics diagnostics = bundle.diagnostics;
  std::optional<Graph> graph;
  if (bundle.complete && !diagnostics.has_errors()) {
    const Layers layers = layers_of(bundle);
    const Registry registry(standard_library());
    graph = check(layers, {registry, references()}, limits(), diagnostics);
  }
  if (!graph) {
    for (const Diagnostic& found : diagnostics.all()) {
      if (found.severity == Severity::error) why += render_text(found, bundle.sources);
    }
    return nullptr;
  }
  made->graph_ = std::move(*graph);
  made->ignores_order_ = !shows_order(made->graph_);
  std::vector<std::string_view> all_off;
  for (const Pass& pass : passes()) all_off.push_back(pass.name);
  const auto add = [&](std::string name, const std::vector<std::string_view>& off) {
    made->ways_.push_back({std::move(name), compile(optimize(made->graph_, references(), off))});
  };
  made->ways_.push_back({"as checked", compile(made->graph_)});
  add("with every pass", {});
  add("without a pass", all_off);
  for (const Pass& pass : passes()) add("without " + std::string(pass.name), {pass.name});
  return made;
}

std::optional<std::string> Trial::judged(const Json& record, RunClock clock) const {
  return Judge(graph_, references(), limits()).line(record, clock);
}

std::optional<Difference> Trial::compare(const Json& record, RunClock clock) const {
  const auto expected = judged(record, clock);
  if (!expected) return Difference{};
  for (const Way& way : ways_) {
    std::string given = by_tree(way.program, record, clock);
    if (given != *expected)
      return Difference{way.name + ", from a tree", *expected, std::move(given)};
    given = by_slots(way.program, record, clock);
    if (given != *expected)
      return Difference{way.name + ", from slots", *expected, std::move(given)};
  }
  return std::nullopt;
}

namespace {

std::optional<Difference> difference_of(const Mapping& mapping, const Json& record,
                                        RunClock clock) {
  std::string why;
  const auto trial = Trial::of(mapping, why);
  if (trial == nullptr) return std::nullopt;
  auto found = trial->compare(record, clock);
  if (found && found->expected.empty()) return std::nullopt;
  return found;
}

}  // namespace

std::string shrunk(Mapping mapping, Json record, RunClock clock) {
  auto last = difference_of(mapping, record, clock);
  if (!last) return "the difference is gone when it is tried again";
  for (std::size_t i = mapping.parts.size(); i-- > 0;) {
    Mapping fewer = mapping;
    fewer.parts.erase(fewer.parts.begin() + static_cast<std::ptrdiff_t>(i));
    if (auto found = difference_of(fewer, record, clock)) {
      mapping = std::move(fewer);
      last = std::move(found);
    }
  }
  std::string why;
  const auto trial = Trial::of(mapping, why);
  for (bool again = true; again;) {
    again = false;
    for (Json& fewer : smaller(record)) {
      auto found = trial->compare(fewer, clock);
      if (!found || found->expected.empty()) continue;
      record = std::move(fewer);
      last = std::move(found);
      again = true;
      break;
    }
  }
  return fmt::format("{}--- record at {}\n{}\n--- judge\n{}\n--- {}\n{}\n", mapping.text(),
                     instant_text(clock.now), print(record), last->expected, last->way,
                     last->given);
}

}  // namespace joinery::oracle
