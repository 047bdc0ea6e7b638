#include "engine/guard/guarded_plan.hpp"

#include "engine/present/remembered.hpp"

namespace joinery {

GuardedPlan make_guarded_plan(const PlanQuestion& question, Present present) {
  GuardedPlan result;
  result.present = std::make_unique<Present>(std::move(present));
  if (question.memory != nullptr) link_remembered(*result.present, *question.memory);
  SourceProof source = question.source;
  if (source.at == Instant{}) source.at = question.now;
  if (source.incomplete.empty() && question.people.broken) {
    source.incomplete = question.people.broken->what;
  }
  const Graph& graph = question.graph;
  const MatchOptions options =
      match_options(graph, protected_users(question.guards, *result.present, graph.fields),
                    question.memory, question.now);
  result.matching = match(question.people, *result.present, graph.fields, options);
  result.made = make_plan({graph, question.people, *result.present, result.matching,
                           options.is_protected, question.zones, question.memory, source,
                           question.limits, question.now});
  apply_guards(result.made.plan, question.guards,
               {graph, question.people, *result.present, result.matching, question.zones, source,
                question.memory});
  return result;
}

}  // namespace joinery
