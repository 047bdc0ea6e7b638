#pragma once
/// One source and one target of the repository put together, and the examples by the numbers of
/// their people.

#include <map>
#include <string>
#include <string_view>

#include "tests/mappings/mapped.hpp"

namespace joinery::testing {

/// `source` to `target`, with `lines` below the head of the integration.
class Pair {
 public:
  Pair(std::string_view source, std::string_view target, std::string_view lines = {});

  [[nodiscard]] Answer operator()(std::string_view record,
                                  std::string_view at = a_morning) const {
    return Answer(mapping_.line(record, at));
  }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  CompiledMapping mapping_;
};

/// What became of the people of an example, by the number in the last three digits of their id. The
/// ones with a shorter id, or none, are not among them.
[[nodiscard]] std::map<int, Answer> people_of(const std::string& folder,
                                              std::string_view at = a_morning);

}  // namespace joinery::testing
