#include "engine/store/sql_store.hpp"

#include <fmt/format.h>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/memory/memory_json.hpp"

namespace joinery {
namespace {

/// Texts in one cell, as a JSON list.
std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  JsonWriter json(out);
  json.array();
  for (const std::string& text : texts) json.text(text);
  json.end();
  return out;
}

std::string list_of(const std::vector<MemoryEvent>& events) {
  std::string out = "[";
  for (const MemoryEvent& event : events) out += (out.size() > 1 ? "," : "") + print(event);
  return out + "]";
}

Result<std::vector<MemoryEvent>> events_of(const std::string& cell, Limits limits) {
  limits.record_bytes = cell.size() + 1;
  std::vector<MemoryEvent> events;
  JOINERY_TRY(const Json list, parse_json(cell, limits));
  for (const Json& item : list.items()) {
    JOINERY_TRY(MemoryEvent event, read_event(item));
    events.push_back(std::move(event));
  }
  return events;
}

std::vector<std::string> texts_of(const std::string& cell, const Limits& limits) {
  std::vector<std::string> texts;
  const auto json = parse_json(cell, limits);
  if (!json) return texts;
  for (const Json& item : json->items()) {
    if (item.is(JsonKind::text)) texts.emplace_back(item.as_text());
  }
  return texts;
}

}  // namespace

SqlStore::SqlStore(std::unique_ptr<Database> database, std::string integration,
                   const Limits& limits, std::int64_t rows_max)
    : database_(std::move(database)),
      integration_(std::move(integration)),
      limits_(limits),
      rows_max_(rows_max) {}

Result<void> SqlStore::run_sql(std::string_view sql, Values values, const Each& each) {
  return database_->run(sql, std::span(values.begin(), values.size()), each);
}

Result<void> SqlStore::together(Needs needs, const std::function<Result<void>()>& work) {
  if (needs == Needs::turn && fence_ == 0) {
    return fail(ErrorCode::unwritable, "the state is only read here: nobody took the turn");
  }
  if (const auto begun = database_->begin(); !begun) return begun;
  Result<void> done = needs == Needs::turn ? check_turn() : Result<void>();
  if (done) done = work();
  if (done) done = database_->commit();
  if (!done) database_->roll_back();
  return done;
}

/// The row stays locked until the transaction ends, so nobody takes the turn in between.
Result<void> SqlStore::check_turn() {
  std::int64_t now = 0;
  const bool locks = database_->dialect() == Database::Dialect::postgres;
  const auto asked = run_sql(locks ? "SELECT fence FROM turns WHERE integration = $1 FOR UPDATE"
                                   : "SELECT fence FROM turns WHERE integration = $1",
                             {integration_}, [&](const DatabaseRow& row) { now = row.number(0); });
  if (!asked) return asked;
  if (now == fence_) return {};
  return fail(ErrorCode::unwritable, "another process has taken over: nothing more is written here");
}

Result<void> SqlStore::take_turn(const std::string& who) {
  JOINERY_TRY(const bool has_it, database_->try_lock(integration_));
  if (!has_it) {
    std::string other;
    (void)run_sql("SELECT who FROM turns WHERE integration = $1", {integration_},
                  [&](const DatabaseRow& row) { other = row.text(0); });
    return fail(ErrorCode::unwritable,
                fmt::format("{} is being worked on already{}{}", integration_,
                            other.empty() ? "" : ", by ", other));
  }
  fence_ = 0;
  const auto taken = together(Needs::nothing, [&] {
    return run_sql(
        "INSERT INTO turns (integration, fence, who) VALUES ($1, 1, $2) ON CONFLICT (integration) "
        "DO UPDATE SET fence = turns.fence + 1, who = excluded.who",
        {integration_, who});
  });
  if (!taken) return taken;
  JOINERY_TRY(fence_, number_of("SELECT fence FROM turns WHERE integration = $1", {integration_}));
  return {};
}

Result<std::int64_t> SqlStore::number_of(std::string_view sql, Values values) {
  std::int64_t number = 0;
  const auto asked = run_sql(sql, values, [&](const DatabaseRow& row) { number = row.number(0); });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return number;
}

Result<std::uint64_t> SqlStore::serial() {
  JOINERY_TRY(const std::int64_t count,
              number_of("SELECT COUNT(*) FROM runs WHERE integration = $1", {integration_}));
  return static_cast<std::uint64_t>(count);
}

Result<void> SqlStore::keep_plan(const StoredPlan& plan) {
  const std::string seen = list_of(plan.seen), agreed = list_of(plan.agreed);
  return together(Needs::nothing, [&] {
    return run_sql(
        "INSERT INTO plans (integration, hash, serial, made, expires, text, seen, agreed) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (integration, hash) DO NOTHING",
        {integration_, plan.hash, static_cast<std::int64_t>(plan.serial), plan.made.micros,
         plan.expires.micros, plan.text, seen, agreed});
  });
}

Result<std::optional<StoredPlan>> SqlStore::plan(const std::string& hash) {
  std::optional<StoredPlan> found;
  std::string seen, agreed;
  const auto asked = run_sql(
      "SELECT serial, made, expires, text, seen, agreed FROM plans WHERE integration = $1 AND "
      "hash = $2",
      {integration_, hash}, [&](const DatabaseRow& row) {
        found = StoredPlan{hash, static_cast<std::uint64_t>(row.number(0)), Instant{row.number(1)},
                           Instant{row.number(2)}, row.text(3), {}};
        seen = row.text(4);
        agreed = row.text(5);
      });
  if (!asked) return tl::unexpected<Error>(asked.error());
  if (!found) return found;
  JOINERY_TRY(found->seen, events_of(seen, limits_));
  JOINERY_TRY(found->agreed, events_of(agreed, limits_));
  return found;
}

Result<void> SqlStore::add_verdict(const Verdict& verdict) {
  const std::string parts = list_of(verdict.only);
  return together(Needs::nothing, [&] {
    return run_sql(
        "INSERT INTO verdicts (integration, plan, kind, who, reason, at, until, parts) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {integration_, verdict.plan, verdict.kind == Verdict::Kind::approve ? "approve" : "reject",
         verdict.who, verdict.reason, verdict.at.micros,
         verdict.until ? verdict.until->micros : no_time, parts});
  });
}

Result<std::vector<Verdict>> SqlStore::verdicts(const std::string& plan) {
  std::vector<Verdict> all;
  const auto asked = run_sql(
      "SELECT kind, who, reason, at, until, parts FROM verdicts "
      "WHERE integration = $1 AND plan = $2 ORDER BY id",
      {integration_, plan}, [&](const DatabaseRow& row) {
        Verdict verdict;
        verdict.kind = row.cells[0] == "approve" ? Verdict::Kind::approve : Verdict::Kind::reject;
        verdict.plan = plan;
        verdict.who = row.text(1);
        verdict.reason = row.text(2);
        verdict.at = Instant{row.number(3)};
        if (row.number(4) != no_time) verdict.until = Instant{row.number(4)};
        verdict.only = texts_of(row.text(5), limits_);
        all.push_back(std::move(verdict));
      });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return all;
}

Result<void> SqlStore::ask_for_stop(const std::string& who, Instant at) {
  return together(Needs::nothing, [&] {
    return run_sql(
        "INSERT INTO stops (integration, who, at) VALUES ($1, $2, $3) ON CONFLICT (integration) "
        "DO UPDATE SET who = excluded.who, at = excluded.at",
        {integration_, who, at.micros});
  });
}

Result<bool> SqlStore::is_stop_asked_for() {
  JOINERY_TRY(const std::int64_t count,
              number_of("SELECT COUNT(*) FROM stops WHERE integration = $1", {integration_}));
  return count > 0;
}

Result<void> SqlStore::forget_stop() {
  return together(Needs::nothing, [&] {
    return run_sql("DELETE FROM stops WHERE integration = $1", {integration_});
  });
}

Result<void> SqlStore::add_audit(const AuditEntry& entry) {
  return together(Needs::nothing, [&] {
    return run_sql(
        "INSERT INTO audit (integration, at, who, what, about, detail) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {integration_, entry.at.micros, entry.who, entry.what, entry.about, entry.detail});
  });
}

Result<std::vector<AuditEntry>> SqlStore::audit(std::size_t count) {
  std::vector<AuditEntry> all;
  const auto asked = run_sql(
      "SELECT at, who, what, about, detail FROM audit WHERE integration = $1 "
      "ORDER BY id DESC LIMIT $2",
      {integration_, static_cast<std::int64_t>(count)}, [&](const DatabaseRow& row) {
        all.push_back({Instant{row.number(0)}, row.text(1), row.text(2), row.text(3), row.text(4)});
      });
  if (!asked) return tl::unexpected<Error>(asked.error());
  return all;
}

}  // namespace joinery
