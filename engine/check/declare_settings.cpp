/// Settings: declared by sources, targets and modules, chosen by the integration, constant afterwards.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

/// `zone` for `timezone`: the one name that stands whole in what was written.
std::optional<std::string> named_inside(const std::string& written,
                                        const std::vector<std::string>& names) {
  std::optional<std::string> found;
  for (const std::string& name : names) {
    if (name.size() < 4 || written.find(name) == std::string::npos) continue;
    if (found) return std::nullopt;
    found = name;
  }
  return found;
}

/// Admins know the title of a choice, as they see it on a settings page; what is written is its key.
bool is_title(const std::vector<Word>& words, const SettingSyntax& setting, Diagnostics& out) {
  if (words.size() != 1) return false;
  const std::string written = normal_key(words[0].text);
  for (const auto& choice : setting.choices) {
    if (normal_key(choice.name.text) == written) return false;
  }
  for (const auto& choice : setting.choices) {
    if (normal_key(choice.value.text) != written) continue;
    out.report(Code::value_outside_set, words[0].span,
               fmt::format("the value is never \"{}\": that is a title", words[0].text))
        .help(fmt::format("write `{}`, whose title this is", choice.name.text))
        .fixed_by(words[0].span, choice.name.text);
    return true;
  }
  return false;
}

}  // namespace

Type type_of(const SettingSyntax& syntax) {
  if (syntax.type) return from_syntax(*syntax.type);
  std::vector<std::string> choices;
  for (const auto& choice : syntax.choices) choices.push_back(choice.name.text);
  return Type::one_of(std::move(choices));
}

std::optional<Constant> Checker::setting_value(const std::vector<Word>& words, const Type& type) {
  if (words.empty() && !type.is(TypeWord::list)) return std::nullopt;  // its reader has said so
  if (!type.is(TypeWord::list)) {
    if (words.size() != 1) {
      out_.report(Code::setting_wrong, words[0].span,
                  "one value is wanted here, not a list");
      return std::nullopt;
    }
    return typed_text(words[0].text, type, words[0].span, Code::setting_wrong);
  }
  Constant list;
  list.kind = ValueKind::list;
  for (const Word& word : words) {
    const auto item = typed_text(word.text, type.item[0], word.span, Code::setting_wrong);
    if (!item) return std::nullopt;
    if (item->kind != ValueKind::blank) list.items.push_back(*item);
  }
  if (list.items.empty()) return Constant{};   // a list without items is blank
  return list;
}

void Checker::declare_settings() {
  for (const Document* document : documents()) {
    for (const Named<SettingSyntax>& named : document->settings) {
      const auto known = settings_.find(named.name.text);
      if (known != settings_.end()) {
        out_.report(Code::duplicate_name, named.name.span,
                    fmt::format("the setting `{}` is declared twice", named.name.text))
            .also(known->second.syntax->name.span, "first here");
        continue;
      }
      Setting setting;
      setting.document = document;
      setting.syntax = &named;
      setting.type = type_of(named.value);
      if (named.value.has_default) {
        if (auto value = setting_value(named.value.default_, setting.type)) {
          setting.value = std::move(*value);
        }
      }
      settings_.emplace(named.name.text, std::move(setting));
    }
  }
  read_setting_values();
}

void Checker::read_setting_values() {
  const Document* integration = layers_.integration;
  if (integration == nullptr) return;
  std::vector<std::string> names;
  for (const auto& [known, entry] : settings_) names.push_back(known);
  for (const auto& chosen : integration->setting_values) {
    const auto found = settings_.find(chosen.name.text);
    if (found == settings_.end()) {
      Diagnostic& problem =
          out_.report(Code::unknown_setting, chosen.name.span,
                      fmt::format("no setting is called `{}`", chosen.name.text));
      const auto near = nearest(chosen.name.text, names, 2);
      if (!near.empty()) {
        problem.help(fmt::format("did you mean `{}`?", near[0]));
        if (near.size() == 1) problem.fixed_by(chosen.name.span, near[0]);
      } else if (const auto inside = named_inside(chosen.name.text, names)) {
        problem.help(fmt::format("did you mean `{}`?", *inside));
      } else {
        problem.seen("settings: " + listed(names));
      }
      continue;
    }
    if (is_title(chosen.value, found->second.syntax->value, out_)) continue;
    auto value = setting_value(chosen.value, found->second.type);
    if (!value) continue;
    if (value->kind == ValueKind::blank && !found->second.syntax->value.has_default) {
      out_.report(Code::setting_missing, chosen.name.span,
                  fmt::format("the setting `{}` has no value", chosen.name.text))
          .also(found->second.syntax->name.span, "declared here without a default")
          .why("where there is no default, an empty value is none")
          .help(fmt::format("write a value behind it; it is {}", print(found->second.type)));
    }
    found->second.value = std::move(*value);
  }
  for (const auto& [known, entry] : settings_) {
    const auto chosen = [&](const auto& value) { return value.name.text == known; };
    const auto& values = integration->setting_values;
    if (entry.syntax->value.has_default || std::any_of(values.begin(), values.end(), chosen)) continue;
    out_.report(Code::setting_missing, integration->name.span,
                fmt::format("the setting `{}` has no value", known))
        .also(entry.syntax->name.span, "declared here without a default")
        .help(fmt::format("add `{}: …` under `settings:`; it is {}", known, print(entry.type)));
  }
}

}  // namespace joinery
