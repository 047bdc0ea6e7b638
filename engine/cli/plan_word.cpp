#include "engine/cli/plan_word.hpp"

#include <algorithm>
#include <iostream>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/apply/admit.hpp"
#include "engine/calendar/timestamp.hpp"

namespace joinery {
namespace {

constexpr std::size_t hash_letters_min = 12;

Error misused(std::string what) { return {ErrorCode::wrong_usage, std::move(what), 0}; }

/// All of the hash is enough, or its beginning.
std::optional<Error> wrong_hash(const std::string& said, const SealedPlan& plan) {
  const std::string plain = said.starts_with("sha256:") ? said.substr(7) : said;
  if (!plan.hash.substr(7).starts_with(plain)) {
    return misused(fmt::format("`{}` is not the hash of this plan, which is {}", said, plan.hash));
  }
  if (plain.size() >= hash_letters_min) return std::nullopt;
  return misused(fmt::format("`{}` is too short: at least the first {} letters of the hash are needed, {}",
                             said, hash_letters_min, plan.hash.substr(0, 7 + hash_letters_min)));
}

std::optional<Error> wrong_part(const std::string& part, const SealedPlan& plan) {
  const std::string what = part.substr(0, part.find('=')), which = part.substr(std::min(part.size(), what.size() + 1));
  if ((what != "kind" && what != "group" && what != "person") || which.empty()) {
    return misused(fmt::format("`--only {}`: write kind=…, group=… or person=…", part));
  }
  Verdict probe;
  probe.only = {part};
  const auto is_in = [&](const SealedMutation& mutation) { return covers(probe, mutation); };
  if (std::ranges::any_of(plan.mutations, is_in)) return std::nullopt;
  return misused(fmt::format("`--only {}`: {} {} in this plan", part,
                             what == "person" ? "nobody" : what == "group" ? "no group" : "no", which));
}

std::string told(const Verdict& verdict) {
  return fmt::format("{} said {}{}{}", verdict.who, verdict.kind == Verdict::Kind::approve ? "yes" : "no",
                     verdict.only.empty() ? "" : " to ", fmt::join(verdict.only, " and "));
}

/// What was said twice in the same words is told once.
void tell_before(const std::vector<Verdict>& before) {
  std::set<std::string> seen;
  for (const Verdict& verdict : before) {
    if (!seen.insert(told(verdict) + ": " + verdict.reason).second) continue;
    std::cerr << fmt::format("note: {} at {}: {}\n", told(verdict), instant_text(verdict.at), verdict.reason);
  }
}

}  // namespace

std::optional<Error> wrong_word(const PlanWord& word, const SealedPlan& plan) {
  if (!word.approve.empty() && !word.reject.empty()) {
    return misused("`--approve` and `--reject` cannot both be meant");
  }
  if (!word.is_said()) {
    if (word.reason.empty() && word.only.empty() && word.until.empty()) return std::nullopt;
    return misused("`--reason`, `--until` and `--only` go with `--approve` or `--reject`");
  }
  if (auto wrong = wrong_hash(word.approve.empty() ? word.reject : word.approve, plan)) return wrong;
  if (word.reason.empty()) return misused("say why with `--reason`: it is kept with the run");
  for (const std::string& part : word.only) {
    if (auto wrong = wrong_part(part, plan)) return wrong;
  }
  const bool holds = std::ranges::any_of(plan.mutations, [](const auto& each) { return !each.held.empty(); });
  if (word.approve.empty() && !holds && plan.tripped.empty()) {
    return misused("no guard holds anything of this plan, and nothing was refused: whoever does not want it, "
                   "does not apply it");
  }
  return std::nullopt;
}

Result<void> say_word(const Session& session, const PlanWord& word, const SealedPlan& plan, Store& store,
                      Instant now) {
  Verdict verdict;
  verdict.kind = word.reject.empty() ? Verdict::Kind::approve : Verdict::Kind::reject;
  verdict.plan = plan.hash;
  verdict.who = session.who.empty() ? "somebody" : session.who;
  verdict.reason = word.reason;
  verdict.at = now;
  verdict.only = word.only;
  if (!word.until.empty()) {
    const auto until = parse_instant(word.until);
    if (!until) {
      return fail(ErrorCode::wrong_usage,
                  fmt::format("`--until {}` is not a time; write it as 2026-11-21T08:00:00Z", word.until));
    }
    verdict.until = *until;
  }
  JOINERY_TRY(const std::vector<Verdict> before, store.verdicts(plan.hash));
  tell_before(before);
  if (const auto added = store.add_verdict(verdict); !added) return added;
  return store.add_audit(
      {now, verdict.who, word.reject.empty() ? "approve" : "reject", plan.hash, verdict.reason});
}

Result<Refusal> refusal_of(const SealedPlan& plan, Store& store, Instant now) {
  JOINERY_TRY(const Admission admission, admit(plan, store, now));
  JOINERY_TRY(const std::vector<Verdict> verdicts, store.verdicts(plan.hash));
  std::set<std::uint32_t> done;
  if (admission.run) {
    JOINERY_TRY(const std::vector<JournalStep> steps, store.steps(admission.run->number));
    for (const JournalStep& step : steps) {
      if (step.state == StepState::done) done.insert(step.number);
    }
  }
  Refusal refusal;
  refusal.said = verdicts.back();
  refusal.done = done.size();
  for (const SealedMutation& mutation : plan.mutations) {
    if (done.contains(mutation.number)) continue;
    const Verdict* counts = mutation.held.empty() ? nullptr : word_on(mutation, verdicts, now);
    const bool is_refused = counts != nullptr && counts->kind == Verdict::Kind::reject;
    const bool is_meant = !mutation.held.empty() && covers(refusal.said, mutation);
    if (!is_refused) ++refusal.others;
    if (is_meant && is_refused) refusal.refused.push_back(&mutation);
    if (is_meant && !is_refused) ++refusal.approved;
  }
  return refusal;
}

}  // namespace joinery
