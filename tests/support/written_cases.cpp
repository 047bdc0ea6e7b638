#include "tests/support/written_cases.hpp"

#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "dsl/diagnostic/render.hpp"
#include "dsl/grammar/parse.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/check/check.hpp"
#include "engine/execute/executor.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"
#include "engine/record/record_reader.hpp"
#include "engine/value/print.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

std::optional<Type> type_of(const Json& value) {
  switch (value.kind()) {
    case JsonKind::number:
      return Type::of(TypeWord::number);
    case JsonKind::boolean:
      return Type::of(TypeWord::yes_no);
    case JsonKind::array:
      for (const Json& item : value.items()) {
        if (const auto type = type_of(item)) return Type::list_of(*type);
      }
      return Type::list_of(Type::of(TypeWord::text));
    default:
      return Type::of(TypeWord::text);
  }
}

RecordShape shape_of(const Json& record) {
  return [&record](const std::vector<std::string>& path) -> std::optional<Type> {
    const Json* at = &record;
    for (const std::string& name : path) {
      if (at->kind() != JsonKind::object) return std::nullopt;
      at = at->find(name);
      if (at == nullptr) return std::nullopt;
    }
    return type_of(*at);
  };
}

std::string shown(const Value& value, const Type& type) {
  switch (value.kind) {
    case ValueKind::blank:
      return "blank";
    case ValueKind::keep:
      return "keep";
    case ValueKind::clear:
      return "clear";
    case ValueKind::hold:
      return "hold: " + std::string(value.view());
    default:
      break;
  }
  std::string out;
  append_json(out, value, type, references().zones);
  return out;
}

/// The record in which `raw` stands where `path` leads: member by member.
std::string record_around(const PathSyntax& path, const std::string& raw) {
  std::string record = raw;
  bool innermost = true;
  for (auto step = path.steps.rbegin(); step != path.steps.rend(); ++step) {
    const bool nothing = innermost && raw == "missing";
    record = nothing ? "{}" : fmt::format("{{{}:{}}}", print(Json::from_text(step->name)), record);
    innermost = false;
  }
  return record;
}

/// What one program says of one record, from its tree and from its bytes.
std::string executed(const Graph& graph, const Json& record, const std::string& bytes,
                     RunClock clock) {
  const Limits limits;
  const Type type = graph[graph.id].type;
  const auto program = compile(graph);
  Executor executor(program, references(), clock, limits);
  executor.begin(record);
  const std::string by_tree = shown(executor.run(program->id), type);

  const auto trie = PathTrie::compile(wanted_paths(*program), limits);
  BOOST_TEST_REQUIRE(trie.has_value());
  RecordReader reader(*trie, limits);
  std::vector<RawValue> slots(trie->slot_count());
  std::string padded = bytes;
  padded.append(record_padding, '\0');
  const auto read = reader.read(std::string_view(padded).substr(0, bytes.size()), slots.data());
  BOOST_TEST_REQUIRE(read.has_value());
  executor.begin(slots.data());
  BOOST_TEST(shown(executor.run(program->id), type) == by_tree);
  return by_tree;
}

SpanOf spans_in(SourceId id) {
  return [id](std::uint32_t begin, std::uint32_t end) { return Span{id, begin, end}; };
}

}  // namespace

std::string CaseRunner::document_of(const WrittenCase& written) const {
  const bool reading = written.kind != WrittenCase::Kind::expression;
  if (!reading && !source_.empty()) return source_;
  std::string text = "source: cases\nlanguage: 1\n";
  if (!written.uses.empty()) text += fmt::format("uses: [{}]\n", fmt::join(written.uses, ", "));
  text += "read:\n  id: text from id\n";
  if (written.kind == WrittenCase::Kind::reading) text += "  value: " + written.text + '\n';
  if (written.kind == WrittenCase::Kind::raw) text += "  value: " + written.reading + '\n';
  return text;
}

Bundle& CaseRunner::bundle_of(const std::string& document) {
  std::unique_ptr<Bundle>& bundle = bundles_[document];
  if (!bundle) {
    const MemoryFiles files({{"cases.yaml", document}});
    bundle = std::make_unique<Bundle>(load_document("cases.yaml", {""}, files, Limits{}));
  }
  return *bundle;
}

std::string CaseRunner::codes(const Diagnostics& diagnostics, const Sources& sources) {
  std::set<std::string> all;
  for (const Diagnostic& one : diagnostics.sorted(Limits{}.diagnostics_per_file)) {
    said_ += (said_.empty() ? "" : "\n") + render_text(one, sources);
    if (one.severity == Severity::error || !diagnostics.has_errors())
      all.insert(code_text(one.code));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string CaseRunner::run(const WrittenCase& written) {
  said_.clear();
  const Limits limits;
  Bundle& bundle = bundle_of(document_of(written));
  if (bundle.diagnostics.has_errors()) return codes(bundle.diagnostics, bundle.sources);
  const bool expression = written.kind == WrittenCase::Kind::expression;
  const std::string text = expression ? written.text : "read.value";
  std::string bytes = written.given;
  if (written.kind == WrittenCase::Kind::raw) {
    Diagnostics none;
    bytes = record_around(parse_reading(written.reading, spans_in({}), limits, none).path,
                          written.text);
  }
  const auto record = parse_json(bytes, limits);
  if (!record) return "not JSON: " + bytes;

  Diagnostics diagnostics;
  const SourceId id = bundle.sources.add("expression", text);
  const Expr expr = parse_expression(text, spans_in(id), limits, diagnostics);
  Layers layers;
  if (bundle.model) layers.model = &*bundle.model;
  for (const Document& module : bundle.modules) layers.modules.push_back(&module);
  layers.source = &bundle.source;
  const Registry registry(standard_library());
  std::optional<Graph> graph;
  if (!diagnostics.has_errors()) {
    graph = check_expression(expr, layers, {registry, references()}, shape_of(*record), limits,
                             diagnostics);
  }
  const std::string what = codes(diagnostics, bundle.sources);
  if (!graph) return what;
  const RunClock clock = clock_at(written.at);
  const std::string result = executed(*graph, *record, bytes, clock);
  BOOST_TEST(executed(optimize(*graph, references()), *record, bytes, clock) == result);
  return what.empty() ? result : fmt::format("{} ({})", result, what);
}

}  // namespace joinery::testing
