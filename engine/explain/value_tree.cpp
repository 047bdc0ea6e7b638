#include "engine/explain/value_tree.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/explain/setting_place.hpp"
#include "engine/graph/print.hpp"
#include "engine/unicode/space.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

constexpr std::size_t written_bytes_max = 100;
constexpr std::size_t value_bytes_max = 400;

bool is_known(const Node& node) {
  return node.op == NodeOp::constant || node.op == NodeOp::setting;
}

/// Parts of a list or record can be outcomes; they become texts that say so.
Value without_outcomes(const Value& value, Arena& arena) {
  switch (value.kind) {
    case ValueKind::hold:
      return Value::text(arena.copy("hold: " + std::string(value.view())));
    case ValueKind::keep:
      return Value::text("keep");
    case ValueKind::clear:
      return Value::text("clear");
    case ValueKind::list:
    case ValueKind::record:
      break;
    default:
      return value;
  }
  Value* items = arena.array<Value>(value.size);
  for (std::uint32_t i = 0; i < value.size; ++i) items[i] = without_outcomes(value.items[i], arena);
  return value.kind == ValueKind::list ? Value::list({items, value.size})
                                       : Value::record({items, value.size});
}

std::string cut(std::string text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

class TreeBuilder {
 public:
  TreeBuilder(const Inquiry& inquiry, const Traced& traced) : inquiry_(inquiry), traced_(traced) {
    for (const Traced::Step& step : traced.steps)
      values_.insert_or_assign(step.node.index, step.value);
  }

  ValueTree build(NodeId root) {
    add(root, 0);
    tree_.cut = tree_.cut || traced_.cut;
    return std::move(tree_);
  }

 private:
  Value value_of(NodeId id);
  void add(NodeId id, std::uint32_t depth, Span around = {});
  std::vector<NodeId> evaluated(NodeId id);
  void note_branch(NodeId asked, std::string answer);
  void note_setting(NodeId id);
  void note_row(NodeId id);
  [[nodiscard]] std::string shown(NodeId id);

  const Inquiry& inquiry_;
  const Traced& traced_;
  std::map<std::uint32_t, Value> values_;
  std::set<std::uint32_t> seen_;
  Arena arena_;
  ValueTree tree_;
};

Value TreeBuilder::value_of(NodeId id) {
  const Node& node = inquiry_.graph[id];
  if (is_known(node)) return node.constant.view(arena_);
  const auto found = values_.find(id.index);
  return found == values_.end() ? Value{} : found->second;
}

std::string answer_word(const Value& value) {
  if (value.is_hold()) return "hold";
  if (value.is_blank()) return "blank";
  return value.is_yes() ? "yes" : "no";
}

/// The operands that were evaluated, by the rules of the operator; its decisions are noted.
std::vector<NodeId> TreeBuilder::evaluated(NodeId id) {
  const Node& node = inquiry_.graph[id];
  std::vector<NodeId> needed;
  switch (node.op) {
    case NodeOp::if_: {
      const Value asked = value_of(node.in[0]);
      note_branch(node.in[0], answer_word(asked));
      if (asked.is_hold()) return {node.in[0]};
      return {node.in[0], asked.is_yes() ? node.in[1] : node.in[2]};
    }
    case NodeOp::else_:
      for (const NodeId in : node.in) {
        needed.push_back(in);
        const bool blank = value_of(in).is_blank();
        if (in != node.in.back()) note_branch(in, blank ? "blank" : "present");
        if (!blank) break;
      }
      return needed;
    case NodeOp::and_:
    case NodeOp::or_:
      for (const NodeId in : node.in) {
        needed.push_back(in);
        const Value value = value_of(in);
        if (value.is_hold() || (node.op == NodeOp::and_ ? value.is_no() : value.is_yes())) break;
      }
      return needed;
    default:
      return node.in;
  }
}

std::string TreeBuilder::shown(NodeId id) {
  const Node& node = inquiry_.graph[id];
  return cut(shown_value(value_of(id), node.type, inquiry_.references.zones), value_bytes_max);
}

void TreeBuilder::note_branch(NodeId asked, std::string answer) {
  // What is the same for everybody is no decision, unless a setting made it.
  if (inquiry_.graph[asked].op == NodeOp::constant) return;
  tree_.branches.push_back(
      {written_text(inquiry_, asked), std::move(answer), inquiry_.graph[asked].place});
}

void TreeBuilder::note_setting(NodeId id) {
  const Node& node = inquiry_.graph[id];
  tree_.settings.push_back({node.name, shown(id), setting_place(inquiry_, node)});
}

void TreeBuilder::note_row(NodeId id) {
  const Node& node = inquiry_.graph[id];
  const Table& table = inquiry_.graph.tables[node.table.index];
  const Value key = value_of(node.in[0]);
  if (key.is_blank() || key.is_hold()) return;
  RowUse use;
  use.table = table.name;
  use.key = shown(node.in[0]);
  std::string scratch;
  const std::int64_t at = table.find(key, scratch);
  if (at >= 0) {
    const Table::Row& row = table.rows[static_cast<std::size_t>(at)];
    use.hit = true;
    use.place = row.place;
    if (node.op == NodeOp::table) {
      use.value = shown_value(row.value.view(arena_), table.value, inquiry_.references.zones);
    }
  }
  tree_.rows.push_back(std::move(use));
}

void TreeBuilder::add(NodeId id, std::uint32_t depth, Span around) {
  const Node& node = inquiry_.graph[id];
  if (node.op == NodeOp::constant || !seen_.insert(id.index).second) return;
  if (depth > tree_depth_max || tree_.steps.size() >= tree_steps_max) {
    tree_.cut = true;
    return;
  }
  // The cases of one formula are an `if` in an `if`; people see one formula.
  const bool same_formula = node.op == NodeOp::if_ && node.place.known() && node.place == around;
  for (const NodeId in : evaluated(id)) add(in, same_formula ? depth : depth + 1, node.place);
  if (node.op == NodeOp::setting) note_setting(id);
  if (node.op == NodeOp::table || node.op == NodeOp::in_set) note_row(id);
  if (same_formula) return;
  tree_.steps.push_back({written_text(inquiry_, id), shown(id), node.place, depth});
}

}  // namespace

std::string shown_value(const Value& value, const Type& type, const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::blank:
      return "blank";
    case ValueKind::keep:
      return "keep";
    case ValueKind::clear:
      return "clear";
    case ValueKind::hold:
      return "hold: " + std::string(value.view());
    default:
      break;
  }
  Arena arena;
  std::string out;
  append_json(out, without_outcomes(value, arena), type, zones);
  return out;
}

std::string written_text(const Inquiry& inquiry, NodeId id) {
  const Node& node = inquiry.graph[id];
  if (node.op == NodeOp::setting) return "settings." + node.name;
  if (node.op == NodeOp::read) return print(inquiry.graph.readings[node.reading.index].path);
  std::string text;
  if (node.place.known()) collapse_spaces(inquiry.sources.text(node.place), text);
  if (text.empty() && node.op == NodeOp::element) return "item";
  if (text.empty()) text = label(inquiry.graph, id, inquiry.references.zones);
  if (text.starts_with("cases:") || text.starts_with("of: ")) return "cases";
  if (text.starts_with("when: ")) {
    const std::size_t then = text.find(" then:");
    text = "when " + text.substr(6, then == std::string::npos ? then : then - 6);
  }
  return cut(std::move(text), written_bytes_max);
}

ValueTree value_tree(const Inquiry& inquiry, NodeId root, const Traced& traced) {
  return TreeBuilder(inquiry, traced).build(root);
}

}  // namespace joinery
