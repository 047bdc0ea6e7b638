#pragma once
/// The members of what is remembered, by name and in order: said once, for reading and for writing.
/// `visit(name, member)` is called for each. Internal to engine/memory.

#include <concepts>

#include "engine/memory/memory_event.hpp"

namespace joinery {

template <class T, class Of>
concept Either = std::same_as<std::remove_const_t<T>, Of>;

void members(auto& v, Either<PersonMemory> auto& e) {
  v("user", e.user), v("since", e.since), v("evidence", e.evidence), v("in_scope", e.in_scope);
  v("invitations", e.invitations), v("invited", e.invited), v("starts", e.starts);
  v("next_change", e.next_change), v("account_change", e.account_change), v("groups", e.groups);
}
void members(auto& v, Either<SnapshotMemory> auto& e) {
  v("at", e.at), v("stamp", e.stamp), v("hash", e.hash), v("identity", e.identity);
  v("count", e.count), v("coverage", e.coverage);
}
void members(auto& v, Either<Absence> auto& e) {
  v("first", e.first), v("last", e.last), v("snapshots", e.snapshots);
  v("look_up", e.look_up), v("looked_up", e.looked_up);
}
void members(auto& v, Either<ArchiveMemory> auto& e) {
  v("person", e.person), v("at", e.at), v("by_us", e.by_us), v("why", e.why);
  v("groups", e.groups), v("manager", e.manager);
}
void members(auto& v, Either<GroupMemory> auto& e) {
  v("kind", e.kind), v("key", e.key), v("name", e.name), v("manager", e.manager), v("archived", e.archived);
}
void members(auto& v, Either<PendingReference> auto& e) {
  v("person", e.person), v("field", e.field), v("wanted", e.wanted);
}
void members(auto& v, Either<Pin> auto& e) { v("user", e.user), v("field", e.field); }
void members(auto& v, Either<FieldMark> auto& e) { v("sent", e.sent), v("shown", e.shown); }

void members(auto& v, Either<Linked> auto& e) {
  v("person", e.person), v("user", e.user), v("at", e.at), v("evidence", e.evidence);
}
void members(auto& v, Either<UserGone> auto& e) {
  v("person", e.person), v("user", e.user), v("at", e.at);
}
void members(auto& v, Either<Relinked> auto& e) { v("from", e.from), v("to", e.to), v("at", e.at); }
void members(auto& v, Either<Invited> auto& e) { v("person", e.person), v("at", e.at); }
void members(auto& v, Either<Archived> auto& e) {
  v("user", e.user), v("person", e.person), v("at", e.at), v("by_us", e.by_us), v("why", e.why);
  v("groups", e.groups), v("manager", e.manager);
}
void members(auto& v, Either<Reactivated> auto& e) { v("user", e.user); }
void members(auto& v, Either<Written> auto& e) {
  v("person", e.person), v("field", e.field), v("mark", e.mark);
}
void members(auto& v, Either<GroupMade> auto& e) {
  v("group", e.group), v("kind", e.kind), v("key", e.key), v("name", e.name);
}
void members(auto& v, Either<GroupArchived> auto& e) { v("group", e.group); }
void members(auto& v, Either<GroupLed> auto& e) { v("group", e.group), v("manager", e.manager); }
void members(auto& v, Either<Joined> auto& e) { v("person", e.person), v("group", e.group); }
void members(auto& v, Either<Left> auto& e) { v("person", e.person), v("group", e.group); }
void members(auto& v, Either<SnapshotAccepted> auto& e) { v("snapshot", e.snapshot); }
void members(auto& v, Either<Missing> auto& e) { v("person", e.person), v("at", e.at); }
void members(auto& v, Either<LookedUp> auto& e) {
  v("person", e.person), v("at", e.at), v("answer", e.answer);
}
void members(auto& v, Either<Returned> auto& e) { v("person", e.person); }
void members(auto& v, Either<Decided> auto& e) {
  v("person", e.person), v("in_scope", e.in_scope), v("starts", e.starts);
  v("next_change", e.next_change), v("account_change", e.account_change);
}
void members(auto& v, Either<Waiting> auto& e) { v("reference", e.reference), v("since", e.since); }
void members(auto& v, Either<Settled> auto& e) { v("reference", e.reference); }
void members(auto& v, Either<ScopeSeen> auto& e) { v("hash", e.hash), v("is_list", e.is_list); }
void members(auto& v, Either<Released> auto& e) {
  v("person", e.person), v("what", e.what), v("until", e.until);
}
void members(auto& v, Either<Pinned> auto& e) { v("pin", e.pin), v("until", e.until); }
void members(auto& v, Either<Unpinned> auto& e) { v("pin", e.pin); }
void members(auto& v, Either<FirstRunReleased> auto& e) { v("at", e.at); }
void members(auto& v, Either<MailReleased> auto& e) { v("at", e.at); }

}  // namespace joinery
