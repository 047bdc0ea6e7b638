#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/graph/needs.hpp"
#include "engine/guide/reach.hpp"
#include "engine/guide/sections.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

constexpr std::size_t rows_shown = 12;

/// The fields and decisions of the graph, each with what it stands on.
std::map<std::string, std::set<std::string>> uses_of_paths(const Graph& graph) {
  std::map<std::string, std::set<std::string>> uses;
  const auto add = [&](const std::string& who, NodeId root) {
    for (const std::uint32_t reading : readings_below(graph, root)) {
      uses[print(graph.readings[reading].path)].insert(who);
    }
  };
  for (const GraphField& field : graph.fields) add(titled(field.name), field.value);
  for (const GraphRule& rule : graph.rules) add("who takes part", rule.condition);
  for (const GraphGroup& group : graph.groups) add("groups", group.value);
  for (const NodeId root : {graph.account.starts, graph.account.ends, graph.account.archived_when,
                            graph.account.zone}) {
    add("the account", root);
  }
  if (graph.invite.condition.valid()) add("the invitation", graph.invite.condition);
  add("the person's id", graph.id);
  return uses;
}

GuideSection needed_permissions(const Graph& graph) {
  GuideSection section{"What HR must grant", {}, GuideTable{}};
  section.table->heads = {"Grant", "Because this is read", "For"};
  const auto uses = uses_of_paths(graph);
  std::map<std::string, std::vector<std::string>> paths;
  for (const Need& need : needs(graph)) {
    auto& of = paths[need.permission];
    if (std::ranges::find(of, need.path) == of.end()) of.push_back(need.path);
  }
  for (const auto& [permission, all] : paths) {
    GuideLines read;
    std::set<std::string> purposes;
    for (const std::string& path : all) {
      read.push_back({0, GuideText().code(path)});
      const auto found = uses.find(path.substr(0, path.find("[].")));
      if (found != uses.end()) purposes.insert(found->second.begin(), found->second.end());
    }
    std::string why;
    for (const std::string& purpose : purposes) why += (why.empty() ? "" : ", ") + purpose;
    section.table->rows.push_back(
        {{{0, permission.empty() ? GuideText("(the mapping names no permission)")
                                 : GuideText().strong(permission)}},
         std::move(read),
         {{0, why}}});
  }
  section.lines.push_back({0, "Exactly this, and nothing more: it is counted from what the mapping reads "
                              "with the settings chosen here."});
  return section;
}

GuideSection declared_permissions(const Document& document) {
  GuideSection section{"What must be granted to read it", {}, GuideTable{{"Path", "Grant"}, {}}};
  for (const auto& one : document.permissions) {
    section.table->rows.push_back(
        {{{0, GuideText().code(one.name.text)}}, {{0, one.value.text}}});
  }
  if (!section.table->rows.empty()) {
    section.lines.push_back({0, "An integration needs only what its own mapping reads; its page says what."});
  }
  return section;
}

std::string text_of(const Constant& constant, const Type& type, const ZoneTable& zones) {
  Arena arena;
  std::string text;
  append_text(text, constant.view(arena), type, zones);
  return text;
}

GuideText miss_of(const Table& table, const ZoneTable& zones) {
  switch (table.miss) {
    case TableSyntax::Miss::hold: return GuideText("the person is held: “" + table.hold + "”");
    case TableSyntax::Miss::value: return {text_of(table.otherwise, table.value, zones)};
    case TableSyntax::Miss::blank:
    case TableSyntax::Miss::unstated: break;
  }
  return {"nothing is found"};
}

}  // namespace

GuideSections permission_sections(const GuideSource& source) {
  if (source.input.graph != nullptr) return {needed_permissions(*source.input.graph)};
  if (source.input.bundle.kind != DocumentKind::source) return {};
  return {declared_permissions(source.input.bundle.source)};
}

namespace {

GuideSection tables_of_graph(const Graph& graph, const ZoneTable& zones) {
  GuideSection section{"Tables", {}, GuideTable{{"Table", "Rows", "Where there is no row"}, {}}};
  std::set<std::uint32_t> used;
  for (const Node& node : graph.nodes) {
    if (node.op == NodeOp::table) used.insert(node.table.index);
  }
  for (const std::uint32_t index : used) {
    const Table& table = graph.tables[index];
    GuideLines rows;
    if (table.rows.size() <= rows_shown) {
      for (const Table::Row& row : table.rows) {
        rows.push_back({0, text_of(row.key, table.key, zones) + " → " +
                               text_of(row.value, table.value, zones)});
      }
    }
    if (rows.empty()) rows.push_back({0, fmt::format("{} rows", table.rows.size())});
    section.table->rows.push_back({{{0, GuideText().strong(titled(table.name))},
                                    {0, fmt::format("{} to {}", print(table.key), print(table.value))}},
                                   std::move(rows),
                                   {{0, miss_of(table, zones)}}});
  }
  return section;
}

GuideSection tables_of_document(const GuideSource& source) {
  GuideSection section{"Tables", {}, GuideTable{{"Table", "Rows"}, {}}};
  for (const Document* document : source.documents()) {
    for (const auto& table : document->tables) {
      GuideLines rows;
      if (table.value.rows.size() <= rows_shown) {
        for (const TableSyntax::Row& row : table.value.rows) {
          rows.push_back({0, row.key.text + " → " + row.value.text});
        }
      }
      if (rows.empty()) rows.push_back({0, fmt::format("{} rows", table.value.rows.size())});
      section.table->rows.push_back({{{0, GuideText().strong(titled(table.name.text))}}, std::move(rows)});
    }
  }
  return section;
}

}  // namespace

GuideSections table_sections(const GuideSource& source) {
  if (source.input.graph == nullptr) return {tables_of_document(source)};
  return {tables_of_graph(*source.input.graph, source.input.zones)};
}

}  // namespace joinery
