#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "engine/match/key_index.hpp"
#include "engine/match/match_key.hpp"
#include "engine/match/matching.hpp"

namespace joinery {
namespace {

class Matcher {
 public:
  Matcher(const People& people, const Present& present, const std::vector<GraphField>& fields,
          const MatchOptions& options)
      : people_(people.list), users_(present.users), fields_(fields), options_(options) {
    found_.of_person.resize(people_.size());
    found_.person_of_user.assign(users_.size(), Match::nobody);
  }

  Matching run() && {
    settle_duplicates();
    index_links();
    for (std::uint32_t p = 0; p < people_.size(); ++p) match_by_link(p);
    for (const std::uint32_t field : options_.ladder) hold_shared_values(field);
    for (const std::uint32_t field : options_.ladder) climb(field);
    hold_claims_of_several();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_open(std::uint32_t p) const {
    const Match& match = found_.of_person[p];
    return people_[p].kind == Decision::Kind::include && !match.duplicate && match.hold.empty() &&
           match.how == Match::How::none;
  }
  [[nodiscard]] bool counts(std::uint32_t p) const {
    return !people_[p].id.empty() && !found_.of_person[p].duplicate;
  }

  /// Several records of one id: the same ones are one; of an ended and a present one the present
  /// one speaks; else nobody knows which is right.
  void settle_duplicates() {
    for (std::size_t begin = 0; begin < people_.size();) {
      std::size_t end = begin + 1;
      while (end < people_.size() && people_[end].id == people_[begin].id) ++end;
      if (end - begin > 1 && !people_[begin].id.empty()) settle(begin, end);
      begin = end;
    }
  }

  void settle(std::size_t begin, std::size_t end) {
    const auto is_present = [&](std::size_t p) {
      return people_[p].kind == Decision::Kind::include &&
             people_[p].account != AccountState::archived;
    };
    std::size_t speaker = begin;
    for (std::size_t p = begin; p < end; ++p) {
      if (is_present(p)) {
        speaker = p;
        break;
      }
    }
    bool differ = false;
    for (std::size_t p = begin; p < end; ++p) {
      if (p == speaker) continue;
      found_.of_person[p].duplicate = true;
      const bool ended = is_present(speaker) && people_[p].kind == Decision::Kind::include &&
                         people_[p].account == AccountState::archived;
      differ |= !ended && !says_the_same(people_[p], people_[speaker]);
    }
    if (differ) {
      found_.of_person[speaker].hold = fmt::format(
          "{} records have this id and say different things of the person", end - begin);
    }
  }

  static bool says_the_same(const Person& a, const Person& b) {
    if (a.kind != b.kind || a.account != b.account || a.invite != b.invite ||
        a.because != b.because || a.user.size() != b.user.size()) {
      return false;
    }
    for (std::size_t i = 0; i < a.user.size(); ++i) {
      if (!same(a.user[i], b.user[i])) return false;
    }
    return true;
  }

  void index_links() {
    for (std::uint32_t u = 0; u < users_.size(); ++u) {
      if (!users_[u].person.empty()) links_.add(users_[u].person, u);
    }
    links_.sort();
  }

  void match_by_link(std::uint32_t p) {
    if (!counts(p)) return;
    std::vector<std::uint32_t> linked;
    links_.each(people_[p].id, [&](std::uint32_t u) {
      if (users_[u].person == people_[p].id) linked.push_back(u);
    });
    if (linked.empty()) return look_for_the_gone(p);
    for (const std::uint32_t u : linked) found_.person_of_user[u] = p;
    Match& match = found_.of_person[p];
    if (linked.size() > 1) {
      match.hold = fmt::format("the users {} are both linked to this person",
                               names_of(linked));
      return;
    }
    match.how = Match::How::link;
    match.user = linked[0];
  }

  /// A link to a user who is not there any more: nobody knows why, so nobody is made beside them
  /// until somebody says so. Who has left needs no user.
  void look_for_the_gone(std::uint32_t p) {
    if (options_.memory == nullptr) return;
    const PersonMemory* known = options_.memory->find(people_[p].id);
    if (known == nullptr || known->user.empty()) return;
    Match& match = found_.of_person[p];
    match.gone = known->user;
    if (people_[p].kind != Decision::Kind::include ||
        people_[p].account == AccountState::archived ||
        options_.memory->is_released(people_[p].id, Release::renew, options_.now)) {
      return;
    }
    match.hold = fmt::format("their user {} is not on the platform any more: somebody has to say "
                             "whether there is to be another", known->user);
  }

  /// Two people of HR with one address: neither is created nor changed, for nobody knows whose it
  /// is. Somebody who has left does not stand in the way.
  void hold_shared_values(std::uint32_t field) {
    KeyIndex values;
    std::string key, other;
    const auto takes_part = [&](std::uint32_t p) {
      return counts(p) && people_[p].kind == Decision::Kind::include &&
             people_[p].account != AccountState::archived &&
             match_key(people_[p].user[field], fields_[field].type, key);
    };
    for (std::uint32_t p = 0; p < people_.size(); ++p) {
      if (takes_part(p)) values.add(key, p);
    }
    values.sort();
    for (std::uint32_t p = 0; p < people_.size(); ++p) {
      if (!takes_part(p)) continue;
      values.each(key, [&](std::uint32_t q) {
        if (q == p || !match_key(people_[q].user[field], fields_[field].type, other) ||
            other != key || !found_.of_person[p].hold.empty()) {
          return;
        }
        found_.of_person[p].hold = fmt::format("{} has the same {} as {}", people_[p].id,
                                               fields_[field].name, people_[q].id);
      });
    }
  }

  void climb(std::uint32_t field) {
    KeyIndex values;
    values.reserve(users_.size());
    std::string key, other;
    const Type& type = fields_[field].type;
    for (std::uint32_t u = 0; u < users_.size(); ++u) {
      if (match_key(users_[u].fields[field], type, key)) values.add(key, u);
    }
    values.sort();
    for (std::uint32_t p = 0; p < people_.size(); ++p) {
      if (!is_open(p) || !match_key(people_[p].user[field], type, key)) continue;
      std::vector<std::uint32_t> candidates;
      values.each(key, [&](std::uint32_t u) {
        if (match_key(users_[u].fields[field], type, other) && other == key &&
            !gives_it_up(u, field, key)) {
          candidates.push_back(u);
        }
      });
      if (!candidates.empty()) settle_candidates(p, field, candidates);
    }
  }

  /// Whether the user is linked to a person who gets another value in this run. Who leaves is
  /// archived with the values that are there.
  [[nodiscard]] bool gives_it_up(std::uint32_t u, std::uint32_t field, const std::string& key) {
    const std::uint32_t owner = found_.person_of_user[u];
    if (owner == Match::nobody || people_[owner].kind != Decision::Kind::include) return false;
    if (people_[owner].account == AccountState::archived || !users_[u].active) return false;
    std::string new_key;
    return match_key(people_[owner].user[field], fields_[field].type, new_key) && new_key != key;
  }

  void settle_candidates(std::uint32_t p, std::uint32_t field,
                         const std::vector<std::uint32_t>& candidates) {
    const std::string& by = fields_[field].name;
    if (candidates.size() > 1) {
      found_.of_person[p].hold =
          fmt::format("the users {} both have this {}", names_of(candidates), by);
      return;
    }
    const std::uint32_t u = candidates[0];
    const PresentUser& user = users_[u];
    if (found_.person_of_user[u] != Match::nobody) return settle_with_owner(p, u, field);
    const bool released = is_released(p);
    if ((options_.is_protected[u] || user.admin) && !released) {
      hold(p, fmt::format("user {} with this {} is {}: somebody has to say that they are one",
                          user.id, by, user.admin ? "an admin" : "protected"));
    } else if (user.person.empty()) {
      if (options_.adopt == MatchOptions::Adopt::link || released) {
        return take(p, u, field, Match::How::adopt);
      }
      hold(p, options_.adopt == MatchOptions::Adopt::never
                  ? fmt::format("user {} has this {} and is left alone", user.id, by)
                  : fmt::format("user {} has this {}: is it the same human?", user.id, by));
    } else if (user.active) {
      settle_changed_id(p, u, field, released);
    } else {
      settle_rehire(p, u, field, released);
    }
  }

  /// Somebody else of HR is linked to the user. Where that one has left, and the user is archived,
  /// the address may belong to another human now.
  void settle_with_owner(std::uint32_t p, std::uint32_t u, std::uint32_t field) {
    const Person& owner = people_[found_.person_of_user[u]];
    const bool has_left = owner.kind == Decision::Kind::include &&
                          owner.account == AccountState::archived && !users_[u].active;
    const std::string& by = fields_[field].name;
    if (!has_left) {
      return hold(p, fmt::format("user {} with this {} is linked to {}, who is there, too",
                                 users_[u].id, by, users_[u].person));
    }
    if (agreement(p, u).same_human) {
      return hold(p, fmt::format("user {} with this {} is of {}, who has left and has the same "
                                 "names: a rehire?", users_[u].id, by, users_[u].person));
    }
    const bool later = !people_[p].starts || !owner.ends || *people_[p].starts > *owner.ends;
    free(p, u, field, later);
  }

  /// The owner is gone from HR and the user is active: another id for the same human, if everything
  /// else says so.
  void settle_changed_id(std::uint32_t p, std::uint32_t u, std::uint32_t field, bool released) {
    const bool may = options_.link_changed_ids && agreement(p, u).same_human;
    if (may || released) return take(p, u, field, Match::How::relink);
    hold(p, fmt::format("user {} with this {} was {}, who is gone: the same human?", users_[u].id,
                        fields_[field].name, users_[u].person));
  }

  /// The owner is gone and the user is archived.
  void settle_rehire(std::uint32_t p, std::uint32_t u, std::uint32_t field, bool released) {
    const Agreement agreed = agreement(p, u);
    if ((agreed.same_human && agreed.count >= options_.rehire_evidence) || released) {
      found_.of_person[p].agree = agreed.count;
      return take(p, u, field, Match::How::relink);
    }
    const auto* left = archive_of(u);
    if (!agreed.same_human && left != nullptr && people_[p].starts &&
        people_[p].starts->days > left->at.micros / micros_per_day) {
      return free(p, u, field, true);
    }
    hold(p, fmt::format("user {} with this {} was {}, who is gone and archived: a rehire?",
                        users_[u].id, fields_[field].name, users_[u].person));
  }

  void free(std::uint32_t p, std::uint32_t u, std::uint32_t field, bool later) {
    if (later && options_.free_addresses && !options_.is_protected[u]) {
      found_.of_person[p].frees = u;
      found_.of_person[p].field = field;
      return;
    }
    hold(p, fmt::format("user {}, who is archived, still has this {}", users_[u].id,
                        fields_[field].name));
  }

  void take(std::uint32_t p, std::uint32_t u, std::uint32_t field, Match::How how) {
    Match& match = found_.of_person[p];
    match.how = how;
    match.user = u;
    match.field = field;
  }
  void hold(std::uint32_t p, std::string because) {
    found_.of_person[p].hold = std::move(because);
  }
  [[nodiscard]] bool is_released(std::uint32_t p) const {
    return options_.memory != nullptr &&
           options_.memory->is_released(people_[p].id, Release::link, options_.now);
  }
  [[nodiscard]] const ArchiveMemory* archive_of(std::uint32_t u) const {
    if (options_.memory == nullptr) return nullptr;
    const auto found = options_.memory->archives.find(users_[u].id);
    return found == options_.memory->archives.end() ? nullptr : &found->second;
  }

  struct Agreement {
    bool same_human = false;   ///< a second factor: every required text, the names above all
    std::uint32_t count = 0;   ///< fields that say the same, the rungs among them
  };
  [[nodiscard]] Agreement agreement(std::uint32_t p, std::uint32_t u) const {
    Agreement found;
    bool differ = false;
    std::string a, b;
    for (std::size_t f = 0; f < fields_.size(); ++f) {
      const FieldSyntax& declared = fields_[f].declared;
      if (!fields_[f].type.is_textual() && !fields_[f].type.is(TypeWord::date)) continue;
      if (!match_key(people_[p].user[f], fields_[f].type, a) ||
          !match_key(users_[u].fields[f], fields_[f].type, b)) {
        differ |= declared.required && declared.match == 0;
        continue;
      }
      if (a == b) {
        ++found.count;
        found.same_human |= declared.required && declared.match == 0;
      } else {
        differ |= declared.required && declared.match == 0;
      }
    }
    found.same_human &= !differ;
    return found;
  }

  /// Several people found the same user by different rungs.
  void hold_claims_of_several() {
    std::vector<std::vector<std::uint32_t>> claims(users_.size());
    for (std::uint32_t p = 0; p < people_.size(); ++p) {
      const Match& match = found_.of_person[p];
      if (match.how == Match::How::adopt || match.how == Match::How::relink) {
        claims[match.user].push_back(p);
      }
    }
    for (std::uint32_t u = 0; u < users_.size(); ++u) {
      for (const std::uint32_t p : claims[u]) {
        if (claims[u].size() == 1) {
          found_.person_of_user[u] = p;
          continue;
        }
        const std::uint32_t other = claims[u][0] == p ? claims[u][1] : claims[u][0];
        Match& match = found_.of_person[p];
        match.hold = fmt::format("user {} could also be {}", users_[u].id, people_[other].id);
        match.how = Match::How::none;
        match.user = Match::nobody;
      }
    }
  }

  [[nodiscard]] std::string names_of(const std::vector<std::uint32_t>& users) const {
    std::string names;
    for (std::size_t i = 0; i < users.size() && i < 4; ++i) {
      names += fmt::format("{}{}", i == 0 ? "" : " and ", users_[users[i]].id);
    }
    return names;
  }

  const std::vector<Person>& people_;
  const std::vector<PresentUser>& users_;
  const std::vector<GraphField>& fields_;
  const MatchOptions& options_;
  KeyIndex links_;
  Matching found_;
};

}  // namespace

Matching match(const People& people, const Present& present, const std::vector<GraphField>& fields,
               const MatchOptions& options) {
  return Matcher(people, present, fields, options).run();
}

}  // namespace joinery
