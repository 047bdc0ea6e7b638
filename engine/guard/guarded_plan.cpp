#include "engine/guard/guarded_plan.hpp"

#include "engine/present/remembered.hpp"

namespace joinery {

MatchedPeople match_people(const PlanQuestion& question, Present present) {
  MatchedPeople matched;
  matched.present = std::make_unique<Present>(std::move(present));
  if (question.memory != nullptr) link_remembered(*matched.present, *question.memory);
  const Graph& graph = question.graph;
  matched.options =
      match_options(graph, protected_users(question.guards, *matched.present, graph.fields),
                    question.memory, question.now);
  matched.matching = match(question.people, *matched.present, graph.fields, matched.options);
  return matched;
}

GuardedPlan make_guarded_plan(const PlanQuestion& question, MatchedPeople matched) {
  GuardedPlan result;
  result.present = std::move(matched.present);
  result.matching = std::move(matched.matching);
  SourceProof source = question.source;
  if (source.at == Instant{}) source.at = question.now;
  if (source.incomplete.empty() && question.people.broken) {
    source.incomplete = question.people.broken->what;
  }
  const Graph& graph = question.graph;
  result.made = make_plan({graph, question.people, *result.present, result.matching,
                           matched.options.is_protected, question.zones, question.memory, source,
                           question.limits, question.now});
  apply_guards(result.made.plan, question.guards,
               {graph, question.people, *result.present, result.matching, question.zones, source,
                question.memory});
  return result;
}

GuardedPlan make_guarded_plan(const PlanQuestion& question, Present present) {
  return make_guarded_plan(question, match_people(question, std::move(present)));
}

}  // namespace joinery
