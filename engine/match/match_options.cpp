#include <algorithm>
#include <array>

#include "engine/match/matching.hpp"
#include "engine/policy/policies.hpp"

namespace joinery {

std::vector<std::uint32_t> ladder_of(const std::vector<GraphField>& fields) {
  std::vector<std::uint32_t> ladder;
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    if (fields[i].declared.match != 0) ladder.push_back(i);
  }
  std::sort(ladder.begin(), ladder.end(), [&](std::uint32_t a, std::uint32_t b) {
    return fields[a].declared.match < fields[b].declared.match;
  });
  return ladder;
}

MatchOptions match_options(const Graph& graph, std::vector<bool> is_protected,
                           const Memory* memory, Instant now) {
  constexpr std::array rungs = {"match first", "match second", "match third", "match fourth",
                                "match fifth"};
  const Policies policies(graph);
  MatchOptions options;
  for (const std::uint32_t field : ladder_of(graph.fields)) {
    const unsigned rung = graph.fields[field].declared.match;
    if (rung <= rungs.size() && policies.yes(rungs[rung - 1])) options.ladder.push_back(field);
  }
  const std::string_view adopt = policies.choice("adopt");
  options.adopt = adopt == "link"   ? MatchOptions::Adopt::link
                  : adopt == "hold" ? MatchOptions::Adopt::hold
                                    : MatchOptions::Adopt::never;
  options.link_changed_ids = policies.choice("changed id") == "link";
  options.rehire_evidence = static_cast<std::uint32_t>(policies.number("rehire evidence"));
  options.free_addresses = policies.choice("address of archived users") == "free";
  options.is_protected = std::move(is_protected);
  options.memory = memory;
  options.now = now;
  return options;
}

}  // namespace joinery
