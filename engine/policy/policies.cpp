#include "engine/policy/policies.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"

namespace joinery {

const Constant& Policies::of(std::string_view name, TypeWord word) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [&](const GraphPolicy& policy) { return policy.name == name; });
  JOINERY_CHECK(found != all_.end());
  JOINERY_CHECK(found->type.is(word));
  return found->value;
}

bool Policies::yes(std::string_view name) const {
  return of(name, TypeWord::yes_no) == Constant::of(Value::yes_no(true));
}

std::string_view Policies::choice(std::string_view name) const {
  return of(name, TypeWord::one_of).text;
}

std::int64_t Policies::number(std::string_view name) const {
  return of(name, TypeWord::number).integer / number_one;
}

std::optional<std::string> Policies::person(std::string_view name) const {
  const Constant& value = of(name, TypeWord::person);
  if (value.kind == ValueKind::blank) return std::nullopt;
  return value.text;
}

}  // namespace joinery
