#include "engine/explain/clock_instants.hpp"

#include <algorithm>
#include <functional>

#include "engine/calendar/zone_table.hpp"
#include "engine/execute/arithmetic.hpp"
#include "engine/explain/live_nodes.hpp"
#include "engine/explain/still_values.hpp"

namespace joinery {
namespace {

ShiftUnit unit_of(const std::string& word) {
  if (word == "minute") return ShiftUnit::minute;
  if (word == "hour") return ShiftUnit::hour;
  if (word == "day") return ShiftUnit::day;
  if (word == "week") return ShiftUnit::week;
  return word == "month" ? ShiftUnit::month : ShiftUnit::year;
}

Value day_value(std::int64_t days) { return Value::of(ValueKind::date, days); }
Value instant_value(Instant at) { return Value::of(ValueKind::instant, at.micros); }

/// Dates and instants anywhere inside a value.
void gather_times(const Value& value, std::vector<Value>& times) {
  if (value.kind == ValueKind::date || value.kind == ValueKind::instant) times.push_back(value);
  if (value.kind != ValueKind::list && value.kind != ValueKind::record) return;
  for (const Value& item : value.elements()) gather_times(item, times);
}

class InstantFinder {
 public:
  InstantFinder(const Inquiry& inquiry, const Json& record)
      : inquiry_(inquiry),
        graph_(inquiry.graph),
        zones_(inquiry.references.zones),
        conditions_(time_conditions(inquiry.graph)),
        still_(inquiry, record, wanted_nodes()) {}

  ClockInstants find();

 private:
  [[nodiscard]] std::vector<NodeId> wanted_nodes();
  [[nodiscard]] std::optional<ZoneId> zone_of(NodeId node) const;
  /// What the chain comes to where its `today` or `now` is `base`; a hold where that has no place.
  [[nodiscard]] Value moved(NodeId chain, Value base) const;
  void solve(NodeId chain, const Value& other);
  void solve_days(NodeId chain, std::int64_t wanted, ZoneId zone);
  void solve_instants(NodeId chain, std::int64_t wanted);
  void add(Instant at) { made_.instants.push_back(at); }
  void add_begin(std::int64_t days, ZoneId zone);
  void add_every_day(ZoneId zone);
  void add_account();
  void add_comparisons();
  void add_days();

  const Inquiry& inquiry_;
  const Graph& graph_;
  const ZoneTable& zones_;
  TimeConditions conditions_;
  std::vector<NodeId> lists_;  ///< readings of records and lists
  StillValues still_;
  std::vector<ZoneId> zones_done_;
  ClockInstants made_;
};

std::vector<NodeId> InstantFinder::wanted_nodes() {
  std::vector<NodeId> nodes;
  const auto add_node = [&](NodeId node) {
    if (node.valid()) nodes.push_back(node);
  };
  const auto add_chain = [&](NodeId chain) {
    for (; graph_[chain].op == NodeOp::shift; chain = graph_[chain].in[0]) {
      add_node(graph_[chain].in[1]);
    }
    if (graph_[chain].op == NodeOp::today) add_node(graph_[chain].in[0]);
  };
  for (const auto& [chain, other] : conditions_.comparisons) {
    add_chain(chain);
    add_node(other);
  }
  for (const NodeId chain : conditions_.days) add_chain(chain);
  for (const auto& [chain, zone] : conditions_.days_of_now) {
    add_chain(chain);
    add_node(zone);
  }
  for (const NodeId root : {graph_.account.zone, graph_.account.starts, graph_.account.ends}) {
    add_node(root);
  }
  const std::vector<bool> live = live_nodes(graph_);
  for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
    if (!live[i] || graph_.nodes[i].op != NodeOp::read) continue;
    if (!graph_.nodes[i].type.is(TypeWord::list)) continue;
    lists_.push_back({i});
    add_node({i});
  }
  return nodes;
}

std::optional<ZoneId> InstantFinder::zone_of(NodeId node) const {
  if (!node.valid()) return std::nullopt;
  const Value& value = still_.of(node);
  if (value.kind != ValueKind::zone) return std::nullopt;
  return ZoneId{static_cast<std::uint32_t>(value.integer)};
}

Value InstantFinder::moved(NodeId chain, Value base) const {
  std::vector<NodeId> shifts;
  for (; graph_[chain].op == NodeOp::shift; chain = graph_[chain].in[0]) shifts.push_back(chain);
  for (std::size_t i = shifts.size(); i-- > 0;) {
    const Node& node = graph_[shifts[i]];
    const Value& count = still_.of(node.in[1]);
    if (count.kind != ValueKind::number) return Value::hold("no count");
    base = shift(base, count, unit_of(node.unit), node.index == 1);
    if (base.is_hold()) return base;
  }
  return base;
}

void InstantFinder::add_begin(std::int64_t days, ZoneId zone) {
  if (days < first_day.days || days > last_day.days) return;
  add(zones_.start_of_day(Day{static_cast<std::int32_t>(days)}, zone));
}

/// The first day that comes to `wanted`, and the first that comes past it. A later day never comes
/// to an earlier one, so both are found by halving.
void InstantFinder::solve_days(NodeId chain, std::int64_t wanted, ZoneId zone) {
  for (const std::int64_t target : {wanted, wanted + 1}) {
    std::int64_t low = first_day.days;
    std::int64_t high = last_day.days + 1LL;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      const Value there = moved(chain, day_value(middle));
      const bool early = there.is_hold() ? middle < 0 : there.integer < target;
      if (early)
        low = middle + 1;
      else
        high = middle;
    }
    for (const std::int64_t day : {low - 1, low, low + 1}) add_begin(day, zone);
  }
}

/// Instants are moved by hours and minutes only, and so all alike.
void InstantFinder::solve_instants(NodeId chain, std::int64_t wanted) {
  const Instant now = inquiry_.clock.now;
  const Value there = moved(chain, instant_value(now));
  if (there.is_hold()) return;
  const std::int64_t at = now.micros + (wanted - there.integer);
  add({at});
  add({at + 1});
}

void InstantFinder::solve(NodeId chain, const Value& other) {
  const Node& base = graph_[base_of(graph_, chain)];
  if (base.op == NodeOp::now) {
    if (other.kind == ValueKind::instant) solve_instants(chain, other.integer);
    return;
  }
  const auto zone = zone_of(base.in[0]);
  if (zone && other.kind == ValueKind::date) solve_days(chain, other.integer, *zone);
}

void InstantFinder::add_every_day(ZoneId zone) {
  made_.has_horizon = true;
  if (std::find(zones_done_.begin(), zones_done_.end(), zone) != zones_done_.end()) return;
  zones_done_.push_back(zone);
  const Day today = zones_.day_of(inquiry_.clock.now, zone);
  for (int i = 0; i <= horizon_days; ++i) add_begin(today.days + std::int64_t{i}, zone);
}

void InstantFinder::add_account() {
  const auto zone = zone_of(graph_.account.zone);
  if (!zone) return;
  if (conditions_.starts_move || conditions_.ends_move) add_every_day(*zone);
  const auto add_root = [&](NodeId root, std::int64_t later) {
    if (!root.valid()) return;
    const Value& day = still_.of(root);
    if (day.kind == ValueKind::date) add_begin(day.integer + later, *zone);
  };
  add_root(graph_.account.starts, 0);
  add_root(graph_.account.ends, 1);
}

void InstantFinder::add_comparisons() {
  std::vector<Value> times;
  for (const NodeId list : lists_) gather_times(still_.of(list), times);
  for (const auto& [chain, other] : conditions_.comparisons) {
    if (other.valid()) {
      solve(chain, still_.of(other));
    } else {
      for (const Value& time : times) solve(chain, time);
    }
  }
}

void InstantFinder::add_days() {
  for (const NodeId chain : conditions_.days) {
    const auto zone = zone_of(graph_[base_of(graph_, chain)].in[0]);
    if (zone) add_every_day(*zone);
  }
  for (const auto& [chain, zone_node] : conditions_.days_of_now) {
    const auto zone = zone_of(zone_node);
    const Value there = moved(chain, instant_value(inquiry_.clock.now));
    if (!zone || there.kind != ValueKind::instant) continue;
    made_.has_horizon = true;
    const Day day = zones_.day_of({there.integer}, *zone);
    for (int i = 0; i <= horizon_days; ++i) {
      const Day next{day.days + i};
      if (is_supported(next)) solve_instants(chain, zones_.start_of_day(next, *zone).micros);
    }
  }
}

ClockInstants InstantFinder::find() {
  add_account();
  add_comparisons();
  add_days();
  made_.is_complete = conditions_.is_complete;
  std::vector<Instant>& all = made_.instants;
  std::erase_if(all, [&](Instant at) { return at <= inquiry_.clock.now || !is_supported(at); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return std::move(made_);
}

}  // namespace

ClockInstants clock_instants(const Inquiry& inquiry, const Json& record) {
  return InstantFinder(inquiry, record).find();
}

}  // namespace joinery
