#include "engine/function/registry.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"
#include "dsl/diagnostic/nearest.hpp"

namespace joinery {

Registry::Registry(std::span<const FunctionDef* const> functions)
    : functions_(functions.begin(), functions.end()) {
  std::ranges::sort(functions_, {}, &FunctionDef::name);
  const auto twins = std::ranges::adjacent_find(functions_, {}, &FunctionDef::name);
  JOINERY_CHECK(twins == functions_.end());
}

const FunctionDef* Registry::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(functions_, name, {}, &FunctionDef::name);
  return found != functions_.end() && (*found)->name == name ? *found : nullptr;
}

std::vector<std::string> Registry::near(std::string_view name) const {
  std::vector<std::string_view> names;
  for (const FunctionDef* function : functions_) names.push_back(function->name);
  return nearest(name, std::span<const std::string_view>(names), 3);
}

}  // namespace joinery
