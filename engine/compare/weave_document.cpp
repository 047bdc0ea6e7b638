/// One document: its sections in the order in which people write them.

#include "engine/compare/differing_place.hpp"
#include "engine/compare/weave_sections.hpp"

namespace joinery {
namespace {

template <class T>
std::string name_text(const Named<T>& named) {
  return named.name.text;
}
template <class T>
Span name_place(const Named<T>& named) {
  return named.name.span;
}

/// A list of named things that are compared by how they are spelled.
template <class T>
std::vector<Named<T>> weave_named(const std::vector<Named<T>>& old,
                                  const std::vector<Named<T>>& now, Order order,
                                  const EditPlace& section,
                                  const std::function<std::string(const T&)>& spell) {
  using Item = Named<T>;
  return weave_list<Item>(
      old, now, order, section,
      whole_items<Item>(name_text<T>, name_place<T>, [&spell](const Item& a, const Item& b) {
        return spell(a.value) == spell(b.value);
      }));
}

std::vector<Named<Formula>> weave_formulas(const std::vector<Named<Formula>>& old,
                                           const std::vector<Named<Formula>>& now,
                                           const EditPlace& section) {
  using Item = Named<Formula>;
  const auto mix = [](const Item& before, const Item& after, const EditPlace& here) {
    if (spelled(before.value) == spelled(after.value)) return before;
    const TwoPlaces places = differing_place(before.value, after.value);
    return here.ask(EditKind::changed, after.name.text, places.first, places.second) ? after
                                                                                     : before;
  };
  return weave_list<Item>(old, now, Order::meaningless, section,
                          {name_text<Formula>, name_place<Formula>, mix});
}

std::string spelled_words(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text += quote(word.text) + ",";
  return text;
}

/// Without titles and help, which are for people.
std::string spelled_setting(const SettingSyntax& setting) {
  std::string text = setting.type ? print(*setting.type) : std::string("choose");
  for (const auto& choice : setting.choices) text += " " + quote(choice.name.text);
  return text + " default " + spelled_words(setting.default_);
}

std::vector<FunctionSyntax> weave_functions(const std::vector<FunctionSyntax>& old,
                                            const std::vector<FunctionSyntax>& now,
                                            const EditPlace& section) {
  const auto key = [](const FunctionSyntax& function) { return function.head.text; };
  const auto place = [](const FunctionSyntax& function) { return function.head.span; };
  const auto mix = [](const FunctionSyntax& before, const FunctionSyntax& after,
                      const EditPlace& here) {
    const bool same_head = same_tree(before.head, after.head);
    if (same_head && spelled(before.body) == spelled(after.body)) return before;
    const TwoPlaces places = same_head ? differing_place(before.body, after.body)
                                       : TwoPlaces{before.head.span, after.head.span};
    return here.ask(EditKind::changed, after.head.text, places.first, places.second) ? after
                                                                                     : before;
  };
  return weave_list<FunctionSyntax>(old, now, Order::meaningless, section, {key, place, mix});
}

std::optional<Formula> weave_part(const std::optional<Formula>& old,
                                  const std::optional<Formula>& now, const std::string& item,
                                  const EditPlace& section) {
  if (!old && !now) return old;
  if (!old) return section.ask(EditKind::added, item, {}, now->span) ? now : old;
  if (!now) return section.ask(EditKind::removed, item, old->span, {}) ? now : old;
  if (spelled(*old) == spelled(*now)) return old;
  const TwoPlaces places = differing_place(*old, *now);
  return section.ask(EditKind::changed, item, places.first, places.second) ? now : old;
}

AccountSyntax weave_account(const AccountSyntax& old, const AccountSyntax& now,
                            const EditPlace& section) {
  AccountSyntax woven;
  woven.span = old.span;
  woven.starts = weave_part(old.starts, now.starts, "starts", section);
  woven.ends = weave_part(old.ends, now.ends, "ends", section);
  woven.archived_when = weave_part(old.archived_when, now.archived_when, "archived when", section);
  woven.zone = weave_part(old.zone, now.zone, "zone", section);
  return woven;
}

InviteSyntax weave_invite(const InviteSyntax& old, const InviteSyntax& now,
                          const EditPlace& section) {
  const auto spell = [](const InviteSyntax& invite) {
    return std::to_string(static_cast<int>(invite.when)) +
           (invite.condition ? print(*invite.condition) : std::string());
  };
  if (spell(old) == spell(now)) return old;
  const bool was = old.when != InviteSyntax::When::unstated;
  const bool is = now.when != InviteSyntax::When::unstated;
  const EditKind kind = !was ? EditKind::added : is ? EditKind::changed : EditKind::removed;
  return section.ask(kind, "", was ? old.span : Span{}, is ? now.span : Span{}) ? now : old;
}

std::string spelled_policy(const PolicySyntax& policy) {
  return policy.formula ? policy.formula->print() : quote(policy.word.text);
}

/// The parts of a group are items of their own: its name, its parent, its manager.
GroupSyntax mix_group(const std::string& field, const GroupSyntax& old, const GroupSyntax& now,
                      const EditPlace& section) {
  GroupSyntax woven = old;
  if (old.kind.text != now.kind.text &&
      section.ask(EditKind::changed, field + ".kind", old.kind.span, now.kind.span)) {
    woven.kind = now.kind;
  }
  woven.name = weave_part(old.name, now.name, field + ".name", section);
  woven.parent = weave_part(old.parent, now.parent, field + ".parent", section);
  woven.manager = weave_part(old.manager, now.manager, field + ".manager", section);
  return woven;
}

std::vector<Named<GroupSyntax>> weave_group_list(const std::vector<Named<GroupSyntax>>& old,
                                                 const std::vector<Named<GroupSyntax>>& now,
                                                 const EditPlace& section) {
  using Item = Named<GroupSyntax>;
  const auto mix = [](const Item& before, const Item& after, const EditPlace& here) {
    return Item{before.name, mix_group(after.name.text, before.value, after.value, here)};
  };
  return weave_list<Item>(old, now, Order::meaningless, section,
                          {name_text<GroupSyntax>, name_place<GroupSyntax>, mix});
}

std::string spelled_list(const ListReadingSyntax& list) {
  std::string text = "each of " + print(list.from);
  for (const auto& each : list.each) text += "; " + each.name.text + " " + print(each.value);
  if (!list.primary) return text;
  text += "; primary " + print(list.primary->starts) + " " + print(list.primary->ends);
  if (list.primary->zone) text += " in " + print(*list.primary->zone);
  for (const Expr& key : list.primary->prefer) text += " by " + print(key);
  return text;
}

}  // namespace

std::string spelled(const Formula& formula) { return formula.print(); }

std::string spelled(const ReadItem& item) {
  if (const auto* reading = std::get_if<ReadingSyntax>(&item)) return print(*reading);
  return spelled_list(std::get<ListReadingSyntax>(item));
}

Document weave_document(const Document& old, const Document& now, const EditPlace& document) {
  const std::function<std::string(const ReadItem&)> item = [](const ReadItem& one) {
    return spelled(one);
  };
  const std::function<std::string(const FieldSyntax&)> field = [](const FieldSyntax& one) {
    return print(one);
  };
  const std::function<std::string(const std::vector<Word>&)> words = spelled_words;
  const std::function<std::string(const SettingSyntax&)> setting = spelled_setting;
  Document woven = old;
  woven.settings = weave_named(old.settings, now.settings, Order::meaningless,
                               document.below("settings"), setting);
  woven.setting_values = weave_named(old.setting_values, now.setting_values, Order::meaningless,
                                     document.below("settings"), words);
  woven.read = weave_named(old.read, now.read, Order::meaningless, document.below("read"), item);
  woven.custom =
      weave_named(old.custom, now.custom, Order::meaningless, document.below("custom"), item);
  woven.fields =
      weave_named(old.fields, now.fields, Order::meaningless, document.below("fields"), field);
  woven.lists =
      weave_named(old.lists, now.lists, Order::meaningless, document.below("lists"), words);
  woven.tables = weave_tables(old.tables, now.tables, document);
  woven.functions = weave_functions(old.functions, now.functions, document.below("functions"));
  woven.worker = weave_formulas(old.worker, now.worker, document.below("worker"));
  woven.people = weave_people(old.people, now.people, document);
  woven.user = weave_named(old.user, now.user, Order::meaningful, document.below("user"), field);
  woven.set = weave_formulas(old.set, now.set, document.below("set"));
  woven.groups = weave_group_list(old.groups, now.groups, document.below("groups"));
  const std::function<std::string(const PolicySyntax&)> policy = spelled_policy;
  woven.policies = weave_named(old.policies, now.policies, Order::meaningless,
                               document.below("policies"), setting);
  woven.policy_values = weave_named(old.policy_values, now.policy_values, Order::meaningless,
                                    document.below("policies"), policy);
  woven.change = weave_changes(old.change, now.change, document);
  woven.account = weave_account(old.account, now.account, document.below("account"));
  woven.invite = weave_invite(old.invite, now.invite, document.below("invite"));
  return woven;
}

}  // namespace joinery
