#include "dsl/read/proposed.hpp"

#include <algorithm>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/load.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {

void read_proposed(const Section& section, Document& document, NodeReader& reader) {
  KeyedMap map(reader, section.node, proposed_rule, section.wanted.what, section.wanted.owner,
               section.wanted.example);
  if (!map.good()) return;
  if (section.node.entries.empty()) {
    reader.missing(section.wanted.owner, "nothing is proposed here", section.wanted.example);
  }
  // The sections are those of a document, of which only these may stand here.
  Document part;
  part.kind = DocumentKind::module_;
  const auto read = [&](std::string_view key, auto reads) {
    if (const YamlEntry* entry = map.find(key)) {
      reads(Section{entry->value, map.wanted(key)}, part, reader);
    }
  };
  read("settings", read_setting_values);
  read("people", read_people);
  read("change", read_change);
  ProposedSyntax& proposed = document.proposed.emplace();
  proposed.span = section.node.span;
  proposed.setting_values = std::move(part.setting_values);
  proposed.rules = std::move(part.people.rules);
  proposed.change = std::move(part.change);
}

std::optional<Document> with_proposed(const Document& integration) {
  if (!integration.proposed) return std::nullopt;
  Document made = integration;
  made.proposed.reset();
  const ProposedSyntax& proposed = *integration.proposed;
  lay_over(made.setting_values, proposed.setting_values);
  for (const RuleSyntax& rule : proposed.rules) {
    const auto same = [&](const RuleSyntax& known) { return known.id.text == rule.id.text; };
    const auto known = std::ranges::find_if(made.people.rules, same);
    if (known == made.people.rules.end()) made.people.rules.push_back(rule);
    else *known = rule;
  }
  for (const ChangeSyntax& change : proposed.change) {
    const auto same = [&](const ChangeSyntax& known) { return known.item.text == change.item.text; };
    const auto known = std::ranges::find_if(made.change, same);
    if (known == made.change.end()) made.change.push_back(change);
    else *known = change;
  }
  return made;
}

}  // namespace joinery
