/// One human under two ids, as when two HR systems become one: they have one user, once somebody has said so.

#include <algorithm>
#include <tuple>

#include "engine/match/key_index.hpp"
#include "engine/match/match_key.hpp"
#include "engine/match/match_steps.hpp"

namespace joinery {
namespace {

bool is_there(const Person& person) {
  return person.kind == Decision::Kind::include && person.account != AccountState::archived;
}

/// The first one's record stands for this one; nobody: neither speaks of the user now.
void join(MatchTable& table, std::uint32_t p, std::uint32_t first) {
  table.found.of_person[p] = {};
  table.found.of_person[p].duplicate = true;
  table.found.of_person[p].second_of = first;
}

/// A second link to a user. Who works now takes them over from an id that HR has no record of any more; who does not
/// leaves them to the time that absent people have.
void join_linked(MatchTable& table, std::uint32_t p) {
  const Match& match = table.found.of_person[p];
  if (!table.counts(p) || match.how != Match::How::none || !match.hold.empty()) return;
  const PersonMemory* known = table.options.memory->find(table.people[p].id);
  const std::uint32_t u = known == nullptr ? Match::nobody : table.user_of(*known);
  if (u == Match::nobody) return;
  const std::uint32_t first = table.found.person_of_user[u];
  const bool works = is_there(table.people[p]) && table.people[p].account == AccountState::active;
  if (first != Match::nobody || !works) return join(table, p, first);
  table.found.person_of_user[u] = p;
  table.found.of_person[p].how = Match::How::relink;
  table.found.of_person[p].user = u;
}

/// Several links to a user who is not there any more: whoever was linked first is asked about, or has
/// another user by now.
class GoneTogether {
 public:
  explicit GoneTogether(MatchTable& table) : table_(table) {}

  void run() {
    std::vector<std::uint32_t> gone;
    for (std::uint32_t p = 0; p < table_.people.size(); ++p) {
      if (table_.counts(p) && !table_.found.of_person[p].gone.empty()) gone.push_back(p);
    }
    std::sort(gone.begin(), gone.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    for (std::size_t i = 0, first = 0; i < gone.size(); ++i) {
      if (user_of(gone[i]) != user_of(gone[first])) first = i;
      const std::uint32_t owner = i != first ? gone[first] : owner_of(user_of(gone[i]));
      if (owner != Match::nobody && owner != gone[i]) join(table_, gone[i], owner);
    }
  }

 private:
  using Key = std::tuple<std::string_view, std::int64_t, std::uint32_t>;

  [[nodiscard]] std::string_view user_of(std::uint32_t p) const {
    return table_.options.memory->find(table_.people[p].id)->user;
  }
  [[nodiscard]] Key key(std::uint32_t p) const {
    const PersonMemory* known = table_.options.memory->find(table_.people[p].id);
    return {known->user, known->since.value_or(Instant{}).micros, p};
  }
  [[nodiscard]] std::uint32_t owner_of(std::string_view user) const {
    const auto tombstone = table_.options.memory->tombstones.find(user);
    if (tombstone == table_.options.memory->tombstones.end()) return Match::nobody;
    const auto& people = table_.people;
    const auto at = std::lower_bound(people.begin(), people.end(), std::string_view(tombstone->second),
                                     [](const Person& person, std::string_view id) { return person.id < id; });
    for (auto each = at; each != people.end() && each->id == tombstone->second; ++each) {
      const auto p = static_cast<std::uint32_t>(each - people.begin());
      if (table_.counts(p)) return p;
    }
    return Match::nobody;
  }

  MatchTable& table_;
};

/// People about whom somebody has said that they are whoever has the same value in this field.
class ReleasedIds {
 public:
  ReleasedIds(MatchTable& table, std::uint32_t field) : table_(table), field_(field) {}

  void run() {
    for (std::uint32_t p = 0; p < table_.people.size(); ++p) {
      if (table_.is_open(p) && is_there(table_.people[p]) && is_released(p)) released_.push_back(p);
    }
    if (released_.empty()) return;
    MatchKey key;
    for (std::uint32_t q = 0; q < table_.people.size(); ++q) {
      if (may_be_first(q) && key_of(q, key)) first_.add(key, q);
    }
    first_.sort();
    for (const std::uint32_t p : released_) settle(p);
  }

 private:
  [[nodiscard]] bool is_released(std::uint32_t p) const {
    return table_.options.memory->is_released(table_.people[p].id, Release::link, table_.options.now);
  }
  bool key_of(std::uint32_t p, MatchKey& key) const {
    return match_key(table_.people[p].user[field_], table_.fields[field_].type, key);
  }
  /// Of two who have no user yet, the word is about one.
  [[nodiscard]] bool may_be_first(std::uint32_t q) const {
    if (!table_.counts(q) || table_.people[q].kind != Decision::Kind::include) return false;
    const bool is_linked = table_.found.of_person[q].how == Match::How::link;
    return is_linked || (table_.is_open(q) && is_there(table_.people[q]) && !is_released(q));
  }
  /// Whoever is there is meant before who has left.
  void settle(std::uint32_t p) {
    MatchKey key, other;
    if (!key_of(p, key)) return;
    std::vector<std::uint32_t> there, left;
    first_.each(key, [&](std::uint32_t q) {
      if (!key_of(q, other) || other != key) return;
      (is_there(table_.people[q]) ? there : left).push_back(q);
    });
    const std::vector<std::uint32_t>& found = there.empty() ? left : there;
    if (found.size() == 1) join(table_, p, found[0]);
  }

  MatchTable& table_;
  std::uint32_t field_;
  std::vector<std::uint32_t> released_;
  KeyIndex first_;   ///< those whom they may be, by their values
};

}  // namespace

std::uint32_t MatchTable::user_of(const PersonMemory& known) const {
  if (known.user.empty()) return Match::nobody;
  const auto at = std::lower_bound(users.begin(), users.end(), std::string_view(known.user),
                                   [](const PresentUser& user, std::string_view id) { return user.id < id; });
  if (at == users.end() || at->id != known.user) return Match::nobody;
  return static_cast<std::uint32_t>(at - users.begin());
}

void join_second_ids(MatchTable& table) {
  if (table.options.memory == nullptr) return;
  for (std::uint32_t p = 0; p < table.people.size(); ++p) join_linked(table, p);
  GoneTogether(table).run();
  if (table.options.memory->releases.empty()) return;
  for (const std::uint32_t field : table.options.ladder) ReleasedIds(table, field).run();
}

}  // namespace joinery
