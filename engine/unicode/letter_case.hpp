#pragma once
/// Upper and lower case by the rules of Unicode and of no language in particular, and names as
/// people write them.

#include <string>
#include <string_view>

namespace joinery {

void lower(std::string_view text, std::string& out);
void upper(std::string_view text, std::string& out);  ///< `Straße` gives `STRASSE`

/// Names with capitals. A word written with capitals *and* small letters is left as it is
/// (`McDonald`, `DeVito`, `Van`), only its first letter becomes a capital. A word all in capitals
/// or all in small letters gets one capital; hyphens and apostrophes begin a new word (`O'Neill`,
/// `Anna-Lena`; not the `s` in `Levi's`), `Mc` is followed by a capital, and the particles van,
/// von, de, der, den, del, della, da, di, dos, la, le, ten, ter, bin, and al before a hyphen, stay
/// small unless they end the text.
void title_case(std::string_view text, std::string& out);

/// The first letter or digit of every word between spaces, in capitals: `Ada King-Noel` gives `AK`.
void initials(std::string_view text, std::string& out);

}  // namespace joinery
