#pragma once
/// Random mappings, in parts that can be taken away one by one while a difference is made smaller.

#include <map>
#include <string>
#include <vector>

#include "tests/oracle/dice.hpp"

namespace joinery::oracle {

struct Mapping {
  enum class Section {
    worker,
    table,
    function,
    field,
    group,
    account,
    target_rule,  // of the source and the target
    custom,
    rule,
    change,
    table_change,
    people,
    invite,  // of the integration
  };
  struct Part {
    Section section;
    std::string text;      ///< YAML below the section's key
    std::string declared;  ///< field: its line of `user:`
  };
  std::vector<Part> parts;
  std::vector<std::string> chosen;  ///< lines of the integration's `settings:`

  /// As files, for a CompiledMapping or a loader.
  [[nodiscard]] std::map<std::string, std::string> files() const;
  /// The files one after the other, as a report shows them.
  [[nodiscard]] std::string text() const;
};

[[nodiscard]] Mapping random_mapping(Dice& dice);

}  // namespace joinery::oracle
