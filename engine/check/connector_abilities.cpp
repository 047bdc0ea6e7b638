/// Whether the platform can do what a plan may hold: a change that it cannot make is an error now, not in
/// a run.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/check/connector_checker.hpp"

namespace joinery {
namespace {

/// A kind of change, and why a plan may hold it.
using Needed = std::vector<std::pair<std::string_view, std::string>>;

const Type& element_of(const GraphField& field) {
  return field.type.is(TypeWord::list) ? field.type.item[0] : field.type;
}

/// The first field of a platform's user that we write and that fits; null: there is none.
template <class Fits>
const GraphField* written_field(const Graph& mapping, Fits fits) {
  for (const GraphField& field : mapping.fields) {
    if (!field.declared.foreign && fits(field)) return &field;
  }
  return nullptr;
}

const Constant* policy(const Graph& mapping, std::string_view name) {
  const auto at = std::ranges::find(mapping.policies, name, &GraphPolicy::name);
  return at == mapping.policies.end() ? nullptr : &at->value;
}

bool says_yes(const Graph& mapping, std::string_view name) {
  const Constant* said = policy(mapping, name);
  return said != nullptr && *said == Constant::of(Value::yes_no(true));
}

void add_people(const Graph& mapping, Needed& needed) {
  needed.emplace_back("create_user", "people who are not there yet are created");
  needed.emplace_back("link_user", "people who were added by hand are linked to HR");
  needed.emplace_back("update_user", "fields that differ are updated");
  needed.emplace_back("archive_user", "people who leave are archived");
  needed.emplace_back("reactivate_user", "people who come back are reactivated");
  if (mapping.invite.when != InviteSyntax::When::never && mapping.invite.when != InviteSyntax::When::unstated) {
    needed.emplace_back("invite_user", "`invite` is not `never`");
  }
  const GraphField* manager =
      written_field(mapping, [](const GraphField& field) { return element_of(field).is(TypeWord::person); });
  if (manager == nullptr) return;
  needed.emplace_back("set_manager", fmt::format("`{}` is another person", manager->name));
  needed.emplace_back("clear_manager", fmt::format("`{}` may be nobody any more", manager->name));
}

void add_groups(const Graph& mapping, Needed& needed) {
  const auto is_group = [](const GraphField& field) { return element_of(field).is(TypeWord::group); };
  const GraphField* groups = written_field(mapping, is_group);
  if (groups == nullptr) return;
  needed.emplace_back("add_member", fmt::format("`{}` holds groups", groups->name));
  const GraphField* left = written_field(mapping, [&](const GraphField& field) {
    return is_group(field) && field.declared.owned != "add only";
  });
  if (left != nullptr) needed.emplace_back("remove_member", fmt::format("people leave the groups of `{}`", left->name));
  if (says_yes(mapping, "create groups")) {
    needed.emplace_back("create_group", "groups that are not there yet are created: the policy `create groups`");
  }
  if (says_yes(mapping, "archive empty groups")) {
    needed.emplace_back("archive_group", "groups that nobody is in are archived: the policy `archive empty groups`");
  }
  const Constant* overlap = policy(mapping, "rename groups by overlap");
  if (overlap != nullptr && overlap->text != "never") {
    needed.emplace_back("rename_group",
                        "a group that seems to be the same is renamed: the policy `rename groups by overlap`");
  }
}

/// What `groups:` tells of groups.
void add_told(const Graph& mapping, Needed& needed) {
  const auto told = [&](GraphGroup::Part part) {
    return std::ranges::any_of(mapping.groups, [&](const GraphGroup& group) { return group.place[part].known(); });
  };
  const bool renames = told(GraphGroup::name) && says_yes(mapping, "rename groups");
  if (renames) needed.emplace_back("rename_group", "`groups:` tells their names, and names change");
  if (told(GraphGroup::parent)) needed.emplace_back("set_group_parent", "`groups:` tells what stands above a group");
  if (told(GraphGroup::manager)) needed.emplace_back("set_group_manager", "`groups:` tells who manages a group");
}

bool says(const Graph& mapping, std::string_view name, std::string_view choice) {
  const Constant* said = policy(mapping, name);
  return said != nullptr && said->text == choice;
}

/// Why somebody is invited who has been on the platform for long; empty: nobody is.
std::string_view invited_later(const Graph& mapping) {
  const auto when = mapping.invite.when;
  if (when == InviteSyntax::When::never || when == InviteSyntax::When::unstated) return {};
  if (says(mapping, "expired invitations", "invite again")) return "`expired invitations` is `invite again`";
  return says(mapping, "rehire", "invite") ? "`rehire` is `invite`" : "";
}

}  // namespace

/// Where an invitation is part of a creation, nobody can be invited who is there already.
void ConnectorChecker::check_later_invitations() {
  const Change* invite = made_.change("invite_user");
  const std::string_view why = invited_later(*mapping_);
  if (invite == nullptr || invite->how != Change::How::with || invite->with != "create_user" || why.empty()) return;
  found_.report(Code::change_impossible, syntax_.span,
                "this mapping invites people who are there already, and the platform only whom it makes")
      .why(std::string(why))
      .help("decide otherwise by that policy; an admin of the platform can invite them");
}

void ConnectorChecker::check_needed_changes() {
  if (document_.kind != DocumentKind::target || mapping_ == nullptr || syntax_.changes.empty()) return;
  Needed needed;
  add_people(*mapping_, needed);
  add_groups(*mapping_, needed);
  add_told(*mapping_, needed);
  std::set<std::string_view> told;
  for (const auto& [kind, why] : needed) {
    if (made_.change(kind) != nullptr || !told.insert(kind).second) continue;
    found_.report(Code::change_impossible, syntax_.span,
                  fmt::format("this mapping needs `{}`, and the platform's connector has none", kind))
        .why(why)
        .help(fmt::format("say how it is done under `changes:`; `{}: nothing` where the platform needs no "
                          "request for it", kind));
  }
  check_later_invitations();
  check_group_kinds();
}

/// The kinds that the platform's groups have; empty where only the groups themselves say it.
std::set<std::string> ConnectorChecker::told_group_kinds() const {
  std::set<std::string> kinds;
  for (const std::uint32_t stream : made_.platform->groups) {
    const auto& added = made_.streams[stream].add;
    const auto kind = std::ranges::find(added, "kind", &NamedTemplate::name);
    if (kind == added.end()) return {};
    const Node& node = checker_.graph_[checker_.graph_.fields[kind->value.formula].value];
    if (node.op != NodeOp::constant) return {};
    kinds.insert(node.constant.text);
  }
  return kinds;
}

/// Groups of a kind that the platform does not have could neither be found nor made.
void ConnectorChecker::check_group_kinds() {
  if (!made_.platform || !made_.platform->group) return;
  const bool tells = made_.platform->group->kind.has_value();
  const std::set<std::string> known = tells ? told_group_kinds() : std::set<std::string>();
  std::string only;
  for (const GraphField& field : mapping_->fields) {
    if (field.declared.foreign || !element_of(field).is(TypeWord::group)) continue;
    std::string kind = field.name;
    for (const GraphGroup& group : mapping_->groups) {
      if (group.field == field.name && !group.kind.empty()) kind = group.kind;
    }
    if (tells && (known.empty() || known.contains(kind))) continue;
    if (!tells && (only.empty() || only == kind)) {
      only = kind;
      continue;
    }
    found_.report(Code::change_impossible, syntax_.span,
                  tells ? fmt::format("the platform has no groups of the kind `{}`", kind)
                        : fmt::format("groups of the kinds `{}` and `{}` are not told apart", only, kind))
        .why(fmt::format("`{}` holds such groups", field.name))
        .help(tells ? fmt::format("its kinds are {}", fmt::join(known, ", "))
                    : std::string("read a `kind` under `group:`, or give both one kind under `groups:`"));
  }
}

}  // namespace joinery
