#pragma once
/// Upper and lower case by the rules of Unicode and of no language in particular, and names as
/// people write them.

#include <string>
#include <string_view>

namespace joinery {

[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
/// ASCII without capitals: `lower` would not change it.
[[nodiscard]] bool is_small_ascii(std::string_view text);

void lower(std::string_view text, std::string& out);
void upper(std::string_view text, std::string& out);  ///< `Straße` gives `STRASSE`

/// Names with capitals. A word written with capitals *and* small letters is left as it is
/// (`McDonald`, `DeVito`, `Van`), only its first letter becomes a capital. A word all in capitals
/// or all in small letters gets one capital; hyphens and apostrophes begin a new word (`O'Neill`,
/// `Anna-Lena`; not the `s` in `Levi's`), `Mc` is followed by a capital, and the particles van,
/// von, de, der, den, del, della, da, di, dos, la, le, ten, ter, bin, zu, zum, zur, af, av, and al
/// before a hyphen, stay small unless they end the text. II, III, IV, VII and VIII at the end are
/// capitals.
void title_case(std::string_view text, std::string& out);

/// The first letter a capital, all others as they are; or all others small.
void capitalize(std::string_view text, std::string& out);
void sentence_case(std::string_view text, std::string& out);

/// The first letter or digit of every word between spaces, in capitals: `Ada King-Noel` gives `AK`.
void initials(std::string_view text, std::string& out);

}  // namespace joinery
