/// Calls: today, tables, functions of modules (written out where they are called) and of the library.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// The name at the beginning of a call, without its brackets. A piped call begins with its value, so
/// there the whole is marked.
Span name_span(const Expr& call) {
  const bool piped = !call.children.empty() && call.children[0].span.begin < call.span.begin + call.text.size();
  if (piped) return call.span;
  return {call.span.source, call.span.begin,
          std::min(call.span.end, call.span.begin + static_cast<std::uint32_t>(call.text.size()))};
}

const Expr& unmarked(const Expr& argument) {
  return argument.op == Op::in_zone ? argument.children[0] : argument;
}

std::string wanted_words(const Parameter& parameter) {
  if (parameter.any) return "one value";
  if (parameter.item) return fmt::format("list of {}", word(*parameter.item));
  return std::string(word(parameter.type));
}

bool is_list_form(std::string_view name) {
  return name == "first" || name == "last" || name == "only" || name == "count" || name == "sorted";
}

}  // namespace

bool Checker::count_arguments(const Expr& expr, std::size_t least, std::size_t most) {
  const std::size_t given = expr.children.size();
  if (given >= least && given <= most) return true;
  const std::string wanted = least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most);
  out_.report(Code::wrong_argument_count, expr.span,
              fmt::format("`{}` takes {} value{}, {} given", expr.text, wanted,
                          least == most && least == 1 ? "" : "s", given));
  return false;
}

namespace {

/// What spreadsheets and programs call it.
struct KnownElsewhere {
  std::string_view theirs;  ///< in small letters
  std::string_view help;
};
constexpr KnownElsewhere known_elsewhere[] = {
    {"proper", "`title(…)` writes words with capitals"},
    {"initcap", "`title(…)` writes words with capitals"},
    {"uppercase", "it is called `upper` here"},
    {"ucase", "it is called `upper` here"},
    {"touppercase", "it is called `upper` here"},
    {"lowercase", "it is called `lower` here"},
    {"lcase", "it is called `lower` here"},
    {"tolowercase", "it is called `lower` here"},
    {"concat", "one text holds several values: `\"{a} {b}\"`"},
    {"concatenate", "one text holds several values: `\"{a} {b}\"`"},
    {"textjoin", "one text holds several values: `\"{a} {b}\"`; `join(list, \", \")` joins a list"},
    {"left", "it is called `first_characters` here"},
    {"right", "it is called `last_characters` here"},
    {"substring", "`first_characters`, `last_characters`, `part_before` and `part_after` take parts"},
    {"mid", "`first_characters`, `last_characters`, `part_before` and `part_after` take parts"},
    {"len", "it is called `length` here"},
    {"substitute", "it is called `replace` here"},
    {"coalesce", "write `a else b else c`"},
    {"ifnull", "write `a else b`"},
    {"nvl", "write `a else b`"},
    {"iferror", "write `a else b`: it is used where `a` is blank; an error is never hidden"},
    {"isblank", "write `… is blank`"},
    {"isempty", "write `… is blank`"},
    {"isnull", "write `… is blank`"},
    {"vlookup", "declare a table under `tables:` and ask it by its name: `regions(worker.home_country)`"},
    {"xlookup", "declare a table under `tables:` and ask it by its name: `regions(worker.home_country)`"},
    {"lookup", "declare a table under `tables:` and ask it by its name: `regions(worker.home_country)`"},
    {"iif", "write `if … then … otherwise …`"},
    {"switch", "write `cases:` with `when:` and `then:`, or `if … then … otherwise …`"},
    {"datediff", "take one date from the other: `a - b` is a number of days"},
    {"dateadd", "write `a + 3 days`, `weeks`, `months` or `years`"},
    {"edate", "write `a + 3 months`"},
    {"contains", "write `a contains \"b\"`"},
    {"startswith", "write `a starts with \"b\"`"},
    {"endswith", "write `a ends with \"b\"`"},
};

std::string_view help_for(std::string name) {
  for (char& sign : name) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  }
  std::erase(name, '_');
  for (const KnownElsewhere& one : known_elsewhere) {
    if (one.theirs == name) return one.help;
  }
  return {};
}

}  // namespace

void Checker::report_unknown_call(const Expr& expr) {
  Diagnostic& problem = out_.report(Code::unknown_function, name_span(expr),
                                    fmt::format("no function or table is called `{}`", expr.text));
  std::vector<std::string> names{"today", "now", "first", "last", "only", "count", "sorted"};
  for (const auto& [known, entry] : tables_) names.push_back(known);
  for (const auto& [known, entry] : functions_) names.push_back(known);
  for (const FunctionDef* known : words_.functions.all()) names.emplace_back(known->name);
  if (const std::string_view help = help_for(expr.text); !help.empty()) {
    problem.help(std::string(help));
    return;
  }
  const auto near = nearest(expr.text, names, 2);
  if (near.size() == 1 && !expr.piped) problem.fixed_by(name_span(expr), near[0]);
  if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
  else problem.help("a module that brings functions or tables is named under `uses:`");
}

Compiled Checker::call(const Expr& expr, const Scope& scope) {
  if (expr.text == "today") return today(expr, scope);
  if (expr.text == "now") {
    if (!count_arguments(expr, 0, 0)) return unknown(expr.span);
    Node node;
    node.op = NodeOp::now;
    node.type = Type::of(TypeWord::instant);
    node.may_be_blank = false;
    node.place = expr.span;
    return result(make(std::move(node), scope), scope);
  }
  if (is_list_form(expr.text)) return list_form(expr, scope);
  if (const auto table = tables_.find(expr.text); table != tables_.end()) {
    return table_lookup(table->second, expr, scope);
  }
  if (const auto function = functions_.find(expr.text); function != functions_.end()) {
    return written_out(function->second, expr, scope);
  }
  if (const FunctionDef* function = words_.functions.find(expr.text); function != nullptr) {
    return library_call(*function, expr, scope);
  }
  report_unknown_call(expr);
  for (const Expr& child : expr.children) compile(unmarked(child), scope, nullptr);
  return unknown(expr.span);
}

Compiled Checker::today(const Expr& expr, const Scope& scope) {
  if (expr.children.empty()) {
    out_.report(Code::zone_needed, expr.span, "`today` needs a time zone")
        .why("while it is Monday in London it is already Tuesday in Auckland")
        .help("write `today(in settings.zone)` or `today(in \"Europe/London\")`");
    return unknown(expr.span);
  }
  if (!count_arguments(expr, 1, 1)) return unknown(expr.span);
  const Type zone = Type::of(TypeWord::zone);
  const Compiled where = compile(unmarked(expr.children[0]), scope, &zone);
  require(where, TypeWord::zone, expr.children[0].span, "a time zone is wanted here");
  return result(operation(NodeOp::today, Type::of(TypeWord::date), {where.node}, expr.span, scope),
                scope);
}

Compiled Checker::table_lookup(TableEntry& entry, const Expr& expr, const Scope& scope) {
  entry.used = true;
  if (!count_arguments(expr, 1, 1)) return unknown(expr.span);
  const Type key = graph_.tables[entry.id.index].key;
  const Compiled asked = compile(expr.children[0], scope, &key);
  if (asked.type.is_known() && !fits(asked.type, key)) {
    out_.report(Code::type_mismatch, expr.children[0].span,
                fmt::format("the table `{}` is asked with {}, and this is {}", expr.text, print(key),
                            print(asked.type)));
    return unknown(expr.span);
  }
  Node node;
  node.op = NodeOp::table;
  node.type = graph_.tables[entry.id.index].value;
  node.in = {asked.node};
  node.table = entry.id;
  node.place = expr.span;
  const bool miss_is_blank = graph_.tables[entry.id.index].miss == TableSyntax::Miss::blank;
  const NodeId made = make(std::move(node), scope);
  Compiled value = result(made, scope);
  value.may_be_blank = (asked.may_be_blank || miss_is_blank) && value.may_be_blank;
  return value;
}

Compiled Checker::written_out(Function& function, const Expr& expr, const Scope& scope) {
  function.used = true;
  const std::vector<Expr>& names = function.syntax->head.children;
  if (!count_arguments(expr, names.size(), names.size())) return unknown(expr.span);
  if (function.open) {
    out_.report(Code::recursion, name_span(expr), fmt::format("`{}` calls itself", expr.text))
        .also(function.syntax->head.span, "declared here")
        .why("every mapping comes to an end: functions cannot go round in a circle");
    return unknown(expr.span);
  }
  Scope inside = scope_of(*function.document);
  inside.present = scope.present;
  inside.outcomes = scope.outcomes;
  inside.called_for_item = scope.element != nullptr || scope.called_for_item;
  inside.depth = scope.depth + 1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Expr& argument = unmarked(expr.children[i]);
    if (argument.op == Op::text) {
      inside.literals.emplace(names[i].text, &argument);
    } else {
      Scope plain = scope;
      plain.outcomes = false;
      inside.parameters.emplace(names[i].text, compile(argument, plain, nullptr).node);
    }
  }
  function.open = true;
  ++silent_conditions_;
  const Compiled value = compile(function.syntax->body, inside, nullptr);
  --silent_conditions_;
  function.open = false;
  return value;
}

bool Checker::accepts(const Parameter& parameter, const Type& type) {
  if (parameter.any) return !type.is(TypeWord::list) && !type.is(TypeWord::record);
  if (parameter.type == TypeWord::list) {
    // Without a word on the items, the function says what it makes of them.
    return type.is(TypeWord::list) && (!parameter.item || fits(type.item[0], Type::of(*parameter.item)));
  }
  return fits(type, Type::of(parameter.type));
}

Compiled Checker::library_call(const FunctionDef& function, const Expr& expr, const Scope& scope) {
  const auto& parameters = function.parameters;
  const auto least = static_cast<std::size_t>(std::count_if(
      parameters.begin(), parameters.end(), [](const Parameter& p) { return !p.optional; }));
  if (!count_arguments(expr, least, parameters.size())) return unknown(expr.span);
  std::vector<NodeId> in;
  std::vector<Type> types;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& parameter = parameters[i];
    if (i >= expr.children.size()) {
      in.push_back(constant({}, Type::nothing(), expr.span));
      types.push_back(Type::nothing());
      continue;
    }
    const Expr& argument = unmarked(expr.children[i]);
    const Type wanted = Type::of(parameter.type);
    const bool any = parameter.type == TypeWord::list || parameter.any;
    const Compiled value = compile(argument, scope, any ? nullptr : &wanted);
    if (value.type.is_known() && !accepts(parameter, value.type)) {
      out_.report(Code::type_mismatch, argument.span,
                  fmt::format("`{}` wants {} here, and this is {}", function.name,
                              wanted_words(parameter), print(value.type)))
          .labelled(std::string(parameter.about));
      return unknown(expr.span);
    }
    if (parameter.literal && nodes_[value.node].op != NodeOp::constant &&
        nodes_[value.node].op != NodeOp::setting) {
      out_.report(Code::constant_needed, argument.span,
                  fmt::format("`{}` wants a fixed value here", function.name));
    }
    in.push_back(value.node);
    types.push_back(value.type);
  }
  const auto said = [](const Type& type) { return type.form == Type::Form::unknown; };
  if (std::any_of(types.begin(), types.end(), said)) return unknown(expr.span);
  Node node;
  node.op = NodeOp::call;
  node.function = &function;
  node.type = function.result_type != nullptr ? function.result_type(types) : Type::of(function.returns);
  node.in = std::move(in);
  node.place = expr.span;
  node.may_be_blank = false;
  return call_result(std::move(node), expr, scope);
}

/// Optional arguments that were left out are blank, and do not make the result so.
Compiled Checker::call_result(Node node, const Expr& expr, const Scope& scope) {
  const FunctionDef& function = *node.function;
  bool blank = function.may_be_blank;
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    const bool flows = function.blanks == BlankPolicy::flows && !function.parameters[i].optional;
    blank = blank || (flows && may_be_blank(node.in[i], scope));
  }
  node.may_hold = function.fallible || std::any_of(node.in.begin(), node.in.end(), [&](NodeId in) {
                    return nodes_[in].may_hold;
                  });
  node.may_be_blank = blank;
  return result(nodes_.add(std::move(node)), scope);
}

}  // namespace joinery
