#include "engine/edge/database.hpp"

#include <charconv>

namespace joinery {

std::int64_t DatabaseRow::number(std::size_t index) const {
  std::int64_t value = 0;
  std::from_chars(cells[index].data(), cells[index].data() + cells[index].size(), value);
  return value;
}

}  // namespace joinery
