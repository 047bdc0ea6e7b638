#include "engine/explain/answer.hpp"

namespace joinery {

std::string_view name_of(Decision::Kind kind) {
  switch (kind) {
    case Decision::Kind::include:
      return "include";
    case Decision::Kind::exclude:
      return "exclude";
    case Decision::Kind::hold:
      break;
  }
  return "hold";
}

Answer answer(Decider& decider, const Executor& executor, const Json& record) {
  const Decision& decision = decider.decide(record);
  Answer made;
  made.kind = decision.kind;
  made.by = decision.by;
  made.index = decision.index;
  if (decision.person.kind == ValueKind::text) made.person = decision.person.view();
  made.because = decision.because;
  made.account = decision.account;
  made.invite = decision.invite;
  append_line(made.line, decision, executor.program(), executor.references().zones);
  return made;
}

Answer answer(const Inquiry& inquiry, const Json& record) {
  Executor executor = inquiry.executor();
  Decider decider(executor);
  return answer(decider, executor, record);
}

std::vector<Root> roots_asked(const Program& program, const Answer& answer) {
  using By = Decision::By;
  using Kind = Root::Kind;
  if (answer.by == By::record) return {};
  std::vector<Root> roots{{Kind::id, 0}};
  if (answer.by == By::id) return roots;
  const bool by_rule = answer.by == By::rule;
  const auto rules = by_rule ? answer.index + 1 : static_cast<std::uint32_t>(program.rules.size());
  for (std::uint32_t i = 0; i < rules; ++i) roots.push_back({Kind::rule, i});
  if (by_rule && !answer.is_include()) return roots;
  const bool by_field = answer.by == By::field;
  const auto fields =
      by_field ? answer.index + 1 : static_cast<std::uint32_t>(program.fields.size());
  for (std::uint32_t i = 0; i < fields; ++i) roots.push_back({Kind::field, i});
  if (by_field) return roots;
  for (const Kind kind : {Kind::zone, Kind::starts, Kind::ends, Kind::archived_when}) {
    roots.push_back({kind, 0});
  }
  using When = InviteSyntax::When;
  if (program.invite == When::when || program.invite == When::on) roots.push_back({Kind::invite, 0});
  return roots;
}

}  // namespace joinery
