#include <algorithm>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

constexpr std::string_view change_help =
    "what can be changed is `set.FIELD`, `account.starts`, `account.ends`, "
    "`account.archived when`, `account.zone`, `groups.FIELD.name`, `groups.FIELD.parent`, "
    "`groups.FIELD.manager`, `rules.ID` and `tables.NAME`";

/// `FIELD.name`, `FIELD.parent` or `FIELD.manager`.
bool is_group_item(std::string_view item) {
  const std::size_t dot = item.find('.');
  if (dot == std::string_view::npos || !has_form(item.substr(0, dot), NameForm::name)) return false;
  const KeyRule* rule = group_rule.find(item.substr(dot + 1));
  return rule != nullptr && rule->shape == Shape::formula;
}

void read_changed_formula(const Section& section, ChangeSyntax& change, NodeReader& reader) {
  const YamlNode& node = section.node;
  const bool cases = std::ranges::any_of(
      node.entries, [](const YamlEntry& entry) { return cases_rule.find(entry.key) != nullptr; });
  if (node.kind != YamlKind::map || cases) {
    change.now = reader.formula(node, section.wanted);
    return;
  }
  KeyedMap map(reader, node, changed_formula_rule, section.wanted.what, section.wanted.owner,
               "change:\n  set.group:\n    was: worker.department else keep\n"
               "    now: worker.custom.division else base");
  if (!map.good()) return;
  change.was = map.formula("was");
  change.now = map.formula("now");
}

void read_changed_rule(const Section& section, ChangeSyntax& change, NodeReader& reader) {
  constexpr std::string_view example =
      "change:\n  rules.no-contractors: off\n  rules.leavers:\n"
      "    also: worker.status is \"archived\"";
  if (section.node.kind == YamlKind::scalar && !section.node.absent()) {
    change.off = section.node.text == "off";
    if (change.off) return;
    reader
        .report(Code::wrong_value, section.node.span,
                "a rule can be switched `off` or widened with `also`, not replaced")
        .help("for example\n" + std::string(example));
    return;
  }
  KeyedMap map(reader, section.node, changed_rule_rule, section.wanted.what, section.wanted.owner,
               example);
  if (!map.good()) return;
  if (const auto was = map.condition("was")) {
    Formula formula;
    formula.span = was->span;
    formula.expr = *was;
    change.was = std::move(formula);
  }
  change.also = map.condition("also");
}

void read_changed_table(const Section& section, ChangeSyntax& change, NodeReader& reader) {
  KeyedMap map(reader, section.node, changed_table_rule, section.wanted.what, section.wanted.owner,
               "change:\n  tables.regions:\n    rows: {IE: British Isles}\n    without: [FR]");
  if (!map.good()) return;
  if (const YamlEntry* rows = map.find("rows")) {
    change.rows = read_rows({rows->value, map.wanted("rows")}, reader);
  }
  change.without = map.texts("without");
  const YamlEntry* file = map.find("file");
  const YamlEntry* otherwise = map.find("otherwise");
  if (file != nullptr || otherwise != nullptr) {
    TableSyntax& table = change.table.emplace();
    table.span = section.node.span;
    if (file != nullptr) table.file = read_table_file({file->value, map.wanted("file")}, reader);
    if (otherwise != nullptr) {
      read_otherwise({otherwise->value, map.wanted("otherwise")}, table, reader);
    }
  }
  constexpr std::string_view help = "a file replaces all rows; put the rows into the file";
  map.exclusive({"file", "rows"}, help);
  map.exclusive({"file", "without"}, help);
  if (section.node.entries.empty()) {
    reader.missing(section.wanted.owner, "this change changes nothing",
                   "rows: {IE: British Isles}");
  }
}

void read_item(const YamlEntry& entry, Document& document, NodeReader& reader) {
  ChangeSyntax change;
  change.item = {entry.key, entry.key_span};
  change.span = entry.value.span;
  const std::size_t dot = entry.key.find('.');
  const std::string_view section = std::string_view(entry.key).substr(0, dot);
  const std::string_view name =
      dot == std::string::npos ? std::string_view() : std::string_view(entry.key).substr(dot + 1);
  const Section value{entry.value, {ticked(entry.key), Shape::formula, {}, entry.key_span}};
  if (section == "set" && has_form(name, NameForm::name)) {
    read_changed_formula(value, change, reader);
  } else if (section == "account" && account_rule.find(name) != nullptr) {
    read_changed_formula(value, change, reader);
  } else if (section == "groups" && is_group_item(name)) {
    read_changed_formula(value, change, reader);
  } else if (section == "rules" && has_form(name, NameForm::rule_id)) {
    read_changed_rule(value, change, reader);
  } else if (section == "tables" && has_form(name, NameForm::name)) {
    read_changed_table(value, change, reader);
  } else {
    Diagnostic& d =
        reader.report(Code::unknown_key, entry.key_span, ticked(entry.key) + " cannot be changed");
    const bool nested = dot == std::string::npos && entry.value.kind == YamlKind::map &&
                        !entry.value.entries.empty();
    if (nested) {
      d.help("write both names on one line, with a dot: `" + entry.key + "." +
             entry.value.entries.front().key + ": …`");
    }
    if (!nested && dot == std::string::npos && has_form(entry.key, NameForm::name)) {
      d.help("a field of the platform is `set." + entry.key + "`");
    }
    d.help(std::string(change_help));
    return;
  }
  document.change.push_back(std::move(change));
}

}  // namespace

void read_change(const Section& section, Document& document, NodeReader& reader) {
  if (!reader.is_map(section.node, section.wanted)) return;
  for (const YamlEntry& entry : section.node.entries) read_item(entry, document, reader);
}

}  // namespace joinery
