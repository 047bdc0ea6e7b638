#pragma once
/// How a raw value becomes a typed one. Decoders stand at the source's edge only. Immutable; shared
/// between threads.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/date_pattern.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/type/type.hpp"

namespace joinery {

struct Decoder {
  Type type;                                   ///< scalar types, one_of, or list of those
  std::optional<DatePattern> like;             ///< date, instant: the only form accepted, if given
  std::optional<ZoneId> zone;                  ///< instant: the zone of a value that names none
  std::vector<std::string> yes, no;            ///< yes_no: the words, in their normal key; empty: true, false
  std::vector<std::string> blank_when;         ///< values that count as blank (after trimming)
  bool exact = false;                          ///< text: outer white space stays
  bool required = false;                       ///< blank is a hold
  std::string where;                           ///< the path as written, for reasons
};

}  // namespace joinery
