#include "engine/explain/explanation.hpp"

#include "engine/calendar/zone_table.hpp"

namespace joinery {
namespace {

RuleSeen::Said said_by(const Value& value) {
  if (value.is_hold()) return RuleSeen::Said::hold;
  if (value.is_blank()) return RuleSeen::Said::blank;
  return value.is_yes() ? RuleSeen::Said::yes : RuleSeen::Said::no;
}

RuleSeen rule_seen(const GraphRule& rule, const Traced& traced, std::vector<SourcePlace> saw) {
  RuleSeen seen;
  seen.id = rule.id;
  seen.say = rule.say;
  seen.layer = rule.layer;
  seen.outcome = rule.outcome;
  seen.if_blank = rule.if_blank;
  seen.place = rule.place;
  seen.said = said_by(traced.result);
  seen.saw = std::move(saw);
  return seen;
}

/// The instants at which `starts` and `ends` come about in the zone.
void add_instants(AccountSeen& account, ZoneId zone, const ZoneTable& zones) {
  if (account.starts) account.starts_at = zones.start_of_day(*account.starts, zone);
  if (!account.ends) return;
  if (const auto after = add_days(*account.ends, 1)) {
    account.ends_at = zones.start_of_day(*after, zone);
  }
}

std::optional<Day> day_of(const Value& value) {
  if (value.kind != ValueKind::date) return std::nullopt;
  return Day{static_cast<std::int32_t>(value.integer)};
}

void see_account(AccountSeen& account, Root::Kind kind, const Traced& traced, ZoneId& zone,
                 const ZoneTable& zones) {
  switch (kind) {
    case Root::Kind::zone:
      if (traced.result.kind != ValueKind::zone) return;
      zone = ZoneId{static_cast<std::uint32_t>(traced.result.integer)};
      account.zone = zones.name(zone);
      return;
    case Root::Kind::starts:
      account.starts = day_of(traced.result);
      return;
    case Root::Kind::ends:
      account.ends = day_of(traced.result);
      return;
    case Root::Kind::archived_when:
      account.archived_by_status = traced.result.is_yes();
      return;
    case Root::Kind::id:
    case Root::Kind::rule:
    case Root::Kind::field:
    case Root::Kind::group:
    case Root::Kind::invite:
      return;
  }
}

}  // namespace

Explanation explain(const Inquiry& inquiry, const Json& record) {
  Explanation made;
  made.answer = answer(inquiry, record);
  made.invite = inquiry.graph.invite.when;
  made.invite_place = inquiry.graph.invite.place;
  Executor executor = inquiry.executor();
  ZoneId zone;
  for (const Root& root : roots_asked(*inquiry.program, made.answer)) {
    const Traced traced = executor.run_root(root, record);
    std::vector<SourcePlace> saw = places_of(inquiry, traced.reads, record);
    add_places(made.places, saw);
    if (root.kind == Root::Kind::id) continue;
    if (root.kind == Root::Kind::rule) {
      made.rules.push_back(rule_seen(inquiry.graph.rules[root.index], traced, std::move(saw)));
    } else if (root.kind == Root::Kind::field) {
      if (made.answer.by != Decision::By::field || root.index != made.answer.index) continue;
      const GraphField& field = inquiry.graph.fields[root.index];
      made.field = FieldSeen{field.name, field.layer, field.place, std::move(saw)};
    } else if (root.kind != Root::Kind::invite) {
      if (!made.account) made.account.emplace();
      see_account(*made.account, root.kind, traced, zone, inquiry.references.zones);
      add_places(made.account->saw, std::move(saw));
    }
  }
  if (made.answer.by == Decision::By::rule) made.rules.back().decided = true;
  if (made.account) {
    made.account->zone_assumed = inquiry.graph.account.zone_assumed;
    if (zone.valid()) add_instants(*made.account, zone, inquiry.references.zones);
  }
  return made;
}

}  // namespace joinery
