#pragma once
/// Names of people as HR systems write them in one field, and their parts.

#include <string>
#include <string_view>

namespace joinery {

/// A word that belongs to the family name behind it, in any case: van, von, de, der, al, …
[[nodiscard]] bool is_name_particle(std::string_view word);

struct NameParts {
  std::string given;   ///< all given names; the whole name where there is one word only
  std::string family;  ///< with its particles; empty where there is one word only
};

/// `Lovelace, Ada` and `Ada Lovelace` have the same parts; particles belong to the family name, and
/// `Jr.`, `III`, `PhD` and their like belong to neither. Without a comma the family name is one word
/// (and its particles), so of two family names, and of names that put the family first, only the
/// owner knows.
[[nodiscard]] NameParts split_name(std::string_view name);

}  // namespace joinery
