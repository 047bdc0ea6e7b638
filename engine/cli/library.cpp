#include "engine/cli/library.hpp"

#include <utility>

#include "stdlib/stdlib.hpp"

namespace joinery {

Library::Library(ZoneTable zones, CountryNames countries)
    : zones_(std::move(zones)),
      countries_(std::move(countries)),
      functions_(standard_library()),
      references_{zones_, countries_, languages_, spelling_} {}

Result<std::unique_ptr<const Library>> Library::load() {
  JOINERY_TRY(ZoneTable zones, ZoneTable::load());
  JOINERY_TRY(CountryNames countries, CountryNames::load());
  return std::unique_ptr<const Library>(new Library(std::move(zones), std::move(countries)));
}

}  // namespace joinery
