#pragma once
/// What each key is for, in a sentence for the person whose editor shows it.

#include <string_view>

namespace joinery {

/// `owner` is the kind of the document, or the noun of the map (`a setting`); empty where nobody has
/// written a sentence yet.
[[nodiscard]] std::string_view words_for_key(std::string_view owner, std::string_view key);

}  // namespace joinery
