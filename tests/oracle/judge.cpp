#include "tests/oracle/judge.hpp"

#include <algorithm>

#include "engine/calendar/timestamp.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/unicode/normal_key.hpp"
#include "engine/value/number.hpp"
#include "engine/value/shown.hpp"

namespace joinery::oracle {

void Judge::begin(const Json& record, RunClock clock) {
  arena_.reset();
  record_ = &record;
  clock_ = clock;
  items_.clear();
  person_ = "null";
  steps_ = 0;
}

Value Judge::value_of(NodeId node, const Json& record, RunClock clock) {
  begin(record, clock);
  return eval(node);
}

std::optional<std::string> Judge::line(const Json& record, RunClock clock) {
  begin(record, clock);
  std::string out = decide();
  if (steps_ > steps_max) return std::nullopt;
  return out;
}

Value Judge::hold(const std::string& reason) { return Value::hold(arena_.copy(reason)); }

/// As a template shows it, written once more and not by engine/value.
std::string Judge::printed(const Value& value, const Type& type) const {
  std::string out;
  switch (value.kind) {
    case ValueKind::text:
      return std::string(value.view());
    case ValueKind::number:
      format_number(value.integer, out);
      return out;
    case ValueKind::yes_no:
      return value.integer == 1 ? "yes" : "no";
    case ValueKind::date:
      return day_text(Day{static_cast<std::int32_t>(value.integer)});
    case ValueKind::instant:
      return instant_text(Instant{value.integer});
    case ValueKind::zone:
      return std::string(references_.zones.name(ZoneId{static_cast<std::uint32_t>(value.integer)}));
    case ValueKind::list:
      for (const Value& item : value.elements()) {
        if (!out.empty()) out += ", ";
        out += printed(item, type.item[0]);
      }
      return out;
    default:
      return out;
  }
}

Value Judge::eval(NodeId id) {
  if (++steps_ > steps_max) return {};
  const Node& node = graph_[id];
  switch (node.op) {
    case NodeOp::constant:
    case NodeOp::setting:
      return node.constant.view(arena_);
    case NodeOp::read:
      return read(graph_.readings[node.reading.index]);
    case NodeOp::element: {
      const Value& item = items_.back();
      return item.kind == ValueKind::record ? item.elements()[node.index] : item;
    }
    case NodeOp::now:
      return Value::of(ValueKind::instant, clock_.now.micros);
    case NodeOp::and_:
    case NodeOp::or_:
    case NodeOp::is_blank:
    case NodeOp::is_present:
    case NodeOp::else_:
    case NodeOp::if_:
    case NodeOp::hold:
    case NodeOp::in_constants:
    case NodeOp::show:
    case NodeOp::count:
      return lazy(node);
    case NodeOp::call:
      return call(node);
    case NodeOp::describe:
      return describe(node);
    default:
      return strict(node);
  }
}

/// What does not follow the rule that the first hold, and then any blank, is the result.
Value Judge::lazy(const Node& node) {
  if (node.op == NodeOp::and_ || node.op == NodeOp::or_) return all_or_any(node);
  if (node.op == NodeOp::in_constants) return membership(node);
  if (node.op == NodeOp::else_) {
    for (const NodeId in : node.in) {
      const Value value = eval(in);
      if (!value.is_blank()) return value;
    }
    return {};
  }
  const Value first = eval(node.in[0]);
  if (first.is_hold()) return first;
  switch (node.op) {
    case NodeOp::is_blank:
      return Value::yes_no(first.is_blank());
    case NodeOp::is_present:
      return Value::yes_no(!first.is_blank());
    case NodeOp::if_:
      return eval(first.is_yes() ? node.in[1] : node.in[2]);
    case NodeOp::hold:
      return hold(first.is_blank() ? "(blank)" : std::string(first.view()));
    case NodeOp::count:
      return Value::number(first.is_blank() ? 0
                                            : static_cast<std::int64_t>(first.size) * number_one);
    default:  // show
      if (first.is_blank()) return Value::text("(blank)");
      return Value::text(arena_.copy(printed(first, graph_[node.in[0]].type)));
  }
}

Value Judge::all_or_any(const Node& node) {
  bool blank = false;
  const bool ends = node.op == NodeOp::or_;
  for (const NodeId in : node.in) {
    const Value value = eval(in);
    if (value.is_hold()) return value;
    if (value.is_blank())
      blank = true;
    else if (value.is_yes() == ends)
      return value;
  }
  return blank ? Value{} : Value::yes_no(!ends);
}

Value Judge::membership(const Node& node) {
  const Value sought = eval(node.in[0]);
  if (sought.is_hold() || sought.is_blank()) return sought;
  for (std::size_t i = 1; i < node.in.size(); ++i) {
    const Value one = eval(node.in[i]);
    if (one.is_hold()) return one;
    if (same(sought, one)) return Value::yes_no(true);
  }
  return Value::yes_no(false);
}

Value Judge::call(const Node& node) {
  std::vector<Value> arguments;
  bool blank = false;
  for (std::size_t i = 0; i < node.in.size(); ++i) {
    arguments.push_back(eval(node.in[i]));
    if (arguments.back().is_hold()) return arguments.back();
    blank = blank || (arguments.back().is_blank() && !node.function->parameters[i].optional);
  }
  if (blank && node.function->blanks == BlankPolicy::flows) return {};
  return node.function->run(Call{arena_, references_, limits_.text_bytes}, arguments);
}

Value Judge::texts(const Node& node, const std::vector<Value>& in) {
  std::string text;
  for (std::size_t i = 0; i < in.size(); ++i) text += printed(in[i], graph_[node.in[i]].type);
  return Call{arena_, references_, limits_.text_bytes}.text(text);
}

bool Judge::is_row(const Table& table, const Table::Row& row, const Value& key) const {
  if (row.key.kind != key.kind) return false;
  if (key.kind != ValueKind::text) return row.key.integer == key.integer;
  std::string asked(key.view());
  if (table.key.is(TypeWord::text) && !table.exact) normal_key(key.view(), asked);
  return row.key.text == asked;
}

Value Judge::lookup(const Node& node, const Value& key) {
  const Table& table = graph_.tables[node.table.index];
  for (const Table::Row& row : table.rows) {
    if (!is_row(table, row, key)) continue;
    return node.op == NodeOp::in_set ? Value::yes_no(true) : row.value.view(arena_);
  }
  if (node.op == NodeOp::in_set) return Value::yes_no(false);
  if (table.miss == TableSyntax::Miss::value) return table.otherwise.view(arena_);
  if (table.miss != TableSyntax::Miss::hold) return {};
  std::string reason = table.hold;
  const std::string seen = printed(key, table.key);
  for (std::size_t at = reason.find("{key}"); at != std::string::npos;
       at = reason.find("{key}", at + seen.size())) {
    reason.replace(at, 5, seen);
  }
  return hold(reason);
}

Value Judge::strict(const Node& node) {
  std::vector<Value> in;
  for (const NodeId id : node.in) in.push_back(eval(id));
  for (const Value& value : in) {
    if (value.is_hold()) return value;
  }
  for (const Value& value : in) {
    if (value.is_blank()) return {};
  }
  const Value& a = in[0];
  const Value& b = in.size() > 1 ? in[1] : a;
  switch (node.op) {
    case NodeOp::not_:
      return Value::yes_no(a.integer == 0);
    case NodeOp::today: {
      const ZoneId zone{static_cast<std::uint32_t>(a.integer)};
      return Value::of(ValueKind::date, references_.zones.day_of(clock_.now, zone).days);
    }
    case NodeOp::equal:
      return Value::yes_no(same(a, b));
    case NodeOp::unequal:
      return Value::yes_no(!same(a, b));
    case NodeOp::less:
      return Value::yes_no(a.integer < b.integer);
    case NodeOp::less_equal:
      return Value::yes_no(a.integer <= b.integer);
    case NodeOp::in_list:
      return Value::yes_no(
          std::ranges::any_of(b.elements(), [&](const Value& v) { return same(a, v); }));
    case NodeOp::starts_with:
      return Value::yes_no(a.view().substr(0, b.size) == b.view());
    case NodeOp::ends_with:
      return Value::yes_no(a.size >= b.size && a.view().substr(a.size - b.size) == b.view());
    case NodeOp::contains:
      return Value::yes_no(a.view().find(b.view()) != std::string_view::npos);
    case NodeOp::matches:
      return Value::yes_no(graph_.patterns[*node.pattern].full_match(a.view()));
    case NodeOp::concat:
      return texts(node, in);
    case NodeOp::table:
    case NodeOp::in_set:
      return lookup(node, a);
    case NodeOp::where:
      return where(node, a);
    case NodeOp::sort:
      return ordered(node, a, false);
    case NodeOp::first:
      return ordered(node, a, true);
    case NodeOp::only:
      return only(a);
    case NodeOp::each:
      return each(node, a);
    case NodeOp::field:
      return a.elements()[node.index];
    default:
      return arithmetic(node, a, b);
  }
}

}  // namespace joinery::oracle
