#include "engine/memory/memory_event.hpp"

#include <algorithm>
#include <array>

namespace joinery {
namespace {

constexpr std::int64_t day_micros = micros_per_day;

void add_sorted(std::vector<std::string>& list, const std::string& item) {
  const auto at = std::lower_bound(list.begin(), list.end(), item);
  if (at == list.end() || *at != item) list.insert(at, item);
}

void play(Memory& memory, const Linked& event) {
  PersonMemory& person = memory.people[event.person];
  if (person.user == event.user) return;
  // What was written was written to another user.
  person.fields.clear();
  person.groups.clear();
  person.user = event.user;
  person.since = event.at;
  person.evidence = event.evidence;
  memory.tombstones.erase(event.user);
}

void play(Memory& memory, const UserGone& event) {
  const auto found = memory.people.find(event.person);
  if (found != memory.people.end() && found->second.user == event.user) {
    found->second.user.clear();
    found->second.fields.clear();
    found->second.groups.clear();
  }
  memory.tombstones[event.user] = event.person;
  memory.archives.erase(event.user);
}

void play(Memory& memory, const Relinked& event) {
  const auto found = memory.people.find(event.from);
  if (found == memory.people.end()) return;
  PersonMemory moved = std::move(found->second);
  memory.people.erase(found);
  moved.evidence = LinkEvidence::changed_id;
  moved.since = event.at;
  PersonMemory& now = memory.people[event.to];
  if (now.invitations > moved.invitations) {
    moved.invitations = now.invitations;
    moved.invited = now.invited;
  }
  now = std::move(moved);
  memory.absences.erase(event.from);
  for (auto& [user, archive] : memory.archives) {
    if (archive.person == event.from) archive.person = event.to;
  }
}

void play(Memory& memory, const Invited& event) {
  PersonMemory& person = memory.people[event.person];
  if (person.invited && *person.invited >= event.at) return;
  person.invited = event.at;
  if (person.invitations < UINT16_MAX) ++person.invitations;
}

void play(Memory& memory, const Archived& event) {
  const auto known = memory.archives.find(event.user);
  const bool again = known != memory.archives.end() && known->second.at == event.at;
  memory.archives[event.user] = {event.person, event.at, event.by_us, event.why, event.groups,
                                 event.manager};
  if (again || !event.by_us) return;
  memory.archived.push_back(event.at);
  std::sort(memory.archived.begin(), memory.archived.end());
  std::erase_if(memory.archived, [&](Instant at) {
    return at.micros <= memory.archived.back().micros - day_micros;
  });
}

void play(Memory& memory, const Reactivated& event) { memory.archives.erase(event.user); }

void play(Memory& memory, const Written& event) {
  auto at = std::find(memory.fields.begin(), memory.fields.end(), event.field);
  if (at == memory.fields.end()) at = memory.fields.insert(at, event.field);
  const auto index = static_cast<std::size_t>(at - memory.fields.begin());
  std::vector<FieldMark>& marks = memory.people[event.person].fields;
  if (marks.size() <= index) marks.resize(index + 1);
  marks[index] = event.mark;
}

void play(Memory& memory, const GroupMade& event) {
  GroupMemory& group = memory.groups[event.group];
  group.kind = event.kind;
  group.key = event.key;
  group.name = event.name;
  group.archived = false;
}

void play(Memory& memory, const GroupArchived& event) {
  const auto found = memory.groups.find(event.group);
  if (found != memory.groups.end()) found->second.archived = true;
}

void play(Memory& memory, const GroupLed& event) {
  const auto found = memory.groups.find(event.group);
  if (found != memory.groups.end()) found->second.manager = event.manager;
}

void play(Memory& memory, const Joined& event) {
  add_sorted(memory.people[event.person].groups, event.group);
}

void play(Memory& memory, const Left& event) {
  const auto found = memory.people.find(event.person);
  if (found != memory.people.end()) std::erase(found->second.groups, event.group);
}

void play(Memory& memory, const SnapshotAccepted& event) {
  std::vector<SnapshotMemory>& all = memory.snapshots;
  if (!all.empty() && all.back().at == event.snapshot.at) all.pop_back();
  all.push_back(event.snapshot);
  if (all.size() > Memory::snapshots_kept) all.erase(all.begin());
}

void play(Memory& memory, const Missing& event) {
  Absence& absence = memory.absences[event.person];
  if (absence.snapshots == 0) absence.first = event.at;
  if (absence.snapshots != 0 && event.at <= absence.last) return;
  absence.last = event.at;
  ++absence.snapshots;
}

void play(Memory& memory, const LookedUp& event) {
  Absence& absence = memory.absences[event.person];
  absence.look_up = event.answer;
  absence.looked_up = event.at;
}

void play(Memory& memory, const Returned& event) { memory.absences.erase(event.person); }

void play(Memory& memory, const Decided& event) {
  PersonMemory& person = memory.people[event.person];
  person.in_scope = event.in_scope;
  person.starts = event.starts;
  person.next_change = event.next_change;
  person.account_change = event.account_change;
}

void play(Memory& memory, const Waiting& event) {
  memory.pending.emplace(event.reference, event.since);
}

void play(Memory& memory, const Settled& event) { memory.pending.erase(event.reference); }

void play(Memory& memory, const ScopeSeen& event) {
  memory.scope = event.hash;
  memory.scope_is_list = event.is_list;
}

void play(Memory& memory, const Released& event) {
  memory.releases[{event.person, event.what}] = event.until;
}

void play(Memory& memory, const Pinned& event) { memory.pins[event.pin] = event.until; }

void play(Memory& memory, const Unpinned& event) { memory.pins.erase(event.pin); }

void play(Memory& memory, const FirstRunReleased& event) {
  if (!memory.first_released) memory.first_released = event.at;
}

void play(Memory& memory, const MailReleased& event) {
  if (!memory.mail_released) memory.mail_released = event.at;
}

constexpr std::array<std::string_view, std::variant_size_v<MemoryEvent>> names = {
    "linked",      "user_gone", "relinked", "invited",   "archived",
    "reactivated", "written",   "group_made", "group_archived", "group_led", "joined",
    "left",        "snapshot_accepted", "missing", "looked_up", "returned",
    "decided",     "waiting",   "settled",  "scope_seen", "released",
    "pinned",      "unpinned",  "first_run_released", "mail_released"};

}  // namespace

std::string_view name_of(const MemoryEvent& event) { return names[event.index()]; }

void remember(Memory& memory, const MemoryEvent& event) {
  std::visit([&](const auto& one) { play(memory, one); }, event);
  ++memory.serial;
}

}  // namespace joinery
