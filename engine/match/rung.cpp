#include <algorithm>

#include <fmt/format.h>

#include "engine/match/agreement.hpp"
#include "engine/match/key_index.hpp"
#include "engine/match/match_key.hpp"
#include "engine/match/match_steps.hpp"
#include "engine/value/in_parts.hpp"
#include "engine/value/look_ahead.hpp"

namespace joinery {
namespace {

/// One rung of the ladder, on which those without a user stand.
class Rung {
 public:
  Rung(MatchTable& table, std::uint32_t field) : table_(table), field_(field) {}

  /// Most people have their user by a link, so the few who are left are indexed, and every user is
  /// looked up among them.
  void run() {
    index_the_open();
    if (people_.empty()) return;
    find_candidates();
    std::sort(claims_.begin(), claims_.end());
    std::vector<std::uint32_t> candidates;
    for (std::size_t begin = 0; begin < claims_.size();) {
      const std::uint32_t p = claims_[begin].first;
      candidates.clear();
      for (; begin < claims_.size() && claims_[begin].first == p; ++begin) {
        candidates.push_back(claims_[begin].second);
      }
      settle_candidates(p, candidates);
    }
  }

 private:
  using Claims = std::vector<std::pair<std::uint32_t, std::uint32_t>>;   ///< a person, and a user with their value

  [[nodiscard]] const Type& type() const { return table_.fields[field_].type; }
  [[nodiscard]] const std::string& name() const { return table_.fields[field_].name; }
  bool key_of_person(std::uint32_t p, MatchKey& key) const {
    return match_key(table_.people[p].user[field_], type(), key);
  }

  void index_the_open() {
    MatchKey key;
    for (std::uint32_t p = 0; p < table_.people.size(); ++p) {
      if (table_.is_open(p) && key_of_person(p, key)) people_.add(key, p);
    }
    people_.sort();
  }

  void find_candidates() {
    std::vector<Claims> found(table_.options.threads);
    in_parts(table_.users.size(), found.size(), [&](std::size_t part, std::size_t begin, std::size_t end) {
      find_candidates(begin, end, found[part]);
    });
    for (const Claims& claims : found) claims_.insert(claims_.end(), claims.begin(), claims.end());
  }
  void find_candidates(std::size_t begin, std::size_t end, Claims& claims) const {
    MatchKey key, other;
    for (std::size_t u = begin; u < end; ++u) {
      look_ahead(table_.users, u, field_, [](const PresentUser& user) { return user.fields; });
      if (!match_key(table_.users[u].fields[field_], type(), key)) continue;
      people_.each(key, [&](std::uint32_t p) {
        const auto user = static_cast<std::uint32_t>(u);
        if (!key_of_person(p, other) || other != key || gives_it_up(user, key)) return;
        claims.emplace_back(p, user);
      });
    }
  }

  /// Whether the user is linked to a person who gets another value in this run. Who leaves is
  /// archived with the values that are there.
  [[nodiscard]] bool gives_it_up(std::uint32_t u, const MatchKey& key) const {
    const std::uint32_t owner = table_.found.person_of_user[u];
    if (owner == Match::nobody || table_.people[owner].kind != Decision::Kind::include) return false;
    if (table_.people[owner].account == AccountState::archived || !table_.users[u].active) return false;
    MatchKey new_key;
    return key_of_person(owner, new_key) && new_key != key;
  }

  void settle_candidates(std::uint32_t p,
                         const std::vector<std::uint32_t>& candidates) {
    const std::string& by = name();
    if (candidates.size() > 1) {
      return table_.hold(p, fmt::format("the users {} both have this {}",
                                        table_.names_of(candidates), by));
    }
    const std::uint32_t u = candidates[0];
    const PresentUser& user = table_.users[u];
    if (table_.found.person_of_user[u] != Match::nobody) return settle_with_owner(p, u);
    const bool released = is_released(p);
    if ((table_.options.is_protected[u] || user.admin) && !released) {
      table_.hold(p, fmt::format("user {} with this {} is {}: somebody has to say that they are one",
                          user.id, by, user.admin ? "an admin" : "protected"));
    } else if (user.person.empty()) {
      if (table_.options.adopt == MatchOptions::Adopt::link || released) {
        return take(p, u, Match::How::adopt);
      }
      table_.hold(p, table_.options.adopt == MatchOptions::Adopt::never
                  ? fmt::format("user {} has this {} and is left alone", user.id, by)
                  : fmt::format("user {} has this {}: is it the same human?", user.id, by));
    } else if (user.active) {
      settle_changed_id(p, u, released);
    } else {
      settle_rehire(p, u, released);
    }
  }

  /// Somebody else of HR is linked to the user. Where that one has left, and the user is archived,
  /// the address may belong to another human now.
  void settle_with_owner(std::uint32_t p, std::uint32_t u) {
    const Person& owner = table_.people[table_.found.person_of_user[u]];
    const bool has_left = owner.kind == Decision::Kind::include &&
                          owner.account == AccountState::archived && !table_.users[u].active;
    const std::string& by = name();
    if (!has_left) {
      return table_.hold(p, fmt::format("user {} with this {} is linked to {}, who is there, too",
                                 table_.users[u].id, by, table_.users[u].person));
    }
    const std::string same = agreement(table_, p, u).same_human ? "names" : other_rung(table_, p, u, field_);
    if (!same.empty()) {
      return table_.hold(p, fmt::format("user {} with this {} is of {}, who has left and has the same "
                                 "{}: a rehire?", table_.users[u].id, by, table_.users[u].person, same));
    }
    const bool later = !table_.people[p].starts || !owner.ends || *table_.people[p].starts > *owner.ends;
    free(p, u, later);
  }

  /// The owner is gone from HR and the user is active: another id for the same human, if everything
  /// else says so.
  void settle_changed_id(std::uint32_t p, std::uint32_t u, bool released) {
    const bool may = table_.options.link_changed_ids && agreement(table_, p, u).same_human;
    if (may || released) return take(p, u, Match::How::relink);
    table_.hold(p, fmt::format("user {} with this {} was {}, who is gone: the same human?", table_.users[u].id,
                        name(), table_.users[u].person));
  }

  /// The owner is gone and the user is archived.
  void settle_rehire(std::uint32_t p, std::uint32_t u, bool released) {
    const Agreement agreed = agreement(table_, p, u);
    if ((agreed.same_human && agreed.count >= table_.options.rehire_evidence) || released) {
      table_.found.of_person[p].agree = agreed.count;
      return take(p, u, Match::How::relink);
    }
    const auto* left = archive_of(u);
    const bool is_other = !agreed.same_human && other_rung(table_, p, u, field_).empty();
    if (is_other && left != nullptr && table_.people[p].starts &&
        table_.people[p].starts->days > left->at.micros / micros_per_day) {
      return free(p, u, true);
    }
    table_.hold(p, fmt::format("user {} with this {} was {}, who is gone and archived: a rehire?",
                        table_.users[u].id, name(), table_.users[u].person));
  }

  void free(std::uint32_t p, std::uint32_t u, bool later) {
    if (later && table_.options.free_addresses && !table_.options.is_protected[u]) {
      table_.found.of_person[p].frees = u;
      table_.found.of_person[p].field = field_;
      return;
    }
    table_.hold(p, fmt::format("user {}, who is archived, still has this {}", table_.users[u].id,
                        name()));
  }

  void take(std::uint32_t p, std::uint32_t u, Match::How how) {
    Match& match = table_.found.of_person[p];
    match.how = how;
    match.user = u;
    match.field = field_;
  }
  [[nodiscard]] bool is_released(std::uint32_t p) const {
    return table_.options.memory != nullptr &&
           table_.options.memory->is_released(table_.people[p].id, Release::link, table_.options.now);
  }
  [[nodiscard]] const ArchiveMemory* archive_of(std::uint32_t u) const {
    if (table_.options.memory == nullptr) return nullptr;
    const auto found = table_.options.memory->archives.find(table_.users[u].id);
    return found == table_.options.memory->archives.end() ? nullptr : &found->second;
  }

  MatchTable& table_;
  std::uint32_t field_;
  KeyIndex people_;           ///< those without a user, by their values
  Claims claims_;
};

}  // namespace

void climb(MatchTable& table, std::uint32_t field) { Rung(table, field).run(); }

}  // namespace joinery
