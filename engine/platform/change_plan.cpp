#include "engine/platform/change_plan.hpp"

#include <algorithm>

#include "engine/platform/template_reads.hpp"

namespace joinery {
namespace {

/// Steps that stand for one another (`when: …`, `when: not …`) are counted once: what has a condition
/// is taken for an alternative of the step before it that has one.
std::uint64_t steps_of(const Change& change) {
  std::uint64_t steps = 0;
  bool had_condition = false;
  for (const Step& step : change.steps) {
    if (!step.when || !had_condition) ++steps;
    had_condition = step.when.has_value();
  }
  return steps;
}

}  // namespace

ChangePlan change_plan(const Connector& connector, MutationKind kind) {
  ChangePlan plan;
  plan.change = connector.change(name_of(kind));
  if (plan.change == nullptr) return plan;
  ReadPaths all;
  for (const Step& step : plan.change->steps) {
    ReadPaths reads;
    add_reads(connector, step.exchange.request, reads);
    if (step.when) add_reads(connector, *step.when, all);
    all.insert(reads.begin(), reads.end());
    std::set<std::string> says;
    // What a look-up on the way gives is wanted whatever changes.
    if (step.exchange.request.method != Request::Method::get) {
      for (const char* root : {"change", "cleared", "wanted"}) says.merge(members_below(reads, root));
    }
    plan.says.push_back(std::move(says));
  }
  plan.reads_user_first = any_below(all, "wanted") && kind != MutationKind::create_user;
  plan.wants_password = all.contains("mutation.password");
  plan.sends_notify = all.contains("mutation.notify");
  return plan;
}

std::uint64_t predicted_requests(const Connector& connector, MutationKind kind, std::uint64_t count) {
  const ChangePlan plan = change_plan(connector, kind);
  if (plan.change == nullptr || plan.change->how != Change::How::steps) return 0;
  if (plan.change->bulk && count > 1) {
    const std::uint64_t size = std::max<std::uint32_t>(plan.change->bulk->at_most, 1);
    return (count + size - 1) / size;
  }
  std::uint64_t each = steps_of(*plan.change) + (plan.reads_user_first ? 1 : 0);
  // Nobody is made who is there already: every question is asked first.
  if (kind == MutationKind::create_user) {
    each += static_cast<std::uint64_t>(
        std::ranges::count_if(connector.find, [](const Find& find) { return find.by != "id"; }));
  }
  return each * count;
}

std::uint64_t predicted_seconds(const Pace& pace, std::uint64_t requests) {
  constexpr std::uint64_t in_a_second = 3;
  const std::uint64_t at_once = in_a_second * std::max<std::uint32_t>(pace.together, 1);
  std::uint64_t seconds = (requests + at_once - 1) / at_once;
  for (const Rate& rate : pace.rates) {
    if (rate.requests == 0) continue;
    // Windows slide: the first one is free, each that follows has to be waited for.
    const std::uint64_t windows = requests == 0 ? 0 : (requests - 1) / rate.requests;
    seconds = std::max(seconds, windows * static_cast<std::uint64_t>(rate.per.count()));
  }
  return seconds;
}

}  // namespace joinery
