/// joinery completion, joinery man: the command line as shells and man pages have it.

#include <iostream>

#include "engine/cli/command.hpp"
#include "engine/cli/completion.hpp"
#include "engine/cli/manual.hpp"

namespace joinery {
namespace {

ExitCode print_completion(const CLI::App& app, const std::string& shell) {
  const auto commands = commands_of(app);
  if (shell == "bash") std::cout << bash_completion(commands);
  else if (shell == "zsh") std::cout << zsh_completion(commands);
  else std::cout << fish_completion(commands);
  return ExitCode::fine;
}

}  // namespace

void add_completion(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "completion",
      "Print what a shell needs to complete the words of joinery. For bash, put this into ~/.bashrc:\n"
      "  source <(joinery completion bash)");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "Which shell")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&app, &action, shell] {
    action = [&app, shell](Session&) { return print_completion(app, *shell); };
  });
}

void add_man(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "man", "Print the manual page, as man(1) reads it: joinery man | man -l -");
  command->callback([&app, &action] {
    action = [&app](Session&) {
      std::cout << manual_page(commands_of(app), app.version());
      return ExitCode::fine;
    };
  });
}

}  // namespace joinery
