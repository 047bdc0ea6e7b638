/// Many changes of one kind in one request, and what became of each.

#include <algorithm>

#include <fmt/format.h>

#include "engine/connect/context.hpp"
#include "engine/platform/changer.hpp"
#include "engine/platform/mutation_context.hpp"

namespace joinery {
namespace {

using Kind = MutationAnswer::Kind;
using Answers = std::vector<MutationAnswer>;

std::string text_of(const Json& value) {
  if (value.is(JsonKind::text)) return std::string(value.as_text());
  return value.is(JsonKind::number) ? std::string(value.number_text()) : std::string();
}

/// What a status means for one row, where the connector does not say.
AnswerMeaning by_status(int status) {
  if (status >= 200 && status < 300) return AnswerMeaning::done;
  if (status == 404 || status == 410) return AnswerMeaning::not_found;
  if (status == 409) return AnswerMeaning::exists;
  if (status == 412) return AnswerMeaning::conflict;
  if (status == 429 || status >= 500) return AnswerMeaning::retry;
  return AnswerMeaning::record;
}

}  // namespace

std::vector<MutationAnswer> Changer::carry_out_together(std::span<const PlatformMutation> mutations) {
  const ChangePlan& plan = plan_of(mutations.front().kind);
  Answers answers;
  if (plan.change == nullptr || !plan.change->bulk || mutations.size() == 1) {
    for (const PlatformMutation& mutation : mutations) answers.push_back(carry_out(mutation));
    return answers;
  }
  const std::size_t most = std::max<std::uint32_t>(plan.change->bulk->at_most, 1);
  for (std::size_t at = 0; at < mutations.size(); at += most) {
    Answers part = ask_together(mutations.subspan(at, std::min(most, mutations.size() - at)), *plan.change->bulk);
    std::ranges::move(part, std::back_inserter(answers));
  }
  // What was refused among others is tried by itself: there it can be looked for, and adopted.
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].kind == Kind::permanent || answers[i].kind == Kind::conflict) answers[i] = carry_out(mutations[i]);
  }
  return answers;
}

std::vector<MutationAnswer> Changer::ask_together(std::span<const PlatformMutation> mutations, const Bulk& bulk) {
  const ChangePlan& plan = plan_of(mutations.front().kind);
  std::vector<Json> rows;
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    Json context = mutation_context(mutations[i], nullptr, records_.has_kinds(),
                                    plan.wants_password ? new_password_() : std::string());
    context = with_member(context, std::vector<std::string>{"bulk", "id"}, Json::from_text(std::to_string(i)));
    auto row = caller_.formulas().body(bulk.each, context);
    if (!row) return Answers(mutations.size(), answer_of(Kind::permanent, caller_.clean(row.error().what)));
    rows.push_back(std::move(*row));
  }
  const Json each = Json::from_items(std::move(rows));
  Asking asking;
  asking.exchange = &bulk.exchange;
  asking.use = AskUse::change;
  asking.name = fmt::format("{} ({} at once)", name_of(mutations.front().kind), mutations.size());
  asking.each = &each;
  asking.repeatable = false;
  asking.waits = false;
  const Answered answered = caller_.ask(std::move(asking));
  if (answered.meaning == AnswerMeaning::smaller_pages && mutations.size() > 1) {
    const std::size_t half = mutations.size() / 2;
    Answers all = ask_together(mutations.first(half), bulk);
    Answers rest = ask_together(mutations.subspan(half), bulk);
    std::ranges::move(rest, std::back_inserter(all));
    return all;
  }
  MutationAnswer whole = understood(answered, mutations.front());
  if (whole.kind != Kind::done) return Answers(mutations.size(), whole);
  // A row that nobody speaks of was perhaps done.
  Answers answers(mutations.size(), answer_of(Kind::unknown, "the answer does not speak of this one"));
  const Json* body = answered.answer.find("body");
  const Json* results = body == nullptr ? nullptr : at_steps(*body, bulk.results);
  if (results == nullptr || !results->is(JsonKind::array)) return answers;
  for (const Json& row : results->items()) {
    const Json context = Json::from_members({{"result", row}});
    std::string id;
    for (const ConnectorReading& reading : bulk.result) {
      if (reading.name == "id") id = text_of(caller_.formulas().work_out(reading.value, context).json);
    }
    for (std::size_t i = 0; i < mutations.size(); ++i) {
      if (id == std::to_string(i)) answers[i] = row_answer(row, bulk, mutations[i]);
    }
  }
  return answers;
}

MutationAnswer Changer::row_answer(const Json& row, const Bulk& bulk, const PlatformMutation& mutation) {
  Json context = Json::from_members({{"result", row}});
  int status = 200;
  for (const ConnectorReading& reading : bulk.result) {
    if (reading.name != "status") continue;
    const Worked said = caller_.formulas().work_out(reading.value, context);
    if (said.json.is(JsonKind::number)) status = static_cast<int>(said.json.as_number());
  }
  context = with_member(context, "status", Json::from_number(status));
  Answered answered;
  answered.status = status;
  answered.meaning = by_status(status);
  answered.say = fmt::format("the answer was {}", status);
  for (const Failure& failure : bulk.failures) {
    const auto applies = caller_.formulas().is_yes(failure.when, context);
    if (!applies || !*applies) continue;
    answered.meaning = failure.then;
    if (failure.say) answered.say = caller_.clean(caller_.formulas().text(*failure.say, context).value_or(""));
    break;
  }
  MutationAnswer answer = understood(answered, mutation);
  if (answer.kind == Kind::done) take_gives(bulk.gives, context, answer);
  const bool makes = mutation.kind == MutationKind::create_user || mutation.kind == MutationKind::create_group;
  if (makes && answer.kind == Kind::done && answer.id.empty()) answer.kind = Kind::unknown;
  return answer;
}

}  // namespace joinery
