#pragma once
/// Normal forms. The form for keys is the one in which tables compare text: two texts that people
/// take for the same have the same bytes.

#include <string>
#include <string_view>

namespace joinery {

/// Canonical composition. `text` itself, as a view, where it is composed already; else `buffer`.
[[nodiscard]] std::string_view nfc(std::string_view text, std::string& buffer);

/// Trimmed, NFC, full case folding, NFC again. ` Straße` and `STRASSE` have the same key.
void normal_key(std::string_view text, std::string& out);
[[nodiscard]] std::string normal_key(std::string_view text);

/// Without the marks on Latin and Greek letters: `Zoë` gives `Zoe`. In other scripts marks are part
/// of the letter and stay; so do letters that only look accented (`ø`, `ł`).
void strip_accents(std::string_view text, std::string& out);

}  // namespace joinery
