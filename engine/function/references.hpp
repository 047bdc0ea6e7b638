#pragma once
/// The reference data a run stands on: time zones, countries, languages, spelling. Loaded once, read-only,
/// shared by all threads; must outlive every program, value and call that uses it.

namespace joinery {

class ZoneTable;
class CountryNames;
class LanguageNames;
class LatinSpelling;

struct References {
  const ZoneTable& zones;
  const CountryNames& countries;
  const LanguageNames& languages;
  const LatinSpelling& spelling;
};

}  // namespace joinery
