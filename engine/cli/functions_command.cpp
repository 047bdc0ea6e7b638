/// joinery functions: the words that an expression may use.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/function_list.hpp"
#include "engine/cli/session.hpp"

namespace joinery {
namespace {

struct FunctionsWanted {
  std::string name;
  std::string format = "text";
};

ExitCode list_functions(const Registry& registry, const FunctionsWanted& wanted) {
  std::vector<const FunctionDef*> functions(registry.all().begin(), registry.all().end());
  if (!wanted.name.empty()) {
    const FunctionDef* function = registry.find(wanted.name);
    if (function == nullptr) {
      const auto near = registry.near(wanted.name);
      std::cerr << fmt::format("joinery: no function is called `{}`{}\n", wanted.name,
                               near.empty() ? "; `joinery functions` lists them all"
                                            : fmt::format("; did you mean `{}`?", near.front()));
      return ExitCode::failed;
    }
    functions.assign(1, function);
  }
  if (wanted.format == "json") std::cout << functions_as_json(functions);
  else if (wanted.format == "markdown") std::cout << functions_as_markdown(functions);
  else std::cout << functions_as_text(functions);
  return ExitCode::fine;
}

}  // namespace

void add_functions(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("functions", "List the functions that an expression may call.");
  auto wanted = std::make_shared<FunctionsWanted>();
  command->add_option("name", wanted->name, "Only this function");
  command->add_option("--format", wanted->format, "text, json or markdown")
      ->check(CLI::IsMember({"text", "json", "markdown"}));
  command->callback([&action, wanted] {
    action = [wanted](Session& session) {
      return list_functions(session.library->functions(), *wanted);
    };
  });
}

}  // namespace joinery
