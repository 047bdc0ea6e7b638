#include "tests/cases/applied_world.hpp"

#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "tests/cases/case_mapping.hpp"

namespace joinery::testing {
namespace {

template <class Visit>
void each_object(const std::string& ndjson, Visit visit) {
  std::stringstream in(ndjson);
  for (std::string line; std::getline(in, line);) visit(json_of(line));
}

std::string word_at(const Json& json, const char* name) {
  const Json* member = json.find(name);
  return member == nullptr ? "" : std::string(member->as_text());
}

bool is_at(const Json& json, const char* name, bool otherwise) {
  const Json* member = json.find(name);
  return member == nullptr ? otherwise : member->as_boolean();
}

}  // namespace

AppliedWorld::AppliedWorld(const CaseRun& first) : played_(first.at) {
  if (is_unreleased(first)) return;
  const Instant long_ago = *parse_instant("2020-01-01T00:00:00Z");
  advance({FirstRunReleased{long_ago}, MailReleased{long_ago}});
}

void AppliedWorld::advance(std::vector<MemoryEvent> events) {
  if (events.empty()) return;
  Advance all;
  all.events = std::move(events);
  BOOST_TEST_REQUIRE(played_.store->advance(all).has_value());
}

void AppliedWorld::begin(const CaseRun& run) {
  const std::int64_t ahead = parse_instant(run.at)->micros - played_.clock.now().micros;
  if (ahead > 0) played_.clock.pass(std::chrono::milliseconds(ahead / 1'000));
  if (run.users) set_users(*run.users);
  if (run.groups) set_groups(*run.groups);
  advance(events_of(run));
}

void AppliedWorld::set_users(const std::string& ndjson) {
  played_.platform.users.clear();
  each_object(ndjson, [&](const Json& json) {
    std::vector<PlatformField> fields;
    if (const Json* told = json.find("fields")) {
      for (const JsonMember& member : told->members()) fields.push_back({member.name, member.value});
    }
    const std::string id = word_at(json, "id"), person = word_at(json, "person");
    PlatformUser& user = played_.platform.add_user(id, person, std::move(fields));
    user.active = is_at(json, "active", true);
    user.admin = is_at(json, "admin", false);
    if (const Json* groups = json.find("groups")) {
      for (const Json& group : groups->items()) user.groups.emplace_back(group.as_text());
    }
    said_users_.insert(id);
    if (!is_at(json, "managed", !person.empty())) unmanaged_.insert(id);
    invitations_[id] = word_at(json, "invitation");
  });
}

void AppliedWorld::set_groups(const std::string& ndjson) {
  played_.platform.groups.clear();
  each_object(ndjson, [&](const Json& json) {
    const std::string id = word_at(json, "id"), key = word_at(json, "key");
    PlatformGroup& group =
        played_.platform.add_group(id, word_at(json, "kind"), word_at(json, "name"), key);
    group.parent = word_at(json, "parent");
    group.manager = word_at(json, "manager");
    said_groups_.insert(id);
    if (is_at(json, "managed", !key.empty())) managed_groups_.insert(id);
  });
}

Planned AppliedWorld::plan(const CaseRun& run) {
  CaseQuestion question = question_of(run, users_text(), groups_text());
  before_ = memory();
  if (run.remembers) question.memory = &before_;
  Planned planned(case_mapping(run.integration), question);
  planned.guarded.made.plan.serial = played_.store->serial().value();
  seal(planned.guarded.made.plan, planned.context());
  return planned;
}

void AppliedWorld::carry_out(const Planned& planned, bool approve) {
  const MadePlan& made = planned.guarded.made;
  if (made.plan.mutations.empty()) {
    std::vector<MemoryEvent> events = made.seen;
    const bool agreed = made.plan.complete && (approve || !made.plan.held());
    if (agreed) events.insert(events.end(), made.agreed.begin(), made.agreed.end());
    return advance(std::move(events));
  }
  const Plan& plan = made.plan;
  const StoredPlan stored{plan.hash,      plan.serial, plan.as_of, plan.expires,
                          planned.json(), made.seen,   made.agreed};
  BOOST_TEST_REQUIRE(played_.store->keep_plan(stored).has_value());
  if (approve) played_.approve(plan.hash);
  const ApplyReport report = play_run(played_, stored.text);
  for (const JournalStep& step : report.steps) {
    BOOST_TEST((step.state == StepState::done || (step.state == StepState::held && !approve)),
               step.number << ": " << name_of(step.state) << ", " << step.because);
  }
}

std::string AppliedWorld::made_user_of(const std::string& person) const {
  for (const MemoryPlatform::Kept& kept : played_.platform.users) {
    if (kept.user.external_id == person && !said_users_.contains(kept.user.id)) return kept.user.id;
  }
  return {};
}

std::string AppliedWorld::made_group_of(const std::string& kind, const std::string& key) const {
  for (const PlatformGroup& group : played_.platform.groups) {
    if (group.kind == kind && group.key == key && !said_groups_.contains(group.id)) return group.id;
  }
  return {};
}

std::string AppliedWorld::users_text() const {
  const Memory known = memory();
  std::string out;
  for (const MemoryPlatform::Kept& kept : played_.platform.users) {
    const PlatformUser& user = kept.user;
    if (kept.gone) continue;
    const PersonMemory* linked = known.find(user.external_id);
    const bool is_linked = linked != nullptr && linked->user == user.id;
    const bool is_invited = user.invited == PlatformUser::Invited::yes;
    const auto told = invitations_.find(user.id);
    const std::string invitation = is_invited ? "pending" : told == invitations_.end() ? "" : told->second;
    JsonWriter json(out);
    json.object().member("id").text(user.id).member("active").boolean(user.active);
    json.member("managed").boolean(!user.external_id.empty() && (is_linked || !unmanaged_.contains(user.id)));
    json.member("admin").boolean(user.admin);
    if (!user.external_id.empty()) json.member("person").text(user.external_id);
    if (!invitation.empty()) json.member("invitation").text(invitation);
    std::map<std::string, std::string> fields;
    for (const PlatformField& field : user.fields) {
      if (!field.value.is(JsonKind::null)) fields[field.name] = print(field.value);
    }
    json.member("fields").object();
    for (const auto& [name, value] : fields) json.member(name).raw(value);
    json.end().member("groups").array();
    for (const std::string& group : std::set<std::string>(user.groups.begin(), user.groups.end())) json.text(group);
    json.end().end();
    out += '\n';
  }
  return out;
}

std::string AppliedWorld::groups_text() const {
  const Memory known = memory();
  std::string out;
  for (const PlatformGroup& group : played_.platform.groups) {
    JsonWriter json(out);
    json.object().member("id").text(group.id).member("kind").text(group.kind);
    json.member("name").text(group.name);
    json.member("managed").boolean(managed_groups_.contains(group.id) || known.groups.contains(group.id));
    const auto made = known.groups.find(group.id);
    const std::string& key = made == known.groups.end() ? group.key : made->second.key;
    if (!key.empty()) json.member("key").text(key);
    if (!group.parent.empty()) json.member("parent").text(group.parent);
    if (!group.manager.empty()) json.member("manager").text(group.manager);
    json.end();
    out += '\n';
  }
  return out;
}

}  // namespace joinery::testing
