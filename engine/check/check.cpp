#include "engine/check/check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/syntax/connector_expressions.hpp"
#include "engine/check/analysis.hpp"
#include "engine/check/checker.hpp"

namespace joinery {

Checker::Checker(const Layers& layers, const Words& words, const Limits& limits,
                 Diagnostics& diagnostics)
    : layers_(layers), words_(words), limits_(limits), out_(diagnostics), nodes_(graph_, limits) {}

Scope Checker::scope_of(const Document& document) const {
  Scope scope;
  scope.document = &document;
  scope.reads_source = document.kind == DocumentKind::source;
  return scope;
}

void Checker::declare() {
  declare_settings();
  declare_tables();
  declare_functions();
  declare_readings();
  declare_worker();
  declare_primaries();
  check_changes();
}

void Checker::compile_all() {
  if (layers_.integration != nullptr) graph_.integration = layers_.integration->name.text;
  if (layers_.target != nullptr) graph_.target = layers_.target->name.text;
  if (layers_.source != nullptr) {
    graph_.source = layers_.source->name.text;
    graph_.records = layers_.source->records.text;
    graph_.format = layers_.source->format;
    graph_.permissions = layers_.source->permissions;
  }
  graph_.id = readings_.contains("id") ? readings_.at("id").node : unknown({}).node;
  compile_people();
  compile_fields();
  compile_groups();
  compile_account();
  compile_invite();
  decide_policies();
  // What this integration does not use is read all the same, so that its mistakes show.
  for (const std::string& field : worker_names()) worker_field(field, {}, Scope{});
  check_uncalled_functions();
  report_unused();
}

/// What a connector mentions is used by it.
void Checker::use_in_connectors() {
  const auto use = [this](const auto& self, const Expr& expr) -> void {
    if (expr.op == Op::member && expr.children[0].op == Op::name && expr.children[0].text == "settings") {
      if (const auto found = settings_.find(expr.text); found != settings_.end()) found->second.used = true;
    }
    if (expr.op == Op::call) {
      if (const auto found = tables_.find(expr.text); found != tables_.end()) found->second.used = true;
      if (const auto found = functions_.find(expr.text); found != functions_.end()) found->second.used = true;
    }
    for (const Expr& child : expr.children) self(self, child);
  };
  for (const Document* document : {layers_.source, layers_.target}) {
    if (document == nullptr || !document->connect) continue;
    each_expression(*document->connect, [&](const Expr& expr) { use(use, expr); });
  }
}

void Checker::report_unused() {
  use_in_connectors();
  // A misspelt use is not a missing use: that is told when the errors are gone.
  if (layers_.integration == nullptr || out_.has_errors()) return;
  const Document* own = layers_.integration;
  for (const auto& [called, entry] : tables_) {
    if (entry.used || entry.document != own) continue;
    out_.report(Code::unused_name, entry.name.span, fmt::format("the table `{}` is never asked", called));
  }
  for (const auto& [called, entry] : functions_) {
    if (entry.used || entry.document != own) continue;
    out_.report(Code::unused_name, entry.syntax->head.span, fmt::format("the function `{}` is never called", called));
  }
  for (const auto& [field, entry] : readings_) {
    if (entry.used || entry.document != own || field.ends_with(".primary")) continue;
    out_.report(Code::unused_name, entry.syntax->name.span,
                fmt::format("the custom field `{}` is never used", field.substr(7)))
        .help(fmt::format("use it as `worker.{}` in a rule or a change, or take it away", field));
  }
  for (const auto& [called, entry] : settings_) {
    if (entry.used || (entry.document != layers_.source && entry.document != layers_.target)) continue;
    out_.report(Code::unused_name, entry.syntax->name.span, fmt::format("the setting `{}` changes nothing", called));
  }
}

std::optional<Graph> check(const Layers& layers, const Words& words, const Limits& limits,
                           Diagnostics& diagnostics, Sharing sharing) {
  Checker checker(layers, words, limits, diagnostics);
  checker.share(sharing);
  checker.declare();
  checker.compile_all();
  if (diagnostics.has_errors()) return std::nullopt;
  Graph graph = checker.take();
  analyze_conditions(graph, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return graph;
}

}  // namespace joinery
