#include "engine/plan/find_person.hpp"

#include "engine/match/match_key.hpp"
#include "engine/value/look_ahead.hpp"

namespace joinery {
namespace {

/// Whether any reference holds an address at all; most systems name people by their id.
bool names_addresses(const Draft& draft) {
  for (std::uint32_t f = 0; f < draft.graph.fields.size(); ++f) {
    if (!draft.field(f).type.is(TypeWord::person)) continue;
    for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
      if (!draft.takes_part(p)) continue;
      const Value& value = draft.person(p).user[f];
      if (value.kind == ValueKind::text && value.view().find('@') != std::string_view::npos) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

FindPerson::FindPerson(const Draft& draft) : draft_(draft) {
  ids_.reserve(draft.people.list.size());
  for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
    const Person& person = draft.person(p);
    if (!person.id.empty() && speaker(p) != nobody) ids_.add(person.id, p);
  }
  ids_.sort();
  for (const std::uint32_t f : ladder_of(draft.graph.fields)) {
    if (draft.field(f).type.is(TypeWord::email)) field_ = f;
  }
  if (field_ == nobody || !names_addresses(draft)) {
    field_ = nobody;
    return;
  }
  const Type& type = draft.field(field_).type;
  MatchKey key;
  for (std::uint32_t p = 0; p < draft.people.list.size(); ++p) {
    look_ahead(draft.people.list, p, field_, [](const Person& one) { return one.user; });
    const Person& person = draft.person(p);
    if (person.kind != Decision::Kind::include || speaker(p) == nobody) continue;
    if (match_key(person.user[field_], type, key)) people_.add(key, p);
  }
  people_.sort();
}

/// Asked for only where no person has an address.
const KeyIndex& FindPerson::users() const {
  if (users_) return *users_;
  users_.emplace();
  MatchKey key;
  for (std::uint32_t u = 0; u < draft_.present.users.size(); ++u) {
    if (match_key(draft_.user(u).fields[field_], draft_.field(field_).type, key)) users_->add(key, u);
  }
  users_->sort();
  return *users_;
}

/// Of two ids of one human, the one that has the user.
std::uint32_t FindPerson::speaker(std::uint32_t p) const {
  const Match& match = draft_.match_of(p);
  return match.duplicate ? match.second_of : p;
}

std::uint32_t FindPerson::by_id(std::string_view id) const {
  std::uint32_t found = nobody;
  ids_.each(id, [&](std::uint32_t p) {
    if (draft_.person(p).id == id) found = speaker(p);
  });
  return found;
}

std::uint32_t FindPerson::operator()(std::string_view named) const {
  const std::uint32_t person = by_id(named);
  if (person != nobody || field_ == nobody || named.find('@') == std::string_view::npos) {
    return person;
  }
  return by_address(named);
}

std::uint32_t FindPerson::by_address(std::string_view address) const {
  const Type& type = draft_.field(field_).type;
  MatchKey key, other;
  if (!match_key(Value::text(address), type, key)) return nobody;
  std::uint32_t found = nobody, count = 0;
  people_.each(key, [&](std::uint32_t p) {
    if (!match_key(draft_.person(p).user[field_], type, other) || other != key) return;
    count += found == speaker(p) ? 0 : 1;
    found = speaker(p);
  });
  if (count != 0) return count == 1 ? found : nobody;
  users().each(key, [&](std::uint32_t u) {
    if (!match_key(draft_.user(u).fields[field_], type, other) || other != key) return;
    const std::uint32_t p = draft_.matching.person_of_user[u];
    if (p == nobody) return;
    found = p;
    ++count;
  });
  return count == 1 ? found : nobody;
}

}  // namespace joinery
