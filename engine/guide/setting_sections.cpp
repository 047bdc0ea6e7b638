#include <algorithm>

#include "engine/guide/sections.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

using Chosen = std::vector<Word>;

/// What an integration says of a setting, or nothing.
const Chosen* chosen_by(const Document& integration, const std::string& name) {
  for (const auto& one : integration.setting_values) {
    if (one.name.text == name) return &one.value;
  }
  return nullptr;
}

bool holds(const Chosen& values, const std::string& key) {
  return std::ranges::find(values, key, &Word::text) != values.end();
}

std::string joined(const Chosen& values) {
  std::string out;
  for (const Word& value : values) out += (out.empty() ? "" : ", ") + value.text;
  return out;
}

/// Every choice with its title; the one that holds is marked.
GuideLines choices_of(const SettingSyntax& setting, const Chosen& now) {
  GuideLines lines;
  for (const auto& choice : setting.choices) {
    GuideText text;
    const bool here = holds(now, choice.name.text);
    if (here) text.strong(choice.value.text).plain(" ← chosen");
    else text.plain(choice.value.text);
    text.plain(" (").code(choice.name.text).plain(")");
    if (setting.has_default && holds(setting.default_, choice.name.text)) text.plain(", the default");
    lines.push_back({1, std::move(text)});
  }
  return lines;
}

GuideLines value_of(const SettingSyntax& setting, const Chosen* said) {
  const Chosen& now = said != nullptr ? *said : setting.default_;
  if (!setting.choices.empty()) return choices_of(setting, now);
  const std::string value = joined(now);
  GuideLines lines;
  if (value.empty()) {
    lines.push_back({0, said == nullptr && !setting.has_default ? "must be given" : "nothing"});
  } else {
    lines.push_back({0, GuideText().code(value)});
  }
  if (said != nullptr && setting.has_default) {
    const std::string before = joined(setting.default_);
    GuideText text("The default is ");
    if (before.empty()) text.plain("nothing");
    else text.code(before);
    lines.push_back({0, std::move(text)});
  }
  return lines;
}

void add_settings(GuideTable& table, const Document& document, const Document& integration) {
  for (const auto& one : document.settings) {
    GuideLines name{{0, GuideText().strong(one.value.title)}};
    if (!one.value.help.empty()) name.push_back({0, one.value.help});
    name.push_back({0, GuideText().code("settings." + one.name.text)});
    table.rows.push_back({std::move(name), value_of(one.value, chosen_by(integration, one.name.text))});
  }
}

/// The words of a policy's value, as the one who declares it says them.
std::string words_of(const SettingSyntax& policy, const std::string& value) {
  for (const auto& choice : policy.choices) {
    if (choice.name.text == value) return choice.value.text;
  }
  return value.empty() ? "nobody" : value;
}

const SettingSyntax* declared(const Bundle& bundle, const std::string& name) {
  for (const Document& module : bundle.modules) {
    for (const auto& policy : module.policies) {
      if (policy.name.text == name) return &policy.value;
    }
  }
  return nullptr;
}

/// Empty: nobody did, and the default holds.
std::string decided_by(const Bundle& bundle, const GraphPolicy& policy) {
  if (policy.layer == bundle.integration.name.text) return "this integration";
  if (policy.layer == bundle.target.name.text) return "the platform's mapping";
  return {};
}

}  // namespace

GuideSections setting_sections(const GuideSource& source) {
  GuideSection settings{"Settings", {}, GuideTable{{"Setting", "Value"}, {}}};
  for (const Document* document : source.documents()) {
    if (document->kind == DocumentKind::integration) continue;
    add_settings(*settings.table, *document, source.input.bundle.integration);
  }
  if (source.is_integration() && !settings.table->rows.empty()) {
    settings.lines.push_back(
        {0, GuideText("They are chosen in the integration, under ").code("settings:").plain(".")});
  }
  return {settings};
}

/// What somebody decided, and then, by itself, what holds because nobody did.
GuideSections policy_sections(const GuideSource& source) {
  GuideSection decided{"How changes are made",
                       {},
                       GuideTable{{"Policy", "What holds", "Who says so"}, {}}};
  GuideSection open{"How changes are made where nobody decided",
                    {},
                    GuideTable{{"Policy", "What holds"}, {}}};
  if (source.input.graph == nullptr) return {};
  for (const GraphPolicy& policy : source.input.graph->policies) {
    const SettingSyntax* said = declared(source.input.bundle, policy.name);
    Arena arena;
    std::string value;
    append_text(value, policy.value.view(arena), policy.type, source.input.zones);
    const std::string words = said == nullptr ? value : words_of(*said, value);
    const std::string who = decided_by(source.input.bundle, policy);
    std::vector<GuideLines> row{
        {{0, GuideText().strong(policy.title)}, {0, GuideText().code(policy.name)}}, {{0, words}}};
    if (who.empty()) {
      open.table->rows.push_back(std::move(row));
    } else {
      row.push_back({{0, who}});
      decided.table->rows.push_back(std::move(row));
    }
  }
  if (!open.table->rows.empty()) {
    open.lines.push_back({0, GuideText("An integration decides otherwise under ").code("policies:").plain(".")});
  }
  return {decided, open};
}

}  // namespace joinery
