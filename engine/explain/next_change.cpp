#include "engine/explain/next_change.hpp"

#include "engine/calendar/zone_table.hpp"
#include "engine/explain/clock_instants.hpp"

namespace joinery {
namespace {

struct Standing {
  Answer answer;
  std::string line;
  std::optional<ZoneId> zone;
};

/// An invitation whose day moves along with the clock, or that is due already, says the same on
/// each day.
bool is_due_at_once(const Answer& answer, Executor& executor, Day today) {
  using When = InviteSyntax::When;
  if (!answer.is_include() || !answer.invite) return false;
  const Program& program = executor.program();
  if (program.invite == When::on) return answer.invite->days <= today.days;
  return program.invite != When::on_start_date || executor.run(program.starts).is_blank();
}

Standing standing(const Inquiry& inquiry, const Json& record, RunClock clock) {
  Executor executor = inquiry.executor_at(clock);
  Decider decider(executor);
  Standing made;
  made.answer = answer(decider, executor, record);
  made.line = made.answer.line;
  if (record.is(JsonKind::object)) {
    const Value& zone = executor.run(executor.program().zone);
    if (zone.kind == ValueKind::zone) made.zone = ZoneId{static_cast<std::uint32_t>(zone.integer)};
  }
  const Day today = made.zone ? inquiry.references.zones.day_of(clock.now, *made.zone) : Day{};
  if (is_due_at_once(made.answer, executor, today)) {
    made.line = made.line.substr(0, made.line.rfind(",\"invite\":")) + ",\"invite\":\"at once\"}";
  }
  return made;
}

void set_place(NextChange& made, std::optional<ZoneId> zone, const ZoneTable& zones) {
  if (!zone) zone = zones.find("UTC");
  made.zone = zone ? zones.name(*zone) : "UTC";
  if (made.at && zone) made.day = zones.day_of(*made.at, *zone);
}

}  // namespace

std::string standing_line(const Inquiry& inquiry, const Json& record, RunClock clock) {
  return standing(inquiry, record, clock).line;
}

NextChange next_change(const Inquiry& inquiry, const Json& record) {
  Standing before = standing(inquiry, record, inquiry.clock);
  NextChange made;
  std::optional<ZoneId> zone = before.zone;
  if (record.is(JsonKind::object)) {
    const ClockInstants possible = clock_instants(inquiry, record);
    made.is_complete = possible.is_complete;
    for (const Instant at : possible.instants) {
      Standing then = standing(inquiry, record, {at});
      if (then.line == before.line) continue;
      made.at = at;
      made.after = std::move(then.answer);
      if (then.zone) zone = then.zone;
      break;
    }
    if (!made.at && possible.has_horizon) {
      made.horizon = add_micros(inquiry.clock.now, horizon_days * micros_per_day);
    }
  }
  made.before = std::move(before.answer);
  set_place(made, zone, inquiry.references.zones);
  return made;
}

}  // namespace joinery
