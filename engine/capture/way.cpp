#include "engine/capture/way.hpp"

namespace joinery {

Ways::Ways(const Inquiry& inquiry) : inquiry_(inquiry) {
  ExampleCoverage coverage;
  sites_ = coverage.add(inquiry);
}

Way Ways::of(const Json& record, RunClock clock) const {
  Inquiry at = inquiry_;
  at.clock = clock;
  Executor executor = at.executor();
  Decider decider(executor);
  const Decision& decision = decider.decide(record);
  Way way;
  way.kind = decision.kind;
  way.by = decision.by;
  way.index = decision.index;
  way.account = decision.account;
  way.invited = decision.invite.has_value();
  if (decision.kind == Decision::Kind::include) {
    for (const Value& value : decision.user) way.kinds.push_back(static_cast<std::uint8_t>(value.kind));
  }
  way.points = ExampleCoverage::reached(at, sites_, record);
  return way;
}

}  // namespace joinery
