#include "engine/unicode/region_names.hpp"

namespace joinery {
namespace {

const char* key_of(NameTable table) {
  switch (table) {
    case NameTable::countries:
      return "Countries";
    case NameTable::countries_short:
      return "Countries%short";
    case NameTable::countries_variant:
      return "Countries%variant";
    case NameTable::languages:
      return "Languages";
  }
  return "";
}

const char* package_of(NameTable table) {
  return table == NameTable::languages ? U_ICUDATA_NAME "-lang" : U_ICUDATA_NAME "-region";
}

}  // namespace

NamesIn::NamesIn(NameTable table, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  bundle_.adoptInstead(ures_openDirect(package_of(table), locale, &status));
  if (U_FAILURE(status)) return;
  names_.adoptInstead(ures_getByKey(bundle_.getAlias(), key_of(table), nullptr, &status));
  exists_ = U_SUCCESS(status);
}

std::optional<std::string> NamesIn::find(const char* code) const {
  if (!exists_) return {};
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t size = 0;
  const UChar* text = ures_getStringByKey(names_.getAlias(), code, &size, &status);
  if (U_FAILURE(status)) return {};
  std::string name;
  icu::UnicodeString(false, text, size).toUTF8String(name);
  return name;
}

}  // namespace joinery
