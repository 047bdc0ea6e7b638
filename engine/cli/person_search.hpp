#pragma once
/// One person among many records.

#include <string>

#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// The records whose id, or whose value of a field by which the platform matches people, is
/// `person`. `inquiry` outlives it.
class PersonSearch {
 public:
  PersonSearch(const Inquiry& inquiry, std::string person);
  [[nodiscard]] bool is_wanted(const Json& record);

 private:
  [[nodiscard]] bool same_text(const Value& value) const;

  Executor executor_;
  const Graph& graph_;
  std::string person_;
};

}  // namespace joinery
