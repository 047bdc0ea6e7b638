/// Tables: rows are typed, compared in their normal form, and laid over by the integration.

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checker.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

/// What two keys must share to be the same row.
std::string identity(const Constant& key) {
  return key.kind == ValueKind::text ? key.text : fmt::format("#{}", key.integer);
}

}  // namespace

TableId Checker::add_table(Table table) {
  const TableId id{static_cast<std::uint32_t>(graph_.tables.size())};
  graph_.tables.push_back(std::move(table));
  return id;
}

std::optional<Constant> Checker::table_key(const Table& table, const Word& word) {
  auto key = typed_text(word.text, table.key, word.span, Code::table_row_unreadable);
  if (key && table.key.is(TypeWord::text) && !table.exact) {
    std::string normal;
    normal_key(key->text, normal);
    key->text = std::move(normal);
  }
  return key;
}

/// A row says something: one without a value would be a blank that nobody decided about.
std::optional<Constant> Checker::table_value(const Table& table, const Word& word) {
  auto value = typed_text(word.text, table.value, word.span, Code::table_row_unreadable);
  if (!value || value->kind != ValueKind::blank) return value;
  out_.report(Code::table_row_unreadable, word.span, "the value of a row is blank")
      .help("take the row away, and let `otherwise: blank` answer for its key");
  return std::nullopt;
}

void Checker::declare_tables() {
  for (const Document* document : documents()) {
    for (const Named<TableSyntax>& named : document->tables) {
      const auto known = tables_.find(named.name.text);
      if (known != tables_.end()) {
        out_.report(Code::duplicate_name, named.name.span,
                    fmt::format("the table `{}` is declared twice", named.name.text))
            .also(known->second.name.span, "first here")
            .help("an integration changes a table under `change:`, as `tables." + named.name.text + "`");
        continue;
      }
      declare_table(*document, named);
    }
  }
  change_tables();
  for (Table& table : graph_.tables) table.index();
}

void Checker::declare_table(const Document& document, const Named<TableSyntax>& named) {
  Table table;
  table.name = named.name.text;
  table.key = from_syntax(named.value.key);
  table.value = from_syntax(named.value.value);
  table.exact = named.value.exact;
  set_miss(table, named.value);
  fill(table, named.value.rows);
  const TableId id = add_table(std::move(table));
  tables_.emplace(named.name.text, TableEntry{&document, named.name, id, false});
}

void Checker::set_miss(Table& table, const TableSyntax& syntax) {
  table.miss = syntax.miss;
  if (syntax.miss == TableSyntax::Miss::value) {
    const auto value = table_value(table, syntax.otherwise);
    if (value) table.otherwise = *value;
  }
  if (syntax.miss != TableSyntax::Miss::hold || !syntax.hold) return;
  const Expr& reason = syntax.hold->children[0];
  table.hold.clear();
  if (reason.op == Op::text) table.hold = reason.text;
  for (const Expr& part : reason.children) {
    if (part.op == Op::text) {
      table.hold += part.text;
    } else if (part.op == Op::name && part.text == "key") {
      table.hold += "{key}";
    } else {
      out_.report(Code::unknown_name, part.span, "only `{key}` is known here")
          .why("a table knows the key that it was asked with, and nothing else");
    }
  }
}

void Checker::fill(Table& table, const std::vector<TableSyntax::Row>& rows) {
  std::map<std::string, std::pair<std::string, Span>> seen;
  for (const Table::Row& row : table.rows) {
    seen.emplace(identity(row.key), std::pair{std::string{}, row.place});
  }
  for (const TableSyntax::Row& row : rows) {
    const auto key = table_key(table, row.key);
    const auto value = table_value(table, row.value);
    if (!key || !value) continue;
    if (key->kind == ValueKind::blank) {
      out_.report(Code::table_row_unreadable, row.key.span, "the key of a row is blank")
          .why("a blank value is never looked up; the result is blank, too");
      continue;
    }
    const auto [before, fresh] = seen.emplace(identity(*key), std::pair{row.key.text, row.key.span});
    if (fresh) {
      table.rows.push_back({*key, *value, row.key.span});
      continue;
    }
    const bool same_text = before->second.first == row.key.text;
    out_.report(same_text ? Code::table_row_duplicate : Code::table_row_shadowed, row.key.span,
                same_text ? fmt::format("the key \"{}\" stands twice", row.key.text)
                          : fmt::format("\"{}\" can never be found", row.key.text))
        .also(before->second.second, same_text ? "first here" : "this row is the same key")
        .why("keys are compared without regard to case and outer spaces, unless the table says `compare: exact`");
  }
}

void Checker::change_tables() {
  if (layers_.integration == nullptr) return;
  for (const ChangeSyntax& change : layers_.integration->change) {
    if (!change.item.text.starts_with("tables.")) continue;
    const auto found = tables_.find(change.item.text.substr(7));
    if (found == tables_.end()) {
      out_.report(Code::stale_change, change.item.span,
                  fmt::format("there is no table `{}` to change", change.item.text.substr(7)))
          .help("the layer below may have dropped or renamed it; a table of your own stands under `tables:`");
      continue;
    }
    change_table(change, found->second);
  }
}

void Checker::change_table(const ChangeSyntax& change, TableEntry& entry) {
  Table& table = graph_.tables[entry.id.index];
  if (change.table) {
    if (change.table->miss != TableSyntax::Miss::unstated) set_miss(table, *change.table);
    if (!change.table->file.text.empty()) {
      table.rows.clear();
      fill(table, change.table->rows);
    }
  }
  const auto row_of = [&](const Constant& key) {
    return std::find_if(table.rows.begin(), table.rows.end(),
                        [&](const Table::Row& row) { return row.key == key; });
  };
  for (const Word& word : change.without) {
    const auto key = table_key(table, word);
    if (!key) continue;
    const auto row = row_of(*key);
    if (row == table.rows.end()) {
      out_.report(Code::stale_change, word.span,
                  fmt::format("the table `{}` has no row \"{}\" to take away", table.name, word.text));
    } else {
      table.rows.erase(row);
    }
  }
  std::vector<TableSyntax::Row> fresh;
  for (const TableSyntax::Row& changed : change.rows) {
    const auto key = table_key(table, changed.key);
    const auto value = table_value(table, changed.value);
    if (!key || !value) continue;
    const auto row = row_of(*key);
    if (row == table.rows.end()) { fresh.push_back(changed); continue; }
    if (row->value == *value) {
      out_.report(Code::redundant_change, changed.key.span,
                  fmt::format("the table already says so for \"{}\"", changed.key.text))
          .also(row->place, "here")
          .help("take this row away");
    }
    row->value = *value;
    row->place = changed.key.span;
  }
  fill(table, fresh);
}

}  // namespace joinery
