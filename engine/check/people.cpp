/// Who is synchronised: the lists of the integration become rules like any other, ahead of the rules of
/// the modules, the source, the target and the integration.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

/// Whoever empties a list may expect that now nobody is in.
void report_empty(const PeopleLists& include, Diagnostics& out) {
  for (const auto& axis : include.axes) {
    if (!axis.value.empty()) continue;
    out.report(Code::empty_include, axis.name.span,
               fmt::format("the list of included {} is empty", axis.name.text))
        .why("an empty list says nothing: nobody is left out because of it")
        .help("name those who are in, or take the list away");
  }
}

}  // namespace

void Checker::compile_people() {
  if (layers_.integration != nullptr) list_rules();
  for (const Document* document : documents()) rules_of(*document);
  if (layers_.integration == nullptr) return;
  for (const Word& off : layers_.integration->people.off) {
    const auto named = [&](const GraphRule& rule) { return rule.id == off.text; };
    if (std::erase_if(graph_.rules, named) > 0) continue;
    std::vector<std::string> ids;
    for (const GraphRule& rule : graph_.rules) ids.push_back(rule.id);
    Diagnostic& problem = out_.report(Code::unknown_rule, off.span,
                                      fmt::format("there is no rule `{}` to switch off", off.text));
    const auto near = nearest(off.text, ids, 2);
    if (near.size() == 1) problem.fixed_by(off.span, near[0]);
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
  }
}

NodeId Checker::in_set(NodeId value, TableId set, Span place) {
  Node node;
  node.op = NodeOp::in_set;
  node.type = Type::of(TypeWord::yes_no);
  node.in = {value};
  node.table = set;
  node.place = place;
  return make(std::move(node), Scope{});
}

/// Yes if any item of a list is in the set, as for a person with several permissions.
NodeId Checker::any_in_set(const Compiled& list, TableId set, Span place) {
  Node found;
  found.op = NodeOp::where;
  found.type = list.type;
  found.in = {list.node};
  found.bodies = {in_set(element_field(0, list.type.item[0], place).node, set, place)};
  found.place = place;
  const NodeId items = make(std::move(found), Scope{});
  return operation(NodeOp::is_present, Type::of(TypeWord::yes_no), {items}, place, Scope{});
}

/// Yes if one of the worker's fields that the model lists for `axis` is among `words`; nothing if the
/// axis is unknown or the source gives none of its fields.
std::optional<NodeId> Checker::on_list(const std::string& axis, const std::vector<Word>& words,
                                       const std::string& set_name) {
  const Span place = words.empty() ? Span{} : words.front().span;
  Table set;
  set.name = set_name;
  set.key = Type::of(TypeWord::text);
  set.value = Type::of(TypeWord::yes_no);
  for (const Word& word : words) {
    std::string key;
    normal_key(word.text, key);
    Constant constant_key;
    constant_key.kind = ValueKind::text;
    constant_key.text = std::move(key);
    set.rows.push_back({std::move(constant_key), Constant::of(Value::yes_no(true)), word.span});
  }
  set.index();
  const TableId table = add_table(std::move(set));
  std::vector<NodeId> found;
  const Scope scope = scope_of(*layers_.integration);
  for (const auto& list : layers_.model->lists) {
    if (list.name.text != axis) continue;
    for (const Word& field : list.value) {
      const Compiled value = worker_field(field.text, place, scope);
      const bool given = nodes_[value.node].op != NodeOp::constant;
      if (!given) continue;
      found.push_back(value.type.is(TypeWord::list) ? any_in_set(value, table, place)
                                                    : in_set(value.node, table, place));
    }
  }
  if (found.empty()) return std::nullopt;
  if (found.size() == 1) return found.front();
  return operation(NodeOp::or_, Type::of(TypeWord::yes_no), std::move(found), place, scope);
}

void Checker::list_rules() {
  const PeopleSyntax& people = layers_.integration->people;
  report_empty(people.include, out_);
  if (layers_.model == nullptr) return;
  const Scope scope = scope_of(*layers_.integration);
  const Type yes_no = Type::of(TypeWord::yes_no);
  const NodeId no = constant(Constant::of(Value::yes_no(false)), yes_no, people.include.span);
  const auto add = [&](std::string id, std::string say, NodeId condition, Span place) {
    graph_.rules.push_back({std::move(id), std::move(say), Outcome::exclude, condition,
                            Outcome::include, place, layers_.integration->name.text});
  };
  const auto asked = [&](const auto& axis, const char* verb) -> std::optional<NodeId> {
    const std::string id = fmt::format("{}.{}", verb, axis.name.text);
    auto node = on_list(axis.name.text, axis.value, id);
    if (!node) report_axis(axis.name);
    return node;
  };

  NodeId named = no;
  for (const auto& axis : people.include.axes) {
    if (axis.name.text != "users" || axis.value.empty()) continue;
    if (const auto node = asked(axis, "include")) {
      // Not known to be on the list is not on the list.
      named = operation(NodeOp::else_, yes_no, {*node, no}, axis.name.span, scope);
    }
  }
  const NodeId not_named = operation(NodeOp::not_, yes_no, {named}, people.include.span, scope);
  for (const auto& axis : people.exclude.axes) {
    if (axis.value.empty()) continue;
    const auto node = asked(axis, "exclude");
    if (!node) continue;
    const bool users = axis.name.text == "users";
    const NodeId condition =
        users ? *node : operation(NodeOp::and_, yes_no, {not_named, *node}, axis.name.span, scope);
    add("exclude." + axis.name.text, fmt::format("is on the list of excluded {}", axis.name.text),
        condition, axis.name.span);
  }
  for (const auto& axis : people.include.axes) {
    if (axis.value.empty() || axis.name.text == "users") continue;
    const auto node = asked(axis, "include");
    if (!node) continue;
    const NodeId listed_ = operation(NodeOp::else_, yes_no, {*node, no}, axis.name.span, scope);
    const NodeId missing = operation(NodeOp::not_, yes_no, {listed_}, axis.name.span, scope);
    add("include." + axis.name.text, fmt::format("is not on the list of included {}", axis.name.text),
        operation(NodeOp::and_, yes_no, {not_named, missing}, axis.name.span, scope), axis.name.span);
  }
  only_named(people, not_named);
}

/// `include: users` alone: those and nobody else.
void Checker::only_named(const PeopleSyntax& people, NodeId not_named) {
  const Word* users = nullptr;
  for (const auto& axis : people.include.axes) {
    if (axis.value.empty()) continue;
    if (axis.name.text != "users") return;
    users = &axis.name;
  }
  if (users == nullptr) return;
  graph_.rules.push_back({"include.users", "is not on the list of included users", Outcome::exclude,
                          not_named, Outcome::include, users->span, layers_.integration->name.text});
}

void Checker::report_axis(const Word& axis) {
  const auto known = [&](const auto& list) { return list.name.text == axis.text; };
  const auto& lists = layers_.model->lists;
  if (std::any_of(lists.begin(), lists.end(), known)) {
    out_.report(Code::source_lacks_field, axis.span,
                fmt::format("the source says nothing about {}", axis.text))
        .why("people cannot be listed by what is not known of them")
        .help("use a rule on a field that the source gives");
    return;
  }
  std::vector<std::string> names;
  for (const auto& list : lists) names.push_back(list.name.text);
  out_.report(Code::unknown_list_axis, axis.span,
              fmt::format("people cannot be listed by `{}`", axis.text))
      .help("use " + listed(names));
}

void Checker::rules_of(const Document& document) {
  for (const RuleSyntax& syntax : document.people.rules) {
    const auto same_id = [&](const GraphRule& rule) { return rule.id == syntax.id.text; };
    const auto before = std::find_if(graph_.rules.begin(), graph_.rules.end(), same_id);
    if (before != graph_.rules.end()) {
      out_.report(Code::duplicate_name, syntax.id.span, fmt::format("a rule `{}` is there already", syntax.id.text))
          .also(before->place, "here")
          .help("choose another id; it is what reports and `why` call the rule");
      continue;
    }
    Scope scope = scope_of(document);
    const Compiled asked = condition(syntax.condition, scope);
    note_condition(asked.node, syntax.condition.span, ConditionUse::Place::rule, scope);
    GraphRule rule{syntax.id.text, syntax.say.text, syntax.outcome, asked.node, Outcome::hold,
                   syntax.span, document.name.text};
    if (syntax.if_blank) {
      rule.if_blank = *syntax.if_blank;
    } else if (asked.may_be_blank) {
      out_.report(Code::rule_blank_unanswered, syntax.condition.span,
                  fmt::format("the rule `{}` does not say what happens when this is blank", syntax.id.text))
          .labelled("can be blank")
          .help(syntax.outcome == Outcome::include
                    ? "add `if blank: exclude` (the rule does not let them in) or `if blank: hold`"
                    : "add `if blank: include` (the rule does not keep them out) or `if blank: hold`");
    }
    if (const ChangeSyntax* change = change_of("rules." + syntax.id.text); change != nullptr) {
      if (change->off) continue;
      change_rule(rule, *change);
      // Whoever wrote the rule answered for its own blanks; those that the change brings are new.
      if (!syntax.if_blank && !asked.may_be_blank && nodes_[rule.condition].may_be_blank) {
        out_.report(Code::rule_blank_unanswered, change->also->span,
                    fmt::format("the rule `{}` does not say what happens when this is blank", rule.id))
            .labelled("can be blank")
            .help("end with `else no` (a blank value does not make the rule apply)");
      }
    }
    graph_.rules.push_back(std::move(rule));
  }
}

/// A rule is tightened: it applies to more people than the layer below says, never to fewer.
void Checker::change_rule(GraphRule& rule, const ChangeSyntax& change) {
  const Scope scope = scope_of(*layers_.integration);
  if (change.was) {
    const Compiled was = compile(*change.was, scope, nullptr);
    if (was.node != rule.condition && was.type.form != Type::Form::unknown) {
      out_.report(Code::stale_change, change.was->span,
                  fmt::format("the rule `{}` is no longer what this change was written for", rule.id))
          .labelled("what it was")
          .also(rule.place, "what it is now");
    }
  }
  if (!change.also) return;
  if (rule.outcome == Outcome::include) {
    out_.report(Code::change_not_allowed, change.item.span,
                fmt::format("`{}` lets people in; it cannot be made to let in more", rule.id))
        .help("switch it `off`, or write a rule of your own under `people:`");
    return;
  }
  const Compiled also = condition(*change.also, scope);
  rule.condition = operation(NodeOp::or_, Type::of(TypeWord::yes_no), {rule.condition, also.node},
                             change.span, scope);
}

}  // namespace joinery
