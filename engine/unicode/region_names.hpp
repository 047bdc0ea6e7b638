#pragma once
/// The tables of names that ICU carries for its languages, for the sources of this folder only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <unicode/unistr.h>
#include <unicode/ures.h>

namespace joinery {

enum class NameTable : std::uint8_t { countries, countries_short, countries_variant, languages };

/// One table of one language: without the names that it has from its parent, and without those of
/// the machine's own language, in which ICU's search would end.
class NamesIn {
 public:
  NamesIn(NameTable table, const char* locale);

  [[nodiscard]] bool exists() const { return exists_; }
  [[nodiscard]] std::optional<std::string> find(const char* code) const;

  /// Calls `take(code, name)` for each name, both as `std::string_view`.
  template <class Take>
  void for_each(Take take) const {
    std::string name;
    while (exists_ && ures_hasNext(names_.getAlias())) {
      UErrorCode status = U_ZERO_ERROR;
      const char* code = nullptr;
      std::int32_t size = 0;
      const UChar* text = ures_getNextString(names_.getAlias(), &size, &code, &status);
      if (U_FAILURE(status)) return;
      name.clear();
      icu::UnicodeString(false, text, size).toUTF8String(name);
      take(std::string_view(code), std::string_view(name));
    }
  }

 private:
  icu::LocalUResourceBundlePointer bundle_;
  icu::LocalUResourceBundlePointer names_;
  bool exists_ = false;
};

}  // namespace joinery
