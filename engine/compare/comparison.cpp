#include "engine/compare/comparison.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include <fmt/format.h>

namespace joinery {

void Comparison::count(Counted& counted, const Difference& difference,
                       const std::string& person) const {
  ++counted.people;
  auto found = counted.changes.find({difference.old, difference.now});
  if (found == counted.changes.end()) {
    if (counted.changes.size() >= bounds_.changes) {
      ++counted.others;
      return;
    }
    ChangeGroup group{difference.old, difference.now, 0, {}};
    found = counted.changes
                .emplace(std::pair(difference.old, difference.now),
                         std::pair(counted.seen++, std::move(group)))
                .first;
  }
  ChangeGroup& group = found->second.second;
  ++group.people;
  if (group.examples.size() < bounds_.examples) group.examples.push_back(person);
}

void Comparison::add(const PersonChange& change) {
  ++people_;
  const std::string& known = change.now.person.empty() ? change.old.person : change.now.person;
  const std::string person = known.empty() ? fmt::format("record {}", change.record + 1) : known;
  std::set<Cause> causes;
  for (std::size_t i = 0; i < change.differences.size(); ++i) {
    const Cause& cause = change.causes[i];
    ++differences_;
    with_effect_ |= cause.edits;
    for (const EditSet also : cause.also) with_effect_ |= also;
    count(causes_[cause][change.differences[i].cell], change.differences[i], person);
    causes.insert(cause);
  }
  for (const Cause& cause : causes) ++people_of_[cause];
}

std::vector<Comparison::ByCause> Comparison::by_cause() const {
  std::vector<ByCause> all;
  for (const auto& [cause, cells] : causes_) {
    ByCause one{cause, people_of_.at(cause), {}};
    for (const auto& [cell, counted] : cells) {
      CellGroup group{counted.people, {}, counted.others};
      std::vector<std::pair<std::size_t, ChangeGroup>> changes;
      for (const auto& [values, change] : counted.changes) changes.push_back(change);
      std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
        return std::pair(b.second.people, a.first) < std::pair(a.second.people, b.first);
      });
      for (auto& [seen, change] : changes) group.changes.push_back(std::move(change));
      one.cells.emplace_back(cell, std::move(group));
    }
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const ByCause& a, const ByCause& b) {
    const auto rank = [](const ByCause& one) {
      return std::tuple(std::popcount(one.cause.edits) > 1, edits_in(one.cause.edits),
                        one.cause.also, !one.cause.narrowed);
    };
    return rank(a) < rank(b);
  });
  return all;
}

}  // namespace joinery
