#include "engine/plan/draft.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/match/match_key.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

/// Parameters that only prove that somebody may fetch a picture, and change with every answer.
bool is_of_signature(std::string_view parameter) {
  std::string name(parameter.substr(0, parameter.find('=')));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  constexpr std::array names = {"signature", "sig",   "expires", "expiry", "token", "policy",
                                "key-pair-id", "se",  "sp",      "sv",     "sr",    "st",
                                "hmac",      "exp"};
  return std::find(names.begin(), names.end(), name) != names.end() ||
         name.starts_with("x-amz-") || name.starts_with("x-goog-");
}

/// The address without its signature; other texts as they are.
std::string without_signature(std::string_view text) {
  const std::size_t query = text.find('?');
  if ((!text.starts_with("https://") && !text.starts_with("http://")) ||
      query == std::string_view::npos) {
    return std::string(text);
  }
  std::string kept(text.substr(0, query));
  char before = '?';
  for (std::size_t at = query + 1; at <= text.size();) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    const std::string_view parameter = text.substr(at, end - at);
    if (!parameter.empty() && !is_of_signature(parameter)) {
      kept += before;
      kept += parameter;
      before = '&';
    }
    at = end + 1;
  }
  return kept;
}

}  // namespace

const ArchiveMemory* Draft::archive_memory(std::uint32_t index) const {
  if (memory == nullptr) return nullptr;
  const auto found = memory->archives.find(user(index).id);
  return found == memory->archives.end() ? nullptr : &found->second;
}

bool Draft::takes_part(std::uint32_t index) const {
  const Match& match = match_of(index);
  return person(index).kind == Decision::Kind::include && !match.duplicate && match.hold.empty();
}

bool Draft::awaits_acceptance(std::uint32_t p) const {
  const Match& match = match_of(p);
  if (!takes_part(p) || match.user != Match::nobody || !match.gone.empty()) return false;
  if (person(p).account != AccountState::active || is_released(person(p).id, Release::renew)) return false;
  const PersonMemory* known = remembered(person(p).id);
  return known != nullptr && known->user.empty() && known->invited && known->invitations > 0;
}

bool Draft::invitation_is_over(std::uint32_t p) const {
  const PersonMemory* known = remembered(person(p).id);
  if (known == nullptr || !known->invited) return false;
  constexpr std::int64_t hour = 3'600 * micros_per_second;
  return now.micros - known->invited->micros >= policies.number("invitation hours") * hour;
}

bool Draft::has_account(std::uint32_t p) const {
  if (!takes_part(p)) return false;
  if (create_of[p] != nobody) return true;
  const std::uint32_t u = match_of(p).user;
  if (u == Match::nobody || person(p).account == AccountState::archived) return false;
  // Who starts later is not taken over yet: their user is still somebody else's business.
  const bool is_new_link = match_of(p).how != Match::How::link;
  if (is_new_link && person(p).account == AccountState::waiting) return false;
  return (user(u).active && user(u).managed) || return_of[u] != nobody ||
         (user(u).active && is_new_link);
}

std::uint32_t Draft::user_by_id(std::string_view id) const {
  const auto at = std::lower_bound(
      present.users.begin(), present.users.end(), id,
      [](const PresentUser& a, std::string_view b) { return a.id < b; });
  if (at == present.users.end() || at->id != id) return nobody;
  return static_cast<std::uint32_t>(at - present.users.begin());
}

std::uint32_t Draft::add(Mutation mutation) {
  plan.mutations.push_back(std::move(mutation));
  return static_cast<std::uint32_t>(plan.mutations.size() - 1);
}

std::uint32_t Draft::add(MutationKind kind, std::uint32_t person, std::uint32_t user) {
  Mutation made;
  made.kind = kind;
  made.person = person;
  made.user = user;
  return add(std::move(made));
}

void Draft::withdraw(std::uint32_t mutation) { withdrawn.push_back(mutation); }

void Draft::note(PlanNote::Kind kind, std::string_view person, std::uint32_t user,
                 std::string because) {
  plan.notes.push_back({kind, std::string(person), user, std::move(because), {}});
}

void Draft::wait_for(Mutation& mutation, std::uint32_t p) const {
  if (create_of[p] != nobody) mutation.after.push_back(create_of[p]);
  const std::uint32_t u = match_of(p).user;
  if (u != Match::nobody && return_of[u] != nobody) mutation.after.push_back(return_of[u]);
}

bool is_same_value(const Value& wanted, const Value& present, const Type& type) {
  if (same(wanted, present)) return true;
  if (wanted.kind != ValueKind::text || present.kind != ValueKind::text) return false;
  MatchKey a, b;
  if (!match_key(wanted, type, a) || !match_key(present, type, b)) return false;
  return a == b || without_signature(a) == without_signature(b);
}

bool is_group_field(const GraphField& field) {
  return field.type.is(TypeWord::group) ||
         (field.type.is(TypeWord::list) && field.type.item[0].is(TypeWord::group));
}

bool is_own_field(const GraphField& field) {
  return !field.type.is(TypeWord::person) && !is_group_field(field);
}

std::uint64_t mark_of(const Value& value, const Type& type, const ZoneTable& zones) {
  if (value.is_hold() || value.kind == ValueKind::keep) return 0;
  std::string json;
  append_json(json, value, type, zones);
  return mark_of(json);
}

std::string day_in_zone(const Draft& draft, Day day, const Person& person) {
  return fmt::format("{} ({}{})", day_text(day), person.zone_assumed ? "assumed " : "",
                     draft.zones.name(person.zone));
}

}  // namespace joinery
