#pragma once
/// What the tests do on every platform alike: a person as each platform's fields, and one mutation of each
/// kind that it can do.

#include <functional>
#include <string>
#include <vector>

#include "engine/edge/platform.hpp"
#include "tests/platform/simulated.hpp"

namespace joinery::testing {

struct PlatformCase {
  std::string name;             ///< of the mapping
  std::string lines;            ///< of the integration: settings that the mapping wants
  std::string manager;          ///< field of the reference; empty: there is none
  std::string group_kind;
  std::string changed;          ///< a text field that can change
  std::string clearable;        ///< a field that can be cleared; empty: none
  std::string clearable_value;
};

[[nodiscard]] const std::vector<PlatformCase>& platform_cases();

/// Tries `test` on every platform, each as if its simulator had just been started, with so many people.
void on_every_platform(const std::function<void(Simulated&, const PlatformCase&)>& test, int people = 0);

/// Person number n as the fields of that platform.
[[nodiscard]] std::vector<PlatformField> fields_of(const PlatformCase& platform, int number);
[[nodiscard]] PlatformMutation creation(const PlatformCase& platform, int number);
[[nodiscard]] PlatformMutation mutation_of(MutationKind kind, const std::string& user, int number);
[[nodiscard]] PlatformField text_field(std::string name, std::string_view value);

}  // namespace joinery::testing
