/// The platform's fields: what each is set to, and that none can end blank without a decision.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// `first_name` as people say it.
std::string spoken(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

void Checker::compile_fields() {
  if (layers_.target == nullptr) return;
  check_set_names();
  for (const Named<FieldSyntax>& field : layers_.target->user) compile_field(field);
}

void Checker::check_set_names() {
  std::vector<std::string> names;
  for (const auto& field : layers_.target->user) names.push_back(field.name.text);
  for (const Named<Formula>& formula : layers_.target->set) {
    if (std::find(names.begin(), names.end(), formula.name.text) != names.end()) continue;
    Diagnostic& problem = out_.report(Code::unknown_target_field, formula.name.span,
                                      fmt::format("the platform has no field `{}`", formula.name.text));
    const auto near = nearest(formula.name.text, names, 2);
    if (near.size() == 1) problem.fixed_by(formula.name.span, near[0]);
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
    else problem.help("fields of the platform are declared under `user:`");
  }
}

void Checker::compile_field(const Named<FieldSyntax>& field) {
  const Formula* below = nullptr;
  for (const Named<Formula>& formula : layers_.target->set) {
    if (formula.name.text == field.name.text) below = &formula.value;
  }
  const std::string item = "set." + field.name.text;
  if (field.value.foreign) {
    if (below != nullptr || change_of(item) != nullptr) {
      out_.report(Code::foreign_field_set, below != nullptr ? below->span : change_of(item)->span,
                  fmt::format("`{}` belongs to the platform and is never written", field.name.text))
          .also(field.value.span, "declared foreign here");
    }
    return;
  }
  const Type type = from_syntax(field.value.type);
  const auto decided = layered(item, below, layers_.target, &type, true);
  if (!decided) {
    if (field.value.required) {
      out_.report(Code::target_field_unset, field.name.span,
                  fmt::format("the required field `{}` is never set", field.name.text))
          .help(fmt::format("add `{}: …` under `set:`", field.name.text));
    }
    return;
  }
  check_decided(field, *decided);
  const bool fitting = !decided->value.type.is_known() || fits(decided->value.type, type);
  if (!fitting) {
    Diagnostic& problem =
        out_.report(Code::type_mismatch, decided->formula->span,
                    fmt::format("`{}` is {}, and this is {}", field.name.text, print(type),
                                print(decided->value.type)));
    problem.also(field.value.span, "declared here");
    if (decided->value.type.is(TypeWord::list)) {
      problem.help("a list does not become one value by itself: `only(…)`, `first(… by …)` or "
                   "`join(…, \", \")`");
    } else if (type.is(TypeWord::text)) {
      problem.help("a text is made of it by `to_text(…)`; of a date also by `format_date(…)`");
    }
  }
  graph_.fields.push_back({field.name.text, field.value, type, decided->value.node,
                           decided->formula->span, decided->document->name.text});
}

void Checker::check_decided(const Named<FieldSyntax>& field, const Layered& decided) {
  if (decided.value.type.form == Type::Form::unknown) return;
  const std::string& name = field.name.text;
  report_may_end_blank(decided, name,
                       field.value.required ? fmt::format(" else hold \"no {}\"", spoken(name)) : " else keep");
  std::set<NodeId> seen;
  if (field.value.required) {
    check_never_cleared(decided, decided.value.node,
                        fmt::format("`{}` is required, so it cannot be cleared", name), field.value.span, seen);
  }
}

/// `end` is the decision that the fix adds; one that keeps is one of several that are possible.
void Checker::report_may_end_blank(const Layered& decided, std::string_view item, const std::string& end) {
  if (!decided.value.may_be_blank || decided.value.type.form == Type::Form::unknown) return;
  const Formula& formula = *decided.formula;
  Diagnostic& problem =
      out_.report(Code::may_end_blank, formula.span,
                  fmt::format("`{}` can end blank, and nothing says what happens then", item))
          .labelled("can be blank");
  problem.help(fmt::format("end with `{}`{}", end.substr(1),
                           end == " else keep" ? ", `else clear` or `else hold \"…\"`" : ""));
  if (formula.cases.empty() && !formula.quoted) {
    problem.fixed_by({formula.span.source, formula.span.end, formula.span.end}, end);
  }
}

/// `clear` may not be among the ends. `seen`: an end may stand in many branches.
void Checker::check_never_cleared(const Layered& decided, NodeId value, const std::string& message,
                                  Span declared, std::set<NodeId>& seen) {
  if (!seen.insert(value).second) return;
  const Node& node = nodes_[value];
  if (node.op == NodeOp::else_ || node.op == NodeOp::if_) {
    const std::vector<NodeId> in = node.in;
    for (std::size_t i = node.op == NodeOp::if_ ? 1 : 0; i < in.size(); ++i) {
      check_never_cleared(decided, in[i], message, declared, seen);
    }
    return;
  }
  if (node.op != NodeOp::constant || node.constant.kind != ValueKind::clear) return;
  // A `clear` that is written in several places is one node, with the first of them.
  const Span whole = decided.formula->span;
  const bool here = node.place.source == whole.source && node.place.begin >= whole.begin && node.place.end <= whole.end;
  out_.report(Code::required_cleared, here ? node.place : whole, message)
      .also(declared, "declared here")
      .help("use `keep` or `hold \"…\"`");
}

}  // namespace joinery
