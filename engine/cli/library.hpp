#pragma once
/// The reference data of the program, loaded once at its start.

#include <memory>

#include "dsl/base/result.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/function/references.hpp"
#include "engine/function/registry.hpp"
#include "engine/unicode/country_names.hpp"
#include "engine/unicode/language_names.hpp"
#include "engine/unicode/latin_spelling.hpp"

namespace joinery {

/// Not movable: `references` points into it.
class Library {
 public:
  [[nodiscard]] static Result<std::unique_ptr<const Library>> load();

  [[nodiscard]] const References& references() const { return references_; }
  [[nodiscard]] const Registry& functions() const { return functions_; }

 private:
  explicit Library(ZoneTable zones);

  ZoneTable zones_;
  CountryNames countries_;
  LanguageNames languages_;
  LatinSpelling spelling_;
  Registry functions_;
  References references_;
};

}  // namespace joinery
