/// Policies: which there are, and what the platform and the customer say about them. They are constants
/// of a run: settings may choose among values, people cannot.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// What a formula over settings comes to. Nothing where it asks for more than settings, or is too deep.
class SettingsOnly {
 public:
  explicit SettingsOnly(const NodeTable& nodes) : nodes_(nodes) {}

  std::optional<Constant> value(NodeId id) {
    if (++steps_ > steps_max) return std::nullopt;
    const Node& node = nodes_[id];
    switch (node.op) {
      case NodeOp::constant: case NodeOp::setting:
        // A worker's field that the source does not give is no setting.
        if (node.op == NodeOp::constant && !node.name.empty()) return std::nullopt;
        return node.constant;
      case NodeOp::else_:
        return first_present(node);
      case NodeOp::if_: {
        const auto asked = value(node.in[0]);
        if (!asked) return std::nullopt;
        return value(*asked == yes ? node.in[1] : node.in[2]);
      }
      case NodeOp::and_: case NodeOp::or_:
        return logic(node);
      case NodeOp::not_: {
        const auto asked = value(node.in[0]);
        if (!asked || asked->kind == ValueKind::blank) return asked;
        return *asked == yes ? no : yes;
      }
      case NodeOp::is_blank: case NodeOp::is_present: {
        const auto asked = value(node.in[0]);
        if (!asked) return std::nullopt;
        return (asked->kind == ValueKind::blank) == (node.op == NodeOp::is_blank) ? yes : no;
      }
      case NodeOp::equal: case NodeOp::unequal: case NodeOp::less: case NodeOp::less_equal:
      case NodeOp::in_constants:
        return compared(node);
      default:
        return std::nullopt;
    }
  }

 private:
  std::optional<Constant> first_present(const Node& node) {
    std::optional<Constant> last;
    for (const NodeId in : node.in) {
      last = value(in);
      if (!last || last->kind != ValueKind::blank) return last;
    }
    return last;
  }

  std::optional<Constant> logic(const Node& node) {
    const Constant& ends = node.op == NodeOp::or_ ? yes : no;
    bool blank = false;
    for (const NodeId in : node.in) {
      const auto asked = value(in);
      if (!asked || *asked == ends) return asked;
      blank = blank || asked->kind == ValueKind::blank;
    }
    return blank ? Constant{} : node.op == NodeOp::or_ ? no : yes;
  }

  std::optional<Constant> compared(const Node& node) {
    const auto left = value(node.in[0]);
    if (!left || left->kind == ValueKind::blank) return left;
    for (std::size_t i = 1; i < node.in.size(); ++i) {
      const auto right = value(node.in[i]);
      if (!right) return std::nullopt;
      if (node.op == NodeOp::in_constants) {
        if (*left == *right) return yes;
        continue;
      }
      if (right->kind == ValueKind::blank) return right;
      if (node.op == NodeOp::equal) return *left == *right ? yes : no;
      if (node.op == NodeOp::unequal) return *left == *right ? no : yes;
      const int order = compare(left->view(arena_), right->view(arena_));
      return order < 0 || (order == 0 && node.op == NodeOp::less_equal) ? yes : no;
    }
    return no;
  }

  static constexpr std::size_t steps_max = 10'000;
  const NodeTable& nodes_;
  const Constant yes = Constant::of(Value::yes_no(true));
  const Constant no = Constant::of(Value::yes_no(false));
  Arena arena_;
  std::size_t steps_ = 0;
};

/// How the values of a policy are written.
std::string possible(const Type& type) {
  if (type.is(TypeWord::one_of)) {
    std::string all;
    for (const std::string& choice : type.choices) all += fmt::format("{}`{}`", all.empty() ? "" : ", ", choice);
    return all;
  }
  if (type.is(TypeWord::yes_no)) return "`yes`, `no`";
  return print(type);
}

}  // namespace

void Checker::declare_policies() {
  for (const Document* document : documents()) {
    for (const Named<SettingSyntax>& named : document->policies) {
      GraphPolicy policy;
      policy.name = named.name.text;
      policy.title = named.value.title;
      policy.help = named.value.help;
      policy.type = type_of(named.value);
      policy.place = named.name.span;
      policy.layer = document->name.text;
      const auto known = [&](const GraphPolicy& one) { return one.name == policy.name; };
      if (std::any_of(graph_.policies.begin(), graph_.policies.end(), known)) {
        out_.report(Code::duplicate_name, named.name.span,
                    fmt::format("the policy `{}` is declared twice", policy.name));
        continue;
      }
      if (auto value = setting_value(named.value.default_, policy.type)) policy.value = std::move(*value);
      graph_.policies.push_back(std::move(policy));
    }
  }
}

/// The platform's policies first, then the customer's, which win.
void Checker::decide_policies() {
  declare_policies();
  for (const Document* document : {layers_.target, layers_.integration}) {
    if (document == nullptr) continue;
    for (const Named<PolicySyntax>& named : document->policy_values) decide_policy(*document, named);
  }
}

void Checker::decide_policy(const Document& document, const Named<PolicySyntax>& named) {
  const auto found = std::find_if(graph_.policies.begin(), graph_.policies.end(),
                                  [&](const GraphPolicy& one) { return one.name == named.name.text; });
  if (found == graph_.policies.end()) {
    std::vector<std::string> names;
    for (const GraphPolicy& known : graph_.policies) names.push_back(known.name);
    Diagnostic& problem = out_.report(Code::unknown_policy, named.name.span,
                                      fmt::format("there is no policy `{}`", named.name.text));
    const auto near = nearest(named.name.text, names, 1);
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0])).fixed_by(named.name.span, near[0]);
    else problem.help("`stdlib/modules/policies.yaml` lists all of them");
    return;
  }
  const auto value = policy_value(document, named, found->type);
  if (!value) return;
  found->value = *value;
  found->place = named.value.span;
  found->layer = document.name.text;
}

std::optional<Constant> Checker::policy_value(const Document& document, const Named<PolicySyntax>& named,
                                              const Type& type) {
  const PolicySyntax& syntax = named.value;
  const auto& choices = type.choices;
  if (std::find(choices.begin(), choices.end(), syntax.word.text) != choices.end()) {
    return typed_text(syntax.word.text, type, syntax.span, Code::policy_wrong);
  }
  const bool word = syntax.formula && syntax.formula->cases.empty() && syntax.formula->expr.op == Op::name;
  if (!syntax.formula || word) {
    // What is no expression, or only a name, was meant to be one of the values.
    report_policy(named,
                  fmt::format("`{}` is not a value of the policy `{}`", syntax.word.text,
                              named.name.text),
                  type);
    return std::nullopt;
  }
  const Compiled compiled = compile(*syntax.formula, scope_of(document), &type);
  if (compiled.type.form == Type::Form::unknown) return std::nullopt;
  if (compiled.type.is_known() && !fits(compiled.type, type)) {
    report_policy(named, fmt::format("the policy `{}` is {}, and this is {}", named.name.text, print(type),
                                     print(compiled.type)), type);
    return std::nullopt;
  }
  const auto value = SettingsOnly(nodes_).value(compiled.node);
  if (!value) {
    out_.report(Code::policy_not_constant, syntax.span,
                fmt::format("the policy `{}` is decided once for everybody, by settings alone", named.name.text))
        .why("it says how changes are made, not what becomes of one person")
        .help("name a value, or choose one with `if settings.… is \"…\" then \"…\" otherwise \"…\"`");
    return std::nullopt;
  }
  if (type.is(TypeWord::number) && (value->integer < 0 || value->integer % number_one != 0)) {
    report_policy(named, fmt::format("the policy `{}` is a count: a whole number, 0 or more", named.name.text), type);
    return std::nullopt;
  }
  if (value->kind == ValueKind::blank && !type.is(TypeWord::person)) {
    report_policy(named, fmt::format("with these settings the policy `{}` has no value", named.name.text), type);
    return std::nullopt;
  }
  return value;
}

void Checker::report_policy(const Named<PolicySyntax>& named, std::string message, const Type& type) {
  Diagnostic& problem = out_.report(Code::policy_wrong, named.value.span, std::move(message));
  problem.seen("possible: " + possible(type));
  std::vector<std::string> values = type.choices;
  if (type.is(TypeWord::yes_no)) values = {"yes", "no"};
  const auto near = nearest(named.value.word.text, values, 1);
  if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0])).fixed_by(named.value.span, near[0]);
  else if (type.is(TypeWord::person)) problem.help("an id stands in quotes: `\"E17\"`");
}

}  // namespace joinery
