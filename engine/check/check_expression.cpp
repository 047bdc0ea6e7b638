#include "engine/check/check.hpp"
#include "engine/check/checker.hpp"

namespace joinery {

std::optional<Graph> check_expression(const Expr& expression, const Layers& layers, const Words& words,
                                      const RecordShape& shape, const Limits& limits,
                                      Diagnostics& diagnostics) {
  Checker checker(layers, words, limits, diagnostics);
  checker.declare();
  checker.compile_alone(expression, shape);
  if (diagnostics.has_errors()) return std::nullopt;
  return checker.take();
}

void Checker::compile_alone(const Expr& expression, const RecordShape& shape) {
  record_shape_ = shape;
  Scope scope;
  scope.reads_record = true;
  graph_.id = compile(expression, scope, nullptr).node;
  const Type zone = Type::of(TypeWord::zone);
  graph_.account.zone = text_literal("UTC", {}, &zone).node;
  graph_.account.zone_assumed = true;
  const NodeId blank = constant({}, Type::of(TypeWord::date), {});
  graph_.account.starts = blank;
  graph_.account.ends = blank;
  graph_.account.archived_when =
      constant(Constant::of(Value::yes_no(false)), Type::of(TypeWord::yes_no), {});
  graph_.invite.condition = graph_.account.archived_when;
}

}  // namespace joinery
