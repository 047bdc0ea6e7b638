#include "engine/platform/changer.hpp"

#include <algorithm>

#include "engine/connect/context.hpp"
#include "engine/platform/group_name.hpp"
#include "engine/platform/mutation_context.hpp"

namespace joinery {
namespace {

using Kind = MutationAnswer::Kind;

bool makes_something(MutationKind kind) {
  return kind == MutationKind::create_user || kind == MutationKind::create_group;
}

bool gives_id(const Step& step) {
  return std::ranges::find(step.gives, "id", &NamedTemplate::name) != step.gives.end();
}

}  // namespace

Changer::Changer(Caller& caller, PlatformRecords& records, Finder& finder, const MappedFields& fields,
                 std::function<std::string()> new_password)
    : caller_(caller), records_(records), finder_(finder), fields_(fields), new_password_(std::move(new_password)) {}

const ChangePlan& Changer::plan_of(MutationKind kind) {
  const auto [at, is_new] = plans_.try_emplace(kind);
  if (is_new) at->second = change_plan(caller_.connector(), kind);
  return at->second;
}

MutationAnswer Changer::carry_out(const PlatformMutation& mutation) {
  const ChangePlan& plan = plan_of(mutation.kind);
  if (plan.change == nullptr) return answer_of(Kind::permanent, "the platform cannot do this");
  if (plan.change->how == Change::How::nothing) return answer_of(Kind::already_done);
  if (plan.change->how == Change::How::with) {
    return answer_of(Kind::permanent, "the platform does this only together with " + plan.change->with);
  }
  if (mutation.kind == MutationKind::create_user) return make_user(mutation);
  if (!plan.reads_user_first) return run_steps(mutation, nullptr);
  auto found = finder_.users("id", mutation.user);
  if (!found) {
    MutationAnswer answer = answer_of(Kind::retry, "the user could not be read first: " + found.error().what);
    return answer;
  }
  if (found->empty()) return missing(mutation, "the user is not there");
  return run_steps(mutation, &found->front());
}

MutationAnswer Changer::make_user(const PlatformMutation& mutation) {
  auto there = find_user(mutation);
  if (!there) return answer_of(Kind::retry, "nobody can tell whether the user is there: " + there.error().what);
  if (*there) return **there;
  return run_steps(mutation, nullptr);
}

/// Of a group: as plans name it.
std::string Changer::id_of(const MutationAnswer& answer, const PlatformMutation& mutation) const {
  const bool is_bare = mutation.kind == MutationKind::create_group && answer.kind == Kind::done && records_.has_kinds();
  return is_bare ? GroupName{mutation.group_kind, answer.id}.text() : answer.id;
}

bool Changer::has_nothing_to_say(const PlatformMutation& mutation, const std::set<std::string>& says) const {
  if (says.empty() || mutation.kind != MutationKind::update_user) return false;
  return std::ranges::none_of(mutation.fields, [&](const PlatformField& field) { return says.contains(field.name); });
}

MutationAnswer Changer::run_steps(const PlatformMutation& mutation, const ReadUser* present) {
  const ChangePlan& plan = plan_of(mutation.kind);
  Json context = mutation_context(mutation, present, records_.has_kinds(),
                                  plan.wants_password ? new_password_() : std::string());
  MutationAnswer all = answer_of(Kind::already_done);
  // Of something new, the step that names it tells whether it was made or there already; one that only looks
  // something up on the way does not.
  bool is_asked = false, is_named = false;
  for (std::size_t i = 0; i < plan.change->steps.size(); ++i) {
    const Step& step = plan.change->steps[i];
    if (has_nothing_to_say(mutation, plan.says[i])) continue;
    if (step.when) {
      const auto wanted = caller_.formulas().is_yes(*step.when, context);
      if (!wanted) return answer_of(Kind::permanent, caller_.clean(wanted.error().what));
      if (!*wanted) continue;
    }
    is_asked = true;
    MutationAnswer answer = run_step(step, i, mutation, context);
    if (!answer.id.empty()) all.id = id_of(answer, mutation);
    if (!answer.version.empty()) all.version = answer.version;
    for (PlatformField& field : answer.shown) all.shown.push_back(std::move(field));
    if (answer.kind != Kind::done && answer.kind != Kind::already_done) {
      answer.id = all.id;
      return answer;
    }
    const bool names = makes_something(mutation.kind) && gives_id(step);
    if (names) all.kind = answer.kind;
    else if (!is_named && answer.kind == Kind::done) all.kind = Kind::done;
    is_named = is_named || names;
  }
  if (!is_asked && makes_something(mutation.kind)) {
    return answer_of(Kind::permanent, "the platform makes none of this kind");
  }
  return all;
}

Answered Changer::ask(const Exchange& exchange, const PlatformMutation& mutation, const Json& context) {
  Asking asking;
  asking.exchange = &exchange;
  asking.use = makes_something(mutation.kind) ? AskUse::create : AskUse::change;
  asking.name = std::string(name_of(mutation.kind));
  asking.context = context;
  asking.repeatable = exchange.request.method == Request::Method::get;
  asking.waits = false;
  if (asking.repeatable) asking.use = AskUse::part;   // a look-up on the way
  return caller_.ask(std::move(asking));
}

MutationAnswer Changer::run_step(const Step& step, std::size_t number, const PlatformMutation& mutation,
                                 Json& context) {
  const auto begun = caller_.clock().steady();
  for (;;) {
    const Answered answered = ask(step.exchange, mutation, context);
    const Json with_answer = merged(context, answered.answer);
    MutationAnswer answer = understood(answered, mutation);
    if (answer.kind == Kind::done || answer.kind == Kind::already_done) {
      take_gives(step.gives, with_answer, answer);
      if (step.until) {
        const auto ready = caller_.formulas().is_yes(*step.until, with_answer);
        if (!ready) return answer_of(Kind::unknown, caller_.clean(ready.error().what));
        if (!*ready) {
          const bool late = caller_.clock().steady() - begun > step.within;
          if (late || !caller_.clock().wait(step.every)) return answer_of(Kind::unknown, "it is not ready yet");
          continue;
        }
      }
      const bool was_made = makes_something(mutation.kind) && answer.kind == Kind::done;
      // An answer that says that all is well, and not what it made, is not believed.
      if (was_made && gives_id(step) && answer.id.empty()) {
        return adopt(mutation, answer_of(Kind::unknown, "the answer does not say what was made"));
      }
    } else if (makes_something(mutation.kind) && answer.kind == Kind::permanent) {
      // Said to be there, and not shown yet: later it will be.
      if (answered.meaning == AnswerMeaning::exists) answer.kind = Kind::retry;
      return adopt(mutation, std::move(answer));
    }
    context = with_member(context, std::vector<std::string>{"steps", std::to_string(number)}, answered.answer);
    return answer;
  }
}

void Changer::take_gives(const std::vector<NamedTemplate>& gives, const Json& context, MutationAnswer& answer) {
  for (const NamedTemplate& given : gives) {
    Json value = caller_.formulas().work_out(given.value, context).json;
    const bool is_text = value.is(JsonKind::text);
    const std::string text(is_text ? value.as_text() : value.is(JsonKind::number) ? value.number_text() : "");
    if (given.name == "id") answer.id = text;
    else if (given.name == "version") answer.version = text;
    else answer.shown.push_back({given.name, std::move(value)});
  }
}

}  // namespace joinery
