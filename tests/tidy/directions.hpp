#pragma once
/// Which folder may include which. The table is `directions.txt`; its head says how it is read.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/repository.hpp"

namespace joinery::tidy {

struct Row {
  std::string folder;
  std::set<std::string, std::less<>> folders;
  std::set<std::string, std::less<>> libraries;  ///< `fmt/`, `simdjson.h`, `thread`
  bool all_above = false;
};

struct Directions {
  std::vector<Row> rows;  ///< from the bottom to the top
  std::set<std::string, std::less<>> everywhere;
  std::set<std::string, std::less<>> several;
  Complaints mistakes;  ///< of the table itself: circles, unknown folders, doubled libraries
};

[[nodiscard]] Directions parse_directions(std::string_view text);

/// Includes in dsl, engine and stdlib that the table does not allow, folders that have no row, and
/// arrows of the table that no include uses.
[[nodiscard]] Complaints wrong_directions(const Repository& repository,
                                          const Directions& directions);

/// Includes in quotes of files that are not there under that path from the root. Tests may also
/// include what stands beside them by its name alone.
[[nodiscard]] Complaints broken_includes(const Repository& repository);

}  // namespace joinery::tidy
