#include "engine/check/check_connector.hpp"

#include "engine/check/connector_checker.hpp"

namespace joinery {

ConnectorChecker::ConnectorChecker(const Layers& layers, const Document& document, const Graph* mapping,
                                   const Words& words, const Limits& limits)
    : layers_(layers), document_(document), syntax_(*document.connect), mapping_(mapping),
      checker_(layers, words, limits, found_) {}

std::optional<Connector> ConnectorChecker::check(Diagnostics& diagnostics) {
  // What is declared was checked with the mapping; here it is only looked up.
  Diagnostics own;
  checker_.declare_settings();
  checker_.declare_tables();
  checker_.declare_functions();
  std::swap(own, found_);
  checker_.graph_.readings.clear();
  made_.name = document_.name.text;
  made_.target = document_.kind == DocumentKind::target;
  credentials();
  ask_for();
  base();
  sign_in();
  limits();
  ContextNames over = base_names();
  use_answer_roots(syntax_.answer);
  add_answer(over, {});
  made_.answer = add_readings(over, syntax_.answer, "answer", {});
  made_.failures = failures(syntax_.failures, over);
  pace();
  order_streams();
  roles();
  streams();
  reads();
  mark_unread();
  platform();
  finds();
  files();
  changes();
  hooks();
  probes();
  check_unused();
  for (const Diagnostic& problem : found_.all()) diagnostics.add(problem);
  if (found_.has_errors() || own.has_errors()) return std::nullopt;
  made_.graph = checker_.take();
  return std::move(made_);
}

std::optional<Connector> check_connector(const Layers& layers, const Document& document,
                                         const Graph* mapping, const Words& words, const Limits& limits,
                                         Diagnostics& diagnostics) {
  ConnectorChecker checker(layers, document, mapping, words, limits);
  return checker.check(diagnostics);
}

}  // namespace joinery
