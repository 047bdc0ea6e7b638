// Texts of days and instants: nothing crashes, and what is read is written and read again alike.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/calendar/date_pattern.hpp"
#include "engine/calendar/posix_rule.hpp"
#include "engine/calendar/timestamp.hpp"

using namespace joinery;

namespace {

void read_timestamps(std::string_view text) {
  if (const auto day = parse_day(text)) JOINERY_CHECK(day_text(*day) == text);
  if (const auto instant = parse_instant(text)) {
    JOINERY_CHECK(parse_instant(instant_text(*instant)) == *instant);
  }
  if (const auto json = parse_json_date(text)) JOINERY_CHECK(is_supported(json->local.day));
  for (const auto unit : {EpochUnit::seconds, EpochUnit::milliseconds}) {
    if (const auto instant = parse_epoch(text, unit)) JOINERY_CHECK(is_supported(*instant));
  }
  static_cast<void>(parse_written_day(text));
  static_cast<void>(parse_local_time(text));
}

/// The first line is an example, the rest a text in its form.
void read_pattern(std::string_view text) {
  const std::size_t line = text.find('\n');
  const auto pattern = compile_date_pattern(text.substr(0, line));
  if (!pattern || line == std::string_view::npos) return;
  const auto day = pattern->parse(text.substr(line + 1));
  if (!day) return;
  std::string written;
  pattern->format(*day, written);
  const auto again = pattern->parse(written);
  JOINERY_CHECK(again == *day);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_timestamps(text);
  read_pattern(text);
  if (const auto rule = parse_posix_rule(text); rule && rule->summer) {
    static_cast<void>(local_seconds(rule->summer->begins, 2052));
    static_cast<void>(local_seconds(rule->summer->ends, 9999));
  }
  return 0;
}
