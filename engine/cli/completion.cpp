#include "engine/cli/completion.hpp"

#include <functional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace joinery {
namespace {

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (line.ends_with('.')) line.pop_back();
  return line;
}

/// In single quotes for a shell; `escaped` signs get a backslash before that.
std::string shell_quoted(const std::string& text, std::string_view escaped = {}) {
  std::string out = "'";
  for (const char sign : text) {
    if (sign == '\n') {
      out += ' ';
      continue;
    }
    if (escaped.find(sign) != std::string_view::npos) out += '\\';
    out += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
  }
  return out + '\'';
}

using Visit = std::function<void(const std::string& path, const CommandModel&)>;

/// Every command with the words that lead to it: `check`, `new source`.
void each_command(const std::vector<CommandModel>& commands, const std::string& above,
                  const Visit& visit) {
  for (const CommandModel& command : commands) {
    const std::string path = above.empty() ? command.name : above + ' ' + command.name;
    visit(path, command);
    each_command(command.commands, path, visit);
  }
}

/// What may stand next where no option begins: commands, and values of which only some are possible.
std::vector<std::string> words_after(const CommandModel& command) {
  std::vector<std::string> words;
  for (const CommandModel& below : command.commands) words.push_back(below.name);
  for (const OptionModel& option : command.positionals) {
    words.insert(words.end(), option.values.begin(), option.values.end());
  }
  return words;
}

std::vector<std::string> options_of(const CommandModel& command) {
  std::vector<std::string> names;
  for (const OptionModel& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

std::string option_values_in_bash(const std::string& path, const CommandModel& command) {
  std::string out;
  for (const OptionModel& option : command.options) {
    if (option.value.empty()) continue;
    for (const std::string& name : option.names) {
      out += option.values.empty()
                 ? fmt::format("    '{} {}') return ;;  # a file, unless the shell knows better\n",
                               path, name)
                 : fmt::format("    '{} {}') words='{}' ;;\n", path, name,
                               fmt::join(option.values, " "));
    }
  }
  return out;
}

}  // namespace

std::string bash_completion(const std::vector<CommandModel>& commands) {
  std::string known, values, words;
  std::vector<std::string> names;
  for (const CommandModel& command : commands) names.push_back(command.name);
  each_command(commands, "", [&](const std::string& path, const CommandModel& command) {
    const bool top = path.find(' ') == std::string::npos;
    known += fmt::format("{}'{}{}'", known.empty() ? "" : "|", top ? " " : "", path);
    values += option_values_in_bash(path, command);
    words += fmt::format("      '{}') words='{}'; options='{}' ;;\n", path,
                         fmt::join(words_after(command), " "), fmt::join(options_of(command), " "));
  });
  return fmt::format(R"(# Completion of `joinery` for bash; made by `joinery completion bash`.
_joinery() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" path='' words='' options='' i
  if [[ $before == '=' ]]; then before="${{COMP_WORDS[COMP_CWORD-2]}}"; fi
  if [[ $word == '=' ]]; then word=''; fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case "$path ${{COMP_WORDS[i]}}" in
      {}) path="${{path:+$path }}${{COMP_WORDS[i]}}" ;;
    esac
  done
  COMPREPLY=()
  case "$path $before" in
{}  esac
  if [[ -z $words ]]; then
    case "$path" in
      '') words='{}'; options='--help --version' ;;
{}    esac
    # What begins no option, and is none of these words, may be a file: that is the shell's business.
    if [[ $word == -* ]]; then words=$options; fi
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}}
complete -o default -F _joinery joinery
)",
                     known, values, fmt::join(names, " "), words);
}

namespace {

std::string zsh_option(const OptionModel& option) {
  std::string out;
  for (const std::string& name : option.names) {
    std::string spec = (option.many ? "*" : "") + name + '[' + first_line(option.about) + ']';
    std::string escaped;
    for (const char sign : spec) {
      if (sign == ':') escaped += '\\';
      escaped += sign;
    }
    if (!option.value.empty()) {
      escaped += ':' + option.value + ':';
      escaped += option.values.empty() ? "_files" : fmt::format("({})", fmt::join(option.values, " "));
    }
    out += " \\\n        " + shell_quoted(escaped);
  }
  return out;
}

std::string zsh_arguments(const CommandModel& command) {
  std::string out = "_arguments";
  for (const OptionModel& option : command.options) out += zsh_option(option);
  for (const CommandModel& below : command.commands) {
    for (const OptionModel& option : below.options) {
      if (option.names.front() != "--help") out += zsh_option(option);
    }
  }
  if (!command.commands.empty()) {
    std::vector<std::string> names;
    for (const CommandModel& below : command.commands) names.push_back(below.name);
    out += fmt::format(" \\\n        '1:command:({})'", fmt::join(names, " "));
  }
  for (const OptionModel& option : command.positionals) {
    const std::string action =
        option.values.empty() ? "_files" : fmt::format("({})", fmt::join(option.values, " "));
    out += fmt::format(" \\\n        '{}:{}:{}'", option.many ? "*" : "", option.value, action);
  }
  if (!command.commands.empty()) out += " \\\n        '*:file:_files'";
  return out;
}

}  // namespace

std::string zsh_completion(const std::vector<CommandModel>& commands) {
  std::string names, rest;
  for (const CommandModel& command : commands) {
    names += "        " + shell_quoted(command.name + ':' + first_line(command.about)) + '\n';
    rest += fmt::format("      {})\n        {} ;;\n", command.name, zsh_arguments(command));
  }
  return fmt::format(R"(#compdef joinery
# Completion of `joinery` for zsh; made by `joinery completion zsh`.
_joinery() {{
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C '(- *)--help[how it is used]' '(- *)--version[which version this is]' \
    '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
{}      )
      _describe -t commands command commands ;;
    rest)
      case $words[1] in
{}      esac ;;
  esac
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _joinery "$@"
else
  compdef _joinery joinery
fi
)",
                     names, rest);
}

std::string fish_completion(const std::vector<CommandModel>& commands) {
  std::string out =
      "# Completion of `joinery` for fish; made by `joinery completion fish`.\n"
      "complete -c joinery -n __fish_use_subcommand -l help -d 'How it is used'\n"
      "complete -c joinery -n __fish_use_subcommand -l version -d 'Which version this is'\n";
  for (const CommandModel& command : commands) {
    out += fmt::format("complete -c joinery -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                       shell_quoted(first_line(command.about), "\\"));
  }
  each_command(commands, "", [&](const std::string& path, const CommandModel& command) {
    const std::string here = fmt::format(
        "complete -c joinery -n '__fish_seen_subcommand_from {}'", path.substr(path.rfind(' ') + 1));
    for (const CommandModel& below : command.commands) {
      out += fmt::format("{} -f -a {} -d {}\n", here, below.name,
                         shell_quoted(first_line(below.about), "\\"));
    }
    for (const OptionModel& option : command.positionals) {
      if (option.values.empty()) continue;
      out += fmt::format("{} -f -a '{}'\n", here, fmt::join(option.values, " "));
    }
    for (const OptionModel& option : command.options) {
      out += here;
      for (const std::string& name : option.names) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (!option.values.empty()) {
        out += fmt::format(" -x -a '{}'", fmt::join(option.values, " "));
      } else if (!option.value.empty()) {
        out += " -r";
      }
      out += " -d " + shell_quoted(first_line(option.about), "\\") + '\n';
    }
  });
  return out;
}

}  // namespace joinery
