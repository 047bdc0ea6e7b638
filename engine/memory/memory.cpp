#include "engine/memory/memory.hpp"

#include <algorithm>

namespace joinery {

std::string_view name_of(LinkEvidence evidence) {
  switch (evidence) {
    case LinkEvidence::created: return "created";
    case LinkEvidence::stored: return "stored";
    case LinkEvidence::matched: return "matched";
    case LinkEvidence::changed_id: return "changed_id";
    case LinkEvidence::confirmed: break;
  }
  return "confirmed";
}

std::string_view name_of(LookUp answer) {
  switch (answer) {
    case LookUp::none: return "none";
    case LookUp::present: return "present";
    case LookUp::gone: return "gone";
    case LookUp::invisible: break;
  }
  return "invisible";
}

std::string_view name_of(Release release) {
  switch (release) {
    case Release::link: return "link";
    case Release::renew: return "renew";
    case Release::reactivate: return "reactivate";
    case Release::archive: break;
  }
  return "archive";
}

/// FNV-1a, then mixed so that short texts differ in every bit.
std::uint64_t mark_of(std::string_view json) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : json) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash ^= hash >> 32U;
  hash *= 0xd6e8feb86659fd93U;
  hash ^= hash >> 32U;
  return hash == 0 ? 1 : hash;
}

const PersonMemory* Memory::find(std::string_view person) const {
  const auto found = people.find(person);
  return found == people.end() ? nullptr : &found->second;
}

bool Memory::names(std::string_view person) const {
  if (people.contains(person) || absences.contains(person)) return true;
  const auto is_theirs = [&](const auto& each) { return each.second == person; };
  return std::ranges::any_of(archives, [&](const auto& each) { return each.second.person == person; }) ||
         std::ranges::any_of(tombstones, is_theirs) ||
         std::ranges::any_of(releases, [&](const auto& each) { return each.first.first == person; }) ||
         std::ranges::any_of(pending, [&](const auto& each) {
           return each.first.person == person || each.first.wanted == person;
         });
}

FieldMark Memory::mark(const PersonMemory& person, std::string_view field) const {
  for (std::size_t i = 0; i < std::min(fields.size(), person.fields.size()); ++i) {
    if (fields[i] == field) return person.fields[i];
  }
  return {};
}

bool Memory::is_released(std::string_view person, Release what, Instant now) const {
  if (releases.empty()) return false;
  const auto found = releases.find({std::string(person), what});
  return found != releases.end() && now < found->second;
}

bool Memory::is_pinned(std::string_view user, std::string_view field, Instant now) const {
  if (pins.empty()) return false;
  const auto found = pins.find({std::string(user), std::string(field)});
  return found != pins.end() && (!found->second || now < *found->second);
}

std::optional<Instant> Memory::next_change() const {
  std::optional<Instant> next;
  for (const auto& [id, person] : people) {
    if (person.next_change && (!next || *person.next_change < *next)) next = person.next_change;
  }
  return next;
}

std::vector<std::string_view> Memory::due(Instant now) const {
  std::vector<std::string_view> found;
  for (const auto& [id, person] : people) {
    if (person.next_change && *person.next_change <= now) found.emplace_back(id);
  }
  return found;
}

}  // namespace joinery
