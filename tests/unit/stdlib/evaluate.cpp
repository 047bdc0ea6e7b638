#include "tests/unit/stdlib/evaluate.hpp"

#include <stdexcept>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/grammar/parse.hpp"
#include "engine/decode/decode.hpp"
#include "engine/value/print.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

struct Typed {
  Value value;
  Type type;
};

class Evaluator {
 public:
  explicit Evaluator(const Registry& registry) : registry_(registry) {}

  Typed evaluate(const Expr& expr) {
    switch (expr.op) {
      case Op::text: return {Value::text(expr.text), Type::of(TypeWord::text)};
      case Op::number: return decoded(TypeWord::number, expr.text);
      case Op::date: return {Value::of(ValueKind::date, parse_day(expr.text).value().days),
                             Type::of(TypeWord::date)};
      case Op::instant: return decoded(TypeWord::instant, expr.text);
      case Op::yes: return {Value::yes_no(true), Type::of(TypeWord::yes_no)};
      case Op::no: return {Value::yes_no(false), Type::of(TypeWord::yes_no)};
      case Op::blank: return {Value{}, Type::nothing()};
      case Op::negate: {
        Typed inner = evaluate(expr.children.at(0));
        inner.value.integer = -inner.value.integer;
        return inner;
      }
      case Op::call: return call(expr);
      default: throw std::runtime_error("not a literal or a call");
    }
  }

 private:
  Typed decoded(TypeWord word, std::string_view text) {
    Decoder decoder;
    decoder.type = Type::of(word);
    const RawValue raw{RawState::text, true, static_cast<std::uint32_t>(text.size()), text.data()};
    return {decode(decoder, raw, references(), arena_), decoder.type};
  }

  /// A text literal becomes what the parameter wants; all else must fit as it is.
  Typed argument(const Parameter& parameter, const Expr& expr) {
    const bool plain =
        parameter.type == TypeWord::text || parameter.type == TypeWord::list || parameter.any;
    if (expr.op == Op::text && !plain) return decoded(parameter.type, expr.text);
    Typed result = evaluate(expr);
    const bool list = parameter.type == TypeWord::list;
    const bool good =
        list ? result.value.is_blank() || result.type.is(TypeWord::list)
             : parameter.any || fits(result.type, Type::of(parameter.type));
    if (!good) throw std::runtime_error("wrong type for " + std::string(parameter.name));
    if (list && parameter.item && !result.value.is_blank() &&
        !fits(result.type.item.front(), Type::of(*parameter.item))) {
      throw std::runtime_error("wrong items for " + std::string(parameter.name));
    }
    return result;
  }

  Typed call(const Expr& expr) {
    const FunctionDef* function = registry_.find(expr.text);
    if (function == nullptr) throw std::runtime_error("no function " + expr.text);
    std::vector<Value> values;
    std::vector<Type> types;
    if (expr.children.size() > function->parameters.size()) throw std::runtime_error("too many");
    for (std::size_t i = 0; i < function->parameters.size(); ++i) {
      const Parameter& parameter = function->parameters[i];
      const bool given = i < expr.children.size();
      if (!given && !parameter.optional) throw std::runtime_error("an argument is missing");
      const Typed value = given ? argument(parameter, expr.children[i]) : Typed{};
      values.push_back(value.value);
      types.push_back(value.type);
    }
    const Type returns = function->result_type != nullptr ? function->result_type(types)
                                                          : Type::of(function->returns);
    for (const Value& value : values) {
      if (value.is_hold()) return {value, returns};
    }
    if (function->blanks == BlankPolicy::flows) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].is_blank() && !function->parameters[i].optional) return {Value{}, returns};
      }
    }
    const Call here{arena_, references(), Limits{}.text_bytes};
    const Value result = function->run(here, values);
    check_promises(*function, values, result);
    return {result, returns};
  }

  /// What a definition promises is what the checker builds on.
  static void check_promises(const FunctionDef& function, const std::vector<Value>& values,
                             const Value& result) {
    if (result.is_hold() && !function.fallible) throw std::runtime_error("an unannounced hold");
    bool any_blank = false;
    for (const Value& value : values) any_blank = any_blank || value.is_blank();
    if (result.is_blank() && !any_blank && !function.may_be_blank) {
      throw std::runtime_error("an unannounced blank");
    }
  }

  const Registry& registry_;
  Arena arena_;
};

}  // namespace

std::string evaluated(std::string_view expression, const Registry& registry) {
  Diagnostics diagnostics;
  const auto span_of = [](std::uint32_t begin, std::uint32_t end) {
    return Span{SourceId{0}, begin, end};
  };
  const Expr expr = parse_expression(expression, span_of, Limits{}, diagnostics);
  if (diagnostics.has_errors()) return "does not parse: " + diagnostics.all().front().message;
  try {
    Evaluator evaluator(registry);
    const Typed result = evaluator.evaluate(expr);
    if (result.value.is_hold()) return "hold: " + std::string(result.value.view());
    std::string out;
    append_json(out, result.value, result.type, references().zones);
    return out;
  } catch (const std::exception& problem) {
    return std::string("cannot be run: ") + problem.what();
  }
}

}  // namespace joinery::testing
