#include "engine/calendar/zone_table.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <mutex>
#include <string>
#include <utility>

#include <date/tz.h>

#include "dsl/base/check.hpp"
#include "engine/calendar/letters.hpp"
#include "engine/calendar/offsets.hpp"

namespace joinery {
namespace {

/// Where date, too, looks for the database.
constexpr std::string_view database = "/usr/share/zoneinfo/";
/// The last line of a zone file is far shorter.
constexpr std::streamoff tail_bytes = 128;

bool less_in_any_case(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return small_letter(x) < small_letter(y); });
}

/// Not zones, though files of the database: what the machine stands in, and other ways of counting.
bool is_zone_name(std::string_view name) {
  return name != "localtime" && name != "posixrules" && name != "Factory" &&
         !name.starts_with("posix/") && !name.starts_with("right/");
}

/// date reads a zone file's table, but not the rule at its end.
std::optional<PosixRule> last_rule(const std::string& name) {
  std::ifstream file(std::string(database) + name, std::ios::binary | std::ios::ate);
  const std::streamoff size = file.tellg();
  if (!file || size <= 0) return {};
  std::string tail(static_cast<std::size_t>(std::min(size, tail_bytes)), '\0');
  file.seekg(size - static_cast<std::streamoff>(tail.size()));
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  if (!file || tail.back() != '\n') return {};
  tail.pop_back();
  const auto line = tail.rfind('\n');
  if (line == std::string::npos) return {};
  return parse_posix_rule(std::string_view(tail).substr(line + 1));
}

std::vector<OffsetChange> changes_of(const date::time_zone& zone) {
  constexpr date::sys_seconds beginning = date::sys_days{date::year{first_year} / 1 / 1};
  constexpr date::sys_seconds end = date::sys_days{date::year{last_year} / 12 / 31};
  std::vector<OffsetChange> changes;
  for (auto at = beginning; at < end;) {
    const date::sys_info info = zone.get_info(at);
    const auto offset = static_cast<std::int32_t>(info.offset.count());
    if (changes.empty() || changes.back().offset != offset) {
      changes.push_back({at.time_since_epoch().count(), offset});
    }
    JOINERY_CHECK(info.end > at);
    at = info.end;
  }
  return changes;
}

}  // namespace

struct ZoneTable::State {
  struct Zone {
    const date::time_zone* source = nullptr;
    mutable std::once_flag once;
    mutable std::unique_ptr<const Offsets> owned;
    mutable std::atomic<const Offsets*> offsets{nullptr};  ///< `owned`, once it is there
  };

  std::unique_ptr<Zone[]> zones;
  std::vector<std::string_view> names;     ///< sorted; the index is the ZoneId's
  std::vector<std::uint32_t> in_any_case;  ///< indices, sorted by name without regard to case

  /// Null where the zone cannot be read.
  const Offsets* read(std::uint32_t index) const {
    const Zone& zone = zones[index];
    std::call_once(zone.once, [&] {
      try {
        zone.owned = std::make_unique<const Offsets>(changes_of(*zone.source),
                                                     last_rule(zone.source->name()));
        zone.offsets.store(zone.owned.get(), std::memory_order_release);
      } catch (const std::exception&) {
        // date throws for a broken file; the zone then stays unknown.
      }
    });
    return zone.offsets.load(std::memory_order_acquire);
  }

  const Offsets& at(ZoneId id) const {
    JOINERY_CHECK(id.index < names.size());
    const Offsets* offsets = zones[id.index].offsets.load(std::memory_order_acquire);
    JOINERY_CHECK(offsets != nullptr);
    return *offsets;
  }
};

ZoneTable::ZoneTable(std::unique_ptr<const State> state) : state_(std::move(state)) {}
ZoneTable::ZoneTable(ZoneTable&&) noexcept = default;
ZoneTable& ZoneTable::operator=(ZoneTable&&) noexcept = default;
ZoneTable::~ZoneTable() = default;

Result<ZoneTable> ZoneTable::load() {
  auto state = std::make_unique<State>();
  std::vector<const date::time_zone*> sources;
  try {
    for (const auto& zone : date::get_tzdb().zones) {
      if (is_zone_name(zone.name())) sources.push_back(&zone);
    }
  } catch (const std::exception& problem) {
    return fail(ErrorCode::unreadable, std::string("the time zone database: ") + problem.what());
  }
  if (sources.empty()) return fail(ErrorCode::unreadable, "the time zone database has no zones");
  std::sort(sources.begin(), sources.end(),
            [](const auto* a, const auto* b) { return a->name() < b->name(); });
  state->zones = std::make_unique<State::Zone[]>(sources.size());
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    state->zones[i].source = sources[i];
    state->names.push_back(sources[i]->name());
    state->in_any_case.push_back(i);
  }
  std::sort(state->in_any_case.begin(), state->in_any_case.end(),
            [&](auto a, auto b) { return less_in_any_case(state->names[a], state->names[b]); });
  return ZoneTable(std::move(state));
}

std::optional<ZoneId> ZoneTable::find(std::string_view name) const {
  const auto& names = state_->names;
  std::uint32_t index = 0;
  if (const auto at = std::lower_bound(names.begin(), names.end(), name);
      at != names.end() && *at == name) {
    index = static_cast<std::uint32_t>(at - names.begin());
  } else {
    const auto near = std::lower_bound(state_->in_any_case.begin(), state_->in_any_case.end(), name,
                                       [&](std::uint32_t i, std::string_view wanted) {
                                         return less_in_any_case(names[i], wanted);
                                       });
    if (near == state_->in_any_case.end() || less_in_any_case(name, names[*near])) return {};
    index = *near;
  }
  if (state_->read(index) == nullptr) return {};
  return ZoneId{index};
}

std::string_view ZoneTable::name(ZoneId zone) const {
  JOINERY_CHECK(zone.index < state_->names.size());
  return state_->names[zone.index];
}

const std::vector<std::string_view>& ZoneTable::names() const { return state_->names; }

Instant ZoneTable::start_of_day(Day day, ZoneId zone) const {
  return state_->at(zone).start_of_day(day);
}

Day ZoneTable::day_of(Instant instant, ZoneId zone) const {
  return state_->at(zone).day_of(instant);
}

LocalTime ZoneTable::local_of(Instant instant, ZoneId zone) const {
  return state_->at(zone).local_of(instant);
}

Instant ZoneTable::instant_of(const LocalTime& local, ZoneId zone) const {
  return state_->at(zone).instant_of(local);
}

}  // namespace joinery
