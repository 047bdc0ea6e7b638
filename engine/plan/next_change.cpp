/// When each person's answer can change although nobody touches their record: the account begins or
/// ends, an invitation falls due, or a condition of the mapping looks at the clock. Never later than
/// the real instant; where a mapping looks at the clock in its own way, at the beginning of the
/// next day at the latest.

#include <algorithm>

#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

/// Where a mapping looks at the clock, apart from its account.
struct ClockUses {
  std::vector<ZoneId> days;   ///< zones that are named
  bool own_day = false;       ///< `today` in a zone that depends on the person
  bool now = false;
};

ClockUses clock_uses(const Graph& graph) {
  ClockUses uses;
  std::vector<bool> seen(graph.nodes.size(), false);
  std::vector<NodeId> stack = graph.roots();
  while (!stack.empty()) {
    const NodeId id = stack.back();
    stack.pop_back();
    if (!id.valid() || seen[id.index]) continue;
    seen[id.index] = true;
    const Node& node = graph[id];
    uses.now |= node.op == NodeOp::now;
    if (node.op == NodeOp::today) {
      const Node& zone = graph[node.in[0]];
      const bool is_named = zone.op == NodeOp::constant || zone.op == NodeOp::setting;
      if (is_named && zone.constant.kind == ValueKind::zone) {
        uses.days.push_back(ZoneId{static_cast<std::uint32_t>(zone.constant.integer)});
      } else {
        uses.own_day = true;
      }
    }
    stack.insert(stack.end(), node.in.begin(), node.in.end());
    stack.insert(stack.end(), node.bodies.begin(), node.bodies.end());
  }
  return uses;
}

class NextChanges {
 public:
  explicit NextChanges(Draft& draft) : draft_(draft), uses_(clock_uses(draft.graph)) {
    constexpr std::int64_t quarter = 900 * micros_per_second;
    quarter_ = {(draft.now.micros / quarter + 1) * quarter};
    for (const ZoneId zone : uses_.days) shared_ = earlier(shared_, next_day(zone));
    if (uses_.now) shared_ = earlier(shared_, quarter_);
  }

  void run() {
    for (std::uint32_t p = 0; p < draft_.people.list.size(); ++p) {
      const Match& match = draft_.match_of(p);
      if (draft_.people.list[p].id.empty() || (match.duplicate && match.second_of == Match::nobody)) continue;
      const std::optional<Instant> next = next_of(p);
      if (next) draft_.plan.next_change = earlier(draft_.plan.next_change, *next);
      if (draft_.memory != nullptr) see(p, next);
    }
  }

 private:
  static std::optional<Instant> earlier(std::optional<Instant> a, Instant b) {
    return a && *a < b ? a : b;
  }
  [[nodiscard]] Instant next_day(ZoneId zone) const {
    return draft_.zones.start_of_day(Day{draft_.zones.day_of(draft_.now, zone).days + 1}, zone);
  }

  [[nodiscard]] std::optional<Instant> next_of(std::uint32_t p) const {
    const Person& person = draft_.people.list[p];
    const std::uint32_t other = draft_.match_of(p).next;
    std::optional<Instant> next = shared_;
    if (other != Match::nobody) {
      const Person& later = draft_.person(other);
      next = earlier(next, draft_.zones.start_of_day(*later.starts, later.zone));
    }
    if (person.kind != Decision::Kind::include) {
      // Nobody asked for the zone of who is left out.
      if (uses_.own_day) next = earlier(next, quarter_);
      return next;
    }
    if (uses_.own_day) next = with_day(next, person, Day{person.today.days + 1});
    if (person.archived_by_status) return next;
    if (const auto change = account_change_of(person)) next = earlier(next, *change);
    if (person.invite && person.account != AccountState::archived) next = with_day(next, person, *person.invite);
    return next;
  }

  /// When the account begins, or else ends, of itself; not of somebody who is archived by their status.
  [[nodiscard]] std::optional<Instant> account_change_of(const Person& person) const {
    if (person.kind != Decision::Kind::include || person.archived_by_status) return std::nullopt;
    std::optional<Instant> change;
    if (person.starts) change = with_day(change, person, *person.starts);
    if (person.ends && !is_open_end(*person.ends)) change = with_day(change, person, Day{person.ends->days + 1});
    return change;
  }
  /// `next`, or where a coming day begins for the person, if that is earlier.
  [[nodiscard]] std::optional<Instant> with_day(std::optional<Instant> next, const Person& person, Day day) const {
    if (day <= person.today || is_open_end(day) || !is_supported(day)) return next;
    return earlier(next, draft_.zones.start_of_day(day, person.zone));
  }

  void see(std::uint32_t p, std::optional<Instant> next) {
    const Person& person = draft_.person(p);
    if (person.kind == Decision::Kind::hold) return;
    const PersonMemory* known = draft_.remembered(person.id);
    bool in_scope = person.kind == Decision::Kind::include;
    // Somebody has still to decide what becomes of them: the question is asked again.
    const bool is_open = !in_scope && known != nullptr && known->in_scope &&
                         draft_.match_of(p).user != Match::nobody &&
                         draft_.policies.choice("people out of scope") == "hold";
    in_scope |= is_open;
    const std::optional<Day> starts = in_scope ? person.starts : std::nullopt;
    const std::optional<Instant> change = account_change_of(person);
    if (known != nullptr && known->in_scope == in_scope && known->starts == starts &&
        known->next_change == next && known->account_change == change) {
      return;
    }
    draft_.see(Decided{std::string(person.id), in_scope, starts, next, change});
  }

  Draft& draft_;
  ClockUses uses_;
  Instant quarter_;
  std::optional<Instant> shared_;   ///< for everybody
};

}  // namespace

void plan_next_change(Draft& draft) { NextChanges(draft).run(); }

}  // namespace joinery
