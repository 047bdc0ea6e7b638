#include "engine/cli/history.hpp"

#include <iostream>
#include <map>

#include <fmt/format.h>

#include "engine/apply/admit.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/cli/working.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

/// One change, with everything that stands behind it.
struct Deed {
  Store::PersonStep told;
  std::string snapshot, record;
  std::vector<SealedReason> because;
  std::optional<Verdict> said;   ///< who let it go, or refused it

  [[nodiscard]] bool is_refused() const { return said && said->kind == Verdict::Kind::reject; }
};

class History {
 public:
  History(Store& store, const Limits& limits, Instant now) : store_(store), limits_(limits), now_(now) {}

  Result<Deed> deed(Store::PersonStep told) {
    Deed made;
    JOINERY_TRY(const SealedPlan* const plan, plan_of(told.run.plan));
    if (plan != nullptr) {
      made.snapshot = plan->snapshot;
      if (const SealedMutation* mutation = plan->find(told.step.number)) {
        made.because = mutation->because;
        made.record = mutation->record;
        if (!mutation->held.empty()) {
          JOINERY_TRY(const std::vector<Verdict> verdicts, store_.verdicts(told.run.plan));
          if (const Verdict* word = word_behind(told.step, *mutation, verdicts, now_)) made.said = *word;
        }
      }
    }
    made.told = std::move(told);
    return made;
  }

 private:
  /// Null where the plan is not kept any more.
  Result<const SealedPlan*> plan_of(const std::string& hash) {
    const auto known = plans_.find(hash);
    if (known != plans_.end()) return &known->second;
    JOINERY_TRY(const std::optional<StoredPlan> stored, store_.plan(hash));
    if (!stored || stored->text.empty()) return nullptr;
    JOINERY_TRY(SealedPlan plan, read_plan(stored->text, limits_));
    return &plans_.emplace(hash, std::move(plan)).first->second;
  }

  Store& store_;
  const Limits& limits_;
  Instant now_;
  std::map<std::string, SealedPlan> plans_;
};

void print_deed(const Deed& deed) {
  const JournalStep& step = deed.told.step;
  const Instant second{step.at.micros - step.at.micros % micros_per_second};
  std::cout << fmt::format("{} {} · {} · user {}\n", instant_text(second), name_of(step.kind),
                           name_of(step.state), step.user.empty() ? "-" : step.user);
  // A refusal is told below.
  const bool is_told =
      deed.is_refused() && step.because == fmt::format("{} said no: {}", deed.said->who, deed.said->reason);
  if (!step.because.empty() && !is_told) std::cout << "  " << step.because << '\n';
  for (const SealedReason& reason : deed.because) {
    std::cout << fmt::format("  because of {} at {}\n", reason.rule, reason.at);
  }
  if (deed.said) {
    std::cout << fmt::format("  {} by {}: {}\n", deed.is_refused() ? "refused" : "approved", deed.said->who,
                             deed.said->reason);
  }
  std::cout << fmt::format("  run {} by {}, plan {}\n", deed.told.run.number, deed.told.run.who,
                           deed.told.run.plan);
  if (!deed.snapshot.empty()) std::cout << "  records " << deed.snapshot << '\n';
  if (!deed.record.empty()) std::cout << "  record " << deed.record << '\n';
  if (!step.request.empty()) std::cout << "  request " << step.request << '\n';
}

std::string json_of(const std::string& person, const std::vector<Deed>& deeds) {
  std::string out;
  JsonWriter json(out);
  json.object().member("person").text(person).member("history").array();
  for (const Deed& deed : deeds) {
    const JournalStep& step = deed.told.step;
    json.object().member("at").text(instant_text(step.at)).member("kind").text(name_of(step.kind));
    json.member("state").text(name_of(step.state)).member("user").text(step.user);
    json.member("note").text(step.because).member("because").array();
    for (const SealedReason& reason : deed.because) {
      json.object().member("rule").text(reason.rule).member("at").text(reason.at).end();
    }
    const std::string who = deed.said ? deed.said->who : "";
    json.end().member("refuser").text(deed.is_refused() ? who : "");
    json.member("approver").text(deed.is_refused() ? "" : who);
    json.member("reason").text(deed.said ? deed.said->reason : "");
    json.member("run").number(deed.told.run.number).member("by").text(deed.told.run.who);
    json.member("plan").text(deed.told.run.plan).member("snapshot").text(deed.snapshot);
    json.member("record").text(deed.record).member("request").text(step.request).end();
  }
  json.end().end();
  return out;
}

}  // namespace

ExitCode tell_history(Session& session, const HistoryQuestion& question) {
  std::optional<Day> day;
  if (!question.on.empty()) {
    const auto read = parse_day(question.on);
    if (!read) {
      complain(fmt::format("`--on {}` is no day; write it as 2026-05-14", question.on));
      return ExitCode::failed;
    }
    day = *read;
  }
  const auto mapping = load_for_run(session, question.integration);
  if (!mapping) return ExitCode::failed;
  const auto store =
      open_state(session, question.integration, mapping->graph->integration, question.state);
  if (!store) return fail_with(store.error());
  auto steps = (*store)->steps_about(question.person);
  if (!steps) return fail_with(steps.error());
  History history(**store, session.limits, working_clock(session).now());
  std::vector<Deed> deeds;
  for (Store::PersonStep& step : *steps) {
    const std::int64_t at = step.step.at.micros;
    if (day && (at < day->days * micros_per_day || at >= (day->days + 1LL) * micros_per_day)) continue;
    auto deed = history.deed(std::move(step));
    if (!deed) return fail_with(deed.error());
    deeds.push_back(std::move(*deed));
  }
  if (question.format == "json") {
    std::cout << json_of(question.person, deeds) << '\n';
  } else {
    for (const Deed& deed : deeds) print_deed(deed);
  }
  std::cout.flush();
  if (!deeds.empty()) return ExitCode::fine;
  const bool is_address = question.person.find('@') != std::string::npos;
  complain(fmt::format("nothing was done about `{}`{}{}", question.person,
                       day ? " on " + question.on : "",
                       is_address ? "; what was done is kept under the id in HR" : ""));
  return ExitCode::failed;
}

}  // namespace joinery
