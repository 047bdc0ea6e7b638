/// joinery functions: the words that an expression may use.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/session.hpp"
#include "engine/json/json_write.hpp"
#include "engine/type/type.hpp"

namespace joinery {
namespace {

std::string signature(const FunctionDef& function) {
  std::string out = fmt::format("{}(", function.name);
  bool first = true;
  for (const Parameter& parameter : function.parameters) {
    out += fmt::format("{}{}: {}{}", first ? "" : ", ", parameter.name, word(parameter.type),
                       parameter.optional ? ", optional" : "");
    first = false;
  }
  return out + fmt::format(") -> {}", word(function.returns));
}

void print_json(const Registry& functions) {
  std::string out;
  JsonWriter json(out, JsonLayout::indented);
  json.array();
  for (const FunctionDef* function : functions.all()) {
    json.object();
    json.member("name").text(function->name);
    json.member("category").text(function->category);
    json.member("signature").text(signature(*function));
    json.member("about").text(function->about);
    json.member("examples").array();
    for (const Example& example : function->examples) {
      json.object();
      json.member("title").text(example.title);
      json.member("source").text(example.source);
      json.member("result").text(example.result);
      json.end();
    }
    json.end().end();
  }
  json.end();
  std::cout << out << '\n';
}

}  // namespace

void add_functions(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("functions", "List the functions that an expression may call.");
  auto format = std::make_shared<std::string>("text");
  command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
  command->callback([&action, format] {
    action = [format](Session& session) {
      if (*format == "json") {
        print_json(session.library->functions());
        return ExitCode::fine;
      }
      for (const FunctionDef* function : session.library->functions().all()) {
        std::cout << fmt::format("{}\n    {}\n", signature(*function), function->about);
        for (const Example& example : function->examples) {
          std::cout << fmt::format("    {} = {}\n", example.source, example.result);
        }
      }
      return ExitCode::fine;
    };
  });
}

}  // namespace joinery
