#include "engine/apply/undo.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/apply/work.hpp"
#include "engine/json/json_parse.hpp"

namespace joinery {
namespace {

std::string text_in(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found != nullptr && found->is(JsonKind::text) ? std::string(found->as_text()) : "";
}

class Undo {
 public:
  Undo(ApplyWorld world, const ApplyOptions& options) : world_(world), options_(options) {}

  Result<UndoPlan> make(const Run& run) {
    JOINERY_TRY(const std::optional<StoredPlan> stored, world_.store.plan(run.plan));
    JOINERY_TRY(std::vector<JournalStep> steps, world_.store.steps(run.number));
    std::reverse(steps.begin(), steps.end());
    for (const JournalStep& step : steps) {
      if (step.state != StepState::done) continue;
      if (const auto done = take_back(step); !done) return tl::unexpected<Error>(done.error());
    }
    JOINERY_TRY(const std::uint64_t serial, world_.store.serial());
    SealedPlan& plan = made_.plan;
    if (stored && !stored->text.empty()) {
      JOINERY_TRY(const SealedPlan before, read_plan(stored->text, Limits{}));
      plan.integration = before.integration;
      plan.path = before.path;
      plan.vendor = before.vendor;
    }
    plan.as_of = world_.clock.now();
    plan.expires = Instant{plan.as_of.micros + micros_per_day};
    plan.serial = serial;
    plan.complete = true;
    plan.tripped = {{"undo", fmt::format("takes back run {}: somebody has to say so", run.number)}};
    arrange(run);
    made_.text = write_sealed(plan);
    return std::move(made_);
  }

 private:
  void leave(const JournalStep& step, std::string_view why) {
    made_.left_alone.push_back(fmt::format(
        "{} {}: {}", name_of(step.kind),
        step.person.empty() ? (step.group.empty() ? step.user : step.group) : step.person, why));
  }

  Result<void> take_back(const JournalStep& step) {
    if (step.undo.empty()) {
      leave(step, step.person.starts_with("erased:") ? "the person was erased"
                                                     : "cannot be taken back");
      return {};
    }
    JOINERY_TRY(const Json inverse, parse_json(step.undo, Limits{}));
    SealedMutation made;
    made.kind = mutation_kind_of(text_in(inverse, "kind")).value_or(MutationKind::update_user);
    made.person = step.person;
    made.user = step.user;
    made.group = step.group;
    made.group_kind = text_in(inverse, "group_kind");
    made.group_key = text_in(inverse, "key");
    if (!is_about_user(step.kind)) return take_back_group(step, std::move(made), inverse);
    PlatformQuestion question;
    question.id = step.user;
    JOINERY_TRY(const std::vector<PlatformUser> found, world_.platform.find_users(question));
    if (found.empty()) {
      leave(step, "the user is gone from the platform");
      return {};
    }
    return take_back_user(step, std::move(made), inverse, found.front());
  }

  Result<void> take_back_user(const JournalStep& step, SealedMutation made, const Json& inverse,
                              const PlatformUser& user) {
    const bool is_member =
        std::find(user.groups.begin(), user.groups.end(), step.group) != user.groups.end();
    switch (step.kind) {
      case MutationKind::archive_user:
        if (user.active) leave(step, "is active again");
        else give_back(step, std::move(made), user);
        return {};
      case MutationKind::create_user:
      case MutationKind::reactivate_user:
        if (!user.active) leave(step, "is archived since");
        else add(std::move(made));
        return {};
      case MutationKind::add_member:
      case MutationKind::remove_member:
        if (is_member != (step.kind == MutationKind::add_member)) leave(step, "was changed since");
        else add(std::move(made));
        return {};
      default: break;
    }
    take_back_fields(step, made, inverse, user);
    if (!made.fields.empty()) add(std::move(made));
    return {};
  }

  /// Only fields that hold what the run wrote.
  void take_back_fields(const JournalStep& step, SealedMutation& made, const Json& inverse,
                        const PlatformUser& user) {
    const Json* fields = inverse.find("fields");
    if (fields == nullptr) return;
    const auto shown = parse_json(step.shown, Limits{});
    for (const JsonMember& field : fields->members()) {
      const Json* now = user.find(field.name);
      const Json* written = field.value.find("from");
      const Json* to = field.value.find("to");
      const Json* kept = shown ? shown->find(field.name) : nullptr;
      const Json none;
      const Json& there = now == nullptr ? none : *now;
      const bool is_reference = step.kind == MutationKind::set_manager;
      const bool is_ours = is_same_there(there, *written) ||
                           (kept != nullptr && is_same_there(there, *kept)) ||
                           (is_reference && written->is(JsonKind::null));
      if (!is_ours) {
        leave(step, fmt::format("`{}` was changed since", field.name));
        continue;
      }
      made.fields.push_back({field.name, there, *to, {}});
    }
  }

  /// A user comes back with the groups and references that the archive has cost them.
  void give_back(const JournalStep& step, SealedMutation made, const PlatformUser& user) {
    const std::size_t back = add(std::move(made));
    const auto before = parse_json(step.before, Limits{});
    if (!before) return;
    if (const Json* groups = before->find("groups")) {
      for (const Json& group : groups->items()) {
        const std::string id(group.as_text());
        if (std::find(user.groups.begin(), user.groups.end(), id) != user.groups.end()) continue;
        SealedMutation member;
        member.kind = MutationKind::add_member;
        member.person = step.person;
        member.user = step.user;
        member.group = id;
        member.group_key = id;
        add_after(std::move(member), back);
      }
    }
    const Json* fields = before->find("fields");
    for (const std::string& name : options_.reference_fields) {
      const Json* had = fields == nullptr ? nullptr : fields->find(name);
      const Json* now = user.find(name);
      if (had == nullptr || had->is(JsonKind::null)) continue;
      if (now != nullptr && !now->is(JsonKind::null)) continue;
      SealedMutation manager;
      manager.kind = MutationKind::set_manager;
      manager.person = step.person;
      manager.user = step.user;
      manager.fields.push_back({name, Json(), *had, {}});
      add_after(std::move(manager), back);
    }
  }

  Result<void> take_back_group(const JournalStep& step, SealedMutation made, const Json& inverse) {
    PlatformQuestion question;
    question.id = step.group;
    question.kind = made.group_kind;
    JOINERY_TRY(const std::vector<PlatformGroup> found, world_.platform.find_groups(question));
    if (found.empty()) {
      leave(step, "the group is gone from the platform");
      return {};
    }
    const PlatformGroup& group = found.front();
    const Json* fields = inverse.find("fields");
    for (const JsonMember& field : fields->members()) {
      const std::string& there = field.name == "parent"    ? group.parent
                                 : field.name == "manager" ? group.manager
                                                           : group.name;
      if (!is_same_there(Json::from_text(there), *field.value.find("from"))) {
        leave(step, fmt::format("`{}` was changed since", field.name));
        return {};
      }
      made.fields.push_back({field.name, Json::from_text(there), *field.value.find("to"), {}});
    }
    add(std::move(made));
    return {};
  }

  std::size_t add(SealedMutation mutation) {
    made_.plan.mutations.push_back(std::move(mutation));
    waits_.emplace_back();
    return made_.plan.mutations.size() - 1;
  }

  void add_after(SealedMutation mutation, std::size_t before) {
    add(std::move(mutation));
    waits_.back().push_back(before);
  }

  /// By kind, as every plan; archives of what was made stand last.
  void arrange(const Run& run) {
    std::vector<SealedMutation>& all = made_.plan.mutations;
    std::vector<std::size_t> order(all.size()), place(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return all[a].kind < all[b].kind; });
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<SealedMutation> arranged;
    for (const std::size_t i : order) {
      SealedMutation mutation = std::move(all[i]);
      mutation.number = static_cast<std::uint32_t>(arranged.size() + 1);
      for (const std::size_t before : waits_[i]) {
        if (place[before] < arranged.size()) {
          mutation.after.push_back(static_cast<std::uint32_t>(place[before] + 1));
        }
      }
      mutation.held = "undo";
      mutation.because.push_back({"undo", fmt::format("run {}", run.number)});
      arranged.push_back(std::move(mutation));
    }
    all = std::move(arranged);
  }

  ApplyWorld world_;
  const ApplyOptions& options_;
  UndoPlan made_;
  std::vector<std::vector<std::size_t>> waits_;   ///< parallel to the mutations
};

}  // namespace

Result<UndoPlan> undo(std::uint64_t number, ApplyWorld world, const ApplyOptions& options) {
  JOINERY_TRY(const std::optional<Run> run, world.store.run(number));
  if (!run) return fail(ErrorCode::not_found, fmt::format("there was no run {}", number));
  return Undo(world, options).make(*run);
}

}  // namespace joinery
