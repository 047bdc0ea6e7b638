#include "engine/store/schema.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

namespace joinery {
namespace {

constexpr std::string_view first = R"(
CREATE TABLE turns (integration TEXT PRIMARY KEY, fence BIGINT NOT NULL, who TEXT NOT NULL);
CREATE TABLE plans (integration TEXT NOT NULL, hash TEXT NOT NULL, serial BIGINT NOT NULL,
  made BIGINT NOT NULL, expires BIGINT NOT NULL, text TEXT NOT NULL, seen TEXT NOT NULL,
  PRIMARY KEY (integration, hash));
CREATE TABLE verdicts (id $serial, integration TEXT NOT NULL, plan TEXT NOT NULL,
  kind TEXT NOT NULL, who TEXT NOT NULL, reason TEXT NOT NULL, at BIGINT NOT NULL,
  until BIGINT NOT NULL, parts TEXT NOT NULL);
CREATE INDEX verdicts_of_plan ON verdicts (integration, plan);
CREATE TABLE runs (integration TEXT NOT NULL, number BIGINT NOT NULL, plan TEXT NOT NULL,
  state TEXT NOT NULL, serial BIGINT NOT NULL, who TEXT NOT NULL, began BIGINT NOT NULL,
  ended BIGINT NOT NULL, because TEXT NOT NULL, PRIMARY KEY (integration, number));
CREATE TABLE steps (integration TEXT NOT NULL, run BIGINT NOT NULL, number BIGINT NOT NULL,
  kind TEXT NOT NULL, state TEXT NOT NULL, person TEXT NOT NULL, user_id TEXT NOT NULL,
  group_id TEXT NOT NULL, input TEXT NOT NULL, attempts BIGINT NOT NULL, at BIGINT NOT NULL,
  because TEXT NOT NULL, request TEXT NOT NULL, before TEXT NOT NULL, shown TEXT NOT NULL,
  undo TEXT NOT NULL, PRIMARY KEY (integration, run, number));
CREATE TABLE events (integration TEXT NOT NULL, number BIGINT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (integration, number));
CREATE TABLE checkpoints (integration TEXT NOT NULL, part BIGINT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (integration, part));
CREATE TABLE stops (integration TEXT PRIMARY KEY, who TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE audit (id $serial, integration TEXT NOT NULL, at BIGINT NOT NULL,
  who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL, detail TEXT NOT NULL);
)";

/// What was refused is asked for before every change, and a person's history by name.
constexpr std::string_view second = R"(
CREATE INDEX steps_by_input ON steps (integration, input);
CREATE INDEX steps_by_person ON steps (integration, person);
)";

/// What is agreed to by letting a plan through is not remembered before somebody does.
constexpr std::string_view third = R"(
ALTER TABLE plans ADD COLUMN agreed TEXT NOT NULL DEFAULT '[]';
)";

constexpr std::array<std::string_view, 3> all = {first, second, third};

std::string in_words_of(Database::Dialect dialect, std::string_view sql) {
  constexpr std::string_view mark = "$serial";
  const std::string_view words = dialect == Database::Dialect::sqlite
                                     ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                                     : "BIGSERIAL PRIMARY KEY";
  std::string text(sql);
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
    text.replace(at, mark.size(), words);
  }
  return text;
}

Result<void> migrate_within(Database& database, std::size_t version) {
  const auto made = database.script("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)");
  if (!made) return made;
  std::int64_t seen = 0;
  const auto asked = database.run("SELECT version FROM schema_version", {},
                                  [&](const DatabaseRow& row) { seen = row.number(0); });
  if (!asked) return asked;
  if (seen > static_cast<std::int64_t>(all.size())) {
    return fail(ErrorCode::unreadable,
                fmt::format("the state was written by a later joinery: its tables are of version "
                            "{}, this one knows {}",
                            seen, all.size()));
  }
  for (std::size_t at = static_cast<std::size_t>(seen); at < version; ++at) {
    const auto done = database.script(in_words_of(database.dialect(), all[at]));
    if (!done) return done;
  }
  const DatabaseValue values[] = {static_cast<std::int64_t>(
      std::max(version, static_cast<std::size_t>(seen)))};
  const auto emptied = database.run("DELETE FROM schema_version", {}, {});
  if (!emptied) return emptied;
  return database.run("INSERT INTO schema_version (version) VALUES ($1)", values, {});
}

}  // namespace

std::span<const std::string_view> migrations() { return all; }

Result<void> migrate(Database& database, std::size_t version) {
  if (const auto begun = database.begin(); !begun) return begun;
  // Two that begin at once do it one after the other.
  if (database.dialect() == Database::Dialect::postgres) {
    const auto locked = database.script("SELECT pg_advisory_xact_lock(7309940421)");
    if (!locked) {
      database.roll_back();
      return locked;
    }
  }
  const auto done = migrate_within(database, version);
  if (!done) {
    database.roll_back();
    return done;
  }
  return database.commit();
}

}  // namespace joinery
