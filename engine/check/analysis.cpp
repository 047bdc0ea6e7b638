#include "engine/check/analysis.hpp"

#include "engine/check/subject.hpp"

namespace joinery {
namespace {

constexpr std::size_t combinations_max = 20'000;
constexpr std::size_t questions_max = 200'000;    ///< of one condition

struct Seen {
  bool reached = false;      ///< some combination fits what is assumed
  bool yes = false, no = false, blank = false;
  bool yes_anywhere = false;    ///< without regard to what is assumed
  bool no_anywhere = false;
};

std::optional<Seen> try_all(const Graph& graph, const ConditionUse& use) {
  Subjects subjects(graph);
  subjects.collect(use.condition);
  for (const auto& [condition, yes] : use.assumed) subjects.collect(condition);
  if (!subjects.close(combinations_max)) return std::nullopt;
  if (subjects.combinations() * (use.assumed.size() + 1) > questions_max) return std::nullopt;
  Seen seen;
  for (std::size_t i = 0; i < subjects.combinations(); ++i) {
    subjects.choose(i);
    const Subjects::Answer answer = subjects.ask(use.condition);
    seen.yes_anywhere = seen.yes_anywhere || answer == Subjects::Answer::yes;
    seen.no_anywhere = seen.no_anywhere || answer == Subjects::Answer::no;
    bool fits = true;
    for (const auto& [condition, yes] : use.assumed) {
      fits = (subjects.ask(condition) == Subjects::Answer::yes) == yes;
      if (!fits) break;
    }
    if (!fits) continue;
    seen.reached = true;
    seen.yes = seen.yes || answer == Subjects::Answer::yes;
    seen.no = seen.no || answer == Subjects::Answer::no;
    seen.blank = seen.blank || answer == Subjects::Answer::blank;
  }
  return seen;
}

/// `of:` with a case for every value: the last one covers what is left, and so it should.
bool is_last_of_all(const Graph& graph, const ConditionUse& use) {
  const NodeOp op = graph[use.condition].op;
  return use.where == ConditionUse::Place::case_ && (op == NodeOp::equal || op == NodeOp::in_constants);
}

void report(const Graph& graph, const ConditionUse& use, const Seen& seen, Diagnostics& out) {
  if (!seen.reached) return;   // what stands around it was reported
  // The last case of a closed set is all that is left, and is meant to be.
  const bool last_of_set = use.where == ConditionUse::Place::case_ && seen.no_anywhere;
  if (last_of_set && !seen.no) return;
  if (!seen.yes && !seen.yes_anywhere) {
    out.report(Code::never_true, use.place, "this is never true")
        .labelled("whatever the record says")
        .help("one value cannot be two things at once: look at `and` and `or`, and at the values");
  } else if (!seen.yes) {
    out.report(Code::unreachable_branch, use.place, "this branch can never be reached")
        .labelled("what stands before it has already decided")
        .help("take it away, or put it before the branch that covers it");
  } else if (is_last_of_all(graph, use)) {
    return;
  } else if (!seen.no && !seen.blank) {
    out.report(Code::always_true, use.place, "this is always true")
        .labelled("whatever the record says")
        .help("take the condition away, or look at `and` and `or`");
  } else if (!seen.no) {
    out.report(Code::always_true, use.place, "this is true whenever it is not blank")
        .labelled("no value makes it untrue")
        .help("if that is meant, write `… is present`; to leave out several values at once, write `not in (…)`");
  }
}

}  // namespace

void analyze_conditions(const Graph& graph, Diagnostics& diagnostics) {
  for (const ConditionUse& use : graph.conditions) {
    if (graph[use.condition].type.form == Type::Form::unknown) continue;
    if (const auto seen = try_all(graph, use)) report(graph, use, *seen, diagnostics);
  }
}

}  // namespace joinery
