#pragma once
/// The forms that names have, and maps whose keys are names that the author chose.

#include <functional>
#include <string_view>

#include "dsl/read/node_reader.hpp"

namespace joinery {

enum class NameForm : std::uint8_t {
  name,     ///< fields, settings, tables, modules: `first_name`
  rule_id,  ///< people rules: `no-contractors`
  mapping,  ///< sources, targets, integrations: `acme-2`
  words,    ///< policies: `notify on create`
  free,     ///< whatever the author likes, but something
};

[[nodiscard]] bool has_form(std::string_view text, NameForm form);
/// Reports a name that has not the form; `what` says what it names: `a setting`.
void check_name(const Word& name, NameForm form, std::string_view what, NodeReader& reader);

/// What the keys of a map are.
struct NameRule {
  NameForm form = NameForm::name;
  std::string_view what;  ///< `a setting`
};

/// Calls `each` for every entry of a map, in order, names checked; reports where there is no map.
void read_named(const YamlNode& node, const Wanted& wanted, const NameRule& names,
                NodeReader& reader,
                const std::function<void(const Word& name, const YamlNode& value)>& each);

}  // namespace joinery
