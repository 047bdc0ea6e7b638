/// Layers: what an integration may change of the documents below it, and whether its changes still fit.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/load.hpp"
#include "engine/check/checker.hpp"

namespace joinery {

Layers layers_of(const Bundle& bundle) {
  const auto present = [](const Document& document) {
    return document.source.valid() ? &document : nullptr;
  };
  Layers layers;
  layers.model = bundle.model ? &*bundle.model : nullptr;
  for (const Document& module : bundle.modules) layers.modules.push_back(&module);
  layers.source = present(bundle.source);
  layers.target = present(bundle.target);
  layers.integration = present(bundle.integration);
  return layers;
}

std::vector<const Document*> Checker::documents() const {
  std::vector<const Document*> all = layers_.modules;
  for (const Document* document : {layers_.model, layers_.source, layers_.target, layers_.integration}) {
    if (document != nullptr) all.push_back(document);
  }
  return all;
}

const ChangeSyntax* Checker::change_of(std::string_view item) const {
  if (layers_.integration == nullptr) return nullptr;
  for (const ChangeSyntax& change : layers_.integration->change) {
    if (change.item.text == item) return &change;
  }
  return nullptr;
}

/// Every item of `change:` must name something that lies below; what it names is looked up again where
/// it is used, so this only finds the ones that nobody will look up.
void Checker::check_changes() {
  if (layers_.integration == nullptr) return;
  std::vector<std::string> known{"account.starts", "account.ends", "account.archived when", "account.zone"};
  if (layers_.target != nullptr) {
    for (const auto& field : layers_.target->user) known.push_back("set." + field.name.text);
    for (const auto& group : layers_.target->groups) {
      for (const auto part : {GraphGroup::name, GraphGroup::parent, GraphGroup::manager}) {
        known.push_back(fmt::format("groups.{}.{}", group.name.text, name_of(part)));
      }
    }
  }
  for (const auto& [table, entry] : tables_) known.push_back("tables." + table);
  for (const Document* document : documents()) {
    if (document == layers_.integration) continue;
    for (const RuleSyntax& rule : document->people.rules) known.push_back("rules." + rule.id.text);
  }
  std::map<std::string, Span> seen;
  for (const ChangeSyntax& change : layers_.integration->change) {
    const auto [before, fresh] = seen.emplace(change.item.text, change.item.span);
    if (!fresh) {
      out_.report(Code::duplicate_name, change.item.span,
                  fmt::format("`{}` is changed twice", change.item.text))
          .also(before->second, "first here");
    }
    if (std::find(known.begin(), known.end(), change.item.text) != known.end()) continue;
    if (change.item.text.starts_with("tables.")) continue;   // change_tables has said so
    const bool allowed = change.item.text.starts_with("set.") || change.item.text.starts_with("rules.") ||
                         change.item.text.starts_with("account.") ||
                         change.item.text.starts_with("groups.");
    Diagnostic& problem = out_.report(
        allowed ? Code::stale_change : Code::change_not_allowed, change.item.span,
        allowed ? fmt::format("there is no `{}` below to change", change.item.text)
                : fmt::format("`{}` is not something an integration may change", change.item.text));
    const auto near = nearest(change.item.text, known, 2);
    if (near.size() == 1) problem.fixed_by(change.item.span, near[0]);
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
    if (!allowed) problem.why(
        "an integration changes filters, tables, settings and fields of the platform, nothing else");
    if (!allowed || !near.empty()) continue;
    if (change.item.text.starts_with("set.") && layers_.target != nullptr) {
      std::vector<std::string> fields;
      for (const auto& field : layers_.target->user) {
        if (!field.value.foreign) fields.push_back(field.name.text);
      }
      problem.seen("fields of the platform: " + listed(fields));
    }
    problem.why("the layer below may have dropped or renamed it since this change was written");
  }
}

std::optional<Checker::Layered> Checker::layered(const std::string& item, const Formula* below,
                                                 const Document* owner, const Type* wanted,
                                                 bool outcomes, const Type* key) {
  std::optional<Layered> result_;
  if (below != nullptr) {
    Scope scope = scope_of(*owner);
    scope.outcomes = outcomes;
    enter_group(*below, key, scope);
    result_ = Layered{compile(*below, scope, wanted), below, owner};
  }
  const ChangeSyntax* change = change_of(item);
  if (change == nullptr || !change->now) return result_;
  Scope scope = scope_of(*layers_.integration);
  scope.outcomes = outcomes;
  if (!result_ && change->was) {
    out_.report(Code::stale_change, change->was->span, fmt::format("nothing below says what `{}` is", item))
        .labelled("what it was");
  }
  if (result_) {
    scope.base = result_->value.node;
    if (change->was) {
      Scope before = scope;
      before.base.reset();
      enter_group(*change->was, key, before);
      const Compiled was = compile(*change->was, before, wanted);
      if (was.node != result_->value.node && was.type.form != Type::Form::unknown) {
        out_.report(Code::stale_change, change->was->span,
                    fmt::format("`{}` is no longer what this change was written for", item))
            .labelled("what it was")
            .also(below->span, "what it is now")
            .help(fmt::format("look whether the change still fits, then write `was: {}`", below->print()));
      }
    }
  }
  enter_group(*change->now, key, scope);
  const Compiled now = compile(*change->now, scope, wanted);
  if (result_ && now.node == result_->value.node) {
    Diagnostic& problem =
        out_.report(Code::redundant_change, change->span, fmt::format("`{}` already is so", item))
            .also(below->span, "the layer below says the same")
            .help("take this change away");
    // The only one leaves an empty `change:` behind, which is no document.
    if (layers_.integration->change.size() > 1) {
      problem.fixed_by({change->span.source, change->item.span.begin, change->span.end}, "");
    }
  }
  return Layered{now, &*change->now, layers_.integration};
}

}  // namespace joinery
