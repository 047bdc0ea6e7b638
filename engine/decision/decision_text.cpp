#include "engine/decision/decision_text.hpp"

#include "engine/calendar/timestamp.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

void append_user(std::string& out, const Decision& decision, const Program& program,
                 const ZoneTable& zones) {
  bool first = true;
  for (std::size_t i = 0; i < decision.user.size(); ++i) {
    const Value& value = decision.user[i];
    if (value.kind == ValueKind::keep) continue;
    out += first ? ": " : ", ";
    first = false;
    out += program.fields[i].name;
    if (value.kind == ValueKind::clear) {
      out += " cleared";
      continue;
    }
    out += ' ';
    append_text(out, value, program.fields[i].type, zones);
  }
}

void append_reason(std::string& out, const Decision& decision, const Program& program) {
  out += decision.kind == Decision::Kind::hold ? "held" : "left out";
  switch (decision.by) {
    case Decision::By::rule:
      out += " by " + program.rules[decision.index].id;
      break;
    case Decision::By::field:
      out += " by the field " + program.fields[decision.index].name;
      break;
    case Decision::By::account:
      out += " by the account";
      break;
    case Decision::By::invite:
      out += " by the invitation";
      break;
    case Decision::By::nobody:
    case Decision::By::id:
    case Decision::By::record:
      break;
  }
  out += ": ";
  out += decision.because;
}

}  // namespace

void append_text_line(std::string& out, const Decision& decision, const Program& program,
                      const ZoneTable& zones) {
  const Type text = Type::of(TypeWord::text);
  if (decision.person.is_blank())
    out += "(nobody)";
  else
    append_text(out, decision.person, text, zones);
  out += "  ";
  if (decision.kind != Decision::Kind::include) {
    append_reason(out, decision, program);
    out += '\n';
    return;
  }
  out += "in, ";
  out += name_of(decision.account);
  if (decision.invite) out += ", invited from " + day_text(*decision.invite);
  append_user(out, decision, program, zones);
  out += '\n';
}

}  // namespace joinery
