#include "engine/plan/group_book.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/unicode/graphemes.hpp"
#include "engine/unicode/normal_key.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

constexpr std::size_t overlap_at_least = 5;   // members; of fewer, anybody may be the same by chance

}  // namespace

void Testimony::hear(std::string_view person, const Value& said) {
  if (said.kind == ValueKind::keep || said.is_blank()) return;
  if (said.is_hold()) {
    if (hold.empty()) hold = said.view();
    return;
  }
  if (value.is_blank()) {
    value = said;
    by = person;
  } else if (!disagree && !same(value, said) &&
             !(value.kind == ValueKind::text && said.kind == ValueKind::text &&
               normal_key(value.view()) == normal_key(said.view()))) {
    disagree = true;
    against = person;
  }
}

GroupBook::GroupBook(Draft& draft)
    : draft_(draft), plan_of_present_(draft.present.groups.size(), nobody),
      is_wanted_(draft.present.groups.size(), false) {
  for (std::uint32_t f = 0; f < draft.graph.fields.size(); ++f) {
    if (is_group_field(draft.field(f))) fields_.push_back(f);
    kinds_.push_back(draft.field(f).name);
  }
  for (const GraphGroup& group : draft.graph.groups) {
    if (!group.kind.empty()) kinds_[group.field_index] = group.kind;
  }
  seen_.resize(kinds_.size());
  for (std::uint32_t g = 0; g < draft.present.groups.size(); ++g) {
    const PresentGroup& group = draft.present.groups[g];
    const std::string kind(group.kind);
    // Who has a key is known by it alone: its name must not stand before another's who has only that.
    if (!group.key.empty()) by_key_.emplace(Key(kind, normal_key(group.key)), g);
    else by_name_.emplace(Key(kind, normal_key(group.name)), g);
  }
}

const std::string& GroupBook::kind_of(std::uint32_t field) const { return kinds_[field]; }

bool GroupBook::stays(std::uint32_t p) const {
  return draft_.has_account(p) &&
         (draft_.create_of[p] != nobody || draft_.person(p).account == AccountState::active);
}

std::uint32_t GroupBook::wanted(std::uint32_t field, std::string_view key) {
  const auto [at, is_new] = seen_[field].try_emplace(key, 0);
  if (!is_new) return at->second;
  const auto [known, is_first] = wanted_by_key_.emplace(
      Key(kinds_[field], normal_key(key)), static_cast<std::uint32_t>(wanted_.size()));
  at->second = known->second;
  if (is_first) {
    WantedGroup made;
    made.kind = kinds_[field];
    made.key = key;
    made.field = field;
    wanted_.push_back(std::move(made));
  }
  return at->second;
}

void GroupBook::hear_everybody() {
  for (std::uint32_t p = 0; p < draft_.people.list.size(); ++p) {
    // Whoever has yet to accept an invitation is no member, but their groups stand ready for them.
    const bool is_member = stays(p);
    if (!is_member && !draft_.awaits_acceptance(p)) continue;
    for (const std::uint32_t f : fields_) {
      each_key(p, f, [&](std::uint32_t w) {
        if (is_member && (wanted_[w].members.empty() || wanted_[w].members.back() != p)) {
          wanted_[w].members.push_back(p);
        }
      });
    }
    const std::size_t described = draft_.person(p).groups.size();
    for (std::uint32_t d = 0; d < described; ++d) hear(p, d);
  }
}

void GroupBook::hear(std::uint32_t p, std::uint32_t describer) {
  const Value& groups = draft_.person(p).groups[describer];
  if (groups.kind != ValueKind::list) return;
  const std::uint32_t field = draft_.graph.groups[describer].field_index;
  for (const Value& record : groups.elements()) {
    if (record.kind != ValueKind::record || record.items[GraphGroup::key].kind != ValueKind::text) {
      continue;
    }
    WantedGroup& group = wanted_[wanted(field, record.items[GraphGroup::key].view())];
    group.describer = describer;
    for (const auto part : {GraphGroup::name, GraphGroup::parent, GraphGroup::manager}) {
      group.parts[part].hear(draft_.person(p).id, record.items[part]);
    }
  }
}

void GroupBook::settle() {
  hear_everybody();
  // What stands above others is a group, too, though nobody may be in it.
  for (std::size_t w = 0; w < wanted_.size(); ++w) {
    const Testimony& parent = wanted_[w].parts[GraphGroup::parent];
    const std::uint32_t field = wanted_[w].field;
    if (!parent.disagree && parent.value.kind == ValueKind::text) wanted(field, parent.value.view());
  }
  std::vector<std::uint32_t> order;
  for (const auto& [key, w] : wanted_by_key_) order.push_back(w);
  for (const std::uint32_t w : order) {
    const std::uint32_t present = find(wanted_[w]);
    if (present != nobody) bind(wanted_[w], present, std::string());
  }
  find_by_members();
  for (const std::uint32_t w : order) find_or_make(wanted_[w]);
}

std::uint32_t GroupBook::find(const WantedGroup& wanted) const {
  const std::string key = normal_key(wanted.key);
  const auto with_key = by_key_.find(Key(wanted.kind, key));
  if (with_key != by_key_.end()) return with_key->second;
  const auto named = [&](const std::string& name) {
    const auto found = by_name_.find(Key(wanted.kind, name));
    return found == by_name_.end() ? nobody : found->second;
  };
  const std::uint32_t by_key_as_name = named(key);
  if (by_key_as_name != nobody) return by_key_as_name;
  const Testimony& name = wanted.parts[GraphGroup::name];
  if (name.disagree || name.value.kind != ValueKind::text) return nobody;
  return named(normal_key(name.value.view()));
}

void GroupBook::bind(WantedGroup& wanted, std::uint32_t present, const std::string& name) {
  if (present != nobody && plan_of_present_[present] != nobody) {
    wanted.planned = plan_of_present_[present];
    return;
  }
  PlannedGroup group;
  group.kind = wanted.kind;
  group.key = std::string(trim(wanted.key));
  group.field = wanted.field;
  group.present = present;
  group.name = present == nobody ? name : std::string(draft_.present.groups[present].name);
  wanted.planned = static_cast<std::uint32_t>(draft_.plan.groups.size());
  draft_.plan.groups.push_back(std::move(group));
  create_.push_back(nobody);
  proposal_.push_back(nobody);
  if (present == nobody) return;
  plan_of_present_[present] = wanted.planned;
  is_wanted_[present] = true;
}

std::string GroupBook::name_for(const WantedGroup& wanted) {
  const Testimony& name = wanted.parts[GraphGroup::name];
  if (name.disagree || name.value.kind != ValueKind::text) return std::string(trim(wanted.key));
  return std::string(trim(name.value.view()));
}

/// The name as the platform can bear it: cut, and told from others by four digits of its key; none
/// where somebody has to shorten it.
std::optional<std::string> GroupBook::fitting(std::string_view name, const WantedGroup& of) {
  const TargetLimits& limits = draft_.limits;
  const bool is_long =
      limits.group_name_max != 0 && grapheme_count(name) > limits.group_name_max;
  const std::string key = normal_key(name);
  const bool is_reserved = std::any_of(
      limits.reserved_group_names.begin(), limits.reserved_group_names.end(),
      [&](const std::string& reserved) { return normal_key(reserved) == key; });
  if (!is_long && !is_reserved) return std::string(name);
  const char* why = is_long ? "is too long for the platform" : "is reserved by the platform";
  if (draft_.policies.choice("long group names") == "hold") {
    draft_.note(Kind::hold, "", nobody, fmt::format("the group {}: its name {}", of.key, why));
    return std::nullopt;
  }
  const std::string suffix = fmt::format(" {:04x}", mark_of(normal_key(of.key)) & 0xFFFFU);
  const std::size_t room = limits.group_name_max == 0 ? 250 : limits.group_name_max;
  if (room <= suffix.size()) return std::string(first_graphemes(name, room));
  return std::string(trim(first_graphemes(name, room - suffix.size()))) + suffix;
}

void GroupBook::find_or_make(WantedGroup& wanted) {
  const Testimony& name = wanted.parts[GraphGroup::name];
  if (name.disagree) {
    draft_.note(Kind::notice, "", nobody,
                fmt::format("the group {} has different names in the records of {} and {}: its name "
                            "stays", wanted.key, name.by, name.against));
  } else if (name.value.is_blank() && !name.hold.empty()) {
    draft_.note(Kind::notice, "", nobody,
                fmt::format("the name of the group {} is not known: {}", wanted.key, name.hold));
  }
  if (wanted.planned == nobody) make(wanted);
  else rename(wanted);
}

void GroupBook::make(WantedGroup& wanted) {
  if (!draft_.policies.yes("create groups")) {
    return draft_.note(Kind::notice, "", nobody,
                       fmt::format("there is no group {} on the platform", wanted.key));
  }
  const auto name = fitting(name_for(wanted), wanted);
  if (!name) return;
  bind(wanted, nobody, *name);
  Mutation made;
  made.kind = MutationKind::create_group;
  made.group = wanted.planned;
  create_[wanted.planned] = draft_.add(std::move(made));
}

/// Only by a key is a group known under another name, and only where the mapping tells of names.
void GroupBook::rename(WantedGroup& wanted) {
  const PlannedGroup& planned = draft_.plan.groups[wanted.planned];
  if (planned.present == nobody || wanted.describer == nobody || proposal_[wanted.planned] != nobody) {
    return;
  }
  const PresentGroup& present = draft_.present.groups[planned.present];
  const Testimony& said = wanted.parts[GraphGroup::name];
  const bool told = draft_.graph.groups[wanted.describer].place[GraphGroup::name].known();
  if (!told || said.disagree || said.value.kind != ValueKind::text || !present.managed) return;
  if (present.key.empty() || !draft_.policies.yes("rename groups")) return;
  const auto name = fitting(name_for(wanted), wanted);
  if (!name || normal_key(*name) == normal_key(present.name)) return;
  draft_.plan.groups[wanted.planned].name = *name;
  change(MutationKind::rename_group, wanted.planned,
         {std::string(present.name), *name, nobody, nobody}, {});
}

void GroupBook::find_by_members() {
  if (draft_.policies.choice("rename groups by overlap") == "never") return;
  const bool vanished = std::any_of(
      draft_.present.groups.begin(), draft_.present.groups.end(), [&](const PresentGroup& group) {
        return group.managed && decides_kind(group.kind) && !is_wanted_[present_by_id(group.id)];
      });
  if (!vanished) return;
  members_.resize(draft_.present.groups.size());
  for (std::uint32_t u = 0; u < draft_.present.users.size(); ++u) {
    for (const std::string_view id : draft_.user(u).groups) {
      const std::uint32_t g = present_by_id(id);
      if (g != nobody) members_[g].push_back(u);
    }
  }
  for (const auto& [key, w] : wanted_by_key_) {
    WantedGroup& wanted = wanted_[w];
    if (wanted.planned != nobody) continue;
    const std::uint32_t old = best_overlap(wanted);
    if (old != nobody) take_over(wanted, old);
  }
}

std::uint32_t GroupBook::best_overlap(const WantedGroup& wanted) const {
  std::vector<std::uint32_t> users;
  for (const std::uint32_t p : wanted.members) {
    if (draft_.match_of(p).user != Match::nobody) users.push_back(draft_.match_of(p).user);
  }
  std::sort(users.begin(), users.end());
  const auto percent = static_cast<std::size_t>(draft_.policies.number("overlap percent"));
  std::uint32_t best = nobody;
  std::size_t best_count = 0;
  for (std::uint32_t g = 0; g < members_.size(); ++g) {
    const PresentGroup& group = draft_.present.groups[g];
    if (!group.managed || group.kind != wanted.kind || is_wanted_[g]) continue;
    if (members_[g].size() < overlap_at_least) continue;
    std::vector<std::uint32_t> both;
    std::set_intersection(users.begin(), users.end(), members_[g].begin(), members_[g].end(),
                          std::back_inserter(both));
    const std::size_t whole = std::max(wanted.members.size(), members_[g].size());
    if (both.size() * 100 < percent * whole || both.size() <= best_count) continue;
    best = g;
    best_count = both.size();
  }
  return best;
}

void GroupBook::take_over(WantedGroup& wanted, std::uint32_t present) {
  const auto name = fitting(name_for(wanted), wanted);
  if (!name) return;
  const std::string old(draft_.present.groups[present].name);
  bind(wanted, present, std::string());
  draft_.plan.groups[wanted.planned].name = *name;
  change(MutationKind::rename_group, wanted.planned, {old, *name, nobody, nobody}, {},
         fmt::format("{} vanished, and {} has nearly the same members", old, wanted.key));
  proposal_[wanted.planned] = static_cast<std::uint32_t>(draft_.plan.mutations.size() - 1);
  draft_.plan.mutations.back().proposed =
      draft_.policies.choice("rename groups by overlap") == "propose";
}

std::uint32_t GroupBook::present_by_id(std::string_view id) const {
  const auto& groups = draft_.present.groups;
  const auto at = std::lower_bound(
      groups.begin(), groups.end(), id,
      [](const PresentGroup& a, std::string_view b) { return a.id < b; });
  return at == groups.end() || at->id != id ? nobody
                                            : static_cast<std::uint32_t>(at - groups.begin());
}

std::uint32_t GroupBook::plan_group_of(std::uint32_t present) {
  if (plan_of_present_[present] != nobody) return plan_of_present_[present];
  const PresentGroup& group = draft_.present.groups[present];
  const auto planned = static_cast<std::uint32_t>(draft_.plan.groups.size());
  draft_.plan.groups.push_back({std::string(group.kind),
                                std::string(group.key.empty() ? group.name : group.key),
                                std::string(group.name), present, field_of_kind(group.kind)});
  create_.push_back(nobody);
  proposal_.push_back(nobody);
  return plan_of_present_[present] = planned;
}

void GroupBook::wait_for(Mutation& mutation, std::uint32_t planned) const {
  if (create_[planned] != nobody) mutation.after.push_back(create_[planned]);
  if (proposal_[planned] != nobody) mutation.after.push_back(proposal_[planned]);
}

std::uint32_t GroupBook::field_of_kind(std::string_view kind) const {
  for (const std::uint32_t f : fields_) {
    if (kinds_[f] == kind) return f;
  }
  return nobody;
}

bool GroupBook::decides_kind(std::string_view kind) const { return field_of_kind(kind) != nobody; }

bool GroupBook::is_ours(std::uint32_t planned) const {
  const std::uint32_t present = draft_.plan.groups[planned].present;
  return present == nobody || draft_.present.groups[present].managed;
}

void GroupBook::change(MutationKind kind, std::uint32_t planned, GroupChange change,
                       std::vector<std::uint32_t> after, std::string why) {
  Mutation made;
  made.kind = kind;
  made.group = planned;
  made.change = static_cast<std::uint32_t>(draft_.plan.group_changes.size());
  made.after = std::move(after);
  made.why = std::move(why);
  draft_.plan.group_changes.push_back(std::move(change));
  draft_.add(std::move(made));
}

}  // namespace joinery
