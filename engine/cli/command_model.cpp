#include "engine/cli/command_model.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace joinery {
namespace {

/// The parser tells a closed set only as part of the type: `TEXT:{text,json,sarif}`.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> found;
  const std::size_t open = type.find('{');
  const std::size_t close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return found;
  std::string word;
  for (const char sign : type.substr(open + 1, close - open - 1) + ',') {
    if (sign != ',') {
      word += sign;
    } else {
      found.push_back(std::move(word));
      word.clear();
    }
  }
  return found;
}

OptionModel model_of(const CLI::Option& option) {
  OptionModel model;
  for (const std::string& name : option.get_lnames()) model.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) model.names.push_back("-" + name);
  const std::string type = option.get_type_name();
  const bool takes_value = option.get_items_expected_max() > 0;
  model.values = choices_in(type);
  if (option.get_positional()) {
    model.value = option.get_name(true, false);
  } else if (takes_value) {
    model.value = type.substr(0, type.find(':'));
  }
  model.about = option.get_description();
  model.required = option.get_required();
  model.many = option.get_items_expected_max() > 1;
  return model;
}

}  // namespace

std::vector<CommandModel> commands_of(const CLI::App& app) {
  std::vector<CommandModel> commands;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    CommandModel command{sub->get_name(), sub->get_description(), {}, {}, commands_of(*sub)};
    for (const CLI::Option* option : sub->get_options()) {
      if (option->get_group().empty()) continue;  // hidden
      OptionModel model = model_of(*option);
      (model.names.empty() ? command.positionals : command.options).push_back(std::move(model));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

std::string written(const OptionModel& option) {
  const std::string value =
      option.values.empty() ? option.value : fmt::format("{}", fmt::join(option.values, "|"));
  if (option.names.empty()) return option.value + (option.many ? "…" : "");
  return option.names.front() + (value.empty() ? "" : " " + value);
}

}  // namespace joinery
