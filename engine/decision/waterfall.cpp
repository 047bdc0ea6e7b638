#include "engine/decision/waterfall.hpp"

#include <fmt/format.h>

#include "dsl/base/check.hpp"
#include "engine/execute/hold_inside.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

void count_rule(Waterfall::Rule& rule, Decision::Kind kind) {
  switch (kind) {
    case Decision::Kind::include: ++rule.include; return;
    case Decision::Kind::exclude: ++rule.exclude; return;
    case Decision::Kind::hold: ++rule.hold; return;
  }
}

std::string line(std::string_view words, std::uint64_t count) {
  return fmt::format("{:>12} {}\n", count, words);
}

void append_rules(std::string& out, const Waterfall& waterfall, const Program& program) {
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    const Waterfall::Rule& rule = waterfall.rules[i];
    const std::string& id = program.rules[i].id;
    const Outcome outcome = program.rules[i].outcome;
    if (outcome == Outcome::exclude) out += line("excluded by " + id, rule.exclude);
    if (outcome == Outcome::include) out += line("let in by " + id, rule.include);
    if (rule.hold > 0 || outcome == Outcome::hold) out += line("held by " + id, rule.hold);
  }
}

}  // namespace

Waterfall::Waterfall(const Program& program)
    : rules(program.rules.size()),
      held_fields(program.fields.size()),
      unclear_groups(program.groups.size()) {}

void Waterfall::count(const Decision& decision) {
  ++read;
  if (decision.by == Decision::By::rule) count_rule(rules[decision.index], decision.kind);
  if (decision.kind == Decision::Kind::include) {
    ++included;
    for (std::size_t i = 0; i < decision.groups.size(); ++i) {
      if (hold_inside(decision.groups[i]) != nullptr) ++unclear_groups[i];
    }
    switch (decision.account) {
      case AccountState::waiting: ++waiting; break;
      case AccountState::active: ++active; break;
      case AccountState::archived: ++archived; break;
    }
    return;
  }
  switch (decision.by) {
    case Decision::By::record: ++unreadable; break;
    case Decision::By::id: ++without_id; break;
    case Decision::By::field: ++held_fields[decision.index]; break;
    case Decision::By::account: ++held_account; break;
    case Decision::By::invite: ++held_invite; break;
    case Decision::By::rule:
    case Decision::By::nobody: break;
  }
}

void Waterfall::add(const Waterfall& other) {
  JOINERY_CHECK(rules.size() == other.rules.size());
  JOINERY_CHECK(held_fields.size() == other.held_fields.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    rules[i].include += other.rules[i].include;
    rules[i].exclude += other.rules[i].exclude;
    rules[i].hold += other.rules[i].hold;
  }
  for (std::size_t i = 0; i < held_fields.size(); ++i) held_fields[i] += other.held_fields[i];
  for (std::size_t i = 0; i < unclear_groups.size(); ++i) {
    unclear_groups[i] += other.unclear_groups[i];
  }
  read += other.read;
  unreadable += other.unreadable;
  without_id += other.without_id;
  held_account += other.held_account;
  held_invite += other.held_invite;
  included += other.included;
  waiting += other.waiting;
  active += other.active;
  archived += other.archived;
}

std::string print(const Waterfall& waterfall, const Program& program) {
  std::string out = line("records read", waterfall.read);
  if (waterfall.unreadable > 0) out += line("held: cannot be read", waterfall.unreadable);
  if (waterfall.without_id > 0) out += line("held: no id", waterfall.without_id);
  append_rules(out, waterfall, program);
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    if (waterfall.held_fields[i] == 0) continue;
    out += line("held by field " + program.fields[i].name, waterfall.held_fields[i]);
  }
  if (waterfall.held_account > 0) out += line("held by the account", waterfall.held_account);
  if (waterfall.held_invite > 0) out += line("held by the invitation", waterfall.held_invite);
  out += line("included", waterfall.included);
  out += line("of them waiting", waterfall.waiting);
  out += line("of them active", waterfall.active);
  out += line("of them archived", waterfall.archived);
  for (std::size_t i = 0; i < program.groups.size(); ++i) {
    if (waterfall.unclear_groups[i] == 0) continue;
    out += line("of them with something unclear about " + program.groups[i].field,
                waterfall.unclear_groups[i]);
  }
  return out;
}

std::string print_json(const Waterfall& waterfall, const Program& program) {
  std::string out;
  JsonWriter json(out);
  json.object().member("read").number(waterfall.read);
  json.member("unreadable").number(waterfall.unreadable);
  json.member("without_id").number(waterfall.without_id);
  json.member("rules").array();
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    const Waterfall::Rule& rule = waterfall.rules[i];
    json.object().member("rule").text(program.rules[i].id);
    json.member("include").number(rule.include).member("exclude").number(rule.exclude);
    json.member("hold").number(rule.hold).end();
  }
  json.end().member("held_fields").object();
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    if (waterfall.held_fields[i] == 0) continue;
    json.member(program.fields[i].name).number(waterfall.held_fields[i]);
  }
  json.end().member("held_account").number(waterfall.held_account);
  json.member("held_invite").number(waterfall.held_invite);
  json.member("included").number(waterfall.included);
  json.member("waiting").number(waterfall.waiting);
  json.member("active").number(waterfall.active);
  json.member("archived").number(waterfall.archived);
  if (!program.groups.empty()) {
    json.member("unclear_groups").object();
    for (std::size_t i = 0; i < program.groups.size(); ++i) {
      if (waterfall.unclear_groups[i] == 0) continue;
      json.member(program.groups[i].field).number(waterfall.unclear_groups[i]);
    }
    json.end();
  }
  json.end();
  return out;
}

}  // namespace joinery
