#include <algorithm>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

/// A member name as a path writes it.
std::string step(const std::string& name) {
  const bool bare = !name.empty() && std::ranges::all_of(name, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= '0' && sign <= '9') || sign == '_' || sign == '-' || sign == '@' || sign < 0;
  });
  return bare ? name : quote(name);
}

/// What `prefer` lists: an expression, `descending` behind it where larger ones go first.
Expr read_key(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  constexpr std::string_view descending = " descending";
  if (node.kind != YamlKind::scalar || node.broken || is_quoted(node) ||
      !node.text.ends_with(descending)) {
    return reader.condition(node, wanted);
  }
  const std::string_view text(node.text);
  Expr key;
  key.op = Op::descending;
  key.span = node.span;
  key.children.push_back(parse_expression(text.substr(0, text.size() - descending.size()),
                                          spans_of(node), reader.limits(), reader.out()));
  return key;
}

ListReadingSyntax::Primary read_primary(const Section& section, NodeReader& reader) {
  ListReadingSyntax::Primary primary;
  primary.span = section.node.span;
  KeyedMap map(reader, section.node, primary_rule, section.wanted.what, section.wanted.owner,
               section.wanted.example);
  if (!map.good()) return primary;
  primary.starts = map.condition("starts").value_or(Expr{});
  primary.ends = map.condition("ends").value_or(Expr{});
  if (const YamlEntry* zone = map.find("zone")) {
    primary.zone = reader.expression(zone->value, map.wanted("zone"));  // in quotes: a zone by name
  }
  const YamlEntry* prefer = map.find("prefer");
  if (prefer == nullptr || !reader.is_list(prefer->value, map.wanted("prefer"))) return primary;
  for (const YamlNode& item : prefer->value.items) {
    Wanted wanted = map.wanted("prefer");
    wanted.what = "what `prefer` lists";
    wanted.shape = Shape::expression;
    primary.prefer.push_back(read_key(item, wanted, reader));
  }
  return primary;
}

ListReadingSyntax read_list(const Word& name, const YamlNode& node, NodeReader& reader) {
  ListReadingSyntax list;
  list.span = node.span;
  KeyedMap map(reader, node, list_reading_rule, ticked(name.text), name.span);
  if (!map.good()) return list;
  if (const YamlEntry* from = map.find("from")) {
    list.from = reader.path(from->value, map.wanted("from"));
  }
  if (const YamlEntry* each = map.find("each")) {
    read_named(each->value, map.wanted("each"), {NameForm::name, "a field"}, reader,
               [&](const Word& field, const YamlNode& value) {
                 const Wanted wanted{ticked(field.text), Shape::reading, "title: text from title",
                                     field.span};
                 list.each.push_back({field, reader.reading(value, wanted)});
               });
  }
  if (const YamlEntry* primary = map.find("primary")) {
    list.primary = read_primary({primary->value, map.wanted("primary")}, reader);
  }
  return list;
}

void read_items(const Section& section, std::vector<Named<ReadItem>>& items, NodeReader& reader) {
  read_named(section.node, section.wanted, {NameForm::name, "a field"}, reader,
             [&](const Word& name, const YamlNode& node) {
               if (node.kind == YamlKind::map) {
                 items.push_back({name, read_list(name, node, reader)});
                 return;
               }
               const Wanted wanted{ticked(name.text), Shape::reading,
                                   "first_name: text from "
                                   "firstName",
                                   name.span};
               items.push_back({name, reader.reading(node, wanted)});
             });
}

}  // namespace

void read_records(const Section& section, Document& document, NodeReader& reader) {
  if (section.node.kind != YamlKind::list) {
    document.records = reader.text(section.node, section.wanted);
    return;
  }
  document.records.span = section.node.span;
  for (const Word& name : reader.texts(section.node, section.wanted)) {
    if (!document.records.text.empty()) document.records.text += '.';
    document.records.text += step(name.text);
  }
}

void read_read(const Section& section, Document& document, NodeReader& reader) {
  read_items(section, document.read, reader);
  const auto is_id = [](const auto& item) { return item.name.text == "id"; };
  if (section.node.kind == YamlKind::map && !section.node.broken &&
      std::ranges::none_of(document.read, is_id)) {
    reader.missing(section.wanted.owner, "`read` has no `id`", "read:\n  id: text from id")
        .why("the id is what a person is recognised by from run to run");
  }
}

void read_custom(const Section& section, Document& document, NodeReader& reader) {
  read_items(section, document.custom, reader);
}

void read_permissions(const Section& section, Document& document, NodeReader& reader) {
  read_named(
      section.node, section.wanted, {NameForm::free, "a path"}, reader,
      [&](const Word& name, const YamlNode& node) {
        const Wanted wanted{ticked(name.text), Shape::text, section.wanted.example, name.span};
        document.permissions.push_back({name, reader.text(node, wanted)});
      });
}

}  // namespace joinery
