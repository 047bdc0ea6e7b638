/// joinery eval: one expression, or one JSONPath query, over one record; prints JSON.

#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "dsl/grammar/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/execute/executor.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/jsonpath/parse.hpp"
#include "engine/jsonpath/select.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

struct EvalArguments {
  std::string expression;
  std::string jsonpath;
  std::string record;
  std::string at;
  std::string format = "json";
  std::vector<std::string> modules;
};

Result<Json> read_record(const Session& session, const std::string& file) {
  std::string text;
  if (file == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    JOINERY_TRY(text, session.files.read(file, session.limits.record_bytes));
  }
  return parse_json(text, session.limits);
}

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

/// What stands at a path of the record, so that a name in the expression has a type.
RecordShape shape_of(const Json& record) {
  return [&record](const std::vector<std::string>& path) -> std::optional<Type> {
    const Json* at = &record;
    for (const std::string& name : path) {
      at = at->find(name);
      if (at == nullptr) return std::nullopt;
    }
    return type_of(*at);
  };
}

ExitCode query(const Session& session, const EvalArguments& options, const Json& record) {
  const auto parsed = parse_jsonpath(options.jsonpath, session.limits);
  if (!parsed) {
    Sources sources;
    Diagnostics problems;
    const SourceId id = sources.add("query", options.jsonpath);
    const Span place{id, static_cast<std::uint32_t>(parsed.error().begin),
                     static_cast<std::uint32_t>(parsed.error().end)};
    problems.report(Code::jsonpath_wrong, place, "the JSONPath query is not valid")
        .why(parsed.error().what);
    std::cerr << render_text(problems.all().front(), sources, session.message_colors());
    return ExitCode::failed;
  }
  const auto found = select(*parsed, record, session.limits);
  if (!found) return fail_with(found.error());
  std::string out;
  JsonWriter json(out);
  json.array();
  for (const JsonPathNode& node : *found) json.value(*node.value);
  json.end();
  std::cout << out << '\n';
  return ExitCode::fine;
}

/// The documents of the modules that the expression may use.
Bundle load_modules(const Session& session, const EvalArguments& options, Diagnostics& problems) {
  Bundle all;
  for (const std::string& name : options.modules) {
    for (const std::string& root : session.roots) {
      const std::string path = fmt::format("{}/stdlib/modules/{}.yaml", root, name);
      if (!session.files.read(path, session.limits.file_bytes)) continue;
      return load_document(path, session.roots, session.files, session.limits);
    }
    problems.report(Code::file_not_found, {}, fmt::format("no module is called `{}`", name));
  }
  return all;
}

ExitCode print_value(const Session& session, const Graph& graph, const Json& record, RunClock clock,
                     const std::string& format) {
  const References& references = session.library->references();
  const Type type = graph[graph.id].type;
  Executor executor(compile(optimize(graph, references)), references, clock, session.limits);
  executor.begin(record);
  const Value& value = executor.run(executor.program().id);
  std::string out;
  if (value.is_hold()) {
    JsonWriter json(out);
    json.object();
    json.member("hold").text(value.view());
    json.end();
    if (format == "text") out = "hold: " + std::string(value.view());
  } else if (format == "text") {
    append_text(out, value, type, references.zones);
  } else {
    append_json(out, value, type, references.zones);
  }
  std::cout << out << '\n';
  return ExitCode::fine;
}

ExitCode run(Session& session, const EvalArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  if (options.jsonpath.empty() == options.expression.empty()) {
    complain("give an EXPRESSION or a --jsonpath QUERY");
    return ExitCode::failed;
  }
  const auto record = options.record.empty() ? parse_json("{}", session.limits)
                                             : read_record(session, options.record);
  if (!record) return fail_with(record.error());
  if (!options.jsonpath.empty()) return query(session, options, *record);

  Diagnostics problems;
  Bundle bundle = load_modules(session, options, problems);
  const SourceId id = bundle.sources.add("expression", options.expression);
  const Expr expression = parse_expression(
      options.expression,
      [id](std::uint32_t begin, std::uint32_t end) {
        return Span{id, begin, end};
      },
      session.limits, problems);
  Layers layers;
  for (const Document& module : bundle.modules) layers.modules.push_back(&module);
  const Words words{session.library->functions(), session.library->references()};
  const auto graph = problems.has_errors()
                         ? std::nullopt
                         : check_expression(expression, layers, words, shape_of(*record),
                                            session.limits, problems);
  for (const Diagnostic& problem : problems.sorted(session.limits.diagnostics_per_file)) {
    std::cerr << render_text(problem, bundle.sources, session.message_colors()) << '\n';
  }
  return graph ? print_value(session, *graph, *record, *clock, options.format) : ExitCode::failed;
}

}  // namespace

void add_eval(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "eval",
      "Work out one expression and print what it comes to. Names are paths into the record:\n"
      "joinery eval 'work.title | lower' --record ada.json");
  auto options = std::make_shared<EvalArguments>();
  command->add_option("EXPRESSION", options->expression, "What to work out");
  command->add_option("--jsonpath", options->jsonpath,
                      "An RFC 9535 query instead; prints the nodes as a list");
  command->add_option("--record", options->record,
                      "A file with one JSON record; - is standard input");
  command->add_option("--uses", options->modules, "A module whose tables and functions it may use")
      ->expected(1);
  command->add_option("--format", options->format, "json or text")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
