/// joinery read: a mapping in plain English.

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/tell/tell.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

struct ReadArguments {
  std::string path;
  std::string item;
  std::string format = "text";
  bool all = false;
};

std::string_view word_of(ToldKind kind) {
  switch (kind) {
    case ToldKind::rule: return "rule";
    case ToldKind::field: return "field";
    case ToldKind::account: return "account";
    case ToldKind::group: return "group";
    case ToldKind::invite: return "invite";
    case ToldKind::worker: return "worker";
    case ToldKind::word: return "word";
  }
  return {};
}

std::string_view heading_of(ToldKind kind) {
  switch (kind) {
    case ToldKind::rule: return "Who takes part";
    case ToldKind::field: return "What each field is set to";
    case ToldKind::account: return "The account";
    case ToldKind::group: return "The groups";
    case ToldKind::invite: return "The invitation";
    case ToldKind::worker: return "What a record says of a person";
    case ToldKind::word: return "Words used above";
  }
  return {};
}

/// `acme.yaml:12`, for people, who look for the line.
std::string line_of(const Sources& sources, Span place) {
  if (!place.known()) return {};
  const Source& source = sources[place.source];
  return fmt::format("{}:{}", source.name(), source.place(place.begin).line);
}

/// The first line, what it comes from, and the bullets.
std::string with_origin(const Told& told, const Sources& sources, std::string_view tick) {
  const std::size_t feed = told.text.find('\n');
  const std::string bullets = feed == std::string::npos ? "" : told.text.substr(feed);
  return fmt::format("{} ({}{}{}, {}){}", told.text.substr(0, feed), tick, told.item, tick,
                     line_of(sources, told.place), bullets);
}

void print_text(const std::vector<Told>& all, const Sources& sources, bool markdown) {
  const ToldKind* before = nullptr;
  for (const Told& told : all) {
    if (before == nullptr || *before != told.kind) {
      if (before != nullptr) std::cout << '\n';
      std::cout << (markdown ? "## " : "") << heading_of(told.kind) << '\n'
                << (markdown ? "\n" : "");
    }
    before = &told.kind;
    std::string text = with_origin(told, sources, markdown ? "`" : "");
    if (markdown) text.insert(0, "- ");
    std::cout << text << '\n';
    if (!told.say.empty()) std::cout << "  - In its author's words: " << told.say << '\n';
  }
}

void print_json(const std::vector<Told>& all, const Sources& sources) {
  std::string out;
  JsonWriter json(out, JsonLayout::indented);
  json.array();
  for (const Told& told : all) {
    json.object();
    json.member("kind").text(word_of(told.kind));
    json.member("item").text(told.item);
    json.member("text").text(told.text);
    if (!told.say.empty()) json.member("say").text(told.say);
    json.member("at").text(sources.at(told.place));
    json.end();
  }
  json.end();
  std::cout << out << '\n';
}

/// `team` is as good as `set.team`, `no-contractors` as `rules.no-contractors`.
bool is_meant(const Told& told, const std::string& item) {
  return told.item == item || told.item.ends_with('.' + item);
}

bool keep_only(const std::string& item, std::vector<Told>& all) {
  std::vector<std::string> names;
  for (const Told& told : all) {
    names.push_back(told.item);
    const std::size_t dot = told.item.find('.');
    if (dot != std::string::npos) names.push_back(told.item.substr(dot + 1));
  }
  std::erase_if(all, [&](const Told& told) { return !is_meant(told, item); });
  if (!all.empty()) return true;
  const auto near = nearest(item, names, 1);
  complain(fmt::format("there is no `{}` in this mapping{}", item,
                       near.empty() ? "" : fmt::format("; did you mean `{}`?", near.front())));
  return false;
}

ExitCode run(Session& session, const ReadArguments& options) {
  const Mapping mapping = load_mapping(session, options.path);
  if (complain_about(session, mapping)) {
    complain(fmt::format("`{}` has errors and cannot be told", options.path));
    return ExitCode::failed;
  }
  std::vector<Told> all = tell(mapping.bundle, {options.all});
  if (!options.item.empty() && !keep_only(options.item, all)) return ExitCode::failed;
  const Sources& sources = mapping.bundle.sources;
  if (options.format == "json") {
    print_json(all, sources);
  } else {
    print_text(all, sources, options.format == "markdown");
  }
  return ExitCode::fine;
}

}  // namespace

void add_read(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "read",
      "Say in plain English what a mapping decides: who takes part, what each field is set to,\n"
      "the account and the invitation; with the settings that were chosen in their places.");
  auto options = std::make_shared<ReadArguments>();
  command->add_option("PATH", options->path, "An integration, a source, a target or a module")
      ->required();
  command->add_option("ITEM", options->item, "Only this rule or field, as `team` or `set.team`");
  command->add_option("--format", options->format, "text, markdown, or json for programs")
      ->check(CLI::IsMember({"text", "markdown", "json"}));
  command->add_flag("--all", options->all,
                    "Whatever the settings are, not only what follows from those chosen");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
