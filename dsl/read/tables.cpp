#include <algorithm>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

/// A path that leads out of the folder of its document would let a mapping show any file.
bool is_beside(std::string_view path) {
  if (path.starts_with('/') || path.find_first_of("\\:") != std::string_view::npos) return false;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    if (step.empty() || step == "." || step == "..") return false;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return true;
}

TableSyntax read_table(const Word& name, const YamlNode& node, NodeReader& reader) {
  TableSyntax table;
  table.span = node.span;
  KeyedMap map(reader, node, table_rule, "the table " + ticked(name.text), name.span,
               "tables:\n  regions:\n    key: country\n    rows: {GB: Europe}\n"
               "    otherwise: blank");
  if (!map.good()) return table;
  if (const YamlEntry* key = map.find("key"))
    table.key = reader.type(key->value, map.wanted("key"));
  if (const YamlEntry* value = map.find("value")) {
    table.value = reader.type(value->value, map.wanted("value"));
  }
  if (const YamlEntry* file = map.find("file")) {
    table.file = read_table_file({file->value, map.wanted("file")}, reader);
  }
  if (const YamlEntry* rows = map.find("rows")) {
    table.rows = read_rows({rows->value, map.wanted("rows")}, reader);
  }
  map.exclusive({"rows", "file"}, "the rows of a table stand either in the mapping or in a file");
  if (map.lacks_all({"rows", "file"})) {
    reader.missing(name.span, "the table " + ticked(name.text) + " has neither `rows` nor `file`",
                   "rows:\n  GB: Europe\n  US: Americas");
  }
  if (const YamlEntry* otherwise = map.find("otherwise")) {
    read_otherwise({otherwise->value, map.wanted("otherwise")}, table, reader);
  }
  if (map.has("compare")) {
    const Word word = map.text("compare");
    table.exact = word.text == "exact";
    if (!table.exact && !word.text.empty()) {
      reader.report(Code::wrong_value, word.span, "`compare` can only be `exact`")
          .help("without `compare`, outer white space and the case of letters do not count");
    }
  }
  return table;
}

}  // namespace

Word read_table_file(const Section& section, NodeReader& reader) {
  Word file = reader.text(section.node, section.wanted);
  if (file.text.empty() || is_beside(file.text)) return file;
  reader
      .report(Code::wrong_value, file.span,
              "the file of a table stands beside the document that names it")
      .help("put the file into the same folder and write its name alone: `file: regions.csv`");
  file.text.clear();
  return file;
}

std::vector<TableSyntax::Row> read_rows(const Section& section, NodeReader& reader) {
  std::vector<TableSyntax::Row> rows;
  if (!reader.is_map(section.node, section.wanted)) return rows;
  for (const YamlEntry& entry : section.node.entries) {
    const Wanted wanted{"the row " + ticked(entry.key), Shape::text, section.wanted.example,
                        entry.key_span};
    rows.push_back({{entry.key, entry.key_span}, reader.text(entry.value, wanted)});
  }
  return rows;
}

void read_otherwise(const Section& section, TableSyntax& table, NodeReader& reader) {
  Word word = reader.text(section.node, section.wanted);
  if (!word.span.known()) return;
  const bool plain = !is_quoted(section.node);
  if (plain && word.text == "blank") {
    table.miss = TableSyntax::Miss::blank;
  } else if (plain && (word.text == "hold" || word.text.starts_with("hold "))) {
    table.miss = TableSyntax::Miss::hold;
    table.hold = reader.condition(section.node, section.wanted);
  } else {
    table.miss = TableSyntax::Miss::value;
    table.otherwise = std::move(word);
  }
}

void read_tables(const Section& section, Document& document, NodeReader& reader) {
  read_named(section.node, section.wanted, {NameForm::name, "a table"}, reader,
             [&](const Word& name, const YamlNode& node) {
               document.tables.push_back({name, read_table(name, node, reader)});
             });
}

}  // namespace joinery
