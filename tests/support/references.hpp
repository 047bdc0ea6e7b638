#pragma once
/// The reference data for tests, loaded once per test program.

#include "dsl/base/check.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/function/references.hpp"
#include "engine/unicode/country_names.hpp"
#include "engine/unicode/language_names.hpp"
#include "engine/unicode/latin_spelling.hpp"

namespace joinery::testing {

[[nodiscard]] inline const References& references() {
  static const auto zones = ZoneTable::load();
  static const CountryNames countries;
  static const LanguageNames languages;
  static const LatinSpelling spelling;
  JOINERY_CHECK(zones.has_value());
  static const References all{*zones, countries, languages, spelling};
  return all;
}

}  // namespace joinery::testing
