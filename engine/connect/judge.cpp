#include "engine/connect/judge.hpp"

#include <fmt/format.h>

namespace joinery {
namespace {

/// Not being there is an answer to those who look for one.
bool may_be_missing(AskUse use) {
  return use == AskUse::part || use == AskUse::one || use == AskUse::find || is_change(use);
}

bool passes_by_itself(int status) {
  return status == 408 || status == 425 || status == 429 || status == 500 || status == 502 ||
         status == 503 || status == 504;
}

AnswerMeaning by_status(const Connector& connector, AskUse use, int status) {
  if (status >= 200 && status < 300) return AnswerMeaning::done;
  if (passes_by_itself(status)) return AnswerMeaning::retry;
  if (status == 401 && use != AskUse::sign_in && connector.sign_in && connector.sign_in->exchange) {
    return AnswerMeaning::sign_in_again;
  }
  if (status == 401 || status == 403) return AnswerMeaning::configuration;
  if (status == 410 && use == AskUse::changed) return AnswerMeaning::start_over;
  if ((status == 404 || status == 410) && may_be_missing(use)) return AnswerMeaning::not_found;
  if (status == 409 && use == AskUse::create) return AnswerMeaning::exists;
  if (status == 409 || status == 412) return AnswerMeaning::conflict;
  if (status >= 400 && status < 500 && is_change(use)) return AnswerMeaning::record;
  return use == AskUse::sign_in && status >= 400 && status < 500 ? AnswerMeaning::configuration
                                                                 : AnswerMeaning::stop;
}

std::optional<Judgement> declared(const std::vector<Failure>& failures, ConnectorFormulas& formulas,
                                  const Json& context, int status) {
  for (const Failure& failure : failures) {
    const auto applies = formulas.is_yes(failure.when, context);
    if (!applies && status >= 200 && status < 300) {
      return Judgement{AnswerMeaning::stop,
                       "nobody can tell whether the answer is a failure: " + applies.error().what,
                       {},
                       true};
    }
    if (!applies || !*applies) continue;
    Judgement judgement{failure.then, {}, failure.after, true};
    if (failure.say) judgement.say = formulas.text(*failure.say, context).value_or("");
    return judgement;
  }
  return std::nullopt;
}

}  // namespace

Judgement judge(const Connector& connector, ConnectorFormulas& formulas, const Asking& asking,
                const Json& context, int status, const std::string& unreadable) {
  auto judgement = declared(asking.exchange->failures, formulas, context, status);
  if (!judgement) judgement = declared(connector.failures, formulas, context, status);
  if (!judgement) judgement = Judgement{by_status(connector, asking.use, status), {}, {}, false};
  if (judgement->meaning == AnswerMeaning::done && !unreadable.empty() && !is_change(asking.use)) {
    // Broken answers are often the work of something between; a change is not made again for that.
    judgement = Judgement{AnswerMeaning::retry, unreadable, {}, false};
  }
  if (judgement->meaning != AnswerMeaning::done && judgement->say.empty()) {
    judgement->say = fmt::format("the answer was {}", status);
  }
  return *judgement;
}

Judgement judge(const HttpProblem& problem) {
  using Kind = HttpProblem::Kind;
  switch (problem.kind) {
    case Kind::not_allowed:
    case Kind::wrong_address:
    case Kind::no_trust:
      return {AnswerMeaning::configuration, problem.what, {}, false};
    case Kind::no_such_host:
    case Kind::no_connection:
    case Kind::too_slow:
    case Kind::cut:
      return {AnswerMeaning::retry, problem.what, {}, false};
    case Kind::too_large:
    case Kind::broken_off:
    case Kind::stopped:
    case Kind::other:
      break;
  }
  return {AnswerMeaning::stop, problem.what, {}, false};
}

}  // namespace joinery
