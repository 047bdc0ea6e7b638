#include "engine/connect/told_people.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "engine/connector/hook.hpp"

namespace joinery {
namespace {

struct ToldLine {
  std::string_view person;
  bool leaves = false;  ///< whoever leaves comes before all others: the budget may be short
};

ToldLine parts_of(std::string_view line) {
  using Consequence = Hooks::Consequence;
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return {line};
  for (const auto each : {Consequence::changed, Consequence::joined, Consequence::left, Consequence::deleted}) {
    if (line.substr(0, space) != name_of(each)) continue;
    return {line.substr(space + 1), each == Consequence::left || each == Consequence::deleted};
  }
  return {line};
}

}  // namespace

Result<std::vector<std::string>> told_people(std::string_view lines) {
  std::vector<std::string> people;
  std::unordered_set<std::string> known, leavers;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.starts_with("answer: ")) continue;
    const ToldLine told = parts_of(line);
    std::string person(told.person);
    if (told.leaves) leavers.insert(person);
    if (person == "everybody") return fail(ErrorCode::wrong_usage, "a message says to read everybody");
    if (!known.insert(person).second) continue;
    people.push_back(std::move(person));
    if (people.size() > told_people_max) {
      return fail(ErrorCode::wrong_usage,
                  fmt::format("more than {} people are to be read: everybody is read faster", told_people_max));
    }
  }
  std::stable_partition(people.begin(), people.end(), [&](const auto& one) { return leavers.contains(one); });
  return people;
}

}  // namespace joinery
