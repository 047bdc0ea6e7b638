#include "engine/compare/answer_cells.hpp"

#include <set>

#include "engine/calendar/timestamp.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

using By = Decision::By;

std::string state_of(const Decision& decision, const Program& program) {
  if (decision.kind == Decision::Kind::include)
    return decision.by == By::rule ? "in by " + program.rules[decision.index].id : "in";
  std::string state = decision.kind == Decision::Kind::hold ? "held" : "left out";
  switch (decision.by) {
    case By::rule:
      return state + " by " + program.rules[decision.index].id;
    case By::field:
      return state + " by the field " + program.fields[decision.index].name;
    case By::account:
      return state + " by the account";
    case By::invite:
      return state + " by the invitation";
    case By::nobody:
    case By::id:
    case By::record:
      return state;
  }
  return state;
}

/// Kept fields are absent from an answer.
constexpr std::string_view kept = "kept";
constexpr std::string_view no_groups = "none";
constexpr std::string_view not_in = "not in";

}  // namespace

AnswerCells answer_of(const Decision& decision, const Program& program, const ZoneTable& zones) {
  AnswerCells answer;
  answer.kind = decision.kind;
  if (!decision.person.is_blank()) answer.person = decision.person.view();
  answer.state = state_of(decision, program);
  answer.because = decision.because;
  append_line(answer.line, decision, program, zones);
  if (!answer.is_in()) return answer;
  for (std::size_t i = 0; i < decision.user.size(); ++i) {
    const Value& value = decision.user[i];
    if (value.kind == ValueKind::keep) continue;
    std::string text;
    if (value.kind == ValueKind::clear)
      text = "cleared";
    else
      append_json(text, value, program.fields[i].type, zones);
    answer.user.emplace_back(program.fields[i].name, std::move(text));
  }
  for (std::size_t i = 0; i < decision.groups.size(); ++i) {
    std::string text = groups_text(decision, program, i, zones);
    if (!text.empty()) answer.groups.emplace_back(program.groups[i].field, std::move(text));
  }
  answer.account = name_of(decision.account);
  answer.invite = decision.invite ? day_text(*decision.invite) : "none";
  return answer;
}

std::string name_of(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::person:
      return "person";
    case Cell::Kind::decision:
      return "decision";
    case Cell::Kind::reason:
      return "reason";
    case Cell::Kind::field:
      return cell.field;
    case Cell::Kind::groups:
      return "groups of " + cell.field;
    case Cell::Kind::account:
      return "account";
    case Cell::Kind::invite:
      return "invitation";
  }
  return {};
}

std::string value_in(const AnswerCells& answer, const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::person:
      return answer.person;
    case Cell::Kind::decision:
      return answer.state;
    case Cell::Kind::reason:
      return answer.because;
    case Cell::Kind::field:
      if (!answer.is_in()) break;
      for (const auto& [name, text] : answer.user) {
        if (name == cell.field) return text;
      }
      return std::string(kept);
    case Cell::Kind::groups:
      if (!answer.is_in()) break;
      for (const auto& [name, text] : answer.groups) {
        if (name == cell.field) return text;
      }
      return std::string(no_groups);
    case Cell::Kind::account:
      if (!answer.is_in()) break;
      return answer.account;
    case Cell::Kind::invite:
      if (!answer.is_in()) break;
      return answer.invite;
  }
  return std::string(not_in);
}

std::vector<Difference> differences(const AnswerCells& old, const AnswerCells& now) {
  std::vector<Cell> cells{{Cell::Kind::person, {}}, {Cell::Kind::decision, {}}};
  if (old.is_in() && now.is_in()) {
    const auto add = [&](Cell::Kind kind, auto parts) {
      std::set<std::string> names;
      for (const AnswerCells* answer : {&now, &old}) {
        for (const auto& [name, text] : answer->*parts) {
          if (names.insert(name).second) cells.push_back({kind, name});
        }
      }
    };
    add(Cell::Kind::field, &AnswerCells::user);
    add(Cell::Kind::groups, &AnswerCells::groups);
    cells.push_back({Cell::Kind::account, {}});
    cells.push_back({Cell::Kind::invite, {}});
  } else if (old.state == now.state) {
    cells.push_back({Cell::Kind::reason, {}});
  }
  std::vector<Difference> found;
  for (Cell& cell : cells) {
    std::string before = value_in(old, cell);
    std::string after = value_in(now, cell);
    if (before != after) found.push_back({std::move(cell), std::move(before), std::move(after)});
  }
  return found;
}

}  // namespace joinery
