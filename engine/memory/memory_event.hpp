#pragma once
/// What happened, in the smallest pieces: a memory is the sum of its events. A store writes each in
/// the same transaction as the step it comes from, and plays them to get the memory back.
///
/// Playing an event twice is the same as playing it once, but for `serial` and the counts of
/// invitations and archives, which carry their instant so that the same one is known again.

#include <string>
#include <variant>
#include <vector>

#include "engine/json/json.hpp"
#include "engine/memory/memory.hpp"

namespace joinery {

// Who is whom.
struct Linked { std::string person, user; Instant at; LinkEvidence evidence = LinkEvidence::created; };
/// The user is not there any more; the person has none.
struct UserGone { std::string person, user; Instant at; };
/// A user changes hands: HR gave the person another id. Everything remembered moves along.
struct Relinked { std::string from, to; Instant at; };

// What was done.
struct Invited { std::string person; Instant at; };
struct Archived {
  std::string user, person;
  Instant at;
  bool by_us = true;
  std::string why;
  std::vector<std::string> groups;
  std::string manager;
};
struct Reactivated { std::string user; };
struct Written { std::string person, field; FieldMark mark; };
struct GroupMade { std::string group, kind, key, name; };
struct GroupArchived { std::string group; };
struct GroupLed { std::string group, manager; };   ///< id of a user; empty: by nobody
struct Joined { std::string person, group; };
struct Left { std::string person, group; };

// What was seen.
struct SnapshotAccepted { SnapshotMemory snapshot; };
struct Missing { std::string person; Instant at; };
struct LookedUp { std::string person; Instant at; LookUp answer = LookUp::none; };
struct Returned { std::string person; };
/// The answer of a run about a person, where it is another than before.
struct Decided {
  std::string person;
  bool in_scope = true;
  std::optional<Day> starts;
  std::optional<Instant> next_change;
  std::optional<Instant> account_change = {};
};
struct Waiting { PendingReference reference; Instant since; };
struct Settled { PendingReference reference; };
struct ScopeSeen { std::string hash; bool is_list = false; };

// What somebody said.
struct Released { std::string person; Release what = Release::link; Instant until; };
struct Pinned { Pin pin; std::optional<Instant> until; };
struct Unpinned { Pin pin; };
struct FirstRunReleased { Instant at; };
struct MailReleased { Instant at; };

using MemoryEvent =
    std::variant<Linked, UserGone, Relinked, Invited, Archived, Reactivated, Written, GroupMade,
                 GroupArchived, GroupLed, Joined, Left, SnapshotAccepted, Missing, LookedUp, Returned, Decided,
                 Waiting, Settled, ScopeSeen, Released, Pinned, Unpinned, FirstRunReleased,
                 MailReleased>;

/// `linked`, `user_gone`, …
[[nodiscard]] std::string_view name_of(const MemoryEvent& event);

/// Plays one event.
void remember(Memory& memory, const MemoryEvent& event);

}  // namespace joinery
