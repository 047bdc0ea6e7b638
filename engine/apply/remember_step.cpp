/// What is remembered once a step is done, and how it looks in the journal.

#include <algorithm>

#include "engine/apply/work.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

void add_written(const PlatformMutation& sent, const std::string& person,
                 const std::vector<PlatformField>& shown, std::vector<MemoryEvent>& events) {
  for (const PlatformField& field : sent.fields) {
    const std::string text = print(field.value);
    const Json* there = value_in(shown, field.name);
    FieldMark mark{mark_of(text), mark_of(there == nullptr ? text : print(*there))};
    events.emplace_back(Written{person, field.name, mark});
  }
}

std::string why_of(const SealedMutation& mutation) {
  std::string why;
  for (const SealedReason& reason : mutation.because) {
    why += (why.empty() ? "" : "; ") + reason.rule + " at " + reason.at;
  }
  return why;
}

/// What a user had, from the journal's reading before it was archived.
Archived archived_of(const Work& work, const JournalStep& step, const SealedMutation& mutation) {
  Archived made;
  made.user = step.user;
  made.person = step.person;
  made.at = step.at;
  made.why = why_of(mutation);
  const auto before = parse_json(step.before, Limits{});
  if (!before) return made;
  if (const Json* groups = before->find("groups")) {
    for (const Json& group : groups->items()) made.groups.emplace_back(group.as_text());
  }
  const Json* fields = before->find("fields");
  for (const std::string& name : work.options.reference_fields) {
    const Json* manager = fields == nullptr ? nullptr : fields->find(name);
    if (manager != nullptr && manager->is(JsonKind::text)) made.manager = manager->as_text();
    if (!made.manager.empty()) break;
  }
  return made;
}

std::string sent_text(const PlatformMutation& sent, std::string_view field) {
  const Json* text = value_in(sent.fields, field);
  return text != nullptr && text->is(JsonKind::text) ? std::string(text->as_text()) : std::string();
}

}  // namespace

std::vector<MemoryEvent> events_of(const Work& work, const JournalStep& step,
                                   const PlatformMutation& sent,
                                   const std::vector<PlatformField>& shown) {
  const SealedMutation& mutation = work.mutation(step);
  const std::string& person = step.person;
  using Mails = PlatformAbilities::CreateMails;
  std::vector<MemoryEvent> events;
  switch (mutation.kind) {
    case MutationKind::create_user:
      events.emplace_back(Linked{person, step.user, step.at, LinkEvidence::created});
      add_written(sent, person, shown, events);
      if (work.world.platform.abilities().create_mails == Mails::always) {
        events.emplace_back(Invited{person, step.at});
      }
      break;
    case MutationKind::link_user:
      if (!mutation.was.empty() && mutation.was != person) {
        events.emplace_back(Relinked{mutation.was, person, step.at});
      }
      events.emplace_back(Linked{person, step.user, step.at, LinkEvidence::matched});
      break;
    case MutationKind::update_user:
    case MutationKind::set_manager:
    case MutationKind::clear_manager: add_written(sent, person, shown, events); break;
    case MutationKind::archive_user:
      events.emplace_back(archived_of(work, step, mutation));
      break;
    case MutationKind::reactivate_user: events.emplace_back(Reactivated{step.user}); break;
    case MutationKind::invite_user: events.emplace_back(Invited{person, step.at}); break;
    case MutationKind::add_member: events.emplace_back(Joined{person, step.group}); break;
    case MutationKind::remove_member: events.emplace_back(Left{person, step.group}); break;
    case MutationKind::create_group:
    case MutationKind::rename_group:
      events.emplace_back(
          GroupMade{step.group, mutation.group_kind, mutation.group_key, sent_text(sent, "name")});
      break;
    case MutationKind::archive_group: events.emplace_back(GroupArchived{step.group}); break;
    case MutationKind::set_group_manager:
      events.emplace_back(GroupLed{step.group, sent_text(sent, "manager")});
      break;
    case MutationKind::set_group_parent: break;
  }
  return events;
}

std::string text_of(const std::vector<PlatformField>& fields) {
  std::string text;
  JsonWriter json(text);
  json.object();
  for (const PlatformField& field : fields) json.member(field.name).value(field.value);
  json.end();
  return text;
}

std::string text_of(const PlatformUser& user) {
  std::string text;
  JsonWriter json(text);
  json.object().member("active").boolean(user.active).member("groups").array();
  for (const std::string& group : user.groups) json.text(group);
  json.end().member("fields").raw(text_of(user.fields)).end();
  return text;
}

}  // namespace joinery
