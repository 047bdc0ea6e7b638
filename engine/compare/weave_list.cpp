#include "engine/compare/weave_list.hpp"

#include <set>

namespace joinery {

std::vector<std::string> merged_order(const std::vector<std::string>& base,
                                      const std::vector<std::string>& other) {
  const std::set<std::string> known(base.begin(), base.end());
  std::map<std::string, std::vector<std::string>> behind;  // behind "": at the front
  std::string before;
  for (const std::string& key : other) {
    if (known.contains(key))
      before = key;
    else
      behind[before].push_back(key);
  }
  std::vector<std::string> merged;
  const auto add_behind = [&](const std::string& key) {
    const auto found = behind.find(key);
    if (found != behind.end())
      merged.insert(merged.end(), found->second.begin(), found->second.end());
  };
  add_behind("");
  for (const std::string& key : base) {
    merged.push_back(key);
    add_behind(key);
  }
  return merged;
}

std::optional<Moved> first_moved(const std::vector<std::string>& old,
                                 const std::vector<std::string>& now) {
  const std::set<std::string> of_old(old.begin(), old.end());
  const std::set<std::string> of_now(now.begin(), now.end());
  std::size_t i = 0;
  std::size_t j = 0;
  for (;; ++i, ++j) {
    while (i < old.size() && !of_now.contains(old[i])) ++i;
    while (j < now.size() && !of_old.contains(now[j])) ++j;
    if (i == old.size() || j == now.size()) return std::nullopt;
    if (old[i] == now[j]) continue;
    const auto same = std::find(old.begin(), old.end(), now[j]);
    return Moved{static_cast<std::size_t>(same - old.begin()), j};
  }
}

}  // namespace joinery
