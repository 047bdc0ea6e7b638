#pragma once
/// What Joinery remembers of one integration from run to run: who is whom, who was invited, who is
/// missing since when, which groups are ours. The planner reads it; it changes by events only
/// (memory_event.hpp), which a store writes in the same transaction as the step they come from.
///
/// A plain value: no clock, no store, no order but that of its keys. About half a kilobyte a person,
/// so a million people stay well below a gigabyte. Owns its texts; one writer or many readers.
/// Texts of people are held as marks (a hash) wherever it is enough to know that one changed.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/day.hpp"

namespace joinery {

/// What shows that a user is a person.
enum class LinkEvidence : std::uint8_t {
  created,    ///< we made the user for them
  stored,     ///< the platform keeps the link itself
  matched,    ///< a user was taken over: a rung of the ladder
  changed_id, ///< HR gave the person another id
  confirmed,  ///< somebody said so
};
/// `created`, …
[[nodiscard]] std::string_view name_of(LinkEvidence evidence);

/// A value of one field of one user: what was sent, and what the platform showed afterwards. They
/// differ where the platform writes values its own way. 0: not known.
struct FieldMark {
  std::uint64_t sent = 0, shown = 0;
  friend bool operator==(const FieldMark&, const FieldMark&) = default;
};
/// Of a value as JSON; never 0; the same on every machine.
[[nodiscard]] std::uint64_t mark_of(std::string_view json);

/// One person, by HR's id. Who is here is linked, was decided before, or was invited once.
struct PersonMemory {
  std::string user;                          ///< the platform's id; empty: no link
  std::optional<Instant> since;              ///< of the link
  LinkEvidence evidence = LinkEvidence::stored;
  bool in_scope = true;                      ///< the rules included them in the last run
  std::uint16_t invitations = 0;             ///< how often; whatever the address was
  std::optional<Instant> invited;            ///< the last time
  std::optional<Day> starts;                 ///< the first day, as HR said it last
  std::optional<Instant> next_change;        ///< when the answer can change without a new record
  std::optional<Instant> account_change;     ///< when the account begins or ends, as HR said it last
  std::vector<std::string> groups;           ///< memberships that we made: the platform's ids, sorted
  std::vector<FieldMark> fields;             ///< parallel to Memory::fields; may be shorter
};

/// A complete snapshot that was accepted.
struct SnapshotMemory {
  Instant at;                                ///< when it was taken
  std::optional<Instant> stamp;              ///< the source's own time of it
  std::string hash;                          ///< of its records
  std::string identity;                      ///< of the source: company, base address, account
  std::uint64_t count = 0;
  std::map<std::string, std::uint32_t> coverage;   ///< needed path -> records with a value, per 1000
};

enum class LookUp : std::uint8_t {
  none,       ///< nobody has asked
  present,    ///< the source still has the person: a page shifted
  gone,       ///< the source knows nobody of this id, or says that they have left
  invisible,  ///< we may not see (403): nothing follows from that
};
/// `none`, …
[[nodiscard]] std::string_view name_of(LookUp answer);

/// Somebody linked who is not among the records.
struct Absence {
  Instant first, last;                       ///< of the complete snapshots without them
  std::uint32_t snapshots = 0;
  LookUp look_up = LookUp::none;
  std::optional<Instant> looked_up;
};

/// A user who is archived, and by whom. What they had is kept, to be given back.
struct ArchiveMemory {
  std::string person;
  Instant at;
  bool by_us = true;                         ///< false: seen archived on the platform
  std::string why;
  std::vector<std::string> groups;           ///< the platform's ids
  std::string manager;                       ///< id of a user
};

struct GroupMemory {
  std::string kind, key, name;               ///< as we gave them last
  std::string manager;                       ///< id of the user whom we set last; empty: nobody
  bool archived = false;
};

/// A reference that waits for the other person.
struct PendingReference {
  std::string person, field, wanted;
  auto operator<=>(const PendingReference&) const = default;
};

/// A value on the platform that is to stay as somebody set it.
struct Pin {
  std::string user, field;
  auto operator<=>(const Pin&) const = default;
};

/// What somebody has allowed for one person.
enum class Release : std::uint8_t {
  link,       ///< a match that was held: an admin, a look-alike, a rehire with little evidence
  renew,      ///< their user is gone from the platform: make another
  reactivate, ///< archived on the platform: bring back
  archive,    ///< an archive that was held
};
/// `link`, …
[[nodiscard]] std::string_view name_of(Release release);

struct Memory {
  std::string integration;
  std::uint64_t serial = 0;                  ///< one more with every change
  std::vector<std::string> fields;           ///< names of the platform's fields that marks are of
  std::map<std::string, PersonMemory, std::less<>> people;
  std::map<std::string, Absence, std::less<>> absences;       ///< by person
  std::map<std::string, ArchiveMemory, std::less<>> archives; ///< by user
  std::map<std::string, std::string, std::less<>> tombstones; ///< users that are gone -> their person
  std::map<std::string, GroupMemory, std::less<>> groups;     ///< ours, by the platform's id
  std::map<PendingReference, Instant> pending;                ///< since when
  std::map<Pin, std::optional<Instant>> pins;                 ///< until when; none: for good
  std::map<std::pair<std::string, Release>, Instant> releases;   ///< by person; until when
  std::vector<SnapshotMemory> snapshots;     ///< complete ones, oldest first; the last few
  std::vector<Instant> archived;             ///< when we archived somebody, of the last 24 hours
  std::string scope;                         ///< hash of the rules that were last carried out
  bool scope_is_list = false;                ///< it had a list of whom to include
  std::optional<Instant> first_released;     ///< the first run was let through
  std::optional<Instant> mail_released;      ///< from then on users may be written to

  static constexpr std::size_t snapshots_kept = 8;

  /// The person, or null.
  [[nodiscard]] const PersonMemory* find(std::string_view person) const;
  /// Whether anything that is remembered names the person.
  [[nodiscard]] bool names(std::string_view person) const;
  /// What is known of one field of a user of this person; zeros where nothing is.
  [[nodiscard]] FieldMark mark(const PersonMemory& person, std::string_view field) const;
  [[nodiscard]] bool is_released(std::string_view person, Release what, Instant now) const;
  [[nodiscard]] bool is_pinned(std::string_view user, std::string_view field, Instant now) const;
  /// The earliest instant at which somebody's answer can change; those that are due are in it.
  [[nodiscard]] std::optional<Instant> next_change() const;
  /// People whose answer can have changed by `now`, sorted.
  [[nodiscard]] std::vector<std::string_view> due(Instant now) const;
};

}  // namespace joinery
