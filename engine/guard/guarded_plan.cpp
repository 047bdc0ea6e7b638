#include "engine/guard/guarded_plan.hpp"

#include <algorithm>
#include <set>

#include "engine/present/remembered.hpp"

namespace joinery {
namespace {

/// Of whom the guard of the rules holds a change it is not remembered yet that they take part, or do
/// not: else the next run would find nothing new in it, and let the change pass.
void decide_when_agreed(MadePlan& made, const People& people) {
  const auto is_scope = [](const GuardResult& guard) {
    return guard.tripped && guard.name == name_of(GuardName::scope_change);
  };
  if (std::ranges::none_of(made.plan.guards, is_scope)) return;
  std::set<std::string_view> held;
  for (const Mutation& mutation : made.plan.mutations) {
    if (mutation.guard != nobody && mutation.person != nobody) held.insert(people.list[mutation.person].id);
  }
  const auto waits = [&](const MemoryEvent& event) {
    const auto* decided = std::get_if<Decided>(&event);
    return decided != nullptr && held.contains(decided->person);
  };
  std::ranges::copy_if(made.seen, std::back_inserter(made.agreed), waits);
  std::erase_if(made.seen, waits);
}

}  // namespace

MatchedPeople match_people(const PlanQuestion& question, Present present) {
  MatchedPeople matched;
  matched.present = std::make_unique<Present>(std::move(present));
  if (question.memory != nullptr) link_remembered(*matched.present, *question.memory);
  const Graph& graph = question.graph;
  matched.options =
      match_options(graph, protected_users(question.guards, *matched.present, graph.fields),
                    question.memory, question.now);
  matched.options.threads = question.threads;
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
  decide_when_agreed(result.made, question.people);
  // Whoever lets the first plan through has looked at it: the next one needs no such word.
  const bool is_first = question.memory != nullptr && !question.memory->first_released;
  if (is_first && !result.made.plan.mutations.empty()) {
    result.made.agreed.emplace_back(FirstRunReleased{question.now});
  }
  return result;
}

GuardedPlan make_guarded_plan(const PlanQuestion& question, Present present) {
  return make_guarded_plan(question, match_people(question, std::move(present)));
}

}  // namespace joinery
