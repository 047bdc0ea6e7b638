#include "tests/support/memory_platform.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery::testing {
namespace {

using Answer = MutationAnswer::Kind;

MutationAnswer answer(Answer kind, std::string id, std::string because = {}) {
  MutationAnswer made;
  made.kind = kind;
  made.id = std::move(id);
  made.because = std::move(because);
  return made;
}

std::string question_word(const PlatformQuestion& question) {
  if (!question.id.empty()) return "id=" + question.id;
  if (!question.external_id.empty()) return "external_id=" + question.external_id;
  return question.field + "=" + question.value;
}

std::string word_of(const PlatformMutation& mutation) {
  std::string word(name_of(mutation.kind));
  const std::string& who = mutation.person.empty() ? mutation.user : mutation.person;
  if (!who.empty()) word += " " + who;
  if (is_about_user(mutation.kind) && mutation.group_key.empty()) return word;
  return word + " " + mutation.group_key;
}

std::string text_of(const Json& value) {
  return value.is(JsonKind::text) ? std::string(value.as_text()) : std::string();
}

}  // namespace

MemoryPlatform::MemoryPlatform() {
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    able.can.push_back(static_cast<MutationKind>(kind));
  }
}

PlatformUser& MemoryPlatform::add_user(std::string id, std::string external_id,
                                       std::vector<PlatformField> fields) {
  Kept kept;
  kept.user.id = std::move(id);
  kept.user.external_id = std::move(external_id);
  kept.user.fields = std::move(fields);
  kept.made = Instant{INT64_MIN / 2};
  change(kept.user.version);
  users.push_back(std::move(kept));
  return users.back().user;
}

PlatformGroup& MemoryPlatform::add_group(std::string id, std::string kind, std::string name,
                                         std::string key) {
  PlatformGroup group;
  group.id = std::move(id);
  group.kind = std::move(kind);
  group.name = std::move(name);
  group.key = std::move(key);
  groups.push_back(std::move(group));
  return groups.back();
}

PlatformUser* MemoryPlatform::user(const std::string& id) {
  for (Kept& kept : users) {
    if (kept.user.id == id && !kept.gone) return &kept.user;
  }
  return nullptr;
}

std::size_t MemoryPlatform::count_of(const std::string& external_id) const {
  return static_cast<std::size_t>(std::count_if(users.begin(), users.end(), [&](const Kept& kept) {
    return !kept.gone && kept.user.external_id == external_id;
  }));
}

void MemoryPlatform::edit(const std::string& id, const std::string& field, const Json& value) {
  set(*user(id), {{field, value}});
}

void MemoryPlatform::remove(const std::string& id) {
  for (Kept& kept : users) {
    if (kept.user.id == id) kept.gone = true;
  }
}

void MemoryPlatform::accept(const std::string& external_id) {
  for (Kept& kept : users) {
    if (kept.user.external_id == external_id) kept.hidden = false;
  }
}

std::size_t MemoryPlatform::calls_of(const std::string& word) const {
  return static_cast<std::size_t>(
      std::count_if(calls.begin(), calls.end(), [&](const std::string& call) {
        return call == word || call.starts_with(word + " ");
      }));
}

std::vector<std::string> MemoryPlatform::lines() const {
  std::vector<std::string> out;
  for (const Kept& kept : users) {
    const PlatformUser& user = kept.user;
    std::string line = fmt::format("{}{{ext:{},{}", user.id, user.external_id,
                                   kept.gone ? "gone" : user.active ? "act" : "arch");
    std::map<std::string, std::string> fields;
    for (const PlatformField& field : user.fields) {
      if (!field.value.is(JsonKind::null)) fields[field.name] = text_of(field.value);
    }
    for (const auto& [name, value] : fields) line += fmt::format(",{}:{}", name, value);
    std::vector<std::string> in = user.groups;
    std::sort(in.begin(), in.end());
    for (const std::string& group : in) line += ",in:" + group;
    out.push_back(line + "}");
  }
  for (const PlatformGroup& group : groups) {
    out.push_back(fmt::format("{}{{{}:{},key:{}}}", group.id, group.kind, group.name, group.key));
  }
  std::sort(out.begin(), out.end());
  return out;
}

void MemoryPlatform::call(const std::string& word) {
  if (on_call) on_call(word);
  calls.push_back(word);
}

PlatformFault* MemoryPlatform::fault_for(const PlatformMutation& mutation) {
  for (PlatformFault& fault : faults) {
    const bool meant = fault.person.empty() || fault.person == mutation.person;
    if (fault.times > 0 && fault.kind == mutation.kind && meant) {
      --fault.times;
      return &fault;
    }
  }
  return nullptr;
}

bool MemoryPlatform::is_settled(const Kept& kept) const {
  return !kept.hidden && now().micros - kept.made.micros >= able.settle_micros;
}

Json MemoryPlatform::kept_form(const std::string& field, const Json& value) const {
  if (!value.is(JsonKind::text)) return value;
  std::string text(value.as_text());
  if (lower_case.contains(field)) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (trimmed.contains(field)) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  }
  return Json::from_text(text);
}

void MemoryPlatform::change(std::string& version) { version = fmt::format("v{}", next_++); }

void MemoryPlatform::set(PlatformUser& user, const std::vector<PlatformField>& fields) {
  for (const PlatformField& field : fields) {
    const Json value = kept_form(field.name, field.value);
    const auto at = std::find_if(user.fields.begin(), user.fields.end(),
                                 [&](const PlatformField& f) { return f.name == field.name; });
    if (at == user.fields.end()) user.fields.push_back({field.name, value});
    else at->value = value;
  }
  change(user.version);
}

Result<PlatformReading> MemoryPlatform::read_users(
    const std::function<void(const PlatformUser&)>& each) {
  call("read_users");
  for (const Kept& kept : users) {
    if (!kept.gone && is_settled(kept)) each(kept.user);
  }
  return PlatformReading{reads_completely, reads_completely ? "" : "a page is missing"};
}

Result<PlatformReading> MemoryPlatform::read_groups(
    const std::function<void(const PlatformGroup&)>& each) {
  call("read_groups");
  for (const PlatformGroup& group : groups) each(group);
  return PlatformReading{reads_completely, reads_completely ? "" : "a page is missing"};
}

Result<std::vector<PlatformUser>> MemoryPlatform::find_users(const PlatformQuestion& question) {
  call("find_users " + question_word(question));
  if (!finds_anybody) return fail(ErrorCode::unreadable, "the platform does not answer");
  std::vector<PlatformUser> found;
  for (const Kept& kept : users) {
    if (kept.gone || !is_settled(kept)) continue;
    const PlatformUser& user = kept.user;
    const Json* field = user.find(question.field);
    const bool is_meant = !question.id.empty() ? user.id == question.id
                          : !question.external_id.empty()
                              ? user.external_id == question.external_id
                              : field != nullptr &&
                                    text_of(*field) == text_of(kept_form(question.field,
                                                                Json::from_text(question.value)));
    if (is_meant) found.push_back(user);
  }
  return found;
}

Result<std::vector<PlatformGroup>> MemoryPlatform::find_groups(const PlatformQuestion& question) {
  call("find_groups " + question_word(question));
  if (!finds_anybody) return fail(ErrorCode::unreadable, "the platform does not answer");
  std::vector<PlatformGroup> found;
  for (const PlatformGroup& group : groups) {
    const bool is_meant = !question.id.empty() ? group.id == question.id
                          : group.kind == question.kind &&
                                (!question.external_id.empty() ? group.key == question.external_id
                                                               : group.name == question.value);
    if (is_meant) found.push_back(group);
  }
  return found;
}

std::vector<MutationAnswer> MemoryPlatform::carry_out(
    std::span<const PlatformMutation> mutations) {
  std::vector<MutationAnswer> answers;
  for (const PlatformMutation& mutation : mutations) call(word_of(mutation));
  for (const PlatformMutation& mutation : mutations) {
    answers.push_back(one(mutation));
    if (on_effect) on_effect(word_of(mutation));
  }
  return answers;
}

MutationAnswer MemoryPlatform::one(const PlatformMutation& mutation) {
  const PlatformFault* fault = fault_for(mutation);
  using What = PlatformFault::What;
  MutationAnswer given;
  if (fault == nullptr || fault->what == What::lose_answer) {
    if (able.has_idempotency_keys && by_key_.contains(mutation.key)) {
      given = by_key_[mutation.key];
    } else {
      given = effect(mutation);
      if (able.has_idempotency_keys) by_key_[mutation.key] = given;
    }
    if (fault != nullptr) given = answer(Answer::unknown, {}, "the connection broke");
  } else if (fault->what == What::lose_request) {
    given = answer(Answer::unknown, {}, "the connection broke");
  } else if (fault->what == What::fail || fault->what == What::busy) {
    given = answer(Answer::retry, {}, fault->because);
    given.after_micros = fault->after_micros;
    given.busy = fault->what == What::busy;
  } else if (fault->what == What::refuse) {
    given = answer(Answer::permanent, {}, fault->because);
  } else if (fault->what == What::conflict) {
    given = answer(Answer::conflict, {}, fault->because);
  } else {
    given = answer(Answer::done, mutation.user);
  }
  given.request = fmt::format("r{}", calls.size());
  return given;
}

MutationAnswer MemoryPlatform::effect(const PlatformMutation& mutation) {
  if (mutation.kind == MutationKind::create_user) return create(mutation);
  if (!is_about_user(mutation.kind)) return on_group(mutation);
  PlatformUser* found = user(mutation.user);
  if (found == nullptr) {
    const bool is_fine = mutation.kind == MutationKind::archive_user ||
                         mutation.kind == MutationKind::remove_member;
    return answer(is_fine ? Answer::already_done : Answer::permanent, {}, "the user is gone");
  }
  if (able.has_versions && !mutation.version.empty() && mutation.version != found->version) {
    return answer(Answer::conflict, found->id, "somebody has changed the user");
  }
  MutationAnswer done = on_user(mutation, *found);
  done.id = found->id;
  if (!mutation.fields.empty()) {
    for (const PlatformField& field : mutation.fields) {
      if (const Json* value = found->find(field.name)) done.shown.push_back({field.name, *value});
    }
  }
  done.version = found->version;
  return done;
}

std::string MemoryPlatform::next_id(const PlatformMutation& mutation, char letter) {
  const std::uint64_t number = next_++;
  return id_of ? id_of(mutation) : fmt::format("{}{}", letter, number);
}

MutationAnswer MemoryPlatform::create(const PlatformMutation& mutation) {
  for (const Kept& kept : users) {
    if (kept.gone) continue;
    bool taken = !mutation.person.empty() && kept.user.external_id == mutation.person;
    for (const PlatformField& field : mutation.fields) {
      const Json* there = kept.user.find(field.name);
      const bool is_unique = std::find(unique_fields.begin(), unique_fields.end(), field.name) !=
                             unique_fields.end();
      taken = taken || (is_unique && there != nullptr && field.value.is(JsonKind::text) &&
                        *there == kept_form(field.name, field.value));
    }
    if (taken) {
      return answer(Answer::already_done, names_the_taken ? kept.user.id : "", "it is there");
    }
  }
  Kept kept;
  kept.user.id = next_id(mutation, 'N');
  kept.user.external_id = able.finds_by_external_id ? mutation.person : "";
  kept.user.invited = PlatformUser::Invited::no;
  kept.made = now();
  set(kept.user, mutation.fields);
  using Mails = PlatformAbilities::CreateMails;
  if (able.create_mails == Mails::always ||
      (able.create_mails == Mails::if_told && mutation.notify)) {
    mails.push_back("create " + mutation.person);
    kept.user.invited = PlatformUser::Invited::yes;
    kept.hidden = hides_the_invited;
  }
  MutationAnswer done = answer(Answer::done, kept.hidden ? "" : kept.user.id);
  if (!kept.hidden) done.shown = kept.user.fields;
  done.version = kept.user.version;
  users.push_back(std::move(kept));
  return done;
}

MutationAnswer MemoryPlatform::on_user(const PlatformMutation& mutation, PlatformUser& user) {
  const auto member = std::find(user.groups.begin(), user.groups.end(), mutation.group);
  switch (mutation.kind) {
    case MutationKind::archive_user:
    case MutationKind::reactivate_user: {
      const bool wanted = mutation.kind == MutationKind::reactivate_user;
      if (user.active == wanted) return answer(Answer::already_done, user.id);
      user.active = wanted;
      change(user.version);
      return answer(Answer::done, user.id);
    }
    case MutationKind::invite_user:
      mails.push_back("invite " + mutation.person);
      user.invited = PlatformUser::Invited::yes;
      return answer(Answer::done, user.id);
    case MutationKind::link_user:
      user.external_id = mutation.person;
      change(user.version);
      return answer(Answer::done, user.id);
    case MutationKind::add_member:
      if (member != user.groups.end()) return answer(Answer::already_done, user.id);
      user.groups.push_back(mutation.group);
      return answer(Answer::done, user.id);
    case MutationKind::remove_member:
      if (member == user.groups.end()) return answer(Answer::already_done, user.id);
      user.groups.erase(member);
      return answer(Answer::done, user.id);
    case MutationKind::update_user:
    case MutationKind::set_manager:
    case MutationKind::clear_manager:
      if (mutation.notify) mails.push_back("update " + mutation.person);
      set(user, mutation.fields);
      return answer(Answer::done, user.id);
    case MutationKind::create_user:
    case MutationKind::create_group:
    case MutationKind::rename_group:
    case MutationKind::set_group_parent:
    case MutationKind::set_group_manager:
    case MutationKind::archive_group: break;
  }
  return answer(Answer::permanent, {}, "nothing of the kind is known here");
}

MutationAnswer MemoryPlatform::on_group(const PlatformMutation& mutation) {
  const auto value = [&](std::string_view name) {
    for (const PlatformField& field : mutation.fields) {
      if (field.name == name) return text_of(field.value);
    }
    return std::string();
  };
  if (mutation.kind == MutationKind::create_group) {
    for (const PlatformGroup& group : groups) {
      if (group.kind == mutation.group_kind && group.name == value("name")) {
        return answer(Answer::already_done, names_the_taken ? group.id : "", "it is there");
      }
    }
    const PlatformGroup& made = add_group(next_id(mutation, 'n'), mutation.group_kind,
                                          value("name"), mutation.group_key);
    return answer(Answer::done, made.id);
  }
  const auto at = std::find_if(groups.begin(), groups.end(),
                               [&](const PlatformGroup& g) { return g.id == mutation.group; });
  if (at == groups.end()) {
    const bool is_fine = mutation.kind == MutationKind::archive_group;
    return answer(is_fine ? Answer::already_done : Answer::permanent, {}, "the group is gone");
  }
  if (mutation.kind == MutationKind::rename_group) at->name = value("name");
  if (mutation.kind == MutationKind::set_group_parent) at->parent = value("parent");
  if (mutation.kind == MutationKind::set_group_manager) at->manager = value("manager");
  const std::string id = at->id;
  if (mutation.kind == MutationKind::archive_group) groups.erase(at);
  return answer(Answer::done, id);
}

}  // namespace joinery::testing
