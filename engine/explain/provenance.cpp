#include "engine/explain/provenance.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace joinery {
namespace {

/// The hold of a value, or of anything inside it.
const Value* hold_in(const Value& value) {
  if (value.is_hold()) return &value;
  if (value.kind != ValueKind::list && value.kind != ValueKind::record) return nullptr;
  for (const Value& item : value.elements()) {
    if (const Value* found = hold_in(item)) return found;
  }
  return nullptr;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// What becomes of the value on the platform, as the decision sees it.
void judge(Provenance& made, const GraphField& field, const Value& value, const ZoneTable& zones) {
  made.kind = Provenance::Kind::hold;
  const auto at_most = field.declared.at_most;
  if (const Value* hold = hold_in(value)) {
    made.because = hold->view();
  } else if (value.is_blank()) {
    made.because = field.name + " has no value";
  } else if (at_most && value.kind == ValueKind::text && length_of(value.view()) > *at_most) {
    made.because = fmt::format("{} is longer than {} characters", field.name, *at_most);
  } else if (value.kind == ValueKind::keep) {
    made.kind = Provenance::Kind::keep;
  } else if (value.kind == ValueKind::clear) {
    made.kind = Provenance::Kind::clear;
  } else {
    made.kind = Provenance::Kind::set;
    made.value = shown_value(value, field.type, zones);
  }
}

/// What the decision looked at before it came to fields.
std::vector<SourcePlace> places_of_decision(const Inquiry& inquiry, Executor& executor,
                                            const Answer& answer, const Json& record) {
  std::vector<SourcePlace> places;
  for (const Root& root : roots_asked(*inquiry.program, answer)) {
    if (root.kind != Root::Kind::id && root.kind != Root::Kind::rule) continue;
    const Traced traced = executor.run_root(root, record);
    add_places(places, places_of(inquiry, traced.reads, record));
  }
  return places;
}

}  // namespace

std::string_view name_of(Provenance::Kind kind) {
  switch (kind) {
    case Provenance::Kind::set:
      return "set";
    case Provenance::Kind::clear:
      return "clear";
    case Provenance::Kind::keep:
      return "keep";
    case Provenance::Kind::hold:
      break;
  }
  return "hold";
}

std::optional<Provenance> provenance(const Inquiry& inquiry, const Json& record,
                                     std::string_view field) {
  const auto& fields = inquiry.graph.fields;
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const GraphField& one) { return one.name == field; });
  if (found == fields.end()) return std::nullopt;
  const auto index = static_cast<std::uint32_t>(found - fields.begin());

  Executor executor = inquiry.executor();
  const Answer decided = answer(inquiry, record);
  const Traced traced = executor.run_root({Root::Kind::field, index}, record);
  Provenance made;
  made.person = decided.person;
  made.field = found->name;
  made.layer = found->layer;
  made.place = found->place;
  judge(made, *found, traced.result, inquiry.references.zones);
  made.way = value_tree(inquiry, found->value, traced);
  made.places = places_of(inquiry, traced.reads, record);
  made.decision_places = places_of_decision(inquiry, executor, decided, record);
  return made;
}

namespace {

struct GroupPart {
  std::uint32_t group = 0;
  GraphGroup::Part part = GraphGroup::name;
};

/// `team.parent`, if the target says it.
std::optional<GroupPart> group_part(const Graph& graph, std::string_view field) {
  const std::size_t dot = field.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  for (std::uint32_t i = 0; i < graph.groups.size(); ++i) {
    if (graph.groups[i].field != field.substr(0, dot)) continue;
    for (const auto part : {GraphGroup::name, GraphGroup::parent, GraphGroup::manager}) {
      const bool said = part == GraphGroup::name || graph.groups[i].place[part].known();
      if (said && name_of(part) == field.substr(dot + 1)) return GroupPart{i, part};
    }
  }
  return std::nullopt;
}

/// The steps up to the one in which `body` was computed for the group at `index`: what stands last
/// in them for each node is what it was then. Two parts that say the same are one body.
std::size_t steps_until(const Traced& traced, const Node& describe, NodeId body,
                        std::size_t index) {
  std::size_t before =
      index * static_cast<std::size_t>(std::ranges::count(describe.bodies, body));
  for (std::size_t i = 0; i < traced.steps.size(); ++i) {
    const Traced::Step& step = traced.steps[i];
    if (step.node == body && step.depth > 0 && before-- == 0) return i + 1;
  }
  return traced.steps.size();
}

/// The reads that one part and the keys can have asked for, without those of the other parts.
std::vector<Traced::Read> reads_below(const Graph& graph, const Traced& traced, NodeId keys,
                                      NodeId body) {
  std::vector<bool> below(graph.nodes.size(), false);
  below[keys.index] = below[body.index] = true;
  std::set<std::uint32_t> readings;
  for (std::size_t i = graph.nodes.size(); i-- > 0;) {
    if (!below[i]) continue;
    const Node& node = graph.nodes[i];
    if (node.op == NodeOp::read) readings.insert(node.reading.index);
    for (const NodeId in : node.in) below[in.index] = true;
    for (const NodeId inner : node.bodies) below[inner.index] = true;
  }
  std::vector<Traced::Read> reads;
  for (const Traced::Read& read : traced.reads) {
    if (readings.contains(read.reading.index)) reads.push_back(read);
  }
  return reads;
}

void judge_part(Provenance& made, const Value& value, const Type& type, const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::hold:
      made.kind = Provenance::Kind::hold;
      made.because = value.view();
      return;
    case ValueKind::keep: made.kind = Provenance::Kind::keep; return;
    case ValueKind::clear: made.kind = Provenance::Kind::clear; return;
    default:
      made.kind = Provenance::Kind::set;
      made.value = shown_value(value, type, zones);
  }
}

}  // namespace

std::optional<std::vector<Provenance>> group_provenance(const Inquiry& inquiry, const Json& record,
                                                        std::string_view field) {
  const auto found = group_part(inquiry.graph, field);
  if (!found) return std::nullopt;
  const GraphGroup& group = inquiry.graph.groups[found->group];
  const Node& describe = inquiry.graph[group.value];
  const NodeId body = describe.bodies[found->part - 1];
  Executor executor = inquiry.executor();
  const Answer decided = answer(inquiry, record);
  Traced traced = executor.run_root({Root::Kind::group, found->group}, record);
  const bool is_list = traced.result.kind == ValueKind::list;
  const std::vector<Traced::Step> steps = std::move(traced.steps);
  const auto reads = reads_below(inquiry.graph, traced, describe.in[0], body);
  const auto decision_places = places_of_decision(inquiry, executor, decided, record);
  std::vector<Provenance> all;
  for (std::uint32_t i = 0; is_list && i < traced.result.size; ++i) {
    const Value& described = traced.result.items[i];
    traced.steps = steps;
    traced.steps.resize(steps_until(traced, describe, body, i));
    Provenance made;
    made.person = decided.person;
    made.field = field;
    made.group = described.items[GraphGroup::key].view();
    const bool said = group.place[found->part].known();
    made.layer = said ? group.layer[found->part] : inquiry.graph.target;
    made.place = said ? group.place[found->part] : describe.place;
    const Type& type = describe.type.item[0].fields[found->part].type;
    judge_part(made, described.items[found->part], type, inquiry.references.zones);
    made.way = value_tree(inquiry, body, traced);
    made.places = places_of(inquiry, reads, record);
    made.decision_places = decision_places;
    all.push_back(std::move(made));
  }
  return all;
}

}  // namespace joinery
