/// Names and the paths that begin with them: `settings.zone`, `worker.custom.division`, a parameter, a
/// field of `read:`, a field of the item that stands around.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// `a.b.c` as its root and its keys; false where it begins with something else than a name.
bool flatten(const Expr& expr, std::string& root, std::vector<const Expr*>& keys) {
  if (expr.op == Op::name) {
    root = expr.text;
    return true;
  }
  if (expr.op != Op::member || !flatten(expr.children[0], root, keys)) return false;
  keys.push_back(&expr);
  return true;
}

/// The last `length` bytes of a member expression: its key.
Span key_span(const Expr& member) {
  const std::uint32_t begin = std::max(member.children[0].span.end, member.span.begin);
  if (member.span.end <= begin + 1) return member.span;
  return {member.span.source, begin + 1, member.span.end};
}

template <class Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, entry] : map) names.push_back(name);
  return names;
}

}  // namespace

Compiled Checker::setting(const std::string& setting_name, Span place) {
  const auto found = settings_.find(setting_name);
  if (found == settings_.end()) {
    Diagnostic& problem = out_.report(Code::unknown_setting, place,
                                      fmt::format("no setting is called `{}`", setting_name));
    const auto near = nearest(setting_name, keys_of(settings_), 1);
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
    else problem.help("settings are declared under `settings:` of the source or the target");
    return unknown(place);
  }
  found->second.used = true;
  Node node;
  node.op = NodeOp::setting;
  node.name = setting_name;
  node.type = found->second.type;
  node.constant = found->second.value;
  // Without a default an integration must give it a value, and an empty one is refused: whoever reads
  // the target alone may take it for granted.
  node.may_be_blank = node.constant.kind == ValueKind::blank && found->second.syntax->value.has_default;
  node.place = place;
  return result(nodes_.add(std::move(node)), Scope{});
}

Compiled Checker::element_field(std::size_t index, const Type& type, Span place) {
  Node node;
  node.op = NodeOp::element;
  node.type = type;
  node.index = static_cast<std::uint32_t>(index);
  node.place = place;
  node.may_hold = true;
  return result(nodes_.add(std::move(node)), Scope{});
}

Compiled Checker::name(const Expr& expr, const Scope& scope, const Type* wanted) {
  if (const auto found = scope.literals.find(expr.text); found != scope.literals.end()) {
    return compile(*found->second, Scope{}, wanted);
  }
  if (const auto found = scope.parameters.find(expr.text); found != scope.parameters.end()) {
    return result(found->second, scope);
  }
  return rooted(expr.text, {}, expr, scope);
}

Compiled Checker::member(const Expr& expr, const Scope& scope) {
  std::string root;
  std::vector<const Expr*> keys;
  const bool path = flatten(expr, root, keys);
  if (!path || scope.parameters.contains(root)) {
    return take_field(compile(expr.children[0], scope, nullptr), expr, scope);
  }
  return rooted(root, keys, expr, scope);
}

Compiled Checker::take_field(Compiled of, const Expr& expr, const Scope& scope) {
  if (of.type.form != Type::Form::known) return unknown(expr.span);
  const bool many = of.type.is(TypeWord::list);
  const Type& record = many ? of.type.item[0] : of.type;
  if (!record.is(TypeWord::record)) {
    out_.report(Code::type_mismatch, key_span(expr),
                fmt::format("{} has no parts, so `.{}` has no meaning", print(of.type), expr.text));
    return unknown(expr.span);
  }
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (record.fields[i].name != expr.text) continue;
    Node node;
    node.op = many ? NodeOp::each : NodeOp::field;
    node.type = many ? Type::list_of(record.fields[i].type) : record.fields[i].type;
    node.in = {of.node};
    node.index = static_cast<std::uint32_t>(i);
    node.place = expr.span;
    return result(make(std::move(node), scope), scope);
  }
  std::vector<std::string> names;
  for (const TypeField& field : record.fields) names.push_back(field.name);
  Diagnostic& problem = out_.report(Code::unknown_name, key_span(expr),
                                    fmt::format("there is no `{}` in it", expr.text))
                            .seen("fields: " + listed(names));
  const auto near = nearest(expr.text, names, 1);
  if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
  return unknown(expr.span);
}

/// `employments.primary`: the one that the source's rule picks.
bool Checker::picks_primary(const std::string& list, const std::vector<const Expr*>& keys,
                            std::size_t at) const {
  return at < keys.size() && keys[at]->text == "primary" && readings_.contains(list + ".primary");
}

Compiled Checker::rooted(const std::string& root, const std::vector<const Expr*>& keys,
                         const Expr& expr, const Scope& scope) {
  Compiled value;
  std::size_t used = 0;
  if (scope.element != nullptr && scope.element->is(TypeWord::record)) {
    const auto& fields = scope.element->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].name != root) continue;
      value = element_field(i, fields[i].type, expr.span);
      for (const Expr* key : keys) value = take_field(value, *key, scope);
      return value;
    }
  }
  if (scope.element != nullptr && !scope.element->is(TypeWord::record) && root == "item") {
    return element_field(0, *scope.element, expr.span);
  }
  if (auto found = context_value(root, keys, expr, scope, used)) {
    value = *found;
  } else if (root == "settings" && !keys.empty()) {
    value = setting(keys[0]->text, key_span(*keys[0]));
    used = 1;
  } else if (scope.context != nullptr) {
    return unknown_context(root, keys, expr, scope);
  } else if (root == "worker" && keys.size() > 1 && keys[0]->text == "custom") {
    value = custom_field(keys[1]->text, key_span(*keys[1]));
    used = 2;
  } else if (root == "worker" && !keys.empty()) {
    value = worker_field(keys[0]->text, key_span(*keys[0]), scope);
    used = 1;
  } else if (root == "read" && !keys.empty()) {
    used = 1 + (picks_primary(keys[0]->text, keys, 1) ? 1 : 0);
    value = read_field(used == 2 ? keys[0]->text + ".primary" : keys[0]->text, key_span(*keys[0]));
  } else if (scope.reads_source && readings_.contains(root)) {
    used = picks_primary(root, keys, 0) ? 1 : 0;
    value = read_field(used == 1 ? root + ".primary" : root, expr.span);
  } else if (scope.reads_record) {
    std::vector<std::string> path;
    if (root != "record" || keys.empty()) path.push_back(root);
    for (const Expr* key : keys) path.push_back(key->text);
    return record_path(path, expr.span);
  } else {
    return unknown_root(root, keys, expr, scope);
  }
  // A node that is known to be there keeps that knowledge however it is named.
  value.may_be_blank = value.may_be_blank && !scope.present.contains(value.node);
  for (std::size_t i = used; i < keys.size(); ++i) value = take_field(value, *keys[i], scope);
  return value;
}

Compiled Checker::unknown_root(const std::string& root, const std::vector<const Expr*>& keys,
                               const Expr& expr, const Scope& scope) {
  const Span place{expr.span.source, expr.span.begin,
                   expr.span.begin + static_cast<std::uint32_t>(root.size())};
  const bool bare = keys.empty();
  if (bare && (root == "worker" || root == "settings" || root == "read")) {
    out_.report(Code::unknown_name, place, fmt::format("`{}` is not a value by itself", root))
        .help(fmt::format("name what you want of it, as in `{}.{}`", root,
                          root == "settings" ? "zone" : "email"));
    return unknown(expr.span);
  }
  if (bare && (tables_.contains(root) || functions_.contains(root) ||
               words_.functions.find(root) != nullptr)) {
    out_.report(Code::unknown_name, place, fmt::format("`{}` must be asked with a value", root))
        .help(fmt::format("write `{}(…)`, with the value in the brackets", root));
    return unknown(expr.span);
  }
  Diagnostic& problem =
      out_.report(Code::unknown_name, place, fmt::format("nothing is called `{}` here", root));
  std::vector<std::string> known;
  for (const auto& [parameter, node] : scope.parameters) known.push_back(parameter);
  if (scope.reads_source) known = keys_of(readings_);
  const auto near = nearest(root, known, 2);
  if (!near.empty()) {
    problem.help(fmt::format("did you mean `{}`?", near[0]));
    if (near.size() == 1) problem.fixed_by(place, near[0]);
  } else if (const auto fields = worker_names();
             std::find(fields.begin(), fields.end(), root) != fields.end()) {
    problem.help(fmt::format("did you mean `worker.{}`?", root)).fixed_by(place, "worker." + root);
  } else if (const auto like = nearest(root, worker_names(), 2); !like.empty()) {
    problem.help(fmt::format("did you mean `worker.{}`?", like[0]));
    if (like.size() == 1) problem.fixed_by(place, "worker." + like[0]);
  } else {
    problem.help(fmt::format("a text is written in quotes: `\"{}\"`", root));
  }
  return unknown(expr.span);
}

Compiled Checker::record_path(const std::vector<std::string>& keys, Span place) {
  const std::optional<Type> type = record_shape_ ? record_shape_(keys) : Type::of(TypeWord::text);
  Reading reading;
  reading.place = place;
  reading.type = type.value_or(Type::of(TypeWord::text));
  reading.decoder.type = reading.type;
  reading.path.span = place;
  for (const std::string& key : keys) {
    PathStep step;
    step.name = key;
    step.span = place;
    reading.path.steps.push_back(std::move(step));
  }
  reading.name = print(reading.path);
  reading.decoder.where = reading.name;
  Node node;
  node.op = NodeOp::read;
  node.type = reading.type;
  node.place = place;
  node.may_hold = true;
  const auto same_name = [&](const Reading& known) { return known.name == reading.name; };
  auto known = std::find_if(graph_.readings.begin(), graph_.readings.end(), same_name);
  if (known == graph_.readings.end()) {
    graph_.readings.push_back(reading);
    known = graph_.readings.end() - 1;
  }
  node.reading = ReadingId{static_cast<std::uint32_t>(known - graph_.readings.begin())};
  return result(nodes_.add(std::move(node)), Scope{});
}

}  // namespace joinery
