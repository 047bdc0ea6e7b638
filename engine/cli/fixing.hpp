#pragma once
/// joinery check --fix: carries out the fixes that are certain, and only where that helps.

#include <cstddef>
#include <map>
#include <string>

#include "engine/cli/mapping.hpp"

namespace joinery {

struct FixedFile {
  std::string before;
  std::string after;
  std::size_t fixes = 0;
};

/// The mapping as it is once the certain fixes are carried out, and the files that this changes, by
/// name. Goes on while there is something to fix, as one fix may bring another to light; a fix after
/// which there would be more errors than before is not carried out. Writes nothing.
struct Fixing {
  Mapping mapping;
  std::map<std::string, FixedFile> files;
};
[[nodiscard]] Fixing fix_mapping(Session& session, const std::string& path);

}  // namespace joinery
