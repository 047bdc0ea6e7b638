#include "engine/explain/smallest_change.hpp"

#include <algorithm>
#include <set>

#include "engine/explain/open_places.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

struct Step {
  ReadingId reading;
  JsonLocation location;
  std::optional<Json> before, after;
  std::string name, path;
  bool any_other = false;
};

/// A record on the way, and what was changed to come there.
struct State {
  Json record;
  std::vector<Step> steps;
  int cost = 0;
};

class Search {
 public:
  Search(const Inquiry& inquiry, const Json& record, const ChangeOptions& options)
      : inquiry_(inquiry),
        options_(options),
        hints_(inquiry.graph),
        executor_(inquiry.executor()),
        decider_(executor_) {
    base_.record = record;
  }

  SmallestChange run();

 private:
  void widen(const State& state, bool is_last);
  void try_change(const State& state, const OpenPlace& open, const PossibleValue& candidate,
                  bool is_last);
  [[nodiscard]] bool flips(const Answer& now) const {
    return now.is_include() != before_.is_include();
  }
  [[nodiscard]] bool is_new(const std::vector<Step>& steps);
  [[nodiscard]] State without_needless(State made);
  void finish();

  const Inquiry& inquiry_;
  const ChangeOptions& options_;
  const Hints hints_;
  Executor executor_;
  Decider decider_;
  State base_;
  Answer before_;
  std::vector<State> next_;
  std::set<std::string> tried_;
  std::optional<State> best_;
  SmallestChange result_;
};

/// The same changes in another order are the same.
bool Search::is_new(const std::vector<Step>& steps) {
  std::vector<std::string> parts;
  for (const Step& step : steps) {
    parts.push_back(print(step.location) + "=" + (step.after ? print(*step.after) : "-"));
  }
  std::sort(parts.begin(), parts.end());
  std::string key;
  for (const std::string& part : parts) key += part + "\n";
  return tried_.insert(std::move(key)).second;
}

void Search::try_change(const State& state, const OpenPlace& open, const PossibleValue& candidate,
                        bool is_last) {
  State made;
  made.steps = state.steps;
  made.steps.push_back({open.place.reading, open.location,
                        open.raw == nullptr ? std::nullopt : std::optional<Json>(*open.raw),
                        candidate.raw, open.place.name, open.place.path,
                        candidate.cost == cost_invented});
  if (!is_new(made.steps)) return;
  auto record = changed(state.record, open.location, candidate.raw);
  if (!record) return;
  made.record = std::move(*record);
  made.cost = state.cost + candidate.cost + (open.place.name == "id" ? cost_of_id : 0);
  ++result_.decisions;
  const Answer now = answer(decider_, executor_, made.record);
  if (!flips(now)) {
    if (!is_last) next_.push_back(std::move(made));
    return;
  }
  if (now.kind == Decision::Kind::hold) made.cost += cost_of_hold;
  if (made.steps.size() > 1) made = without_needless(std::move(made));
  const auto rank = [](const State& one) { return std::pair(one.steps.size(), one.cost); };
  if (!best_ || rank(made) < rank(*best_)) best_ = std::move(made);
}

/// A value that was found on the way may flip the answer without what led to it.
State Search::without_needless(State made) {
  const std::size_t count = made.steps.size();
  std::optional<State> least;
  for (std::size_t parts = 1; parts + 1 < std::size_t{1} << count; ++parts) {
    State part{base_.record, {}, made.cost};
    bool possible = true;
    for (std::size_t i = 0; i < count && possible; ++i) {
      if ((parts >> i & 1U) == 0) continue;
      const auto record = changed(part.record, made.steps[i].location, made.steps[i].after);
      possible = record.has_value();
      if (!possible) continue;
      part.record = *record;
      part.steps.push_back(made.steps[i]);
    }
    if (!possible || (least && least->steps.size() <= part.steps.size())) continue;
    ++result_.decisions;
    if (flips(answer(decider_, executor_, part.record))) least = std::move(part);
  }
  return least ? std::move(*least) : std::move(made);
}

void Search::widen(const State& state, bool is_last) {
  const Answer now = answer(decider_, executor_, state.record);
  const OpenPlaces open = open_places(inquiry_, executor_, now, state.record);
  for (const std::string& path : open.not_single) {
    auto& paths = result_.not_tried;
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
  for (const OpenPlace& one : open.places) {
    const auto is_changed = [&](const Step& step) { return step.reading == one.place.reading; };
    if (std::any_of(state.steps.begin(), state.steps.end(), is_changed)) continue;
    for (const PossibleValue& candidate :
         candidates(inquiry_, hints_, one.place.reading, one.value, one.raw, open.seen)) {
      if (result_.decisions >= options_.decisions_max) return;
      try_change(state, one, candidate, is_last);
    }
  }
}

void Search::finish() {
  result_.outcome = SmallestChange::Outcome::found;
  result_.after = answer(decider_, executor_, best_->record);
  for (Step& step : best_->steps) {
    result_.changes.push_back({std::move(step.name), std::move(step.path), std::move(step.location),
                               std::move(step.before), std::move(step.after), step.any_other});
  }
  result_.record = std::move(best_->record);
}

SmallestChange Search::run() {
  before_ = answer(decider_, executor_, base_.record);
  result_.before = before_;
  std::vector<State> states{base_};
  for (std::size_t places = 1; places <= options_.places_max && !states.empty(); ++places) {
    for (const State& state : states) {
      if (result_.decisions >= options_.decisions_max) break;
      widen(state, places == options_.places_max);
    }
    if (best_) {
      finish();
      return std::move(result_);
    }
    if (result_.decisions >= options_.decisions_max) {
      result_.outcome = SmallestChange::Outcome::gave_up;
      break;
    }
    states = std::move(next_);
    next_.clear();
    // What names a value of the mapping is gone on with first.
    std::stable_sort(states.begin(), states.end(),
                     [](const State& a, const State& b) { return a.cost < b.cost; });
  }
  return std::move(result_);
}

}  // namespace

SmallestChange smallest_change(const Inquiry& inquiry, const Json& record,
                               const ChangeOptions& options) {
  if (!record.is(JsonKind::object)) {
    SmallestChange none;
    none.before = answer(inquiry, record);
    return none;
  }
  return Search(inquiry, record, options).run();
}

}  // namespace joinery
