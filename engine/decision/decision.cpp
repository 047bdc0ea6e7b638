#include "engine/decision/decision.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/zone_table.hpp"
#include "engine/execute/hold_inside.hpp"

namespace joinery {
namespace {

using By = Decision::By;

bool is_longer(std::string_view text, std::size_t code_points_max) {
  if (text.size() <= code_points_max) return false;
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count > code_points_max;
}

}  // namespace

std::string_view name_of(AccountState state) {
  switch (state) {
    case AccountState::waiting: return "waiting";
    case AccountState::active: return "active";
    case AccountState::archived: break;
  }
  return "archived";
}

Decider::Decider(Executor& executor)
    : executor_(executor), program_(executor.program()), user_(program_.fields.size()),
      groups_(program_.groups.size()) {}

void Decider::hold(By by, std::uint32_t index, std::string_view because) {
  decision_.kind = Decision::Kind::hold;
  decision_.by = by;
  decision_.index = index;
  decision_.because = because;
}

void Decider::hold_made(By by, std::uint32_t index, const std::string& because) {
  hold(by, index, executor_.arena().copy(because));
}

const Decision& Decider::broken(const Error& error) {
  decision_ = {};
  broken_because_ = fmt::format("the record cannot be read: {}", error.what);
  if (error.code == ErrorCode::malformed) {
    broken_because_ += fmt::format(" (byte {})", error.position);
  }
  hold(By::record, 0, broken_because_);
  return decision_;
}

const Decision& Decider::decide(const RawValue* slots) {
  executor_.begin(slots);
  decide_begun();
  return decision_;
}

const Decision& Decider::decide(const Json& record) {
  if (!record.is(JsonKind::object)) {
    return broken({ErrorCode::malformed, "the record is not a JSON object", 0});
  }
  executor_.begin(record);
  decide_begun();
  return decision_;
}

/// Each step is false where it has decided.
void Decider::decide_begun() {
  decision_ = {};
  if (!find_person() || !pass_rules() || !compute_fields() || !compute_account() ||
      !compute_invite() || !compute_groups()) {
    return;
  }
  decision_.kind = Decision::Kind::include;
}

bool Decider::find_person() {
  const Value& id = executor_.run(program_.id);
  if (id.is_hold()) {
    hold(By::id, 0, id.view());
    return false;
  }
  if (id.is_blank()) {
    hold(By::id, 0, "the record has no id");
    return false;
  }
  decision_.person = id;
  return true;
}

bool Decider::pass_rules() {
  bool ended = false;
  for (std::uint32_t i = 0; i < program_.rules.size() && !ended; ++i) {
    if (!pass_rule(i, ended)) return false;
  }
  return true;
}

/// False where the rule keeps the person out; `ended` where it lets the person in.
bool Decider::pass_rule(std::uint32_t index, bool& ended) {
  const ProgramRule& rule = program_.rules[index];
  const Value& condition = executor_.run(rule.condition);
  if (condition.is_hold()) {
    hold(By::rule, index, condition.view());
    return false;
  }
  bool applies = condition.is_yes();
  if (condition.is_blank()) {
    applies = rule.if_blank == rule.outcome;
    if (!applies && rule.if_blank == Outcome::hold) {
      hold_made(By::rule, index,
                "a value is blank, so nobody knows whether this applies: " + rule.say);
      return false;
    }
  }
  if (!applies) return true;
  hold(By::rule, index, rule.say);
  if (rule.outcome == Outcome::exclude) decision_.kind = Decision::Kind::exclude;
  if (rule.outcome != Outcome::include) return false;
  decision_.because = {};
  ended = true;
  return true;
}

bool Decider::compute_fields() {
  for (std::uint32_t i = 0; i < program_.fields.size(); ++i) {
    const Value& value = executor_.run(program_.fields[i].value);
    if (!check_field(i, value)) return false;
    user_[i] = value;
  }
  decision_.user = user_;
  return true;
}

bool Decider::check_field(std::uint32_t index, const Value& value) {
  const ProgramField& field = program_.fields[index];
  if (const Value* inside = hold_inside(value)) {
    hold(By::field, index, inside->view());
    return false;
  }
  if (value.is_blank()) {
    hold_made(By::field, index, field.name + " has no value");
    return false;
  }
  if (field.at_most && value.kind == ValueKind::text && is_longer(value.view(), *field.at_most)) {
    hold_made(By::field, index,
              fmt::format("{} is longer than {} characters", field.name, *field.at_most));
    return false;
  }
  return true;
}

/// What is not known of a group is no reason to hold a person: the group's parts say it themselves.
/// Only a limit of the machine can stop them all.
bool Decider::compute_groups() {
  for (std::uint32_t i = 0; i < program_.groups.size(); ++i) {
    const ProgramGroup& group = program_.groups[i];
    groups_[i] = executor_.run(group.value);
    if (!groups_[i].is_hold()) continue;
    hold(By::field, group.field_index, groups_[i].view());
    return false;
  }
  decision_.groups = groups_;
  return true;
}

/// The run's day in a zone; most people share theirs with the person before.
Day Decider::day_in(ZoneId zone) {
  if (zone != last_zone_) {
    last_day_ = executor_.references().zones.day_of(executor_.clock().now, zone);
    last_zone_ = zone;
  }
  return last_day_;
}

bool Decider::compute_account() {
  const Value& zone = executor_.run(program_.zone);
  const Value& starts = executor_.run(program_.starts);
  const Value& ends = executor_.run(program_.ends);
  const Value& archived_when = executor_.run(program_.archived_when);
  for (const Value* value : {&zone, &starts, &ends, &archived_when}) {
    if (!value->is_hold()) continue;
    hold(By::account, 0, value->view());
    return false;
  }
  if (zone.kind != ValueKind::zone) {
    hold(By::account, 0, "the account has no time zone");
    return false;
  }
  zone_ = ZoneId{static_cast<std::uint32_t>(zone.integer)};
  starts_ = starts;
  decision_.zone = zone_;
  decision_.archived_by_status = archived_when.is_yes();
  if (!starts.is_blank()) decision_.starts = Day{static_cast<std::int32_t>(starts.integer)};
  if (!ends.is_blank()) decision_.ends = Day{static_cast<std::int32_t>(ends.integer)};
  // A day has begun if it is not after the day that began last.
  decision_.today = day_in(zone_);
  const std::int64_t today = decision_.today.days;
  const bool has_ended = !ends.is_blank() && ends.integer < today;
  if (archived_when.is_yes() || has_ended) {
    decision_.account = AccountState::archived;
  } else if (!starts.is_blank() && starts.integer > today) {
    decision_.account = AccountState::waiting;
  }
  return true;
}

bool Decider::has_left() {
  if (executor_.run(program_.archived_when).is_yes()) return true;
  const Value ends = executor_.run(program_.ends);
  if (ends.kind != ValueKind::date) return false;
  const Value zone = executor_.run(program_.zone);
  return zone.kind == ValueKind::zone &&
         ends.integer < day_in(ZoneId{static_cast<std::uint32_t>(zone.integer)}).days;
}

bool Decider::is_zone_assumed() {
  if (program_.zone_assumed) return true;
  const auto is_blank = [this](const Entry& tried) { return executor_.run(tried).is_blank(); };
  return !program_.zone_tries.empty() && std::ranges::all_of(program_.zone_tries, is_blank);
}

bool Decider::compute_invite() {
  using When = InviteSyntax::When;
  const When when = program_.invite;
  if (when == When::unstated || when == When::never) return true;
  if (decision_.account == AccountState::archived) return true;
  if (when == When::on_start_date && !starts_.is_blank()) {
    decision_.invite = Day{static_cast<std::int32_t>(starts_.integer)};
    return true;
  }
  if (when == When::when || when == When::on) {
    const Value& asked = executor_.run(program_.invite_condition);
    if (asked.is_hold()) {
      hold(By::invite, 0, asked.view());
      return false;
    }
    if (when == When::on) {
      if (!asked.is_blank()) decision_.invite = Day{static_cast<std::int32_t>(asked.integer)};
      return true;
    }
    if (!asked.is_yes()) return true;
  }
  decision_.invite = day_in(zone_);
  return true;
}

}  // namespace joinery
