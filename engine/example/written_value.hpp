#pragma once
/// A value of a field as an example writes it.

#include <string>

#include "engine/calendar/zone_table.hpp"
#include "engine/type/type.hpp"
#include "engine/value/value.hpp"

namespace joinery {

/// `keep`, `clear`, a list as JSON, or the text that the field's type reads back. A text that reads
/// like an outcome stands in quotes.
[[nodiscard]] std::string written_value(const Value& value, const Type& type,
                                        const ZoneTable& zones);

}  // namespace joinery
