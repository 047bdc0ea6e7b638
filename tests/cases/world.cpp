#include "tests/cases/world.hpp"

#include <sstream>

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/value/print.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

std::string text_at(const Json& json, const char* name) {
  const Json* member = json.find(name);
  return member != nullptr && member->is(JsonKind::text) ? std::string(member->as_text()) : "";
}

bool yes_at(const Json& json, const char* name, bool otherwise) {
  const Json* member = json.find(name);
  return member != nullptr && member->is(JsonKind::boolean) ? member->as_boolean() : otherwise;
}

template <class Visit>
void each_line(const std::string& text, Visit visit) {
  std::stringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto json = parse_json(line, {});
    BOOST_TEST_REQUIRE(json.has_value(), line);
    visit(*json);
  }
}

std::string json_of_value(const Value& value, const Type& type) {
  std::string out;
  append_json(out, value, type, references().zones);
  return out;
}

/// One plan, carried out.
class Work {
 public:
  Work(World& world, const Planned& planned, std::size_t& made)
      : world_(world), planned_(planned), plan_(planned.plan()), made_(made),
        now_(planned.plan().as_of) {
    user_of_.resize(planned.people->list.size());
    group_of_.resize(plan_.groups.size());
    for (std::size_t g = 0; g < plan_.groups.size(); ++g) {
      if (plan_.groups[g].present != nobody) group_of_[g] = present().groups[plan_.groups[g].present].id;
    }
  }

  void run(Held held) {
    for (const MemoryEvent& event : planned_.guarded.made.seen) remember(world_.memory, event);
    for (const Mutation& mutation : plan_.mutations) {
      if (mutation.guard == nobody || held == Held::done) carry_out(mutation);
    }
    if (plan_.held() && held == Held::left) return;
    for (const MemoryEvent& event : planned_.guarded.made.agreed) remember(world_.memory, event);
  }

 private:
  [[nodiscard]] const Present& present() const { return *planned_.guarded.present; }
  [[nodiscard]] std::string person_of(const Mutation& m) const {
    if (m.person != nobody) return std::string(planned_.people->list[m.person].id);
    return m.user == nobody ? "" : std::string(present().users[m.user].person);
  }
  [[nodiscard]] std::string id_of(const Mutation& m) const {
    if (m.user != nobody) return std::string(present().users[m.user].id);
    return user_of_[m.person];
  }
  [[nodiscard]] std::string user_of_person(std::uint32_t p) const {
    if (!user_of_[p].empty()) return user_of_[p];
    const std::uint32_t u = planned_.guarded.matching.of_person[p].user;
    return u == Match::nobody ? "" : std::string(present().users[u].id);
  }

  void carry_out(const Mutation& m) {
    switch (m.kind) {
      case MutationKind::create_user: return create(m);
      case MutationKind::link_user: return link(m);
      case MutationKind::update_user: return write_fields(m, id_of(m));
      case MutationKind::set_manager: case MutationKind::clear_manager: return set_manager(m);
      case MutationKind::archive_user: return archive(m);
      case MutationKind::reactivate_user:
        world_.users[id_of(m)].active = true;
        return remember(world_.memory, Reactivated{id_of(m)});
      case MutationKind::invite_user:
        world_.users[id_of(m)].invitation = "pending";
        return remember(world_.memory, Invited{person_of(m), now_});
      case MutationKind::add_member:
        world_.users[id_of(m)].groups.insert(group_of_[m.group]);
        return remember(world_.memory, Joined{person_of(m), group_of_[m.group]});
      case MutationKind::remove_member:
        world_.users[id_of(m)].groups.erase(group_of_[m.group]);
        return remember(world_.memory, Left{person_of(m), group_of_[m.group]});
      default: return change_group(m);
    }
  }

  void create(const Mutation& m) {
    const std::string id = fmt::format("N{:06}", ++made_);
    user_of_[m.person] = id;
    WorldUser& user = world_.users[id];
    user.managed = true;
    user.person = person_of(m);
    remember(world_.memory, Linked{user.person, id, now_, LinkEvidence::created});
    write_fields(m, id);
  }

  void link(const Mutation& m) {
    WorldUser& user = world_.users[id_of(m)];
    const std::string person = person_of(m);
    if (!user.person.empty()) remember(world_.memory, Relinked{user.person, person, now_});
    user.person = person;
    user.managed = true;
    remember(world_.memory, Linked{person, id_of(m), now_, LinkEvidence::matched});
  }

  void write_fields(const Mutation& m, const std::string& id) {
    WorldUser& user = world_.users[id];
    for (const FieldChange& change : m.fields) {
      const GraphField& field = planned_.mapping.graph().fields[change.field];
      const std::string json = json_of_value(change.to, field.type);
      if (change.to.is_blank()) user.fields.erase(field.name);
      else user.fields[field.name] = json;
      if (!user.person.empty()) {
        remember(world_.memory, Written{user.person, field.name, {mark_of(json), mark_of(json)}});
      }
    }
  }

  void set_manager(const Mutation& m) {
    const FieldChange& change = m.fields[0];
    auto& fields = world_.users[id_of(m)].fields;
    const std::string& name = planned_.mapping.graph().fields[change.field].name;
    if (change.to_person == nobody) {
      fields.erase(name);
      return;
    }
    std::string json;
    append_json_text(json, user_of_person(change.to_person));
    fields[name] = json;
  }

  void archive(const Mutation& m) {
    WorldUser& user = world_.users[id_of(m)];
    user.active = false;
    const auto manager = user.fields.find("manager");
    std::string boss;
    if (manager != user.fields.end()) boss = manager->second.substr(1, manager->second.size() - 2);
    remember(world_.memory, Archived{id_of(m), person_of(m), now_, true, m.why,
                                     {user.groups.begin(), user.groups.end()}, boss});
  }

  void change_group(const Mutation& m) {
    if (m.kind == MutationKind::create_group) {
      const std::string id = fmt::format("n{:06}", ++made_);
      group_of_[m.group] = id;
      const PlannedGroup& group = plan_.groups[m.group];
      world_.groups[id] = {group.kind, group.name, group.key, "", "", true};
      return remember(world_.memory, GroupMade{id, group.kind, group.key, group.name});
    }
    const std::string& id = group_of_[m.group];
    if (m.kind == MutationKind::archive_group) {
      world_.groups.erase(id);
      return remember(world_.memory, GroupArchived{id});
    }
    WorldGroup& group = world_.groups[id];
    const GroupChange& change = plan_.group_changes[m.change];
    if (m.kind == MutationKind::rename_group) {
      group.name = change.to;
      group.key = plan_.groups[m.group].key;
      return remember(world_.memory, GroupMade{id, group.kind, group.key, group.name});
    }
    if (m.kind == MutationKind::set_group_parent) {
      group.parent = change.to_group == nobody ? "" : group_of_[change.to_group];
    } else {
      group.manager = change.to_person == nobody ? "" : user_of_person(change.to_person);
      remember(world_.memory, GroupLed{id, group.manager});
    }
  }

  World& world_;
  const Planned& planned_;
  const Plan& plan_;
  std::size_t& made_;
  Instant now_;
  std::vector<std::string> user_of_, group_of_;   // made by this plan, or there
};

}  // namespace

void World::set_users(const std::string& ndjson) {
  users.clear();
  each_line(ndjson, [&](const Json& json) {
    WorldUser& user = users[text_at(json, "id")];
    user.person = text_at(json, "person");
    user.active = yes_at(json, "active", true);
    user.managed = yes_at(json, "managed", !user.person.empty());
    user.admin = yes_at(json, "admin", false);
    user.invitation = text_at(json, "invitation");
    if (const Json* fields = json.find("fields")) {
      for (const JsonMember& member : fields->members()) user.fields[member.name] = print(member.value);
    }
    if (const Json* list = json.find("groups")) {
      for (const Json& item : list->items()) user.groups.emplace(item.as_text());
    }
  });
}

void World::set_groups(const std::string& ndjson) {
  groups.clear();
  each_line(ndjson, [&](const Json& json) {
    WorldGroup& group = groups[text_at(json, "id")];
    group.kind = text_at(json, "kind");
    group.name = text_at(json, "name");
    group.key = text_at(json, "key");
    group.parent = text_at(json, "parent");
    group.manager = text_at(json, "manager");
    group.managed = yes_at(json, "managed", !group.key.empty());
  });
}

std::string World::users_text() const {
  std::string out;
  for (const auto& [id, user] : users) {
    JsonWriter json(out);
    json.object().member("id").text(id).member("active").boolean(user.active);
    json.member("managed").boolean(user.managed).member("admin").boolean(user.admin);
    if (!user.person.empty()) json.member("person").text(user.person);
    if (!user.invitation.empty()) json.member("invitation").text(user.invitation);
    json.member("fields").object();
    for (const auto& [name, value] : user.fields) json.member(name).raw(value);
    json.end().member("groups").array();
    for (const std::string& group : user.groups) json.text(group);
    json.end().end();
    out += '\n';
  }
  return out;
}

std::string World::groups_text() const {
  std::string out;
  for (const auto& [id, group] : groups) {
    JsonWriter json(out);
    json.object().member("id").text(id).member("kind").text(group.kind);
    json.member("name").text(group.name).member("managed").boolean(group.managed);
    if (!group.key.empty()) json.member("key").text(group.key);
    if (!group.parent.empty()) json.member("parent").text(group.parent);
    if (!group.manager.empty()) json.member("manager").text(group.manager);
    json.end();
    out += '\n';
  }
  return out;
}

void World::apply(const Planned& planned, Held held) { Work(*this, planned, made_).run(held); }

}  // namespace joinery::testing
