#pragma once
/// Values as JSON and as texts. Both only append, and depend on nothing but their arguments; what
/// outcomes mean is the business of whoever has them, so `keep` and `hold` must not come here.

#include <string>

#include "engine/type/type.hpp"
#include "engine/value/value.hpp"

namespace joinery {

class ZoneTable;

/// Numbers with as few decimals as it takes, dates `"2024-01-31"`, instants as RFC 3339 in UTC,
/// zones by name, yes_no as true and false, every textual type as its text, lists as arrays, records as
/// objects in the order of the type; blank and `clear` are null.
void append_json(std::string& out, const Value& value, const Type& type, const ZoneTable& zones);

/// The printed form, as a template's `{…}` gives it: a text as it is, `1.5`, `yes`, `2024-01-31`,
/// the items of a list and the fields of a record with `, ` between; blank and `clear` are nothing.
void append_text(std::string& out, const Value& value, const Type& type, const ZoneTable& zones);

}  // namespace joinery
