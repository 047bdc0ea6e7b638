#include <algorithm>

#include <fmt/format.h>

#include "engine/match/key_index.hpp"
#include "engine/match/match_key.hpp"
#include "engine/match/match_steps.hpp"
#include "engine/value/look_ahead.hpp"

namespace joinery {
namespace {

class SharedValues {
 public:
  SharedValues(MatchTable& table, std::uint32_t field) : table_(table), field_(field) {}

  void run() {
    MatchKey key;
    values_.reserve(table_.people.size());
    for (std::uint32_t p = 0; p < table_.people.size(); ++p) {
      look_ahead(table_.people, p, field_, [](const Person& person) { return person.user; });
      if (takes_part(p) && key_of(p, key)) values_.add(key, p);
    }
    values_.sort();
    values_.each_shared([&](std::span<const KeyIndex::Entry> several) { compare(several); });
  }

 private:
  [[nodiscard]] bool takes_part(std::uint32_t p) const {
    return table_.counts(p) && table_.people[p].kind == Decision::Kind::include &&
           table_.people[p].account != AccountState::archived;
  }
  bool key_of(std::uint32_t p, MatchKey& key) const {
    return match_key(table_.people[p].user[field_], table_.fields[field_].type, key);
  }

  /// People whose values may be the same: each is held for the first other one with theirs.
  void compare(std::span<const KeyIndex::Entry> several) {
    MatchKey key, other;
    for (const KeyIndex::Entry& one : several) {
      const std::uint32_t p = one.thing;
      if (!table_.found.of_person[p].hold.empty() || !key_of(p, key)) continue;
      const auto same = std::find_if(several.begin(), several.end(), [&](const KeyIndex::Entry& two) {
        return two.thing != p && key_of(two.thing, other) && other == key;
      });
      if (same == several.end()) continue;
      table_.hold(p, fmt::format("{} has the same {} as {}", table_.people[p].id,
                                 table_.fields[field_].name, table_.people[same->thing].id));
    }
  }

  MatchTable& table_;
  std::uint32_t field_;
  KeyIndex values_;
};

}  // namespace

void hold_shared_values(MatchTable& table, std::uint32_t field) { SharedValues(table, field).run(); }

}  // namespace joinery
