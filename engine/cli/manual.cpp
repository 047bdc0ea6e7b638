#include "engine/cli/manual.hpp"

#include <fmt/format.h>

namespace joinery {
namespace {

/// Text for roff: what it would take for a command or an escape, is none. Line breaks stay.
std::string roff(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char sign : text) {
    if (line_begins && (sign == '.' || sign == '\'')) out += "\\&";
    if (sign == '\\') out += "\\e";
    else if (sign == '-') out += "\\-";
    else if (sign == '`') out += "\\(ga";
    else out += sign;
    line_begins = sign == '\n';
  }
  return out;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string with_value(const OptionModel& option) {
  std::string out;
  for (const std::string& name : option.names) out += (out.empty() ? "" : ", ") + bold(name);
  if (option.names.empty()) out = italic(option.value);
  if (option.names.empty() || option.value.empty()) return out;
  std::string values;
  for (const std::string& value : option.values) values += (values.empty() ? "" : "|") + roff(value);
  return out + ' ' + (values.empty() ? italic(option.value) : values);
}

std::string synopsis(const std::string& path, const CommandModel& command) {
  std::string out = bold("joinery " + path);
  if (!command.commands.empty()) return out + ' ' + italic("COMMAND") + " \\&.\\|.\\|.";
  for (const OptionModel& option : command.positionals) {
    const std::string name = italic(option.value) + (option.many ? " \\&.\\|.\\|." : "");
    out += option.required ? ' ' + name : " [" + name + ']';
  }
  for (const OptionModel& option : command.options) {
    if (option.required) out += ' ' + with_value(option);
  }
  return out + " [" + italic("options") + ']';
}

void append_command(std::string& out, const std::string& above, const CommandModel& command) {
  const std::string path = above.empty() ? command.name : above + ' ' + command.name;
  out += fmt::format(".SS \"{}\"\n{}\n.PP\n{}\n", roff("joinery " + path), synopsis(path, command),
                     roff(command.about));
  for (const auto* options : {&command.positionals, &command.options}) {
    for (const OptionModel& option : *options) {
      if (!option.names.empty() && option.names.front() == "--help") continue;
      out += fmt::format(".TP\n{}\n{}\n", with_value(option), roff(option.about));
    }
  }
  for (const CommandModel& below : command.commands) append_command(out, path, below);
}

constexpr const char* before_commands = R"(.SH NAME
joinery \- decides from HR records who is a user of a learning platform, and how
.SH SYNOPSIS
.B joinery
.I COMMAND
\&.\|.\|.
.SH DESCRIPTION
What an HR system says, what a platform wants and what a customer decides stand in three short YAML
files. Joinery checks them as a compiler checks a program, and then says for every person: in, out, or
held until somebody looks, and why.
.PP
An integration is named by its folder or its file
.IR integration.yaml .
Times are written as 2026\-11\-21T08:00:00Z.
)";

constexpr const char* after_commands = R"(.SH EXIT STATUS
.TP
0
Fine, and nothing to change.
.TP
1
Wrong usage, a mapping with errors, or a file that cannot be read or written.
.TP
2
Changes are planned, or were carried out.
.TP
3
A guard holds the plan.
.TP
4
A plan was carried out in part.
.TP
5
The HR system's answer is not complete.
.TP
6
The plan is stale: something changed since it was made.
.SH ENVIRONMENT
.TP
.B JOINERY_HOME
Where mappings, the standard library and the pages of diagnostics are looked for first.
.TP
.B NO_COLOR
If it is set, messages have no colors.
.SH FILES
The folders
.IR mappings ,
.I stdlib/modules
and
.I docs/diagnostics
are looked for above the document that was asked for, above the current folder, beside the program, and in
.I share/joinery
of the prefix where the program is installed.
.SH EXAMPLES
.nf
joinery check examples/acme
joinery map examples/acme \-\-records people.json \-\-format text
joinery why examples/acme E12 \-\-records people.json
joinery explain J0504
.fi
)";

}  // namespace

std::string manual_page(const std::vector<CommandModel>& commands, const std::string& version) {
  std::string out = fmt::format(
      ".\\\" Made by `joinery man` from the command line itself.\n"
      ".TH JOINERY 1 \"\" \"Joinery {}\" \"User Commands\"\n",
      version);
  out += before_commands;
  out += ".SH COMMANDS\n";
  for (const CommandModel& command : commands) append_command(out, "", command);
  return out + after_commands;
}

}  // namespace joinery
