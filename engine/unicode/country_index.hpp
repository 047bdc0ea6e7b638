#pragma once
/// What ICU knows of countries, worked out when the program is built (make_country_index.cpp), for
/// the sources of this folder only: reading the names in all languages takes ICU 0.1 s, and a table
/// in the program costs nothing to load. Constants; any thread.

#include <cstdint>
#include <span>
#include <string_view>

namespace joinery::country_index {

struct Country {
  std::string_view alpha2;
  std::string_view alpha3;
  std::uint16_t numeric = 0;
  std::string_view english;
  std::string_view currency;  ///< ISO 4217; empty where there is none
};

/// The key of a name (name_key.hpp) and what it means: a country, as its place in `countries`; or,
/// from `first_several` on, several of them, as a place in `several`.
struct Name {
  std::uint32_t begin = 0;  ///< of the key, in `keys`
  std::uint16_t size = 0;
  std::uint16_t meaning = 0;
};
inline constexpr std::uint16_t first_several = 1024;

/// In order of alpha-2.
extern const std::span<const Country> countries;
extern const std::span<const Name> names;
extern const std::string_view keys;
/// The alpha-2 codes of the countries between which a name does not choose, one after another.
extern const std::span<const std::string_view> several;
/// Open addressing: places in `names` plus one, 0 where a slot is free. Its size is a power of two.
extern const std::span<const std::uint16_t> slots;
/// English names and aliases as people write them, for proposals.
extern const std::span<const std::string_view> proposals;

/// FNV-1a; the maker and the searcher must agree on it.
[[nodiscard]] constexpr std::uint32_t hash(std::string_view key) {
  std::uint32_t value = 2'166'136'261U;
  for (const char c : key) value = (value ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return value ^ (value >> 15U);
}

}  // namespace joinery::country_index
