#include <fmt/format.h>

#include "engine/graph/needs.hpp"
#include "engine/graph/print.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

void write_ids(JsonWriter& json, std::string_view member, const std::vector<NodeId>& ids) {
  if (ids.empty()) return;
  json.member(member).array();
  for (const NodeId id : ids) json.number(id.index);
  json.end();
}

void write_node(JsonWriter& json, const Graph& graph, std::uint32_t index, const Sources& sources,
                const ZoneTable& zones) {
  const Node& node = graph.nodes[index];
  json.object();
  json.member("id").number(index);
  json.member("op").text(name_of(node.op));
  json.member("label").text(label(graph, NodeId{index}, zones));
  json.member("type").text(node.type.is_known() ? print(node.type) : "outcome");
  json.member("may_be_blank").boolean(node.may_be_blank);
  write_ids(json, "in", node.in);
  write_ids(json, "each_item", node.bodies);
  const std::string place = sources.at(node.place);
  if (!place.empty()) json.member("at").text(place);
  json.end();
}

void write_rules(JsonWriter& json, const Graph& graph, const Sources& sources) {
  json.member("rules").array();
  for (const GraphRule& rule : graph.rules) {
    json.object();
    json.member("id").text(rule.id);
    json.member("say").text(rule.say);
    json.member("layer").text(rule.layer);
    json.member("condition").number(rule.condition.index);
    json.member("at").text(sources.at(rule.place));
    json.end();
  }
  json.end();
}

void write_fields(JsonWriter& json, const Graph& graph, const Sources& sources) {
  json.member("fields").array();
  for (const GraphField& field : graph.fields) {
    json.object();
    json.member("name").text(field.name);
    json.member("type").text(print(field.type));
    json.member("layer").text(field.layer);
    json.member("value").number(field.value.index);
    json.member("at").text(sources.at(field.place));
    json.end();
  }
  json.end();
}

void write_groups(JsonWriter& json, const Graph& graph, const Sources& sources) {
  json.member("groups").array();
  for (const GraphGroup& group : graph.groups) {
    json.object();
    json.member("field").text(group.field);
    json.member("kind").text(group.kind);
    if (!group.title.empty()) json.member("title").text(group.title);
    json.member("value").number(group.value.index);
    for (std::uint32_t i = GraphGroup::name; i < GraphGroup::parts; ++i) {
      if (!group.place[i].known()) continue;
      json.member(name_of(static_cast<GraphGroup::Part>(i))).object();
      json.member("layer").text(group.layer[i]);
      json.member("at").text(sources.at(group.place[i]));
      json.end();
    }
    json.end();
  }
  json.end();
}

void write_needs(JsonWriter& json, const Graph& graph) {
  json.member("reads").array();
  for (const Need& need : needs(graph)) {
    json.object();
    json.member("path").text(need.path);
    json.member("as").text(need.reading);
    if (!need.permission.empty()) json.member("permission").text(need.permission);
    json.end();
  }
  json.end();
  json.member("permissions").array();
  for (const std::string& permission : permissions_needed(graph)) json.text(permission);
  json.end();
  const Cost cost = worst_cost(graph);
  json.member("worst_cost").object();
  json.member("steps").number(cost.steps);
  json.member("reads").number(cost.reads);
  json.member("in_functions").number(cost.library);
  json.member("steps_per_further_item").number(cost.per_item);
  json.end();
}

}  // namespace

std::string print_json(const Graph& graph, const Sources& sources, const ZoneTable& zones) {
  std::string out;
  JsonWriter json(out, JsonLayout::indented);
  json.object();
  json.member("integration").text(graph.integration);
  json.member("source").text(graph.source);
  json.member("target").text(graph.target);
  json.member("nodes").array();
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) write_node(json, graph, i, sources, zones);
  json.end();
  json.member("id").number(graph.id.index);
  write_rules(json, graph, sources);
  write_fields(json, graph, sources);
  if (!graph.groups.empty()) write_groups(json, graph, sources);
  json.member("account").object();
  json.member("starts").number(graph.account.starts.index);
  json.member("ends").number(graph.account.ends.index);
  json.member("archived_when").number(graph.account.archived_when.index);
  json.member("zone").number(graph.account.zone.index);
  json.member("zone_assumed").boolean(graph.account.zone_assumed);
  json.end();
  write_needs(json, graph);
  json.end();
  return out + "\n";
}

}  // namespace joinery
