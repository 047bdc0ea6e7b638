#include "engine/snapshot/known_records.hpp"

#include "engine/digest/page_digest.hpp"

namespace joinery {
namespace {

constexpr std::size_t places_min = 1024;   // a power of two

}  // namespace

std::size_t KnownRecords::place_of(std::string_view id, std::uint64_t hash) const {
  for (std::size_t at = hash & (places_.size() - 1);; at = (at + 1) & (places_.size() - 1)) {
    if (places_[at] == 0) return at;
    const Person& person = people_[places_[at] - 1];
    if (person.id_hash == hash && id_of(person) == id) return at;
  }
}

/// In the order in which they came: so the newest can always be taken out again without a trace.
void KnownRecords::grow() {
  places_.assign(places_.empty() ? places_min : 2 * places_.size(), 0);
  for (std::size_t i = 0; i < people_.size(); ++i) {
    places_[place_of(id_of(people_[i]), people_[i].id_hash)] = static_cast<std::uint32_t>(i + 1);
  }
}

KnownRecords::Seen KnownRecords::add(std::string_view id, std::string_view record) {
  if (2 * (people_.size() + 1) > places_.size()) grow();
  const std::uint64_t hash = quick_digest(id), digest = quick_digest(record);
  const std::size_t at = place_of(id, hash);
  if (places_[at] != 0) return people_[places_[at] - 1].digest == digest ? Seen::same : Seen::differs;
  people_.push_back({ids_.size(), hash, digest, static_cast<std::uint32_t>(id.size())});
  ids_ += id;
  places_[at] = static_cast<std::uint32_t>(people_.size());
  return Seen::is_new;
}

void KnownRecords::close_page() { closed_people_ = people_.size(); }

void KnownRecords::drop_page() {
  while (people_.size() > closed_people_) {
    const Person& person = people_.back();
    places_[place_of(id_of(person), person.id_hash)] = 0;
    ids_.resize(person.id_begin);
    people_.pop_back();
  }
}

}  // namespace joinery
