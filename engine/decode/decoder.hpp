#pragma once
/// How a raw value becomes a typed one. Decoders stand at the source's edge only. Immutable; shared
/// between threads.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/date_pattern.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/type/type.hpp"

namespace joinery {

struct Decoder {
  Type type;                                   ///< scalar types, one_of, or list of those
  std::optional<DatePattern> like;             ///< date: the form that is accepted, if given; others are
                                               ///< accepted only by the next two
  std::vector<DatePattern> or_like;            ///< date: further forms, tried in turn
  bool or_standard = false;                    ///< date: ISO forms are accepted beside `like`
  std::optional<EpochUnit> epoch;              ///< instant: a count since 1970, and no other form
  std::optional<ZoneId> zone;                  ///< instant: the zone of a value that names none
  std::vector<std::string> yes, no;            ///< yes_no: the words, in their normal key, and no
                                               ///< others; both empty: true and false
  std::vector<std::string> blank_when;         ///< values that count as blank (after trimming)
  bool exact = false;                          ///< text: outer white space stays
  bool required = false;                       ///< blank is a hold
  std::string where;                           ///< the path as written, for reasons
};

/// Takes the example of `like` into `decoder`, whose type (or whose items' type) must be date or
/// instant: for a date a pattern (date_pattern.hpp), for an instant `1704067200` (seconds since 1970)
/// or `1704067200000` (milliseconds). Several forms of a date are joined by ` or `; `2024-01-31` among
/// them stands for all ISO forms, those with a time too. `decoder` is unchanged where there is a problem.
[[nodiscard]] tl::expected<void, PatternProblem> accept_like(Decoder& decoder,
                                                             std::string_view example);

}  // namespace joinery
