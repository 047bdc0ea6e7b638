#include "engine/snapshot/probe.hpp"

#include <algorithm>

#include "engine/connect/context.hpp"
#include "engine/connect/joiner.hpp"
#include "engine/connect/page_reader.hpp"

namespace joinery {
namespace {

/// The first page of people, joined as far as one page is.
void look_at_people(Caller& caller, const std::vector<WantedField>& fields, const Limits& limits,
                    Probed& probed) {
  const Connector& connector = caller.connector();
  if (connector.read.all.empty()) return;
  const std::uint32_t people = connector.read.all.front();
  std::vector<Json> records;
  Joiner joiner(caller, limits);
  PageSink sink;
  sink.add = [&](RecordBlock& block) { return add_trees(block, limits, records); };
  sink.drop = [&] {
    records.clear();
    return Result<void>();
  };
  PageReader reader(caller, connector.streams[people], AskUse::people, Json::from_members({}),
                    std::move(sink));
  const auto asking = reader.next();
  if (!asking) return;
  const Answered answered = caller.ask(*asking);
  if (answered.meaning != AnswerMeaning::done) {
    probed.failed = answered.say;
    return;
  }
  // A few people show what is seen; the children of all of them would be many requests.
  records.resize(std::min<std::size_t>(records.size(), 5));
  auto joined = joiner.join(people, std::move(records), answered.answer);
  if (!joined) {
    probed.failed = joined.error().what;
    return;
  }
  probed.records = joined->size();
  for (const WantedField& field : fields) {
    const bool seen = std::ranges::any_of(
        *joined, [&](const Json& record) { return at_steps(record, field.steps) != nullptr; });
    if (!seen && !joined->empty()) probed.unseen.push_back(field.path);
  }
}

}  // namespace

Probed probe(Caller& caller, const std::vector<WantedField>& fields, const Limits& limits) {
  Probed probed;
  look_at_people(caller, fields, limits, probed);
  if (!probed.failed.empty()) return probed;
  for (const Probe& each : caller.connector().probes) {
    Asking asking;
    asking.exchange = &each.exchange;
    asking.use = AskUse::probe;
    asking.name = "probe " + each.path;
    const Answered answered = caller.ask(std::move(asking));
    bool granted = answered.meaning == AnswerMeaning::done;
    if (granted && each.granted_when) {
      granted = caller.formulas().is_yes(*each.granted_when, answered.answer).value_or(false);
    }
    if (!granted) probed.refused.push_back(each.path);
  }
  return probed;
}

}  // namespace joinery
