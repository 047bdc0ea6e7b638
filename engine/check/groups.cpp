/// The groups that the platform's fields hold the keys of: what each is called, what stands above it and
/// who manages it.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// `team`, or `list of group`.
bool holds_groups(const Type& type) {
  return type.is(TypeWord::group) || (type.is(TypeWord::list) && type.item[0].is(TypeWord::group));
}

/// Whether the key is meant by an `item` of this expression: lists inside it have items of their own.
bool names_key(const Expr& expr) {
  if (expr.op == Op::name) return expr.text == "item";
  const bool list = expr.op == Op::filter || expr.op == Op::ordered;
  const auto end = list ? expr.children.begin() + 1 : expr.children.end();
  return std::any_of(expr.children.begin(), end, names_key);
}

bool names_key(const Formula& formula) {
  if (formula.cases.empty()) return !formula.quoted && names_key(formula.expr);
  return (formula.subject && names_key(*formula.subject)) ||
         std::any_of(formula.cases.begin(), formula.cases.end(), [](const CaseSyntax& branch) {
           return (branch.when && names_key(*branch.when)) || names_key(branch.then);
         });
}

Type record_type() {
  const Type group = Type::of(TypeWord::group);
  Type record = Type::of(TypeWord::record);
  record.fields = {{"key", group},
                   {"name", Type::of(TypeWord::text)},
                   {"parent", group},
                   {"manager", Type::of(TypeWord::person)}};
  return record;
}

}  // namespace

const Formula* Checker::group_formula(const GroupSyntax& group, GraphGroup::Part part) {
  const std::optional<Formula>& formula = part == GraphGroup::name     ? group.name
                                          : part == GraphGroup::parent ? group.parent
                                                                       : group.manager;
  return formula ? &*formula : nullptr;
}

void Checker::compile_groups() {
  if (layers_.target == nullptr) return;
  for (const Named<GroupSyntax>& group : layers_.target->groups) compile_group(group);
}

void Checker::compile_group(const Named<GroupSyntax>& group) {
  const std::string& field = group.name.text;
  const auto& user = layers_.target->user;
  const auto declared = std::find_if(user.begin(), user.end(), [&](const Named<FieldSyntax>& known) {
    return known.name.text == field;
  });
  if (declared == user.end()) return report_no_group_field(group.name);
  if (!holds_groups(from_syntax(declared->value.type)) || declared->value.foreign) {
    out_.report(Code::not_a_group_field, group.name.span,
                declared->value.foreign
                    ? fmt::format("`{}` belongs to the platform, and so do its groups", field)
                    : fmt::format("`{}` holds no groups: it is {}", field, print(from_syntax(declared->value.type))))
        .also(declared->value.span, "declared here")
        .help("`groups:` describes the fields of `user:` that are `group` or `list of group`");
    return;
  }
  const auto decided = std::find_if(graph_.fields.begin(), graph_.fields.end(),
                                    [&](const GraphField& known) { return known.name == field; });
  GraphGroup made;
  made.field = field;
  made.kind = group.value.kind.text;
  made.title = group.value.title.text;
  const Type key = Type::of(TypeWord::group);
  Node node;
  node.op = NodeOp::describe;
  node.type = Type::list_of(record_type());
  node.place = group.name.span;
  for (const auto part : {GraphGroup::name, GraphGroup::parent, GraphGroup::manager}) {
    node.bodies.push_back(group_part(group, part, made));
  }
  // Nobody sets the field, so there are no groups to tell about; the formulas were checked all the same.
  if (decided == graph_.fields.end()) return;
  made.field_index = static_cast<std::uint32_t>(decided - graph_.fields.begin());
  node.in = {decided->value};
  made.value = make(std::move(node), Scope{});
  graph_.groups.push_back(std::move(made));
}

void Checker::report_no_group_field(const Word& field) {
  std::vector<std::string> names;
  for (const auto& known : layers_.target->user) {
    if (holds_groups(from_syntax(known.value.type))) names.push_back(known.name.text);
  }
  Diagnostic& problem = out_.report(Code::unknown_target_field, field.span,
                                    fmt::format("the platform has no field `{}`", field.text));
  const auto near = nearest(field.text, names, 1);
  if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0])).fixed_by(field.span, near[0]);
  else problem.help("`groups:` describes the fields of `user:` that are `group` or `list of group`");
}

/// What a part comes to for one key, which is the item that stands around it.
NodeId Checker::group_part(const Named<GroupSyntax>& group, GraphGroup::Part part, GraphGroup& made) {
  const Type group_type = Type::of(TypeWord::group);
  const Type wanted = part == GraphGroup::name     ? Type::of(TypeWord::text)
                      : part == GraphGroup::parent ? group_type
                                                   : Type::of(TypeWord::person);
  const std::string item = fmt::format("groups.{}.{}", group.name.text, name_of(part));
  const auto decided = layered(item, group_formula(group.value, part), layers_.target, &wanted, true, &group_type);
  const NodeId key = element_field(0, group_type, {}).node;
  if (!decided) {
    if (part == GraphGroup::name) return key;
    Constant keep;
    keep.kind = ValueKind::keep;
    return constant(std::move(keep), Type::nothing(), {});
  }
  made.place[part] = decided->formula->span;
  made.layer[part] = decided->document->name.text;
  const Compiled& value = decided->value;
  if (value.type.is_known() && !fits(value.type, wanted)) {
    out_.report(Code::type_mismatch, decided->formula->span,
                fmt::format("`{}` is {}, and this is {}", item, print(wanted), print(value.type)));
  }
  if (part == GraphGroup::name) {
    std::set<NodeId> seen;
    check_never_cleared(*decided, value.node, fmt::format("`{}` cannot be cleared: every group has a name", item),
                        group.name.span, seen);
    if (!value.may_be_blank) return value.node;
    return operation(NodeOp::else_, wanted, {value.node, key}, decided->formula->span, Scope{});
  }
  report_may_end_blank(*decided, item, " else keep");
  return value.node;
}

/// The scope of a formula below `groups:`. The key is the `item` there; where nobody asks for it, lists
/// may be filtered as anywhere else.
void Checker::enter_group(const Formula& formula, const Type* key, Scope& scope) {
  if (key != nullptr && names_key(formula)) scope.element = key;
}

}  // namespace joinery
