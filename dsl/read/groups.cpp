#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

GroupSyntax read_group(const Word& name, const YamlNode& node, NodeReader& reader) {
  GroupSyntax group;
  group.span = node.span;
  KeyedMap map(reader, node, group_rule, "the group " + ticked(name.text), name.span,
               "groups:\n  team:\n    kind: team");
  if (!map.good()) return group;
  group.kind = map.text("kind");
  group.title = map.text("title");
  group.name = map.formula("name");
  group.parent = map.formula("parent");
  group.manager = map.formula("manager");
  return group;
}

}  // namespace

void read_groups(const Section& section, Document& document, NodeReader& reader) {
  read_named(section.node, section.wanted, {NameForm::name, "a field"}, reader,
             [&](const Word& name, const YamlNode& node) {
               document.groups.push_back({name, read_group(name, node, reader)});
             });
}

}  // namespace joinery
