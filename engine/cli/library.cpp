#include "engine/cli/library.hpp"

#include <utility>

#include "stdlib/stdlib.hpp"

namespace joinery {

Library::Library(ZoneTable zones)
    : zones_(std::move(zones)),
      functions_(standard_library()),
      references_{zones_, countries_, languages_, spelling_} {}

Result<std::unique_ptr<const Library>> Library::load() {
  JOINERY_TRY(ZoneTable zones, ZoneTable::load());
  return std::unique_ptr<const Library>(new Library(std::move(zones)));
}

}  // namespace joinery
