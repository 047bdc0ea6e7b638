/// What the formulas of a connector see, and how they become templates: roots of one graph over the
/// context that engine/formulas describes.

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/connector_checker.hpp"

namespace joinery {
namespace {

PathSyntax path_of(const std::vector<std::string>& steps, Span place) {
  PathSyntax path;
  path.span = place;
  for (const std::string& name : steps) {
    PathStep step;
    step.name = name;
    step.span = place;
    path.steps.push_back(std::move(step));
  }
  return path;
}

/// The path of a reading as it stands below `below`; names of headers in small letters.
PathSyntax placed(PathSyntax path, const std::vector<std::string>& below) {
  if (path.form == PathSyntax::Form::jsonpath) {
    std::string prefix = "$";
    for (const std::string& step : below) prefix += "[" + quote(step) + "]";
    path.query = prefix + path.query.substr(1);
    return path;
  }
  if (path.steps.size() > 1 && path.steps[0].name == "headers") {
    for (char& sign : path.steps[1].name) {
      if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    }
  }
  PathSyntax whole = path_of(below, path.span);
  for (PathStep& step : path.steps) whole.steps.push_back(std::move(step));
  return whole;
}

}  // namespace

Scope ConnectorChecker::scope_over(ContextNames& names) const {
  Scope scope;
  scope.document = &document_;
  scope.context = &names;
  return scope;
}

void ConnectorChecker::add(ContextNames& names, std::string name, const Type& type,
                           const std::vector<std::string>& path, bool secret) {
  ContextName one;
  one.path = path_of(path, {});
  one.decoder.type = type;
  one.decoder.exact = true;
  one.decoder.where = name;
  one.secret = secret;
  names.insert_or_assign(std::move(name), std::move(one));
}

ContextNames ConnectorChecker::base_names() const {
  ContextNames names;
  for (const Named<ConnectCredentialSyntax>& credential : syntax_.credentials) {
    const std::string& name = credential.name.text;
    add(names, "credentials." + name, Type::of(TypeWord::text), {"credentials", name},
        credential.value.secret);
  }
  return names;
}

void ConnectorChecker::add_names(ContextNames& names, const ReadingsSyntax& readings,
                                 std::string_view root, const std::vector<std::string>& below) {
  for (const Named<ReadingSyntax>& reading : readings) {
    ContextName one;
    one.path = placed(reading.value.path, below);
    one.decoder = checker_.decoder(reading.value, print(reading.value.path));
    names.insert_or_assign(fmt::format("{}.{}", root, reading.name.text), std::move(one));
  }
}

std::vector<ConnectorReading> ConnectorChecker::add_readings(ContextNames& names,
                                                             const ReadingsSyntax& readings,
                                                             std::string_view root,
                                                             const std::vector<std::string>& below) {
  add_names(names, readings, root, below);
  std::vector<ConnectorReading> made;
  for (const Named<ReadingSyntax>& reading : readings) {
    made.push_back(connector_reading(reading.name, reading.value, below));
  }
  return made;
}

void ConnectorChecker::use_answer_roots(const ReadingsSyntax& readings) {
  for (const Named<ReadingSyntax>& reading : readings) {
    check_reading_begin(reading.value, {"body", "headers"});
  }
}

void ConnectorChecker::check_reading_begin(const ReadingSyntax& reading,
                                           const std::vector<std::string_view>& roots) {
  std::string begin;
  if (reading.path.form == PathSyntax::Form::jsonpath) {
    const std::string_view rest = std::string_view(reading.path.query).substr(1);
    for (const std::string_view root : roots) {
      const bool dotted = rest.starts_with("." + std::string(root));
      if (dotted || rest.starts_with("[\"" + std::string(root)) || rest.starts_with("['" + std::string(root))) {
        return;
      }
    }
    begin = reading.path.query;
  } else if (!reading.path.steps.empty()) {
    begin = reading.path.steps[0].name;
    if (std::ranges::find(roots, begin) != roots.end()) return;
  }
  std::string known;
  for (const std::string_view root : roots) {
    known += fmt::format("{}`{}.…`", known.empty() ? "" : ", ", root);
  }
  found_.report(Code::reading_outside, reading.path.span,
                fmt::format("`{}` is no part of an answer", begin))
      .help(fmt::format("a path begins with {}, as in `text from body.{}`", known, begin));
}

void ConnectorChecker::add_answer(ContextNames& names, const ReadingsSyntax& own,
                                  std::vector<std::string> below) {
  std::vector<std::string> status = below;
  status.emplace_back("status");
  if (below.empty()) add(names, "status", Type::of(TypeWord::number), status);
  add_names(names, syntax_.answer, "answer", below);
  add_names(names, own, "answer", below);
}

ConnectorReading ConnectorChecker::connector_reading(const Word& name, const ReadingSyntax& reading,
                                                     const std::vector<std::string>& below) {
  ConnectorReading made;
  made.name = name.text;
  made.path = placed(reading.path, {});
  made.value = reading_template(reading, below);
  return made;
}

Template ConnectorChecker::reading_template(const ReadingSyntax& reading,
                                            const std::vector<std::string>& below) {
  ContextName one;
  one.path = placed(reading.path, below);
  one.decoder = checker_.decoder(reading, print(reading.path));
  const Compiled value = checker_.context_reading("reading", one, reading.span);
  return take(value.node, reading.span);
}

bool ConnectorChecker::holds_secret(NodeId root) const {
  std::vector<NodeId> open{root};
  std::set<NodeId> seen;
  while (!open.empty()) {
    const NodeId at = open.back();
    open.pop_back();
    if (!seen.insert(at).second) continue;
    const Node& node = checker_.graph_[at];
    if (node.op == NodeOp::read && checker_.secret_readings_.contains(node.reading.index)) return true;
    open.insert(open.end(), node.in.begin(), node.in.end());
    open.insert(open.end(), node.bodies.begin(), node.bodies.end());
  }
  return false;
}

void ConnectorChecker::collect_fields(NodeId at, std::set<std::string>& fields,
                                      std::set<NodeId>& seen) const {
  if (!seen.insert(at).second) return;
  const Node& node = checker_.graph_[at];
  if (node.op == NodeOp::read) {
    const auto found = checker_.change_readings_.find(node.reading.index);
    if (found != checker_.change_readings_.end()) fields.insert(found->second);
  }
  for (const NodeId in : node.in) collect_fields(in, fields, seen);
  for (const NodeId body : node.bodies) collect_fields(body, fields, seen);
}

Template ConnectorChecker::take(NodeId node, Span place) {
  Template made;
  made.place = place;
  made.formula = static_cast<std::uint32_t>(checker_.graph_.fields.size());
  made.type = checker_.graph_[node].type;
  made.secret = holds_secret(node);
  std::set<std::string> fields;
  std::set<NodeId> seen;
  collect_fields(node, fields, seen);
  const bool asks = !fields.empty() && fields.begin()->starts_with("cleared.");
  if (fields.size() == 1 && !asks) made.field = *fields.begin();
  GraphField field;
  field.name = fmt::format("formula {}", made.formula);
  field.type = made.type;
  field.value = node;
  field.place = place;
  checker_.graph_.fields.push_back(std::move(field));
  return made;
}

Template ConnectorChecker::value(const Formula& formula, ContextNames& names,
                                 std::optional<Type> wanted, std::string_view what) {
  const Scope scope = scope_over(names);
  const Compiled made = checker_.compile(formula, scope, wanted ? &*wanted : nullptr);
  if (wanted && made.type.is_known() && !fits(made.type, *wanted)) {
    found_.report(Code::type_mismatch, formula.span,
                  fmt::format("{} must be {}, and this is {}", what, print(*wanted), print(made.type)));
  }
  return take(made.node, formula.span);
}

Template ConnectorChecker::text(const Formula& formula, ContextNames& names, std::string_view what) {
  return value(formula, names, Type::of(TypeWord::text), what);
}

Template ConnectorChecker::scalar(const Formula& formula, ContextNames& names, std::string_view what) {
  Template made = value(formula, names, std::nullopt, what);
  const Type& item = made.type.is(TypeWord::list) ? made.type.item[0] : made.type;
  if (item.is(TypeWord::record) || item.is(TypeWord::list)) {
    found_.report(Code::type_mismatch, formula.span,
                  fmt::format("{} must be one value or a list of values, and this is {}", what,
                              print(made.type)));
  }
  return made;
}

std::optional<Template> ConnectorChecker::maybe_text(const std::optional<Formula>& formula,
                                                     ContextNames& names, std::string_view what) {
  if (!formula) return std::nullopt;
  return text(*formula, names, what);
}

Template ConnectorChecker::condition(const Expr& expr, ContextNames& names) {
  const Compiled made = checker_.condition(expr, scope_over(names));
  return take(made.node, expr.span);
}

std::vector<NamedTemplate> ConnectorChecker::pairs(const std::vector<Named<Formula>>& formulas,
                                                   ContextNames& names) {
  std::vector<NamedTemplate> made;
  for (const Named<Formula>& formula : formulas) {
    made.push_back({formula.name.text,
                    scalar(formula.value, names, fmt::format("`{}`", formula.name.text)),
                    formula.name.span});
  }
  return made;
}

void ConnectorChecker::refuse_secret(const Template& value, std::string_view where) {
  if (!value.secret) return;
  found_.report(Code::secret_shown, value.place, fmt::format("{} would show a secret", where))
      .why("what stands there is printed, kept or sent to others; a secret credential may stand in "
           "requests, in `sign in` and as the key of a hook only");
}

}  // namespace joinery
