/// What is remembered: events, one list a row, on top of a checkpoint.

#include <fmt/format.h>

#include "engine/digest/sha256.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/memory/memory_json.hpp"
#include "engine/store/sql_store.hpp"

namespace joinery {
namespace {

constexpr std::size_t part_bytes = std::size_t{1} << 20U;
constexpr std::size_t memory_bytes_max = std::size_t{4} << 30U;

template <class Map, class Condition>
void drop_if(Map& map, const Condition& condition) {
  for (auto at = map.begin(); at != map.end();) at = condition(*at) ? map.erase(at) : std::next(at);
}

void forget(Memory& memory, const std::string& person) {
  std::string user;
  if (const PersonMemory* known = memory.find(person)) user = known->user;
  drop_if(memory.people, [&](const auto& each) { return each.first == person; });
  drop_if(memory.absences, [&](const auto& each) { return each.first == person; });
  drop_if(memory.archives, [&](const auto& each) {
    return each.second.person == person || each.first == user;
  });
  drop_if(memory.tombstones, [&](const auto& each) { return each.second == person; });
  drop_if(memory.pending, [&](const auto& each) {
    return each.first.person == person || each.first.wanted == person;
  });
  drop_if(memory.pins, [&](const auto& each) { return each.first.user == user; });
  for (auto& [group, known] : memory.groups) {
    if (!user.empty() && known.manager == user) known.manager.clear();
  }
  drop_if(memory.releases, [&](const auto& each) { return each.first.first == person; });
}

}  // namespace

Result<void> SqlStore::add_events(std::span<const MemoryEvent> events) {
  if (events.empty()) return {};
  std::string text = "[";
  for (const MemoryEvent& event : events) text += (text.size() > 1 ? "," : "") + print(event);
  text += "]";
  return run_sql(
      "INSERT INTO events (integration, number, text) "
      "SELECT $1, COALESCE(MAX(number), 0) + 1, $2 FROM events WHERE integration = $3",
      {integration_, text, integration_});
}

Result<void> SqlStore::play_events(Memory& memory) {
  std::optional<Error> wrong;
  const auto asked = run_sql(
      "SELECT text FROM events WHERE integration = $1 ORDER BY number", {integration_},
      [&](const DatabaseRow& row) {
        Limits wide = limits_;
        wide.record_bytes = row.cells[0].size() + 1;
        const auto json = parse_json(row.cells[0], wide);
        if (!json) {
          wrong = json.error();
          return;
        }
        for (const Json& item : json->items()) {
          const auto event = read_event(item);
          if (event) remember(memory, *event);
          else wrong = event.error();
        }
      });
  if (!asked) return asked;
  if (wrong) return tl::unexpected<Error>(*wrong);
  return {};
}

Result<Memory> SqlStore::memory() {
  std::string text;
  const auto asked =
      run_sql("SELECT text FROM checkpoints WHERE integration = $1 ORDER BY part", {integration_},
              [&](const DatabaseRow& row) { text += row.cells[0]; });
  if (!asked) return tl::unexpected<Error>(asked.error());
  Memory memory;
  if (!text.empty()) {
    Limits wide = limits_;
    wide.record_bytes = memory_bytes_max;
    JOINERY_TRY(memory, parse_memory(text, wide));
  }
  memory.integration = integration_;
  const auto played = play_events(memory);
  if (!played) return tl::unexpected<Error>(played.error());
  return memory;
}

/// From here on the events before it say nothing more.
Result<void> SqlStore::write_checkpoint(const Memory& memory) {
  const auto emptied = run_sql("DELETE FROM checkpoints WHERE integration = $1", {integration_});
  if (!emptied) return emptied;
  const std::string text = print(memory);
  std::int64_t part = 0;
  for (std::size_t at = 0; at < text.size(); ++part) {
    std::size_t end = std::min(text.size(), at + part_bytes);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    const auto kept = run_sql("INSERT INTO checkpoints (integration, part, text) VALUES ($1, $2, $3)",
                              {integration_, part, std::string_view(text).substr(at, end - at)});
    if (!kept) return kept;
    at = end;
  }
  return run_sql("DELETE FROM events WHERE integration = $1", {integration_});
}

Result<void> SqlStore::checkpoint_if_long() {
  JOINERY_TRY(const std::int64_t rows,
              number_of("SELECT COUNT(*) FROM events WHERE integration = $1", {integration_}));
  if (rows < rows_max_) return {};
  JOINERY_TRY(const Memory now, memory());
  return write_checkpoint(now);
}

Result<bool> SqlStore::knows(const std::string& person) {
  JOINERY_TRY(const std::int64_t steps,
              number_of("SELECT COUNT(*) FROM steps WHERE integration = $1 AND person = $2",
                        {integration_, person}));
  if (steps > 0) return true;
  JOINERY_TRY(const Memory now, memory());
  return now.names(person);
}

Result<std::string> SqlStore::erase(const std::string& person) {
  const std::string name =
      "erased:" + sha256(fmt::format("{} {} {}", integration_, person, fence_)).substr(0, 16);
  const auto done = together(Needs::turn, [&]() -> Result<void> {
    JOINERY_TRY(Memory now, memory());
    forget(now, person);
    const auto kept = write_checkpoint(now);
    if (!kept) return kept;
    const auto emptied = run_sql(
        "UPDATE plans SET text = '', seen = '[]', agreed = '[]' WHERE integration = $1 AND hash IN (SELECT "
        "runs.plan FROM runs JOIN steps ON runs.integration = steps.integration AND "
        "runs.number = steps.run WHERE steps.integration = $1 AND steps.person = $2)",
        {integration_, person});
    if (!emptied) return emptied;
    return run_sql(
        "UPDATE steps SET person = $3, before = '', shown = '', undo = '', because = '' "
        "WHERE integration = $1 AND person = $2",
        {integration_, person, name});
  });
  if (!done) return tl::unexpected<Error>(done.error());
  return name;
}

}  // namespace joinery
