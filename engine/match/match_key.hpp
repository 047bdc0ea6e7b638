#pragma once
/// The normal form in which values of matching fields are compared.

#include <string>

#include "engine/type/type.hpp"
#include "engine/value/value.hpp"

namespace joinery {

/// False where there is nothing to match by: blank, keep, clear, a hold, or no text, number or date.
/// Texts are trimmed and composed (NFC). Of a mail address, ASCII capitals become small: nobody has
/// two mailboxes that differ in them only, while full case folding would make one mailbox of
/// `straße@` and `strasse@`.
[[nodiscard]] bool match_key(const Value& value, const Type& type, std::string& key);

}  // namespace joinery
